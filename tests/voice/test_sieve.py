"""The sieve lets everything through that could be found, and RE2 finds what `regex` finds where it is asked instead."""

import random

import pytest
import re2
import yaml

from signoff.voice._ascii import in_ascii
from signoff.voice._dotnet import for_ascii, for_regex, for_sieve
from signoff.voice._pattern import pattern
from signoff.voice._sieve import Sieve
from support import SHARED, needs_shared
from voice._support import rule
from voice.test_vale import posts

OWN = ["Žagari ēst čau 1st 10 km", "a\u00a0b  c — “d” é\u0301", "Ко́фе, 90’s #tag @name :-)", "", "_x_ \x01 ĀBC"]


@pytest.mark.parametrize(
    ("written", "regex"),
    [
        (r"(?i)foo|[a-z-[aeiou]]\z", r"(?i)foo|(?:(?![aeiou])[a-z])\Z"),
        (r"a(?i)b|c", r"a(?i:b)|(?i:c)"),
        (r"(?-i)a|(?-i)b", r"(?-i:a)|(?-i:b)"),
        (r"foo{bar} x{2}", r"foo\{bar\} x{2}"),
        (r"(?'n'x)\k<n>", r"(?P<n>x)(?P=n)"),
        (r"\x{2014}|\u2013|\Z", r"—|\u2013|(?=\n?\Z)"),
        (r"(?#note)a[[b]", r"a[\[b]"),
    ],
)
def test_patterns_are_written_for_regex(written, regex):
    assert for_regex(written) == regex


def test_patterns_are_made_wider_for_the_sieve():
    assert for_sieve(r"\b(?<!un)like(?=ly)\b") == r"\b(?:)like(?:)\b"
    assert for_sieve(r"^caf[éè]$") == r"(?:)caf(?s:.)(?:)"
    assert for_sieve(r"\h") is None
    assert [for_ascii(each) for each in (r"a(?=b)", r"^a", "é", r"(a)\1", r"\p{L}")] == [None] * 5


def test_a_text_in_ascii_is_as_long_as_it_was():
    assert [len(in_ascii(text)) for text in OWN] == [len(text) for text in OWN]
    assert in_ascii("Žagari — ok\u00a0é") == b"_agari \x01 ok _"


def strings(value):
    if isinstance(value, dict):
        yield from (each for pair in value.items() for item in pair for each in strings(item))
    elif isinstance(value, list):
        yield from (each for item in value for each in strings(item))
    elif isinstance(value, str):
        yield value


def written():
    for path in sorted(SHARED.glob("vale-*/**/*.yml")):
        rule = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(rule, dict):
            for key in ("tokens", "raw", "swap", "token", "first", "second", "exceptions", "either"):
                yield from strings(rule.get(key) or [])


@needs_shared
def test_every_pattern_of_the_styles_finds_the_same_either_way():
    chosen, texts = random.Random(7), [*(text for _, text in posts()), *OWN]
    options = re2.Options()
    options.log_errors = False
    known = sorted({f"(?i)\\b(?:{each})\\b" for each in written()})
    assert len(known) > 1500
    for each in known:
        made, sieve = pattern(each), re2.compile(for_sieve(each).encode(), options)
        for text in chosen.sample(texts, 5):
            exact = [match.span() for match in made.matches(text)]
            assert not exact or sieve.search(in_ascii(text)), (each, text)
            assert [place[:2] for place in made.places(text)] == exact, (each, text)


def test_the_sieve_names_the_rules_that_could_find_something():
    rules = [
        rule({"extends": "existence", "ignorecase": True, "tokens": ["ēst", "wow"]}),
        rule({"extends": "existence", "tokens": ["(?<=a )b"]}),
        rule({"extends": "occurrence", "token": "z", "min": 1}),
    ]
    sieve = Sieve(rules)
    assert sieve.passed("nothing") == {2}, "too few may be none at all"
    assert sieve.passed("Wow, gribu ĒST b") == {0, 1, 2}
    assert sieve.passed("wowed") == {2}
