"""The rule kinds: tests/cases/voice/existence.yaml and its like."""

import msgspec
import pytest

from signoff import voice
from support import CASES, documents
from voice._support import brief, read

KINDS = sorted(voice.KINDS)
TABLES = [(kind, table) for kind in KINDS for table in documents(CASES / "voice" / f"{kind}.yaml")]
ROWS = [(kind, table, case) for kind, table in TABLES for case in table["cases"]]
WOW = {"extends": "existence", "message": "m", "level": "error", "tokens": ["wow"]}


def called(part):
    return part["text"] if isinstance(part, dict) and "text" in part else ""


def rule_of(table):
    document = {"kind": "voice", "rules": [{"name": "House.Rule", **table["rule"]}]}
    made, problems = read(msgspec.json.encode(document).decode())
    assert [problem.message for problem in problems] == table.get("warns", [])
    return made.first("voice").rules[0]


@pytest.mark.parametrize(("kind", "table", "case"), ROWS, ids=called)
def test_finds_what_the_table_says(kind, table, case):
    findings = list(voice.scan(case["text"], [rule_of(table)]))
    assert table["rule"]["extends"] == kind
    assert [brief(finding) for finding in findings] == case["finds"]
    if "suggests" in case:
        assert [finding.suggestion for finding in findings] == case["suggests"]


def test_a_finding_has_its_rule_s_name_and_level():
    (finding,) = voice.scan("wow", [rule_of({"rule": WOW})])
    assert (finding.rule, finding.severity, finding.match, finding.span) == ("House.Rule", "error", "wow", (1, 3))
