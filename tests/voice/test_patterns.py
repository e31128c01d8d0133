"""Patterns of other people: a slow one ends with a finding and never hangs the review."""

import pytest

from signoff import voice
from signoff.voice._pattern import MOST_STRIKES, TooSlow, pattern, unrolled
from voice._support import rule

SLOW = "(?:a|aa)+$"
WORDS = "a" * 60 + "b"


def test_a_slow_pattern_is_given_up():
    with pytest.raises(TooSlow):
        pattern(SLOW).find(WORDS)


def test_a_slow_rule_says_so_at_its_own_severity():
    slow = rule({"extends": "existence", "level": "error", "nonword": True, "tokens": [f"{SLOW}|never"]})
    (finding,) = voice.scan(f"{WORDS}\nmore", [slow])
    assert finding.message == "House.Rule could not be looked for here: its pattern takes too long"
    assert (finding.severity, finding.line, finding.match) == ("error", 1, WORDS)


def test_after_some_strikes_it_is_not_tried_again():
    struck = pattern(f"{SLOW}|other")
    for _ in range(MOST_STRIKES):
        with pytest.raises(TooSlow):
            struck.find(WORDS)
    with pytest.raises(TooSlow):
        struck.find("short")


def test_other_rules_are_found_beside_a_slow_one():
    slow = rule({"extends": "existence", "nonword": True, "tokens": [f"{SLOW}|third"]})
    quick = rule({"name": "House.Quick", "extends": "existence", "tokens": ["more"]})
    assert [finding.rule for finding in voice.scan(f"{WORDS} more", [slow, quick])] == ["House.Rule", "House.Quick"]


@pytest.mark.parametrize(
    ("written", "steps"),
    [("abc", 3), ("a{3}", 3), ("(a{3}b){10}", 40), (r"[a{9}]\{9}", 4), ("a{,5}b*", 7), ("(", 0), (")a{2}", 3)],
)
def test_counted_repeats_are_written_out(written, steps):
    assert unrolled(written) == steps
