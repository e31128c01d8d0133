"""The shortest way to publishable, found on the engine; and what would be, had somebody acted."""

import json

import pytest

from signoff.cli import main
from signoff.clock import at as moment
from signoff.clock import zone
from signoff.content import post_of
from signoff.finding import Finding
from signoff.policy import Policy, document, documents
from signoff.rehearsal import as_if, shortest, wishes
from signoff.workflow import Event, decide
from signoff.workspace import OPENED, Workspace
from support import cases
from workspaces import starter as starter_in

TABLE = cases("rehearsal", "shortest")
POST = {"id": "p1", "author": "anna", "channels": ["c"], "text": "Soup"}
AROUND = """\
kind: workspace
zone: Europe/Riga
---
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: checks
waivers: {"voice.*": head}
---
kind: team
roles: {author: {may: [submit, edit, withdraw, publish]}, editor: {may: [approve, request_changes, reject]},
        legal: {may: [approve]}, head: {may: [approve, waive, override]}}
people: {anna: {roles: author}, janis: {roles: editor}, liga: {roles: editor}, elina: {roles: legal},
         dace: {roles: [head, legal, editor]}}
"""


def at(said):
    """A moment of a case."""
    return moment(str(said)[:16], zone("Europe/Riga"))


def policy_of(workflow):
    """The policy of a case."""
    problems = []
    said = json.dumps({"kind": "workflow", **workflow})
    nodes = [*documents(AROUND, "around.yml", problems), *documents(said, "workflow.yml", problems)]
    policy = Policy([document(node, OPENED, problems) for node in nodes], ["bluesky"])
    assert problems == []
    return policy.check()


def given(case):
    """Post, policy, events, findings and the moment of a case."""
    events = [
        Event(at=at(one["at"]), by=one["by"], do=one["do"], step=one.get("step"), changes=tuple(one.get("changes", ())))
        for one in case.get("events", [])
    ]
    findings = [
        Finding(rule=rule, severity="error", post="p1", message="not so", match="Soup", line=1, span=(1, 4))
        for rule in case.get("findings", [])
    ]
    more = {key: str(value)[:16] for key, value in case.get("post", {}).items()}
    post = post_of({**POST, **more}, "Europe/Riga")
    return post, policy_of(case["workflow"]), events, findings, at(case["now"])


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_the_way_is_what_the_table_says(case):
    way = shortest(*given(case))
    assert [act.spoken().partition(":")[0] for act in way.acts] == case["way"]
    assert case.get("stuck", "") in way.stuck
    assert bool(way.stuck) is ("stuck" in case)


@pytest.mark.parametrize("case", [case for case in TABLE if case["way"]], ids=lambda case: case["name"])
def test_whoever_of_those_named_acts_it_is_publishable_then_and_not_before(case):
    post, policy, events, findings, now = given(case)
    way = shortest(post, policy, events, findings, now)
    if any(act.do == "edit" for act in way.acts):
        return  # which words an author finds, no table knows
    for pick in (0, -1):
        done = [
            Event(
                at=now,
                by=act.by[pick],
                do=act.do,
                step=act.step,
                finding=act.finding,
                match=act.match,
                reason="so",
                identity="signed",
            )
            for act in way.acts
        ]
        for number in range(len(done) + 1):
            decision = decide(post, policy, [*events, *done[:number]], findings, now)
            assert decision.publishable is (number == len(done))
            assert decision.refused == ()


def test_the_time_is_that_of_the_step():
    way = shortest(*given(next(case for case in TABLE if case["name"] == "a draft")))
    assert [act.until and act.until.isoformat() for act in way.acts] == [None, "2026-12-01T12:00:00+00:00"]


