"""Who may change the rules: the last accepted ones hold, whatever the files say."""

import json
import sqlite3

import pytest

from inbox._guarded import ALL, GUARDED, change, guard
from signoff.workspace import Workspace

BOTH_STEPS = "when: {tag: promotion}, within: 4h, clock: elapsed}"
HINT = "policies/ differ from what was accepted on 2026-12-01 by dace, which holds: `signoff policy diff`"


def promotion(cafe):
    """A post that the editor, then Dace or an editor, must agree to; the first has."""
    cafe.write("soup", "Soup of the day", "tags: [promotion]\n")
    cafe.does("submit", "soup", by="anna", at="09:00")
    cafe.does("approve", "soup", by="janis", at="09:10")


def without_the_step(cafe):
    """The author drops the second step, and the key that names who accepts."""
    change(cafe, "", was="      - {name: head, approvers: {role: [head, editor]}, " + BOTH_STEPS + "\n")
    change(cafe, "", was="policy_changes: {accepted_by: {role: head}}\n")


def test_an_author_who_drops_a_step_gains_nothing(cafe):
    guard(cafe)
    promotion(cafe)
    without_the_step(cafe)
    said = cafe.status("soup")
    assert (said["state"], said["publishable"]) == ("in_review", False)
    assert [step["name"] for step in said["steps"]] == ["editor", "head"]
    cafe.does("approve", "soup", by="liga", at="09:20")
    assert cafe.entries()[-1]["policy"] == cafe.entries()[0]["accepted"]


def test_nor_who_writes_himself_into_the_team(cafe):
    guard(cafe)
    change(
        cafe, "anna: {roles: [author, head]}", was="anna: {name: Anna Ozola, email: anna@cafe.example, roles: [author]}"
    )
    before = cafe.ledger()
    status, _, err = cafe.run("policy", "accept", by="anna", at="09:00")
    assert status == 1
    assert "anna may not accept a change of the rules: only dace may" in err
    assert cafe.ledger() == before
    assert cafe.run("override", "soup", "--reason", "x", by="anna")[0] == 1


@pytest.mark.parametrize("verb", [["status", "soup"], ["review"], ["inbox"], ["list"], ["policy", "show"], ["check"]])
def test_every_verb_says_that_the_files_are_a_proposal(cafe, verb):
    guard(cafe)
    assert HINT not in cafe.run(*verb)[2]
    without_the_step(cafe)
    assert cafe.run(*verb)[2].count(HINT) == 1


def test_other_comments_are_no_other_rules(cafe):
    guard(cafe)
    change(cafe, "# a comment\n" + GUARDED)
    assert HINT not in cafe.run("status", "soup")[2]


def test_a_broken_proposal_stops_nobody(cafe):
    guard(cafe)
    change(cafe, "kind: teem\n")
    status, _, err = cafe.run("status", "soup")
    assert (status, HINT in err) == (0, True)
    cafe.does("submit", "soup", by="anna")
    assert cafe.run("policy", "accept", by="dace")[0] == 2
    assert cafe.run("check")[0] == 1


def test_what_is_accepted_holds_from_then_on_at_the_places_where_it_stood(cafe):
    guard(cafe)
    promotion(cafe)
    change(cafe, "", was="      - {name: head, approvers: {role: [head, editor]}, " + BOTH_STEPS + "\n")
    cafe.does("policy", "accept", "--reason", "one pair of eyes is enough", by="dace", at="09:30")
    assert cafe.status("soup")["publishable"] is True
    entry = cafe.entries()[-1]
    assert (entry["stream"], entry["do"], entry["by"]) == ("policy", "accept", "dace")
    assert entry["reason"] == "one pair of eyes is enough"
    held, read = Workspace(cafe.root).policy, Workspace(cafe.root).proposal
    assert (held.hash, held.canonical) == (read.hash, read.canonical)
    places = [[step.place for chain in policy.chains_as_written for step in chain.each_step] for policy in (held, read)]
    assert places[0] == places[1] and places[0][0].file == ALL


def test_until_a_first_acceptance_the_files_hold_and_check_says_so(cafe):
    guard(cafe, accept=False)
    out = cafe.run("check")[1]
    assert "no policy was accepted yet" in out and "signoff policy accept" in out
    promotion(cafe)
    assert cafe.status("soup")["steps"][1]["status"] == "waiting"
    cafe.does("policy", "accept", by="dace", at="09:30")
    assert "no policy was accepted yet" not in cafe.run("check")[1]


@pytest.mark.parametrize(
    "arguments, by, says",
    [
        (["accept"], "anna", "anna may not accept"),
        (["accept"], "janis", "anna may not accept".replace("anna", "janis")),
        (["accept", "--seen", "0" * 64], "dace", "the policy is not the one you saw"),
        (["accept", "--seen", ""], "dace", "the policy is not the one you saw"),
    ],
)
def test_a_refusal_leaves_the_ledger_as_it_was(cafe, arguments, by, says):
    guard(cafe)
    without_the_step(cafe)
    before = cafe.ledger()
    status, out, err = cafe.run("policy", *arguments, by=by, at="09:00")
    assert (status, out) == (1, "")
    assert says in err
    assert cafe.ledger() == before


