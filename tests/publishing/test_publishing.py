"""What may go out: the gate on the very bytes, when something is due, the files that are handed over."""

import csv
import io
import re
from datetime import datetime

import msgspec
import pytest

import signoff
from signoff.cli import main
from signoff.publishing import due_now, due_today, settings
from workspaces import NOW, small, starter

POLICY = """---
kind: publishing
every_channel: {late_at_most: 30m}
channels:
  cafe-linkedin: {send: handover, handover: {format: publer, to: {person: anna}, ahead: 24h}}
---
kind: channels
accounts: [{name: cafe-direct, network: bluesky, language: en, credentials: {password: env:PASSWORD}}]
"""
POST = """---
id: hello
author: anna
channels: [{channels}]
schedule: 2026-12-08 09:00
first_comment: "Menu: https://cafe.example/menu"
---
Hello from Riga: https://cafe.example
"""
LINES = [
    '{"at": "2026-12-01T09:00:00+02:00", "by": "anna", "do": "create", "post": "hello"}',
    '{"at": "2026-12-01T09:00:00+02:00", "by": "anna", "do": "submit", "post": "hello"}',
    '{"at": "2026-12-01T15:00:00+02:00", "by": "janis", "do": "approve", "post": "hello", "step": "editor"}',
]
OUT = '{"at": "2026-12-08T09:00:10+02:00", "by": "anna", "do": "publish", "post": "hello", "channel": "cafe-direct"}'


def workspace(folder, channels="cafe-direct", lines=LINES, policy=POLICY):
    posts = {"hello": POST.replace("{channels}", channels)}
    return small(folder / "ws", policy, posts, "\n".join(lines))


def due(root, moment, ask=due_now):
    found = ask(signoff.open(root, moment).review())
    return found if ask is due_now else list(found.going)


@pytest.mark.parametrize(
    ("moment", "how_many"),
    [("2026-12-08 08:59", 0), ("2026-12-08 09:00", 1), ("2026-12-08 09:30", 1), ("2026-12-08 09:31", 0)],
)
def test_what_is_sent_directly_is_due_from_its_slot_until_that_is_over(tmp_path, moment, how_many):
    found = due(workspace(tmp_path), moment)
    assert [one.publishable for one in found] == [True] * how_many


@pytest.mark.parametrize(
    ("moment", "how_many"), [("2026-12-07 08:59", 0), ("2026-12-07 09:00", 1), ("2026-12-08 09:31", 0)]
)
def test_a_file_is_due_so_long_before_the_slot(tmp_path, moment, how_many):
    found = due(workspace(tmp_path, "cafe-linkedin"), moment)
    assert [(one.send, one.publishable) for one in found] == [("handover", True)] * how_many


def test_what_is_not_approved_is_named_with_its_reason(tmp_path):
    (one,) = due(workspace(tmp_path, lines=LINES[:2]), "2026-12-08 09:00")
    assert not one.publishable
    assert "an approval is waited for: editor" in one.blocked_by[0]


def test_what_was_edited_after_approval_may_not_go_out_as_approved(tmp_path):
    root = workspace(tmp_path)
    path = root / "content" / "posts" / "hello.md"
    path.write_text(path.read_text("utf-8").replace("Hello", "Goodbye"), encoding="utf-8")
    (one,) = due(root, "2026-12-08 09:00")
    assert not one.publishable
    assert one.blocked_by


def test_the_text_is_that_of_the_approved_revision(tmp_path):
    root = workspace(tmp_path)
    (one,) = due(root, "2026-12-08 09:00")
    ws = signoff.open(root, "2026-12-08 09:00")
    with ws.workspace.reading() as ledger:
        kept = msgspec.json.decode(ledger.kept(one.revision))
    assert one.text == kept["texts"][""]


def test_what_is_out_on_a_channel_is_not_due_there_again(tmp_path):
    root = workspace(tmp_path, "cafe-direct, cafe-linkedin", [*LINES, OUT])
    found = due(root, "2026-12-08 09:10")
    assert [(one.channel, one.publishable) for one in found] == [("cafe-linkedin", True)]


def test_who_withdrew_a_post_left_its_slot_to_nobody(tmp_path):
    withdrawn = '{"at": "2026-12-02T09:00:00+02:00", "by": "anna", "do": "withdraw", "post": "hello"}'
    assert due(workspace(tmp_path, lines=[*LINES, withdrawn]), "2026-12-08 09:00") == []


def test_the_day_has_every_slot_of_it_also_those_ahead(tmp_path):
    root = workspace(tmp_path)
    assert [one.channel for one in due(root, "2026-12-08 00:00", due_today)] == ["cafe-direct"]
    assert due(root, "2026-12-07 23:59", due_today) == []


