"""What cannot be seen in a text is shown: marks for zero-width, bidirectional and control characters.

    pieces("fr\\u200bee")      [("fr", ""), ("\\u200b", "ZWSP"), ("ee", "")]

A joiner inside an emoji or an Indic word does its work and is left alone; so is a variation selector."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

SHORT = {
    "\u00ad": "SHY", "\u034f": "CGJ", "\u061c": "ALM", "\u115f": "HF", "\u1160": "HF", "\u180e": "MVS",
    "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM", "\u2028": "LS",
    "\u2029": "PS", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2060": "WJ", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u2800": "BLANK",
    "\u3164": "HF", "\ufeff": "BOM", "\uffa0": "HF",
}  # fmt: skip
JOINERS = "\u200c\u200d"
KEPT = "\n\t"


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in order: stretches that can be seen, with ""; single characters that cannot, with their short name."""
    seen = 0
    for at in unseen(text):
        if at > seen:
            yield text[seen:at], ""
        yield text[at], short_name(text[at])
        seen = at + 1
    if seen < len(text):
        yield text[seen:], ""


def unseen(text: str) -> list[int]:
    """The offsets of what cannot be seen, in order."""
    found = [match.start() for match in _suspects().finditer(text)]
    if not found:
        return []
    from signoff.text import emoji

    drawn = [range(span.start, span.end) for span in emoji(text)]
    return [at for at in found if not _does_its_work(text, at, drawn)]


def _does_its_work(text: str, at: int, drawn: list[range]) -> bool:
    if any(at in span for span in drawn):
        return True
    return text[at] in JOINERS and at > 0 and _joins_letters(text[at - 1])


def _joins_letters(letter: str) -> bool:
    script = unicodedata.name(letter, "").partition(" ")[0]
    return unicodedata.category(letter)[0] in "LM" and script not in ("LATIN", "CYRILLIC", "GREEK", "COMBINING")


def short_name(letter: str) -> str:
    """What a mark says: ZWSP, RLO, or the code point."""
    return SHORT.get(letter, f"U+{ord(letter):04X}")


def long_name(letter: str) -> str:
    """What the mark's title says: the code point and its Unicode name."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'control character').lower()}"


@cache
def _suspects() -> re.Pattern[str]:
    # The categories Cc and Cf up to the tags, joined to what is drawn as nothing.
    odd = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xE0000, 0xE0080))} - set(KEPT)
    odd |= {chr(code) for code in range(0xA0, 0x1E000) if unicodedata.category(chr(code)) == "Cf"}
    return re.compile("[" + "".join(map(re.escape, sorted(odd | SHORT.keys()))) + "]")
