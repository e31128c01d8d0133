"""The plain keys of a voice document: tests/cases/voice/keys.yaml."""

import pytest

from support import CASES, documents
from voice._support import accounts, found, policy

TABLES = [(table, case) for table in documents(CASES / "voice" / "keys.yaml") for case in table["cases"]]
MORE = {"messages": "message", "suggests": "suggestion", "severities": "severity"}


def called(part):
    return part.get("text", "")[:50]


@pytest.mark.parametrize(("table", "case"), TABLES, ids=called)
def test_finds_what_the_table_says(table, case):
    made = policy({"kind": "voice", **table["voice"]}, accounts("x"))
    findings = found(made, case["text"], ["x"], language=case.get("language", ""))
    assert [f"{finding.rule} {finding.match}" for finding in findings] == case["finds"]
    for key, field in MORE.items():
        if key in case:
            assert [getattr(finding, field) for finding in findings] == case[key]
    if "at" in case:
        assert [finding.span[0] for finding in findings] == case["at"]
