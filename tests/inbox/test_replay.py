"""A history kept as text: replayed into a new ledger through the same gate as every act, or not at all."""

import json

import pytest

from signoff.errors import SignoffError
from signoff.inbox import begin
from signoff.workspace import Workspace

SUBMIT = {"at": "2026-11-30T09:00:00+02:00", "by": "anna", "do": "submit", "post": "soup"}
APPROVE = {"at": "2026-11-30T10:00:00+02:00", "by": "janis", "do": "approve", "post": "soup"}


def told(cafe, *lines):
    """Writes the history and begins the ledger with it."""
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    (cafe.root / "content" / "history.jsonl").write_text(text, encoding="utf-8")
    return begin(Workspace(cafe.root))


def test_what_is_told_is_what_happened(cafe):
    created = {
        "at": "2026-11-29T09:00:00+02:00",
        "by": "anna",
        "do": "create",
        "post": "soup",
        "change": {"text": "Soop"},
    }
    edited = {**created, "at": "2026-11-29T10:00:00+02:00", "do": "edit", "change": {}}
    assert told(cafe, created, edited, "", SUBMIT, APPROVE) == 4
    assert cafe.status("soup")["state"] == "approved"
    assert [(entry["do"], entry.get("changes")) for entry in cafe.entries()] == [
        ("create", []),
        ("edit", ["text"]),
        ("submit", None),
        ("approve", None),
    ]
    assert cafe.run("ledger", "verify")[0] == 0


def test_a_ledger_is_begun_once(cafe):
    assert told(cafe, SUBMIT, APPROVE) == 3
    assert begin(Workspace(cafe.root)) == 0


def test_a_post_that_nobody_is_told_to_have_made_was_made_by_its_author(cafe):
    told(cafe, SUBMIT, APPROVE)
    first = cafe.entries()[0]
    assert (first["do"], first["by"]) == ("create", "anna")
    assert cafe.status("soup")["state"] == "approved"


def test_without_a_history_nothing_is_begun(cafe):
    assert begin(Workspace(cafe.root)) == 0
    assert not (cafe.root / ".signoff").exists()


@pytest.mark.parametrize(
    "line, says",
    [
        ({**APPROVE, "by": "anna"}, "anna is the author"),
        ({**APPROVE, "at": "2026-11-30T08:00:00+02:00"}, "earlier"),
        ({**APPROVE, "at": "soon"}, "cannot be read: `soon` is no time"),
        ({**APPROVE, "post": "sop"}, "did you mean `soup`?"),
        ({key: value for key, value in APPROVE.items() if key != "by"}, "cannot be read: `by` is missing"),
        ({key: value for key, value in APPROVE.items() if key != "at"}, "cannot be read: `at` is missing"),
        ("{", "2:1: not JSON"),
    ],
)
def test_one_line_that_is_refused_or_cannot_be_read_begins_no_ledger(cafe, line, says):
    with pytest.raises(SignoffError) as said:
        told(cafe, SUBMIT, line)
    assert f"content/history.jsonl:{2}" in str(said.value) and says in str(said.value)
    assert not (cafe.root / ".signoff").exists()
