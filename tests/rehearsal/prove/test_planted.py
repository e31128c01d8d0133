"""Faults planted in a clean policy are found, nothing else is, and each example is true when run as a policy test."""

import json
from datetime import datetime

import pytest

from rehearsal.prove._given import TABLE, policy_of, written
from signoff.networks import KINDS as NETWORKS
from signoff.rehearsal import cases_of, results
from signoff.rehearsal.prove import prove
from signoff.rehearsal.prove import written as as_yaml

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")


def proved(case):
    return prove(policy_of(written(case)), NOW)


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_what_was_planted_is_found_and_nothing_else(case):
    proof = proved(case)
    wanted = case.get("finds", [])
    said = sorted((one.rule, one.message) for one in proof.findings)
    assert sorted(rule for rule, _ in said) == sorted(f"prove.{one['rule']}" for one in wanted), said
    for one in wanted:
        parts = [str(part) for part in one.get("says", [])]
        assert any(rule == f"prove.{one['rule']}" and all(part in words for part in parts) for rule, words in said), (
            said
        )
    assert proof.promise == (not any(one["rule"] == "weakened" for one in wanted))


@pytest.mark.parametrize("case", [case for case in TABLE["cases"] if "finds" in case], ids=lambda case: case["name"])
def test_each_example_passes_anywhere_as_json_and_as_yaml(case, tmp_path):
    findings = proved(case).findings
    for number, finding in enumerate(findings):
        (tmp_path / f"{number}.yml").write_text(as_yaml(finding.example), encoding="utf-8")
        (tmp_path / f"{number}-json.yml").write_text(json.dumps(finding.example), encoding="utf-8")
    outcome = results(cases_of([tmp_path], None, NETWORKS, {}))
    assert len(outcome) == 2 * len(findings) > 0
    assert [(one.file, one.differences) for one in outcome if not one.passed] == []


def test_every_rule_is_planted():
    from signoff.rehearsal.prove._proof import RULES

    planted = {one["rule"] for case in TABLE["cases"] for one in case.get("finds", [])}
    assert planted == {*RULES, "circle"}
