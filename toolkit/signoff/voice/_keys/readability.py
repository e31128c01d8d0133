"""readability: how hard a text may be, by language; texts of fewer than 30 words are not judged.

readability: {en: {flesch_at_least: 50}, lv: {lix_at_most: 45}}

Flesch reading ease (English): 206.835 - 1.015 words/sentence - 84.6 syllables/word; syllables as textstat counts them.
Source: R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948).
LIX (any language): words/sentence + 100 × words of more than six letters / words.
Source: C. H. Björnsson, Läsbarhet (1968)."""

from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

READABILITY = Rated("voice.readability", "suggestion")

LEAST_WORDS = 30
LONG = 6


def wanted(said: Said) -> Iterator[Count]:
    """One finding, at the first line of a text that is too hard, as voice.readability."""
    limits = said.spoken("readability")

    def judge(reading: Reading) -> Iterator[Finding]:
        if limits and len(reading.prose) >= LEAST_WORDS:
            for message in _too_hard(reading, limits):
                end = len(reading.words)
                yield reading.finding(READABILITY.rule, 0, end, message, severity=READABILITY.severity)

    yield judge


def _too_hard(reading: Reading, limits: dict[str, float]) -> Iterator[str]:
    least, most = limits.get("flesch_at_least"), limits.get("lix_at_most")
    if least is not None and (ease := flesch(reading)) < least:
        yield f"hard to read: Flesch reading ease {ease:.0f}; at least {least:g} is wanted"
    if most is not None and (found := lix(reading)) > most:
        yield f"hard to read: LIX {found:.0f}; at most {most:g} is wanted"


def flesch(reading: Reading) -> float:
    """Flesch reading ease, about 0 (hard) to 100 (easy), of an English text with at least one word."""
    import textstat  # here, as its dictionary of sounds takes most of a second

    words = [word.value for word in reading.prose]
    syllables = sum(textstat.syllable_count(word) for word in words)
    return 206.835 - 1.015 * len(words) / _sentences(reading) - 84.6 * syllables / len(words)


def lix(reading: Reading) -> float:
    """LIX, about 20 (easy) to 60 (hard), of a text with at least one word."""
    words = [word.value for word in reading.prose]
    long = sum(len(word) > LONG for word in words)
    return len(words) / _sentences(reading) + 100 * long / len(words)


def _sentences(reading: Reading) -> int:
    # A line of hashtags alone is no sentence.
    return max(1, sum(reading.words_in(sentence) > 0 for sentence in reading.sentences))
