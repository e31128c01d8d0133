"""`signoff test --from POST`: a case out of the ledger that runs, passes, and says what is decided."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import yaml

from signoff.cli import main
from signoff.content import changes, post_of
from signoff.errors import SignoffError
from signoff.networks import KINDS as NETWORKS
from signoff.policy import load
from signoff.rehearsal import case_from, cases_of, results
from signoff.workflow import Event, decide
from signoff.workspace import OPENED
from support import ROOT
from workspaces import small
from workspaces import starter as starter_in

NOW = datetime(2026, 12, 1, 18, tzinfo=ZoneInfo("Europe/Riga"))
FRONT = {"id": "soup", "author": "anna", "channels": ["cafe-bluesky"]}


@pytest.fixture
def policy(tmp_path):
    """The policy of the small workspace."""
    return load(small(tmp_path / "small"), networks=NETWORKS, **OPENED)


def happened(*acts):
    """Events, an hour after each other: (by, do) or (by, do, the post that an edit made)."""
    events, post = [], None
    for number, (by, do, *more) in enumerate(acts):
        after = post_of(more[0], "Europe/Riga") if more else None
        kinds = changes(post.plain, after.plain) if after and post else ()
        at = NOW - timedelta(hours=len(acts) - number)
        events.append(Event(at=at, by=by, do=do, post=after, changes=kinds, reason="so", seq=number + 1))
        post = after or post
    return events


def taken(policy, events, tmp_path, embed=False):
    """The test as written, and what comes of running it."""
    last = next(event.post for event in reversed(events) if event.post)
    path = tmp_path / "taken.yml"
    path.write_text("\n".join(case_from(last, policy, events, NOW, embed=embed)) + "\n", encoding="utf-8")
    (result,) = results(cases_of([path], None if embed else policy, NETWORKS, OPENED))
    return yaml.safe_load(path.read_text(encoding="utf-8")), result.differences


@pytest.mark.parametrize("embed", [False, True])
@pytest.mark.parametrize(
    "acts",
    [
        [("anna", "create", {**FRONT, "text": "Soup"})],
        [("anna", "create", {**FRONT, "text": "Soup"}), ("anna", "submit"), ("janis", "approve")],
        [("anna", "create", {**FRONT, "text": "Soup", "tags": ["a"], "schedule": "2026-12-09 09:00", "alt": {}}),
         ("anna", "submit"), ("janis", "approve"), ("anna", "edit", {**FRONT, "text": "Soup\n\nand bread"})],
        [("anna", "create", {**FRONT, "text": "Soup"}), ("anna", "submit"), ("janis", "request_changes"),
         ("anna", "edit", {**FRONT, "texts": {"": "Soup", "linkedin": "Soup: a note"}}), ("anna", "submit")],
        [("anna", "create", {**FRONT, "text": "- no: yes", "assets": ["a.jpg"]}), ("anna", "submit"),
         ("anna", "approve"), ("janis", "reject"), ("anna", "comment")],
    ],
)  # fmt: skip
def test_what_is_written_passes_and_says_what_is_decided(policy, acts, tmp_path, embed):
    events = happened(*acts)
    said, differences = taken(policy, events, tmp_path, embed)
    assert differences == []
    decision = decide(events[0].post, policy, events, (), NOW)
    assert said["expect"]["state"] == decision.state
    assert said["expect"]["steps"] == {step.name: step.status for step in decision.steps}
    assert said["expect"]["publishable"] is decision.publishable
    assert [one["event"] for one in said["expect"].get("refused", [])] == [
        number for number, act in enumerate(acts) if act == ("anna", "approve")
    ]
    assert ("policies" in said) is embed


def test_other_bytes_of_a_picture_are_an_edit_of_the_test_too(policy, tmp_path):
    first, second = (post_of({**FRONT, "text": "Soup", "assets": ["a.jpg"]}, "Europe/Riga") for _ in range(2))
    second.assets["a.jpg"] = "f" * 64
    events = happened(("anna", "create", {**FRONT, "text": "Soup"}), ("anna", "submit"), ("janis", "approve"))
    events[0] = Event(at=events[0].at, by="anna", do="create", post=first, seq=1)
    events.append(Event(at=NOW, by="anna", do="edit", post=second, changes=("assets",), seq=4))
    said, differences = taken(policy, events, tmp_path)
    assert differences == []
    assert said["events"][-1]["change"] == {"assets": ["a-ffffffff.jpg"]}
    assert said["expect"]["state"] == "in_review"


def test_what_comes_later_is_left_out(policy, tmp_path):
    events = happened(("anna", "create", {**FRONT, "text": "Soup"}), ("anna", "submit"))
    later = Event(at=NOW + timedelta(seconds=1), by="janis", do="approve", seq=3)
    said, _ = taken(policy, [*events, later], tmp_path)
    assert [one["do"] for one in said["events"]] == ["submit"]


def test_only_posts_can_be_told_of(policy):
    post = post_of({**FRONT, "id": "soup", "text": "Soup"}, "Europe/Riga")
    post.front.id = "reply:hours"
    with pytest.raises(SignoffError, match="is no post"):
        list(case_from(post, policy, [], NOW))


@pytest.fixture
def starter(tmp_path):
    """A copy of the starter with its ledger."""
    return starter_in(tmp_path / "cafe")


@pytest.mark.parametrize("post", ["decembra-atlaide", "late-kitchen", "oven-repair", "winter20-last-days"])
def test_the_command_writes_a_new_file_that_passes(starter, tmp_path, capsys, post, monkeypatch):
    monkeypatch.setenv("SIGNOFF_NOW", "2026-12-07T09:00:00+02:00")
    there, alone = starter / "policies" / "tests" / f"{post}.yml", tmp_path / "alone" / "case.yml"
    assert main(["test", "--workspace", str(starter), "--from", post, "--out", str(there)]) == 0
    assert main(["test", "--workspace", str(starter), str(there)]) == 0
    assert main(["test", "--workspace", str(starter), "--from", post, "--embed", "--out", str(alone)]) == 0
    assert main(["test", str(alone), "--workspace", str(ROOT)]) == 0
    before = there.read_bytes()
    assert main(["test", "--workspace", str(starter), "--from", post, "--out", str(there)]) == 1
    assert there.read_bytes() == before


def test_printed_it_is_the_same(starter, capsys):
    assert main(["test", "--workspace", str(starter), "--now", "2026-12-07 09:00", "--from", "late-kitchen"]) == 0
    said = yaml.safe_load(capsys.readouterr().out)
    assert (said["kind"], said["name"]) == ("test", "late-kitchen is in review")
    assert said["expect"]["due"]["editor"].isoformat() == "2026-12-04T10:40:00+02:00"
