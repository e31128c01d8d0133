"""Facets as Bluesky's own library detects them, before handles are resolved. Offsets are UTF-8 bytes.

Source: npm @atproto/api 0.19.19 (MIT), its rich text detection, whose short patterns these follow; read 2026-11-24. A
mention ends in a delegated top-level domain or `.test`; a link begins after white space or `(`; a tag, after white
space, has something that is neither digit nor punctuation, loses the punctuation after it, and is at most 64 UTF-16
units long."""

import re
from collections.abc import Iterator
from unicodedata import category

from signoff.networks._measure import Facet
from signoff.networks._pieces import size
from signoff.text.tlds import delegated

_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_INVISIBLE = r"\xad\u2060\u200a-\u200d\u20e2"
_AFTER = rf"(?:^|[{_SPACE}(])"
_MENTION = re.compile(rf"{_AFTER}@([A-Za-z0-9.-]+)\b", re.ASCII)
_LINK = re.compile(
    rf"{_AFTER}((?:[hH][tT][tT][pP][sS]?://(?=[^{_SPACE}])|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+))[^{_SPACE}]*)"
)
_TAG = re.compile(rf"(?:^|[{_SPACE}])[#＃](?!\ufe0f)([^{_SPACE}{_INVISIBLE}]+)")
_CASHTAG = re.compile(rf"{_AFTER}\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{_SPACE}.,;:!?)\"'\u2019]|\Z)")
LONGEST_TAG = 64


def detect(text: str) -> list[Facet]:
    """Every facet, in the order of the text."""
    found = [*_mentions(text), *_links(text), *_tags(text), *_cashtags(text)]
    return [_in_bytes(text, facet) for facet in sorted(found, key=lambda facet: facet.start)]


def _mentions(text: str) -> Iterator[Facet]:
    for match in _MENTION.finditer(text):
        if _is_domain(match[1]) or match[1].endswith(".test"):
            yield Facet("mention", match.start(1) - 1, match.end(1), match[1])


def _links(text: str) -> Iterator[Facet]:
    for match in _LINK.finditer(text):
        written, host = match[1], match[2]
        # `httpbin.org` passes for one that has its scheme: so it does in the library, and in the app.
        if not written.startswith("http") and not (host and _is_domain(host)):
            continue
        shown = _without_ending(written)
        uri = shown if written.startswith("http") else f"https://{shown}"
        yield Facet("link", match.start(1), match.start(1) + len(shown), uri)


def _without_ending(link: str) -> str:
    link = link[:-1] if link[-1] in ".,;:!?" else link
    return link[:-1] if link.endswith(")") and "(" not in link else link


def _tags(text: str) -> Iterator[Facet]:
    for match in _TAG.finditer(text):
        tag = match[1].rstrip("".join({letter for letter in match[1] if _is_punctuation(letter)}))
        long = len(tag.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TAG
        if tag and not long and any(not _is_punctuation(letter) and letter not in "0123456789" for letter in tag):
            yield Facet("tag", match.start(1) - 1, match.start(1) + len(tag), tag)


def _cashtags(text: str) -> Iterator[Facet]:
    for match in _CASHTAG.finditer(text):
        yield Facet("tag", match.start(1) - 1, match.end(1), f"${match[1].upper()}")


def _is_domain(name: str) -> bool:
    _, dot, ending = name.rpartition(".")
    return bool(dot) and ending in delegated()


def _is_punctuation(letter: str) -> bool:
    return category(letter).startswith("P")


def _in_bytes(text: str, facet: Facet) -> Facet:
    return Facet(facet.type, size(text[: facet.start]), size(text[: facet.end]), facet.value)
