"""What a reader takes for one character: grapheme clusters and emoji. `regex` is imported when first needed."""

from functools import cache
from typing import TYPE_CHECKING

from signoff.text.places import Span

if TYPE_CHECKING:
    import regex


def graphemes(text: str) -> int:
    """How many grapheme clusters: a family emoji is 1, so is CR LF, so is a letter with its accents (UAX 29)."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return len(_cluster().findall(text))


def clusters(text: str) -> list[Span]:
    """The grapheme clusters themselves, in order."""
    if text.isascii() and "\r\n" not in text:
        return [Span(start, start + 1, character) for start, character in enumerate(text)]
    return [Span(match.start(), match.end(), match[0]) for match in _cluster().finditer(text)]


def emoji(text: str) -> list[Span]:
    """The emoji, in order; a family, a flag, a keycap or a skin tone is one (UTS 51).

    What is drawn as text unless asked otherwise (©, ™, ❤ without a variation selector) is none."""
    if text.isascii():
        return []
    return [Span(match.start(), match.end(), match[0]) for match in _emoji().finditer(text)]


@cache
def _cluster() -> "regex.Pattern[str]":
    import regex

    return regex.compile(r"\X")


@cache
def _emoji() -> "regex.Pattern[str]":
    import regex

    tone = r"\p{Emoji_Modifier}"
    drawn = rf"(?:\p{{Emoji_Modifier_Base}}\ufe0f?{tone}|\p{{Emoji_Presentation}}\ufe0f?(?!\ufe0e)|\p{{Emoji}}\ufe0f)"
    joined = rf"\u200d(?:\p{{Extended_Pictographic}}(?:{tone}|\ufe0f)?)"
    tags = r"[\U000e0020-\U000e007e]+\U000e007f"
    return regex.compile(rf"\p{{RI}}\p{{RI}}|[0-9#*]\ufe0f?\u20e3|{drawn}(?:{tags})?(?:{joined})*")
