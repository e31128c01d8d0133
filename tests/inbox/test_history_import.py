"""`signoff ledger import`: a history from elsewhere as entries, each row once, and nobody's approval here."""

import json
from datetime import datetime

import pytest

from signoff.cli import main
from signoff.errors import SignoffError
from signoff.inbox import bring_in_history
from signoff.ledger import verify_at
from signoff.rehearsal.impact import impact, laid_over
from signoff.review import review
from signoff.workspace import Workspace
from support import SHARED, needs_shared
from workspaces import NOW, small

MAP = {"post": "case", "step": "activity", "at": "time", "person": "who", "closed": "end"}
HEAD = "case,activity,time,who,end\n"
ROWS = (
    "a,Draft,2026-11-02T09:00:00.250+02:00,anna,2026-11-05\n"
    "a,Editor,2026-11-03 10:00,janis,2026-11-05\n"
    "b,Draft,2026-11-02T08:00:00Z,,\n"
)
ALL = {"post": "case:concept:name", "step": "concept:name", "action": "lifecycle:transition", "team": "org:group",
       "person": "org:resource", "at": "time:timestamp", "due": "case:deadline", "closed": "case:enddate"}  # fmt: skip


@pytest.fixture
def workspace(tmp_path):
    return Workspace(small(tmp_path / "ws"))


def bring(workspace, text, mapping=MAP, **more):
    file = workspace.root / "history.csv"
    file.write_text(text, "utf-8")
    return bring_in_history(Workspace(workspace.root), file, mapping, **more)


def entries(workspace):
    return [entry for found in Workspace(workspace.root).entries.values() for entry in found]


def test_one_row_is_one_entry_stamped_with_its_time(workspace):
    done = bring(workspace, HEAD + ROWS, ends=["Editor"])
    assert (done.read, done.added, done.known, done.posts, done.refused) == (3, 3, 0, 2, ())
    told = {(entry.stream, entry.body["step"]): entry for entry in entries(workspace)}
    first = told["elsewhere/a", "Draft"]
    assert first.at == datetime.fromisoformat("2026-11-02T09:00:00.250+02:00")
    assert first.body["told"] == "2026-11-02T09:00:00.250000+02:00"
    assert told["elsewhere/a", "Editor"].at == datetime.fromisoformat("2026-11-03T10:00:00+02:00")
    assert told["elsewhere/a", "Editor"].body["ends"] is True
    assert told["elsewhere/b", "Draft"].by == "unknown"
    assert "person" not in told["elsewhere/b", "Draft"].body
    assert verify_at(workspace.ledger_path).faults == []


def test_the_same_file_again_adds_nothing_and_a_longer_one_its_new_rows(workspace):
    bring(workspace, HEAD + ROWS + "a,Editor,2026-11-03 10:00,janis,\n")
    again = bring(workspace, HEAD + ROWS + "a,Editor,2026-11-03 10:00,janis,\n")
    assert (again.added, again.known) == (0, 4)
    more = bring(workspace, HEAD + ROWS + "a,Legal,2026-11-01 10:00,janis,\n")
    assert (more.added, more.known) == (1, 3)
    assert verify_at(workspace.ledger_path).faults == []
    (late,) = [entry for entry in entries(workspace) if entry.body["step"] == "Legal"]
    assert late.body["told"].startswith("2026-11-01T10:00")
    assert late.at > datetime.fromisoformat(late.body["told"])


def test_a_dry_run_writes_nothing(workspace):
    assert bring(workspace, HEAD + ROWS, dry=True).added == 3
    assert not workspace.ledger_path.exists()


@pytest.mark.parametrize(
    ("row", "because"),
    [
        (",Draft,2026-11-02T09:00,anna,", "it has no post"),
        ("a,,2026-11-02T09:00,anna,", "it has no step"),
        ("a,Draft,,anna,", "it has no at"),
        ("a,Draft", "it has no at"),
        ("a,Draft,yesterday,anna,", "`yesterday` is no time"),
        ("a," + "x" * 1001 + ",2026-11-02T09:00,anna,", "its step is longer than 1000"),
    ],
)
def test_a_row_that_cannot_be_read_is_listed_with_its_line(workspace, row, because):
    done = bring(workspace, HEAD + '"a\nb",Draft,2026-11-02T09:00,anna,\n' + row + "\n")
    assert done.added == 1
    assert [(one.line, because in one.because) for one in done.refused] == [(4, True)]


