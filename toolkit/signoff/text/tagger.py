"""Parts of speech of English words: Penn Treebank's tags, by an averaged perceptron that looks at a word and its
neighbours.

    tagged("He runs.")      [("He", "PRP"), ("runs", "VBZ"), (".", ".")]
Source: Matthew Honnibal, A good part-of-speech tagger in about 200 lines of Python, 2013, and its model, trained on
the Wall Street Journal (data/README.md says whose). Words are cut as the Penn Treebank cuts them."""

import re
import zlib
from functools import cache
from typing import Any

import msgspec

_NONE = re.compile(r"(?:0|\*[\w?]\*|\*-\d{1,3}|\*[A-Z]+\*-\d{1,3}|\*)\Z", re.ASCII)
_KEPT = re.compile(r"-[A-Z]{3}-\Z")
_STEPS = (
    (re.compile(r"'([ (\[{<])\""), r"\1 `` "), (re.compile(r'^(")'), "``"), (re.compile(r'( ")'), " ``"),
    (re.compile(r"(``)"), r" \1 "), (re.compile(r"([:,])([^\d])"), r" \1 \2"), (re.compile(r"\.\.\."), " ... "),
    (re.compile(r"([^\.])(\.)([\]\)}>\"']*)\s*$"), r"\1 \2\3 "), (re.compile(r"([^'])' "), r"\1 ' "),
    (re.compile(r"([:,])$"), r" \1 "), (re.compile(r"([;@#$%&?!])"), r" \1 "),
    (re.compile(r"([\]\[(){}<>])"), r" \1 "), (re.compile(r"--"), " -- "), (re.compile(r"\A|\Z"), " "),
    (re.compile(r'"'), " '' "), (re.compile(r"'(\S)('')'"), r"\1 \2 "),
    (re.compile(r"([^' ])('[sS]|'[mM]|'[dD]|') "), r"\1 \2 "),
    (re.compile(r"([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) "), r"\1 \2 "),
    *((re.compile(rf"(?i)\b({first})({last})\b"), r" \1 \2 ") for first, last in (
        ("can", "not"), ("d", "'ye"), ("gim", "me"), ("gon", "na"), ("got", "ta"), ("lem", "me"), ("mor", "'n"))),
    (re.compile(r"(?i)\b(wan)(na) "), r" \1 \2 "), (re.compile(r"(?i) ('t)(is)\b"), r" \1 \2 "),
    (re.compile(r"(?i) ('t)(was)\b"), r" \1 \2 "), (re.compile(r"[\n\r]"), " "), (re.compile(r" {2,}"), " "),
)  # fmt: skip


class Model(msgspec.Struct):
    """weights: by feature, thousandths by tag;  words: what has one tag only, as good as always."""

    words: dict[str, str]
    weights: dict[str, dict[str, int]]


def pieces(sentence: str) -> list[str]:
    """A sentence's words and marks, cut apart: `don't.` is do, n't and a full stop."""
    for pattern, by in _STEPS:
        sentence = pattern.sub(by, sentence)
    return sentence.strip().split(" ")


def tagged(sentence: str) -> list[tuple[str, str]]:
    """The words of a sentence with their tags."""
    return tags(pieces(sentence))


def tags(words: list[str]) -> list[tuple[str, str]]:
    """Each word with its tag; empty ones are left out."""
    words = [word for word in words if word]
    context = ["-START-", "-START2-", *map(_plain, words), "-END-", "-END2-"]
    found, before, last = [], "-START2-", "-START-"
    for number, word in enumerate(words):
        tag = _sure(word) or _likely(_features(number + 2, context, word, last, before))
        found.append((word, tag))
        before, last = last, tag
    return found


def _sure(word: str) -> str:
    if _NONE.match(word):
        return "-NONE-"
    return word if _KEPT.match(word) else model().words.get(word, "")


def _likely(features: list[str]) -> str:
    scores: dict[str, int] = {}
    for feature in features:
        for tag, weight in model().weights.get(feature, {}).items():
            scores[tag] = scores.get(tag, 0) + weight
    best = max(scores, key=lambda tag: (scores[tag], tag), default="")
    return best if scores.get(best, 0) > 0 else ""


def _features(at: int, context: list[str], word: str, last: str, before: str) -> list[str]:
    return [
        "bias", f"i suffix {word[-3:]}", f"i pref1 {word[0]}", f"i-1 tag {last}", f"i-2 tag {before}",
        f"i tag+i-2 tag {last} {before}", f"i word {context[at]}", f"i-1 tag+i word {last} {context[at]}",
        f"i-1 word {context[at - 1]}", f"i-1 suffix {context[at - 1][-3:]}", f"i-2 word {context[at - 2]}",
        f"i+1 word {context[at + 1]}", f"i+1 suffix {context[at + 1][-3:]}", f"i+2 word {context[at + 2]}",
    ]  # fmt: skip


def _plain(word: str) -> str:
    if "-" in word and not word.startswith("-"):
        return "!HYPHEN"
    if word.isdecimal() and len(word) == 4:
        return "!YEAR"
    return "!DIGITS" if word[0].isdecimal() else word.lower()


@cache
def model() -> Any:
    """The model, read once: 94,000 features, a tenth of a second."""
    from signoff.text._data import data_of

    return msgspec.json.decode(zlib.decompress(data_of("tagger-english.json.z")), type=Model)
