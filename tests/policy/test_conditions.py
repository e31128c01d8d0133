"""Conditions: each matcher against plain facts, with the words of its reason; and what is no condition."""

import json

import msgspec
import pytest

from signoff.policy._yaml import documents
from signoff.policy.conditions import KINDS, Subject, When
from support import CASES
from support import documents as tables

TABLE = tables(CASES / "policy" / "conditions.yaml")[0]


def bound(written):
    """The condition as it is read from a file, and what is wrong with it."""
    (node,) = documents(json.dumps(written), "p.yml", problems := [])
    when = When(written)
    return when, [*problems, *when.bind(node, KINDS)]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: f"{case['when']} {case['facts']}")
def test_holds_as_the_table_says_and_tells_why(case):
    when, problems = bound(case["when"])
    assert problems == []
    assert when.test(msgspec.convert(case["facts"], Subject)) == (case["holds"], case["words"])


@pytest.mark.parametrize("case", TABLE["refused"], ids=lambda case: str(case["when"]))
def test_what_is_no_condition_is_refused_with_its_place(case):
    _, problems = bound(case["when"])
    assert case["says"] in problems[0].message
    assert problems[0].place.file == "p.yml"


def test_every_kind_stands_in_the_table():
    assert set(KINDS) <= {name for case in TABLE["cases"] for name in case["when"]}
