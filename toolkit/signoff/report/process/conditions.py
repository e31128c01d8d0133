"""Conditions in words: `{tag: [promotion, giveaway]}` is "a post tagged promotion or giveaway".

Each matcher is one phrase of the catalogue, such that "not" may stand before it. A matcher of a plug-in, which the
catalogue does not know, is shown as it was written."""

from collections.abc import Callable, Mapping
from typing import Any

from signoff.model import many
from signoff.report.names import Names
from signoff.report.words import Words

NESTED = ("all", "any", "not")
THINGS = ("has", "changed", "type")


def posts_meant(when: Any, words: Words, names: Names, start: str = "a") -> str:
    """The posts that a `when:` is for: "a post on LinkedIn and tagged promotion".

    start  `a`, `every` or `other`: how the phrase begins;  when: None is for every post"""
    written = dict(when.written) if when is not None and isinstance(when.written, Mapping) else {}
    kinds = many(written.pop("type", None)) or ("post",)
    noun = words.listed((words.known(f"{start}_type", kind) for kind in kinds), "or")
    return f"{noun} {_all(written, words, names)}" if written else noun


def _all(written: Mapping[str, Any], words: Words, names: Names) -> str:
    parts = [_phrase(name, value, words, names) for name, value in written.items()]
    alone = len(parts) == 1
    bracketed = [part if alone or name != "any" else f"({part})" for name, part in zip(written, parts, strict=True)]
    return f" {words('and')} ".join(bracketed)


def _phrase(name: str, value: Any, words: Words, names: Names) -> str:
    if name == "not":
        inner = _all(value, words, names)
        return words("not", phrase=f"({inner})" if len(value) > 1 else inner)
    if name in NESTED:
        parts = [_all(item, words, names) for item in many(value)]
        return f" {words('and')} ".join(parts) if name == "all" else words.listed(parts)
    tell: Callable[[Any, Words, Names], str] = TOLD.get(name, _named(name))
    return tell(value, words, names)


def _named(name: str) -> Callable[[Any, Words, Names], str]:
    def tell(value: Any, words: Words, names: Names) -> str:
        shown = [words.known(name, item) if name in THINGS else str(item) for item in many(value)]
        if not words.has(f"cond_{name}"):
            return words("cond_unknown", name=name, value=words.listed(shown))
        return words(f"cond_{name}", names=words.listed(shown))

    return tell


def _network(value: Any, words: Words, names: Names) -> str:
    return words("cond_network", names=words.listed(names.network(each) for each in many(value)))


def _author(value: Any, words: Words, names: Names) -> str:
    return words("cond_author", names=words.listed(names.people(many(value))))


def _language(value: Any, words: Words, names: Names) -> str:
    return words("cond_language", names=words.listed(words.language_name(each) for each in many(value)))


def _scheduled(value: Any, words: Words, names: Names) -> str:
    parts = []
    if "within" in value:
        parts.append(words("cond_scheduled_within", span=words.duration(value["within"])))
    if "outside" in value:
        parts.append(words("cond_scheduled_outside"))
    return f" {words('and')} ".join(parts)


def _spend(value: Any, words: Words, names: Names) -> str:
    return words("cond_spend", sum=value["over"])


TOLD: dict[str, Callable[[Any, Words, Names], str]] = {
    "network": _network, "author": _author, "language": _language, "scheduled": _scheduled, "spend": _spend,
}  # fmt: skip
