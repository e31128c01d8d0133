"""Examples as people read them: a good sentence with its sign, a bad one with what is wrong marked, and said."""

from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup

from signoff.content import Text
from signoff.report.preview.places import offsets
from signoff.report.shell import seen
from signoff.voice import in_example


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One example. said: what is wrong with it, each thing once;  language: of the sentence"""

    good: bool
    html: Markup
    said: tuple[str, ...] = ()
    language: str = ""


def shown(document: Any, language: str) -> Iterable[Shown]:
    """The examples of a document in one language, the good ones first."""
    wanted = [one for one in document.examples if one.language == language]
    return [_shown(document, one) for one in sorted(wanted, key=lambda one: one.good is None)]


def _shown(document: Any, example: Any) -> Shown:
    words = example.good or example.bad or ""
    found = in_example(document, example)
    text = Text(words, tuple((line, 1) for line in range(1, words.count("\n") + 2)))
    html = _marked(words, [(place, one.severity) for one in found if (place := offsets(text, one))])
    messages = tuple(dict.fromkeys(one.message for one in found))
    return Shown(good=example.good is not None, html=html, said=messages, language=example.language)


def _marked(words: str, places: Iterable[tuple[tuple[int, int], str]]) -> Markup:
    """The sentence with a mark over each place; of two that overlap, the first."""
    parts, at = [], 0
    for (start, end), severity in sorted(places):
        if start >= at:
            mark = Markup('<mark class="{}">{}</mark>').format(severity, seen(words[start:end]))
            parts += [seen(words[at:start]) if start > at else Markup(), mark]
            at = end
    return Markup().join([*parts, seen(words[at:]) if at < len(words) else Markup()])
