"""What rules read: prose, with every offset the text's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff import voice
from signoff.voice import Phrases, Reading
from signoff.voice._reading import HIDDEN, Spans, code_spans, key
from voice._support import accounts, policy, post, rule

EVERYTHING = {
    "kind": "voice",
    "tone": {"never_says": ["wow", "🔥", "lēt*", "a b", {"word": "wow*", "except": ["wow wow"]}]},
    "person": "we",
    "address": {"lv": "formal"},
    "formality": {"contractions": "never", "slang": ["gonna"]},
    "sentences": {"most_words": 3},
    "exclamation_marks": {"most": 0},
    "emoji": {"most": 0, "never": ["🔥"]},
    "hashtags": {"most": 0, "write": ["#Ozols"]},
    "mentions": {"most": 0},
    "readability": {"lv": {"lix_at_most": 1}},
    "rules": [
        {"name": "A.B", "extends": "existence", "message": "%s", "nonword": True, "tokens": [r"\w+\s*\S", r"\s+"]}
    ],
}
PIECES = ["wow", "Tev", "lēts", "#ozols", "@you", "https://a.example/x", "`", "``", "\n", "\r\n", " ", "!", "🔥"]
PIECES += ["👨\u200d👩\u200d👧", "ē", "don’t", "“", "”", '"', "'", "I ", "\x00", "a b"]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.fixture(scope="module")
def made():
    return policy(EVERYTHING, accounts("x", language="lv"))


@given(words=TEXTS)
def test_every_finding_gives_back_its_match(made, words):
    (copy,) = post(words, ["x"]).copies(made.channels)
    lines = words.split("\n")
    for finding in voice.findings(copy, made):
        first, last = finding.span
        assert lines[finding.line - 1][first - 1 : last][: len(finding.match)] == finding.match
        assert len(finding.match) in (last - first + 1, 0)


@given(words=TEXTS)
def test_what_is_read_is_as_long_as_what_is_written(words):
    reading = Reading(words)
    assert len(reading.read) == len(words)
    assert all(seen in (letter, HIDDEN) for seen, letter in zip(reading.read, words, strict=True))
    assert all(token.key == key(words[token.start : token.end]) for token in reading.tokens)


@given(word=st.text("aābcčdeēfgģhiījkķlļmnņoprsštuūvzžßσςﬁ", min_size=1, max_size=8))
def test_a_word_is_found_in_any_case(word):
    for seen in (word, word.upper(), word.title(), word.swapcase()):
        assert [place[:2] for place in Phrases([(word, None)]).find(Reading(f"({seen})"))] == [(1, 1 + len(seen))]


@given(words=TEXTS, entry=st.sampled_from(["wow", "a b", "lēt*", "don't", "🔥", "I"]))
def test_one_list_finds_what_each_of_its_entries_finds_alone(words, entry):
    reading, others = Reading(words), ["wow", "a b", "lēt*", "don't", "🔥", "I"]
    together = [place for place in Phrases((each, each) for each in others).find(reading) if place[2] == entry]
    assert together == list(Phrases([(entry, entry)]).find(reading))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("``a ` b`` c", ["``a ` b``"]),
        ("`a `` b", []),
        ("```\nact now\n```", ["```\nact now\n```"]),
        ("`a` b `c` `", ["`a`", "`c`"]),
    ],
)
def test_code_ends_with_as_many_backticks_as_it_began(words, code):
    assert [words[start:end] for start, end in code_spans(words)] == code


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("She said “I do”.", ["“I do”"]),
        ("„Tu vari,” saka", ["„Tu vari,”"]),
        ('a 5" screen and a 6" one', []),
        ("‘I don’t know’ she said", ["‘I don’t know’"]),
        ("the runners' club and the '90s", []),
        ('"never closed\n\nI go"', []),
        ("«Es», »tu", ["«Es»"]),
    ],
)
def test_quotations(words, quoted):
    assert [words[start:end] for start, end in Reading(words).quotations.ordered] == quoted


def test_many_backticks_and_quotes_take_no_time_at_all():
    hostile = "`a``b```" * 5_000 + "„" * 10_000 + "“" * 10_000
    wow = rule({"extends": "existence", "tokens": ["wow"]})
    assert list(voice.scan(hostile, [wow])) == []
    assert Reading(hostile).quotations.ordered == []


@given(
    spans=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted).map(tuple), max_size=6),
    place=st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted),
)
def test_a_place_is_held_by_a_span_that_reaches_from_its_start_to_its_end(spans, place):
    start, end = place
    assert Spans(spans).hold(start, end) == any(first <= start and end <= last for first, last in spans)


def test_a_text_of_nothing_but_matches_ends():
    entry = {"word": "loser", "except": ["losers weepers"]}
    made = policy({"kind": "voice", "terms": {"forbidden": [entry]}}, accounts("x"))
    (copy,) = post("loser #loser\n" * 20_000, ["x"]).copies(made.channels)
    assert len(list(voice.findings(copy, made))) == 20_000
