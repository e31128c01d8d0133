"""An approval that was given elsewhere: recorded with its evidence, the least of proofs, through the same gate."""

import pytest

from inbox._cafe import POLICIES
from inbox._guarded import change
from signoff.workspace import Workspace

MAIL = ["--evidence", "mail of 1 December, 10:05, in the client's folder", "--reason", "no account yet"]


def recorded(cafe, *more, given="10:05", by="janis", recorder="liga", at="10:10"):
    """Somebody writes an approval down: the exit status, and what was said."""
    status, out, err = cafe.run("record-approval", "soup", "--by", by, "--at", f"2026-12-01 {given}", *(more or MAIL),
                                by=recorder, at=at)  # fmt: skip
    return status, out + err


def test_it_counts_as_the_approval_of_who_gave_it_and_names_who_wrote_it_down(cafe):
    cafe.does("submit", "soup", by="anna")
    assert recorded(cafe)[0] == 0
    assert cafe.status("soup")["publishable"] is True
    entry = cafe.entries()[-1]
    assert (entry["do"], entry["by"], entry["recorded_by"]) == ("approve", "janis", "liga")
    assert entry["given_at"] == "2026-12-01T10:05:00+02:00" and "identity" not in entry


def test_the_bytes_of_a_file_are_kept(cafe, tmp_path):
    cafe.does("submit", "soup", by="anna")
    (tmp_path / "mail.eml").write_bytes(b"Subject: yes\r\n\r\nFine!\r\n")
    assert recorded(cafe, "--evidence", str(tmp_path / "mail.eml"), "--reason", "by mail")[0] == 0
    entry = cafe.entries()[-1]
    with Workspace(cafe.root).reading() as ledger:
        assert ledger.kept(entry["evidence"]) == b"Subject: yes\r\n\r\nFine!\r\n"
    assert entry["evidence_name"] == "mail.eml"


@pytest.mark.parametrize(
    "more, says",
    [
        ({"recorder": "anna"}, "anna is the author"),
        ({"by": "anna"}, "anna is the author"),
        ({"by": "dace"}, "not an approver"),
        ({"by": "nobody"}, "`nobody` is not in the team"),
        ({"given": "09:59"}, "at 2026-12-01T09:59:00+02:00 it was not submitted yet"),
        ({"given": "10:30"}, "that is still to come"),
    ],
)
def test_a_refusal_names_its_rule_and_leaves_the_ledger_as_it_was(cafe, more, says):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    status, said = recorded(cafe, **more)
    assert (status, says in said) == (1, True), said
    assert cafe.ledger() == before


@pytest.mark.parametrize(
    "evidence, reason, says", [("mail.eml", "x", "is no file, and no sentence"), ("mail of today", " ", "reason")]
)
def test_evidence_and_reason_are_needed(cafe, evidence, reason, says):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    status, said = recorded(cafe, "--evidence", evidence, "--reason", reason)
    assert (status, says in said) == (1, True), said
    assert cafe.ledger() == before


def test_it_is_not_for_words_that_came_later(cafe):
    cafe.does("submit", "soup", by="anna", at="10:00")
    cafe.write("soup", "Soup of the week")
    cafe.does("submit", "soup", by="anna", at="10:07")
    status, said = recorded(cafe)
    assert status == 1 and "it had other words: anna changed it at 2026-12-01T10:07" in said


@pytest.mark.parametrize("proof", ["os", "signed"])
def test_it_never_counts_where_a_step_asks_for_more(cafe, proof):
    change(
        cafe, POLICIES.replace("within: 4h, clock: business}", f"within: 4h, clock: business, identity: {proof}}}", 1)
    )
    cafe.does("submit", "soup", by="anna")
    status, said = recorded(cafe)
    assert status == 1 and f"asks for the identity `{proof}`" in said


def test_a_draft_is_not_approved_by_mail(cafe):
    status, said = recorded(cafe)
    assert status == 1 and "not in review" in said
    assert not (cafe.root / ".signoff").exists()


def test_an_edit_found_in_the_file_is_the_recorders(cafe):
    cafe.does("submit", "soup", by="anna", at="10:00")
    cafe.write("soup", "Soup of the week")
    status, said = recorded(cafe, given="10:10", at="10:10")
    assert status == 1 and "liga is an editor" in said
