"""accessibility: pictures have words, and hashtags, capitals and emoji are such that a screen reader can say them.

    accessibility:
      capitals: {most_in_a_row: 2, allowed: [GPS]}
      emoji: {most_in_a_row: 3}
      hashtags: {capitals_from: 12, one_word: ["#piedzīvojums"]}

A picture without alt text is found always; the rest as the section says."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from signoff.checks._check import Check
from signoff.checks._pictures import is_picture
from signoff.finding import Finding
from signoff.model import Model, about, many
from signoff.text import Span

if TYPE_CHECKING:
    from signoff.checks._case import Case

USELESS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "my",
        "our",
        "image",
        "images",
        "photo",
        "photos",
        "photograph",
        "picture",
        "pictures",
        "pic",
        "img",
        "graphic",
        "screenshot",
        "attēls",
        "attēli",
        "attēlā",
        "foto",
        "fotogrāfija",
        "fotogrāfijas",
        "bilde",
        "bildes",
        "bildē",
        "ekrānuzņēmums",
    ]
)
_FILE_NAME = re.compile(r"\S+\.[A-Za-z0-9]{2,5}|(?:IMG|DSC|DCIM|PXL|Screenshot)[\w-]*\d[\w-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FEWEST_WORDS = 3


class Capitals(Model):
    """Words in capitals, which some screen readers spell out."""

    most_in_a_row: Annotated[int, about("So many at most", 2, ge=0)]
    allowed: Annotated[list[str], about("Names that are written so; they end a row", ["GPS"])] = []


class EmojiInRow(Model):
    """Emoji, each of which is read out by its name."""

    most_in_a_row: Annotated[int, about("So many at most", 3, ge=0)]


class HashtagCase(Model):
    """Long hashtags, which are read as one word unless their words begin with capitals."""

    capitals_from: Annotated[int, about("From so many letters on", 12, ge=1)]
    one_word: Annotated[list[str], about("Long ones that are one word", ["#piedzīvojums"])] = []


class Accessibility(Check):
    """What keeps people with a screen reader out."""

    id: ClassVar[str] = "accessibility"
    severities: ClassVar = {
        "alt_missing": "error", "alt_useless": "warning", "hashtag_case": "warning", "all_caps": "warning",
        "emoji_run": "warning",
    }  # fmt: skip
    always: ClassVar[bool] = True

    capitals: Annotated[Capitals | None, about("Words in capitals", {"most_in_a_row": 2})] = None
    emoji: Annotated[EmojiInRow | None, about("Emoji in a row", {"most_in_a_row": 3})] = None
    hashtags: Annotated[HashtagCase | None, about("Long hashtags", {"capitals_from": 12})] = None

    def look(self, case: "Case") -> Iterator[Finding]:
        """The pictures of the post, then the text."""
        for position, asset in enumerate(many(case.post.front.assets)):
            if is_picture(asset):
                yield from self._picture(case, position, asset)
        if self.hashtags:
            yield from self._hashtags(case, self.hashtags)
        if self.capitals:
            yield from self._capitals(case, self.capitals)
        if self.emoji and case.reading.emoji:
            yield from self._emoji(case, self.emoji)

    def _picture(self, case: "Case", position: int, asset: str) -> Iterator[Finding]:
        alt = case.alt(asset)
        if alt is None:
            language = f" in `{case.language}`" if case.language else ""
            message = f"`{asset}` has no alt text{language}: who cannot see it learns nothing of it"
            yield self.at_key(case, "alt_missing", "assets", message, position)
        elif alt and self.declared and (why := useless(alt, asset)):
            yield self.at_key(case, "alt_useless", "assets", f"the alt text of `{asset}`, “{alt}”, {why}", position)

    def _hashtags(self, case: "Case", settings: HashtagCase) -> Iterator[Finding]:
        for tag in case.reading.of_kind("hashtag"):
            letters = [letter for letter in tag.value if letter.isalpha()]
            if len(letters) < settings.capitals_from or tag.value.casefold() in self._one_word:
                continue
            if not any(letter.isupper() for letter in letters[1:]) and any(letter.islower() for letter in letters):
                message = f"#{tag.value} is read as one word; begin each of its words with a capital"
                yield self.found(case, "hashtag_case", tag.start, tag.end, message)

    @cached_property
    def _one_word(self) -> frozenset[str]:
        return (
            frozenset(tag.lstrip("#＃").casefold() for tag in self.hashtags.one_word) if self.hashtags else frozenset()
        )

    def _capitals(self, case: "Case", settings: Capitals) -> Iterator[Finding]:
        words = [word for word in case.reading.prose if self._is_capitals(word.value, case)]
        for row in _rows(words, case.reading.read, re.compile(r"\s+")):
            if len(row) > settings.most_in_a_row:
                message = (
                    f"{len(row)} words of capitals in a row; at most {settings.most_in_a_row}: some readers spell them"
                )
                yield self.found(case, "all_caps", row[0].start, row[-1].end, message)

    def _is_capitals(self, word: str, case: "Case") -> bool:
        if not word.isupper() or sum(letter.isalpha() for letter in word) < 2 or any(map(str.isdigit, word)):
            return False
        parts = re.split("[-'’]", word)
        return (
            word not in case.around.offers.codes and word not in self._allowed and not self._allowed.issuperset(parts)
        )

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset(self.capitals.allowed) if self.capitals else frozenset()

    def _emoji(self, case: "Case", settings: EmojiInRow) -> Iterator[Finding]:
        for row in _rows(case.reading.emoji, case.reading.read, re.compile(r"[^\S\n]*")):
            if len(row) > settings.most_in_a_row:
                message = f"{len(row)} emoji in a row; at most {settings.most_in_a_row}: each is read out by its name"
                yield self.found(case, "emoji_run", row[0].start, row[-1].end, message)


def _rows(spans: Sequence[Span], text: str, between: re.Pattern[str]) -> list[list[Span]]:
    """Spans that follow each other with nothing but `between` between them."""
    rows: list[list[Span]] = []
    for span in spans:
        if rows and between.fullmatch(text, rows[-1][-1].end, span.start):
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows


def useless(alt: str, asset: str) -> str:
    """What is wrong with an alt text, in words that follow "the alt text"; "" for nothing."""
    words = [word.casefold() for word in _WORD.findall(alt)]
    stem = asset.rpartition("/")[2].rpartition(".")[0]
    if _FILE_NAME.fullmatch(alt.strip()) or alt.strip().casefold() == stem.casefold():
        return "is a file name; say what can be seen"
    if all(word in USELESS or word.isdigit() for word in words):
        return "only says that it is a picture; say what can be seen"
    return f"is shorter than {_FEWEST_WORDS} words; say what can be seen" if len(words) < _FEWEST_WORDS else ""
