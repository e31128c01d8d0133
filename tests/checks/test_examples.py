"""The examples of a checks document are tests of it."""

import pytest

from checks._support import NOW, library_of, policy_of
from signoff.checks import examples

CLAIMS = {"claims": {"superlatives": {"en": ["the best"]}, "fine": {"en": ["all the best"]}}}


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ({"good": "All the best to you."}, None),
        ({"good": "The best shoe."}, "the good example “The best shoe.” finds claims.no_source (“The best”)"),
        ({"bad": "The best shoe.", "finds": ["claims.no_source"]}, None),
        ({"bad": "The best shoe.", "finds": ["claims.*"]}, None),
        ({"bad": "The best shoe."}, None),
        ({"bad": "A shoe."}, "the bad example “A shoe.” does not find anything: it finds nothing"),
        (
            {"bad": "The best shoe.", "finds": ["claims.expired"]},
            "the bad example “The best shoe.” does not find claims.expired: it finds claims.no_source (“The best”)",
        ),
    ],
)
@pytest.mark.parametrize("when", [None, {"market": "EE"}])
def test_an_example_finds_what_it_says(example, said, when):
    document = {"kind": "checks", **CLAIMS, "examples": [{"language": "en", **example}]}
    other = {"kind": "checks", "sensitivity": {"watch": ["shoe"]}}
    policy = policy_of(document | ({"when": when} if when else {}), other)
    problems = list(examples(policy, library_of({}), NOW))
    assert [each.message for each in problems] == ([said] if said else [])
    assert all(each.place.file == "policies/all.yml" and each.place.line > 1 for each in problems)