def test_a_time_that_only_goes_with_it_is_left_out_and_said(workspace):
    done = bring(workspace, HEAD + "a,Draft,2026-11-02T09:00,anna,soon\n")
    assert (done.added, done.refused) == (1, ())
    assert "`soon` is no time" in done.notices[0].because


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({**MAP, "stp": "activity"}, "no field `stp`; did you mean `step`"),
        ({**MAP, "person": "whom"}, "no column `whom`; did you mean `who`"),
        ({"post": "case", "step": "activity"}, "--map at=COLUMN"),
    ],
)
def test_a_field_or_column_that_is_not_there_is_said(workspace, mapping, said):
    with pytest.raises(SignoffError, match=said):
        bring(workspace, HEAD + ROWS, mapping)
    assert not workspace.ledger_path.exists()


def test_what_is_no_csv_or_no_utf_8_writes_nothing(workspace):
    file = workspace.root / "history.csv"
    file.write_bytes(HEAD.encode() + b"a,Draft,2026-11-02T09:00,J\xe3nis,\n")
    with pytest.raises(SignoffError, match=r"history\.csv:2:1: this is no UTF-8"):
        bring_in_history(workspace, file, MAP)
    assert not workspace.ledger_path.exists()


def test_it_is_nobodys_approval(tmp_path):
    post = "---\nid: a\nauthor: anna\nchannels: [cafe-bluesky]\n---\nSoup.\n"
    ws = Workspace(small(tmp_path / "ws", posts={"a": post}))
    bring(ws, HEAD + ROWS)
    decision = review(Workspace(ws.root), datetime.fromisoformat(NOW)).decision("a")
    assert (decision.state, decision.steps[0].have) == ("draft", 0)


def test_rules_are_rehearsed_on_it(workspace):
    bring(workspace, HEAD + ROWS)
    ws = Workspace(workspace.root)
    text = (ws.root / "policies" / "all.yml").read_text("utf-8").replace("{role: editor}", "{role: author}")
    found = impact(ws, laid_over(ws, "all.yml", text.replace("[submit,", "[approve, submit,").encode()),
                   datetime.fromisoformat(NOW))  # fmt: skip
    (changed,) = [one for one in found.changed if one.post == "a"]
    assert changed.first.decision.state == "approved"
    said = list(map(str, changed.because))
    assert any(line.startswith("approve by Jānis Bērziņš: it counts; under the others it does not") for line in said)
    assert found.posts == 2


def test_the_command_says_it_in_json(workspace, capsys):
    file = workspace.root / "history.csv"
    file.write_text(HEAD + ROWS + "c,,2026-11-02,anna,\n", "utf-8")
    maps = [part for field, column in MAP.items() for part in ("--map", f"{field}={column}")]
    status = main(["ledger", "import", str(file), *maps, "--json", "--workspace", str(workspace.root), "--now", NOW])
    assert status == 1
    assert json.loads(capsys.readouterr().out) == {
        "read": 4, "added": 3, "known": 0, "posts": 2, "refused": [{"line": 5, "because": "it has no step"}],
    }  # fmt: skip
    assert main(["ledger", "import", str(file), "--map", "post", "--workspace", str(workspace.root)]) == 2


@needs_shared
def test_a_real_log_is_read_whole(workspace):
    file = SHARED / "eventlogs" / "receipt.csv"
    done = bring_in_history(workspace, file, ALL)
    assert (done.read, done.added, done.posts, done.refused) == (8577, 8577, 1434, ())
    again = bring_in_history(Workspace(workspace.root), file, ALL)
    assert (again.added, again.known) == (0, 8577)
