"""formality: slang, and contractions.

formality: {contractions: never, slang: {en: [gonna], lv: [baigi]}}

A contraction is what an apostrophe shortens (don't, we're, it's); the possessive of a noun (Anna's) is none."""

import re
from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated, Wanted
from signoff.voice._wanted import wanted as entry_of

FORMALITY = Rated("voice.formality", "suggestion")

# `'s` is short for "is" after these; after any other word it may be a possessive.
_BEFORE_S = "it|he|she|that|there|here|what|who|where|when|why|how|let|this|everything|something|nothing"
_CONTRACTION = re.compile(
    rf"(?<![\w'’])(?:\w+n['’]t|\w+['’](?:re|ve|ll|d|m)|(?:{_BEFORE_S})['’]s|['’]t(?:is|was)|y['’]all)(?![\w'’])",
    re.IGNORECASE,
)


def wanted(said: Said) -> Iterator[Wanted | Count]:
    """Slang and contractions, both as voice.formality."""
    for entry in said.words("formality", "slang"):
        yield entry_of(entry, *FORMALITY, "“%s” is slang")
    if said.value("formality", "contractions") == "never" and said.language.partition("-")[0] == "en":
        yield contractions


def contractions(reading: Reading) -> Iterator[Finding]:
    """Each contraction of an English text."""
    for match in _CONTRACTION.finditer(reading.read):
        message = f"“{match[0]}” is a contraction; write it out"
        yield reading.finding(FORMALITY.rule, *match.span(), message, severity=FORMALITY.severity)