def test_the_day_has_every_file_that_is_to_be_handed_over_in_its_course(tmp_path):
    root = workspace(tmp_path, "cafe-linkedin")
    assert due(root, "2026-12-06 23:59", due_today) == []
    assert [one.channel for one in due(root, "2026-12-07 00:00", due_today)] == ["cafe-linkedin"]


def test_the_file_that_is_handed_over_has_the_text_and_its_losses_are_listed(tmp_path):
    day = due_today(signoff.open(workspace(tmp_path, "cafe-linkedin"), "2026-12-07 12:00").review())
    (parcel,) = day.parcels
    rows = list(csv.reader(io.StringIO(parcel.data.decode("utf-8-sig"))))
    assert "Hello from Riga: https://cafe.example" in rows[1]
    assert [(row.post, row.channel, row.row) for row in parcel.manifest] == [("hello", "cafe-linkedin", 2)]
    lines = [line.do for line in day.checklist]
    assert lines[0] == f"upload {parcel.name}, row 2"
    assert lines[-1] == "once it is out, note its link"
    assert {line.people for line in day.checklist} == {("anna",)}


def test_what_is_not_approved_is_in_no_file(tmp_path):
    day = due_today(signoff.open(workspace(tmp_path, "cafe-linkedin", LINES[:2]), "2026-12-07 12:00").review())
    assert (day.parcels, day.checklist, len(day.may_not)) == ((), (), 1)


def test_without_a_format_it_is_said_and_nothing_is_made_up(tmp_path):
    policy = "---\nkind: publishing\nchannels: {cafe-linkedin: {send: handover}}\n"
    root = workspace(tmp_path, "cafe-linkedin", policy=policy)
    day = due_today(signoff.open(root, "2026-12-08 08:00").review())
    assert day.parcels == ()
    assert "no format is named" in day.refused["cafe-linkedin"]


def test_a_calendar_holds_each_slot_that_may_go_out_and_folds_its_lines(tmp_path):
    day = due_today(signoff.open(workspace(tmp_path), "2026-12-08 08:00").review())
    text = day.ics.decode()
    assert "DTSTART:20261208T070000Z\r\n" in text
    assert text.count("BEGIN:VEVENT") == 1
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_files_are_written_where_somebody_says(tmp_path):
    day = due_today(signoff.open(workspace(tmp_path, "cafe-linkedin"), "2026-12-07 12:00").review())
    assert sorted(path.name for path in day.save(tmp_path / "out")) == ["publer-cafe-linkedin-1.csv", "slots.ics"]


def test_where_the_policy_is_silent_a_network_with_an_open_api_and_credentials_is_direct(tmp_path):
    policy = signoff.open(workspace(tmp_path)).policy
    assert [settings(policy, name).send for name in policy.channels] == ["handover", "handover", "direct"]


def test_nothing_is_written_by_a_dry_run(tmp_path):
    root = workspace(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    due_today(signoff.open(root, "2026-12-08 09:00").review())
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def dry_run(capsys, root, *options):
    status = main(["publish", "--dry-run", "--json", "--workspace", str(root), *options])
    return status, msgspec.json.decode(capsys.readouterr().out)


def test_the_command_prints_the_contract(tmp_path, capsys):
    status, said = dry_run(capsys, workspace(tmp_path), "--now", "2026-12-08T09:00:00+02:00")
    (one,) = said["would"]
    assert status == 0
    assert set(one) == {
        "post", "revision", "channel", "at", "send", "publishable", "blocked_by", "text", "facets", "first_comment",
        "links", "assets", "key", "outbox",
    }  # fmt: skip
    assert (one["at"], one["key"], one["outbox"]) == ("2026-12-08T09:00:00+02:00", None, "none")
    assert one["links"] == [{"written": "https://cafe.example", "sent": "https://cafe.example"}]
    assert one["first_comment"] == "Menu: https://cafe.example/menu"
    assert [facet["type"] for facet in one["facets"]] == ["link"]


def test_the_command_ends_with_1_when_one_may_not_go_out_and_2_without_the_dry_run(tmp_path, capsys):
    root = workspace(tmp_path, lines=LINES[:2])
    assert dry_run(capsys, root, "--now", "2026-12-08T09:00:00+02:00")[0] == 1
    assert main(["publish", "--workspace", str(root)]) == 2
    assert "--dry-run" in capsys.readouterr().err


def test_the_starters_week_has_something_to_hand_over(tmp_path):
    day = due_today(signoff.open(starter(tmp_path / "ws"), NOW).review())
    assert day.may
    assert all(re.fullmatch(r"[0-9a-f]{64}", one.revision) for one in day.going)
    assert day.now == datetime.fromisoformat(NOW)
