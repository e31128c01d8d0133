"""What a voice document gets wrong is said when the policy is loaded, at its place: tests/cases/voice/policies.yaml."""

import pytest

from signoff import policy as policies
from signoff import voice
from support import CASES, SHARED, documents, needs_shared
from voice._support import read

TABLE = documents(CASES / "voice" / "policies.yaml")[0]


def said(problem):
    warning = "warning: " if problem.severity == "warning" else ""
    return f"{problem.place.line}:{problem.place.column} {warning}{problem.message}"


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["policy"].splitlines()[1])
def test_says_what_the_table_says(case):
    _, problems = read(case["policy"])
    problems.sort(key=lambda problem: (problem.place.line, problem.place.column))
    assert [said(problem) for problem in problems] == case["says"]


@needs_shared
def test_an_unclosed_pattern_is_named_at_its_place():
    path = SHARED / "badinput" / "policies" / "regex-unclosed.yaml"
    _, problems = policies.read([("policies/bad.yaml", path)], voice=voice.KINDS)
    (problem,) = problems
    line = path.read_text(encoding="utf-8").split("\n")[problem.place.line - 1]
    assert problem.place.file == "policies/bad.yaml"
    assert line[problem.place.column - 1 :].startswith("'[a-'")