def test_of_a_large_group_everybody_is_named_and_not_every_combination_tried(monkeypatch):
    steps = [{"name": name, "approvers": {"role": ["editor", "legal", "head"]}, "need": 3} for name in "abcd"]
    case = {**TABLE[0], "workflow": {"chains": [{"name": "s", "steps": steps}]}}
    monkeypatch.setattr("signoff.rehearsal._shortest.MOST_TRIED", 30)
    way = shortest(*given(case))
    assert [act.step for act in way.acts] == [None, *"aaabbbcccddd"]
    assert way.acts[1].by == ("dace", "elina", "janis", "liga")


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("approve by janis", ("approve", "janis", None, None, None, "as if")),
        ("approve by janis step legal", ("approve", "janis", "legal", None, None, "as if")),
        ("request-changes by janis reason too long", ("request_changes", "janis", None, None, None, "too long")),
        ("waive by dace finding voice.tone match so cheap reason a quotation",
         ("waive", "dace", None, "voice.tone", "so cheap", "a quotation")),
    ],
)  # fmt: skip
def test_an_act_is_written_as_it_is_said(said, parts):
    (wish,) = wishes([said], at("2026-12-01 10:00"))
    assert (wish.do, wish.by, wish.step, wish.finding, wish.match, wish.reason) == parts


def test_as_if_is_what_the_engine_decides_with_the_wish_at_the_end():
    post, policy, events, findings, now = given(TABLE[0])
    done = [*events, *wishes(["submit by anna", "approve by anna", "approve by liga"], now)]
    decision = as_if(post, policy, done, findings, now)
    assert (decision.state, [one.event.by for one in decision.refused]) == ("approved", ["anna"])


@pytest.fixture
def starter(tmp_path):
    """The starter workspace with its ledger."""
    return Workspace(starter_in(tmp_path / "cafe"))


@pytest.fixture
def status(starter, capsys):
    """`signoff status` in the starter workspace: exit status, output, errors."""

    def asking(*words):
        end = main(["status", *words, "--workspace", str(starter.root), "--now", "2026-12-07 09:00"])
        return end, *capsys.readouterr()

    return asking


def test_status_says_what_is_missing(status):
    _, out, _ = status("soup-lunch-tuesday")
    assert (
        "  Publishable after:\n    1. Dace Vītola or Jānis Bērziņš approves `editor` (until Mon 7 Dec, 15:45)\n" in out
    )
    said = json.loads(status("soup-lunch-tuesday", "--json")[1])
    assert said["shortest"][0] == {
        "do": "approve", "by": ["dace", "janis"], "step": "editor", "until": "2026-12-07T15:45:00+02:00",
    }  # fmt: skip
    assert json.loads(status("hot-cider", "--json")[1])["shortest"] == []


def test_as_if_records_nothing_and_a_refusal_is_1(status, starter):
    size = len(list(starter.reading().entries()))
    end, out, _ = status("soup-lunch-tuesday", "--as-if", "approve by janis", "--as-if", "approve by elina step legal")
    assert (end, out.splitlines()[0]) == (
        0, "As if: approve by janis; approve by elina step legal. Nothing is recorded.",
    )  # fmt: skip
    assert "  It may go out." in out
    end, out, _ = status("soup-lunch-tuesday", "--as-if", "approve by anna", "--json")
    said = json.loads(out)
    assert (end, said["as_if"], said["publishable"]) == (1, ["approve by anna"], False)
    assert "author" in "; ".join(said["refused"][0]["because"])
    assert len(list(starter.reading().entries())) == size


def test_explain_takes_the_same_acts_and_proves_what_would_be(starter, capsys):
    words = ["explain", "soup-lunch-tuesday", "--workspace", str(starter.root), "--now", "2026-12-07 09:00"]
    assert main([*words, "--as-if", "approve by janis"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("As if: approve by janis. Nothing is recorded.\n")
    assert "Jānis Bērziņš approved" in out and "    1. Dace Vītola or Elīna Krūmiņa approves `legal`" in out
    assert main([*words, "--json"]) == 0
    assert [act["step"] for act in json.loads(capsys.readouterr().out)["shortest"]] == ["editor", "legal"]


@pytest.mark.parametrize(
    ("said", "told"),
    [("janis approves", "`janis approves` says no act"), ("aprove by janis", "did you mean `approve`?"),
     ("edit by anna", "no act `edit`")],
)  # fmt: skip
def test_what_is_no_act_is_2(status, said, told):
    end, out, err = status("soup-lunch-tuesday", "--as-if", said)
    assert (end, out) == (2, "")
    assert told in err
