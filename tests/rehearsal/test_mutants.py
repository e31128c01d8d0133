"""Small changes of a policy: what each kind makes, what tests notice, and that the starter notices them all."""

import json

import pytest
import yaml

from signoff.cli import main
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.rehearsal import mutants_of
from signoff.rehearsal.mutants import KINDS
from signoff.workspace import OPENED
from support import CASES, ROOT, cases
from support import documents as read

AROUND = read(CASES / "rehearsal" / "mutants.yaml")[0]["around"]
TABLE = cases("rehearsal", "mutants")


def says(kind):
    """What a kind of change does, as the first line of its file says it."""
    return kind.__doc__.splitlines()[0].partition(": ")[2]


def policy_of(case):
    """The policy of a case: what it says, laid over what is around."""
    written = {one["kind"]: dict(one) for one in AROUND}
    for kind in ("team", "calendar", "workflow"):
        written[kind] |= case.get(kind, {})
    chain = {"name": "standard", **({"when": case["when"]} if "when" in case else {})}
    if "steps" in case or "when" in case:
        steps = case.get("steps", [{"name": "a", "approvers": {"role": "editor"}}])
        written["workflow"]["chains"] = [{**chain, "steps": steps}]
    if "chains" in case:
        written["workflow"]["chains"] = case["chains"]
    text = yaml.safe_dump_all([*written.values(), *case.get("more", [])], sort_keys=False)
    problems = []
    made = [document(node, OPENED, problems) for node in documents(text, "policies/all.yml", problems)]
    assert problems == []
    return Policy(made, NETWORKS).check()


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case['kind']}: {case.get('why', 'all that it makes')}")
def test_a_kind_makes_what_the_table_says(case):
    made = [mutant for mutant in mutants_of(policy_of(case)) if mutant.kind == case["kind"]]
    assert [" ".join(mutant.diff) for mutant in made] == case["makes"]


def test_every_kind_has_a_case():
    assert {case["kind"] for case in TABLE} == set(KINDS)


def test_every_kind_stands_in_the_documentation():
    told = (ROOT / "docs" / "test-a-policy.md").read_text(encoding="utf-8")
    rows = [f"| `{name}` | {says(kind)} | {kind.NOTICED_BY} |" for name, kind in KINDS.items()]
    assert [row for row in rows if row not in told] == []


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["kind"])
def test_a_mutant_is_valid_another_and_at_its_line(case):
    policy = policy_of(case)
    for mutant in mutants_of(policy):
        assert mutant.becomes != mutant.of
        assert mutant.place.line > 0
        Policy([mutant.becomes if one is mutant.of else one for one in policy.documents], NETWORKS).check()


def test_the_starter_s_tests_see_everything_and_notice_every_change(capsys):
    assert main(["test", "--workspace", str(ROOT), "--coverage", "--mutants", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["coverage"]["missing"] == []
    assert said["coverage"]["of"] > 15
    assert said["mutants"]["alive"] == []
    assert said["mutants"]["noticed"] == said["mutants"]["of"] > 120
