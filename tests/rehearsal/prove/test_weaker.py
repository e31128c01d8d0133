"""Of two policies one is weaker where some post goes out under it, and not, by the same story, under the other."""

from datetime import datetime

import pytest

from rehearsal.prove._given import TABLE, policy_of, written
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, nodes
from signoff.rehearsal import cases_of, results
from signoff.rehearsal.prove import weaker
from signoff.rehearsal.prove import written as as_yaml
from signoff.workspace import OPENED

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
MORE = TABLE["base"]["more"]
EDITOR = {"name": "editor", "approvers": {"role": "editor"}}
LEGAL = {"name": "legal", "approvers": {"role": "legal"}}


def chains(*steps, **more):
    return {"chains": [{"name": "standard", "steps": list(steps), **more}]}


def more(**keys):
    return {"more": MORE | keys}


@pytest.mark.parametrize(
    "strict, weak",
    [
        (chains(EDITOR, LEGAL), chains(EDITOR)),
        (chains(EDITOR), chains(EDITOR | {"approvers": {"role": ["editor", "legal"]}})),
        (chains(EDITOR | {"need": 2}), chains(EDITOR)),
        (chains(EDITOR | {"need": "all"}), chains(EDITOR)),
        (chains(EDITOR), chains(EDITOR | {"when": {"tag": "x"}}, LEGAL)),
        (chains(EDITOR, LEGAL), chains(EDITOR, LEGAL | {"advisory": True})),
        (chains(EDITOR | {"valid_for": "24h"}), chains(EDITOR)),
        (chains(EDITOR), chains(EDITOR | {"within": "4h", "escalate": {"to": {"role": "head"}}})),
        (chains(EDITOR | {"identity": "signed"}), chains(EDITOR)),
        (more(keep_approvals_on=[]), more(keep_approvals_on=["text"])),
        (more(separation_of_duties={}), more(separation_of_duties={"editors": "may_approve"})),
        (more(override={"roles": ["author"]}), more(override={"roles": ["head"]})),
        ({}, {"chains": [one for one in TABLE["base"]["chains"] if one["name"] == "standard"]}),
    ],
    ids=str,
)
def test_one_way_and_not_the_other(strict, weak, tmp_path):
    one, other = policy_of(written(strict)), policy_of(written(weak))
    example = weaker(one, other, NOW)
    (tmp_path / "weaker.yml").write_text(as_yaml(example), encoding="utf-8")
    (result,) = results(cases_of([tmp_path], None, NETWORKS, {}))
    assert result.passed and example["expect"] == {"publishable": True}
    assert "not under those before: " in result.name
    assert weaker(one, one, NOW) is None


def test_the_stricter_of_two_is_not_weaker():
    one, other = policy_of(written(chains(EDITOR))), policy_of(written(chains(EDITOR, LEGAL)))
    assert weaker(one, other, NOW) is None


def checked(severity):
    checks = (
        f"kind: checks\nclaims: {{superlatives: {{en: [the finest]}}}}\nseverity: {{claims.no_source: {severity}}}\n"
    )
    problems = []
    found = [document(node, OPENED, problems) for node in nodes("checks.yml", checks.encode(), problems)]
    assert problems == []
    return Policy([*policy_of(written({})).documents, *found], NETWORKS)


def test_a_finding_that_blocks_no_more_makes_it_weaker():
    example = weaker(checked("error"), checked("warning"), NOW)
    assert "claims.no_source" in example["name"]
    assert weaker(checked("warning"), checked("error"), NOW) is None