def test_the_same_twice_is_nothing_to_accept(cafe):
    guard(cafe)
    status, _, err = cafe.run("policy", "accept", by="dace", at="09:00")
    assert status == 1 and "this very policy was accepted on 2026-12-01 by dace" in err


def test_rules_under_which_nobody_could_accept_again_are_refused(cafe):
    guard(cafe)
    change(cafe, "dace: {roles: [head], left: 2026-11-30}", was="dace: {roles: [head]}")
    status, _, err = cafe.run("policy", "accept", by="dace", at="09:00")
    assert status == 1 and "nobody may accept the next change" in err


def test_an_earlier_time_is_refused(cafe):
    guard(cafe)
    without_the_step(cafe)
    status, _, err = cafe.run("policy", "accept", by="dace", at="07:59")
    assert status == 1 and "earlier" in err


def test_without_the_key_there_is_nothing_to_accept(cafe):
    status, _, err = cafe.run("policy", "accept", by="dace")
    assert status == 1 and "nobody is named who accepts changes" in err
    assert not (cafe.root / ".signoff").exists()


def test_who_accepts_rules_without_the_key_puts_the_files_in_force_again(cafe):
    guard(cafe)
    promotion(cafe)
    without_the_step(cafe)
    status, out, _ = cafe.run("policy", "accept", by="dace", at="09:30")
    assert status == 0 and "from now on the files on disk are in force" in out
    assert cafe.status("soup")["publishable"] is True


def test_an_acceptance_by_somebody_who_may_not_counts_for_nothing(cafe):
    """Written past the gate, with its hashes right: the entry is there, and the rules stay."""
    from signoff.inbox._under import under
    from signoff.ledger import Draft, digest

    guard(cafe)
    promotion(cafe)
    without_the_step(cafe)
    workspace, data = Workspace(cafe.root), (cafe.root / ALL).read_bytes()
    body = {"accepted": workspace.proposal.hash, "files": {ALL: digest(data)}, **under(workspace.policy)}
    forged = Draft(
        stream="policy", do="accept", by="anna", at=workspace.acceptance.at.replace(hour=9, minute=30), body=body
    )
    with workspace.writing(forged.at) as ledger:
        ledger.append([forged], keep=[data, workspace.proposal.canonical])
    assert cafe.run("ledger", "verify")[0] == 0
    assert cafe.status("soup")["publishable"] is False


def test_bytes_that_were_taken_away_stop_every_decision_with_a_word(cafe):
    guard(cafe)
    database = sqlite3.connect(cafe.root / ".signoff" / "ledger.db")
    triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    database.executescript("".join(f"DROP TRIGGER {name};" for (name,) in triggers) + "UPDATE kept SET bytes = NULL")
    database.close()
    status, _, err = cafe.run("status", "soup")
    assert status == 2 and "are not in the ledger" in err


def test_diff_says_in_words_what_would_change(cafe):
    guard(cafe)
    change(cafe, "within: 8h, clock: business", was="within: 4h, clock: business")
    change(
        cafe,
        "janis: {email: janis@cafe.example, roles: [editor, head]}",
        was="janis: {email: janis@cafe.example, roles: [editor]}",
    )
    status, out, _ = cafe.run("policy", "diff")
    assert status == 0
    assert "the chain `standard`, step `editor`: `within` is 8h now; it was 4h" in out
    assert "the person `janis`: `roles` has head now" in out
    assert "within 8 working hours" in out
    told = json.loads(cafe.run("policy", "diff", "--json")[1])
    assert told["proposed"] in out and told["accepted"] == told["in_force"]
    assert {(one["was"], one["now"]) for one in told["changes"] if one["where"].startswith("the chain")} == {
        ("4h", "8h")
    }


def test_what_is_remembered_is_of_the_rules_in_force(cafe, monkeypatch):
    """A warm status between a change and its acceptance never shows the proposal."""
    guard(cafe)
    promotion(cafe)
    without_the_step(cafe)
    for _ in range(3):
        assert cafe.status("soup")["publishable"] is False
    cafe.does("policy", "accept", by="dace", at="09:30")
    for _ in range(3):
        assert cafe.status("soup")["publishable"] is True


@pytest.mark.parametrize("weaker", [True, False])
def test_diff_says_whether_it_is_weaker_and_shows_a_post(cafe, weaker):
    guard(cafe)
    if weaker:
        without_the_step(cafe)
    else:
        change(cafe, "approvers: {role: editor}, need: 2", was="approvers: {role: editor}")
    out, told = cafe.run("policy", "diff")[1], json.loads(cafe.run("policy", "diff", "--json")[1])
    assert told["weaker"] is weaker
    assert ("It is weaker" in out, "nowhere weaker" in out) == (weaker, not weaker)
    assert (told["weaker_example"] is not None) is weaker
