"""The page, put together: who we are, how we write, each language with its words, examples, channels, what stops."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from markupsafe import Markup

from signoff.policy import Policy
from signoff.report.foot import counted_from
from signoff.report.names import Names
from signoff.report.process.conditions import posts_meant
from signoff.report.process.sentences import ANY_TIME
from signoff.report.shell import page, render, seen, table
from signoff.report.style_guide.habits import COUNTED, by_channel, habits, in_language
from signoff.report.style_guide.lists import EVERY, KINDS, Row, languages, rows, severities
from signoff.report.style_guide.shown import shown
from signoff.report.words import Words


def style_guide_page(policy: Policy, language: str = "en") -> str:
    """The style guide as one HTML file that needs no network, in English or Latvian.

    language  of the page; what is written in another language is shown as it is
    Raises SignoffError for a language that there is no catalogue of."""
    words, names = Words(language, policy.zone, ANY_TIME), Names(policy)
    documents = sorted(policy.of("voice"), key=lambda one: one.when is not None)
    spoken = [_language(policy, documents, tag, words, names) for tag in languages(documents)]
    body = render(
        "style_guide.html", words, values=_values(documents), everybody=_everybody(documents, words),
        narrow=list(_narrow(documents, words, names)), languages=[one for one in spoken if one["any"]],
        channels=_channels(policy, words, names), rules=list(_rules(documents)),
        packages=sorted({name for one in documents for name in one.packages}),
    )  # fmt: skip
    title = words("guide_title", name=policy.name or words("workspace"))
    foot = [words("guide_foot"), *counted_from(words, policy)]
    return page(title, [body], language=language, lead=_lead(documents, words), foot=foot)


def _lead(documents: list[Any], words: Words) -> str:
    if not documents:
        return words("guide_empty")
    sounds = dict.fromkeys(chain.from_iterable(one.tone.sounds for one in documents if one.tone))
    return words("guide_lead", sounds=words.listed(sounds, "and")) if sounds else words("guide_lead_plain")


def _values(documents: list[Any]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {"we_are": [], "we_never": []}
    for values in (one.values for one in documents if one.values):
        for key, found in said.items():
            found += [each for each in getattr(values, key) if each not in found]
    return said


def _everybody(documents: list[Any], words: Words) -> list[str]:
    return [said for one in documents if one.when is None for said in habits(one, words)]


def _narrow(documents: list[Any], words: Words, names: Names) -> Iterator[dict[str, Any]]:
    """What holds only for some posts, each with which ones."""
    for one in documents:
        if one.when is not None and (said := list(habits(one, words))):
            meant = posts_meant(one.when, words, names)
            yield {"title": meant[:1].upper() + meant[1:], "said": said}


def _language(policy: Policy, documents: list[Any], tag: str, words: Words, names: Names) -> dict[str, Any]:
    """One language: its habits, its lists, its examples."""
    said = [each for one in documents for each in in_language(one, tag, words)]
    lists = [found for kind in KINDS if (found := _list(policy, documents, kind, tag, words, names))]
    examples = sorted((each for one in documents for each in shown(one, tag)), key=lambda each: not each.good)
    title = words("guide_in", language=words.language_name(tag)) if tag != EVERY else words("guide_in_all")
    return {
        "anchor": f"language-{tag or 'all'}", "tag": tag, "title": title, "said": said, "lists": lists,
        "good": [each for each in examples if each.good], "bad": [each for each in examples if not each.good],
        "any": bool(said or lists or examples),
    }  # fmt: skip


def _list(
    policy: Policy, documents: list[Any], kind: str, tag: str, words: Words, names: Names
) -> dict[str, Any] | None:
    """One list of one language, of all documents; a document's own `when:` stands beside its words."""
    found = [(row, row.when or one.when) for one in documents for row in rows(one, kind, tag, severities(policy, one))]
    if not found:
        return None
    columns = _columns([row for row, _ in found], any(when for _, when in found))
    about = {"title": words(f"guide_list_{kind}"), "severity": found[0][0].severity}
    if columns == ["word"]:
        return about | {"words": [_cell(row, when, "word", tag, words, names) for row, when in found], "table": ""}
    heads = [words(f"guide_head_{name}") for name in columns]
    lines = [[_cell(row, when, name, tag, words, names) for name in columns] for row, when in found]
    return about | {"words": [], "table": table(heads, lines)}


def _columns(found: list[Row], narrow: bool) -> list[str]:
    """Only the columns that say something."""
    more = {name: any(getattr(row, name) for row in found) for name in ("instead", "why", "exceptions")}
    return ["word", *(name for name, there in more.items() if there), *(["only"] if narrow else [])]


def _cell(row: Row, when: Any, name: str, tag: str, words: Words, names: Names) -> object:
    if name == "only":
        return posts_meant(when, words, names) if when else ""
    value = getattr(row, name)
    if not value:
        return ""
    said = words.listed(map(_open, value), "or") if name == "exceptions" else _open(value) if name == "word" else value
    if name == "why" or not tag:
        return seen(said)
    return Markup('<span lang="{}">{}</span>').format(tag, seen(said))


def _open(word: str) -> str:
    """`lēt*` as people read it: lēt…"""
    return word.replace("*", "…")


def _channels(policy: Policy, words: Words, names: Names) -> Markup:
    """What a post on each channel may have; a dash where nobody says."""
    heads = [words("head_channel"), words("guide_head_sentences"), *(words(f"guide_head_{key}") for key in COUNTED)]
    lines = []
    for name, values in by_channel(policy):
        most = [values.get(("sentences", "most_words")), *(values.get((key, "most")) for key in COUNTED)]
        lines.append([names.channel(name), *("–" if value is None else words.number(value) for value in most)])
    return table(heads, lines, range(1, len(heads))) if lines else Markup()


def _rules(documents: list[Any]) -> Iterator[dict[str, Any]]:
    """Own rules in their own words: what is found stands for the `%s` of the message."""
    for rule in (rule for one in documents for rule in one.rules):
        yield {"name": rule.name, "severity": rule.level, "examples": list(_told(rule))}


def _told(rule: Any) -> Iterator[str]:
    message = rule.message or rule.name
    if swap := getattr(rule, "swap", None):
        yield from (_filled(message, better, wrong) for wrong, better in swap.items())
    elif "%s" in message and (tokens := getattr(rule, "tokens", None)) and isinstance(tokens[0], str):
        yield from (_filled(message, token) for token in tokens)
    else:
        yield message


def _filled(message: str, *parts: str) -> str:
    for part in parts:
        message = message.replace("%s", part, 1)
    return message
