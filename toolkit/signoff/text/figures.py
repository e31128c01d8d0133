"""Figures of English prose: how many words, sentences and syllables; what readability grades are worked out from.

Source: the counts of prose 2 (summarize), by behaviour; the syllable patterns are those of Text-Statistics'
tradition."""

import re

from signoff.text._syllables import syllables
from signoff.text.punkt import sentences

# A word is letters, digits and apostrophes, or initials with their full stops.
_WORD = re.compile(r"(?:[A-Z]\.){2,}|(?:[^\W_]|')+")
_SHORTENING = ("es", "ed", "ing")
_LONG = 6


def figures(text: str) -> dict[str, float]:
    """The figures of a text by name; empty where it has no word. Paragraphs are the blank lines between them."""
    paragraphs = text.split("\n\n")
    cut = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    words = [match[0] for sentence in cut for match in _WORD.finditer(sentence)]
    if not words:
        return {}
    counts = [syllables(word) for word in words]
    complex_words = [number - word.endswith(_SHORTENING) for word, number in zip(words, counts, strict=True)]
    found = {
        "words": len(words), "sentences": len(cut), "paragraphs": len(paragraphs) - 1, "syllables": sum(counts),
        "characters": sum(letter.isalpha() or letter.isnumeric() for word in words for letter in word),
        "long_words": sum(len(word.encode()) > _LONG for word in words),
        "polysyllabic_words": sum(number > 2 for number in counts),
        "complex_words": sum(number > 2 for number in complex_words),
    }  # fmt: skip
    return {name: float(number) for name, number in found.items()}
