"""What changed in a post since it was last approved, word by word, in each of its texts."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import msgspec
from markupsafe import Markup

from signoff.content import Post, changes
from signoff.report.shell import seen

MOST_TOKENS = 2000
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]+")
_LINE = re.compile(r"[^\n]*\n?")


class Difference(msgspec.Struct, frozen=True):
    """texts: (variant, the words with what went and what came);  kinds: kinds of change beside the text."""

    texts: tuple[tuple[str, Markup], ...]
    kinds: tuple[str, ...]


def difference(before: Post | None, after: Post) -> Difference | None:
    """The difference, or None where there is none, or nothing was approved yet."""
    if before is None or before.revision == after.revision:
        return None
    texts = tuple(_texts(before, after))
    kinds = tuple(kind for kind in changes(before.plain, after.plain) if kind != "text" or not texts)
    return Difference(texts, kinds)


def _texts(before: Post, after: Post) -> Iterator[tuple[str, Markup]]:
    for variant in dict.fromkeys([*after.texts, *before.texts]):
        old, new = (post.texts[variant].words if variant in post.texts else "" for post in (before, after))
        if old != new:
            yield variant, compared(old, new)


def compared(old: str, new: str) -> Markup:
    """Both texts as one: what went struck out, what came underlined. Long ones are compared line by line."""
    split = _TOKEN if max(len(old), len(new)) < 4 * MOST_TOKENS else _LINE
    one, two = split.findall(old), split.findall(new)
    parts: list[Markup] = []
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        went, came = "".join(one[a:b]), "".join(two[c:d])
        if kind == "equal":
            parts.append(seen(came))
            continue
        parts += [Markup("<del>{}</del>").format(seen(went))] if went else []
        parts += [Markup("<ins>{}</ins>").format(seen(came))] if came else []
    return Markup().join(parts)
