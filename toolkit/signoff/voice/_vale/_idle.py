"""What of a rule does nothing, or can never find anything. Vale takes both without a word; here they are said."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from signoff.errors import Problem

_ENDS_FLAT = re.compile(r"(?:[A-Za-z0-9 ]|\\.)*(?:\\[.!?+*()]|[!,;:%#@&=/-])\Z")
_BEGINS_FLAT = re.compile(r"(?:\\[.!?+*()]|[!,;:%#@&=/-])")
_ACTIONS = ("replace", "remove", "edit", "suggest", "convert")


def idle(rule: Any, extends: str) -> Iterator[Problem]:
    """Warnings, each at its place in the rule's file."""
    for key, why in _settings(rule, extends):
        if key in rule.node.keys:
            yield Problem(f"`{key}` does nothing: {why}", rule.place_of(key), severity="warning")
    if said := _never(rule, extends):
        yield Problem(f"it can never find anything: {said}", rule.place, severity="warning")
    if extends in ("existence", "substitution") and not rule.nonword:
        yield from _edges(rule, extends)
    if rule.action and rule.action.name not in _ACTIONS:
        yield Problem(f"no action `{rule.action.name}`", rule.place_of("action", "name"), severity="warning")


def _settings(rule: Any, extends: str) -> Iterator[tuple[str, str]]:
    yield from _KINDS.get(extends, _nothing)(rule)


def _nothing(rule: Any) -> Iterator[tuple[str, str]]:
    return iter(())


def _existence(rule: Any) -> Iterator[tuple[str, str]]:
    if not rule.raw:
        yield "append", "there is no `raw`"
    if not rule.tokens:
        yield "nonword", "there are no `tokens`"


def _substitution(rule: Any) -> Iterator[tuple[str, str]]:
    yield "pos", "Vale has given it up"


def _conditional(rule: Any) -> Iterator[tuple[str, str]]:
    yield "ignorecase", "write `(?i)` into the patterns"


def _capitalization(rule: Any) -> Iterator[tuple[str, str]]:
    if rule.match != "$title":
        yield "style", "it is for `match: $title`"
    if rule.match != "$sentence":
        yield "indicators", "they are for `match: $sentence`"
    if rule.match not in ("$title", "$sentence"):
        yield "threshold", "it is for `match: $title` and `$sentence`"


def _spelling(rule: Any) -> Iterator[tuple[str, str]]:
    yield "threshold", "Vale has given it up"


def _sized(rule: Any) -> Iterator[tuple[str, str]]:
    yield "scope", "the rule is always asked about the whole text"


def _by_sentence(rule: Any) -> Iterator[tuple[str, str]]:
    yield "scope", "the rule is always asked about sentences"


_KINDS: dict[str, Callable[[Any], Iterator[tuple[str, str]]]] = {
    "existence": _existence, "substitution": _substitution, "conditional": _conditional, "spelling": _spelling,
    "capitalization": _capitalization, "metric": _sized, "readability": _sized, "sequence": _by_sentence,
}  # fmt: skip


_NEEDED = {
    "existence": ("tokens", "raw"), "substitution": ("swap",), "repetition": ("tokens",), "sequence": ("tokens",),
    "consistency": ("either",), "occurrence": ("token",), "conditional": ("first",), "capitalization": ("match",),
    "readability": ("metrics",),
}  # fmt: skip


def _never(rule: Any, extends: str) -> str:
    """Why a rule finds nothing whatever the text is; "" where it may."""
    keys = _NEEDED.get(extends, ())
    if keys and not any(getattr(rule, key) for key in keys):
        return f"it has no {' and no '.join(f'`{key}`' for key in keys)}"
    if extends == "occurrence" and not (rule.max or rule.min):
        return "it has no `max` and no `min`"
    if extends == "sequence" and not any(token.pattern and not token.negate for token in rule.tokens):
        return "none of its tokens has a `pattern` to begin at"
    return ""


def _edges(rule: Any, extends: str) -> Iterator[Problem]:
    """Words that end with a sign: a rule for whole words wants a letter right after it."""
    words = enumerate(rule.tokens) if extends == "existence" else ((term, term) for term in rule.swap)
    key = "tokens" if extends == "existence" else "swap"
    for position, word in words:
        after, before = _ENDS_FLAT.match(word), _BEGINS_FLAT.match(word)
        if after or before:
            where = "after its last" if after else "before its first"
            said = f"`{word[:40]}` is found only with a letter right {where} sign; `nonword: true` finds it everywhere"
            yield Problem(said, rule.place_of(key, position), severity="warning")
