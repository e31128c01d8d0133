"""What the command says to somebody who mistypes, and in which order and number it says things."""

import subprocess
import sys

import pytest

from signoff.cli._common import counted, say
from workspaces import small, starter

POST = "---\nid: {id}\nauthor: anna\nchannels: cafe-bluesky\n---\nSoup is ready.\n"


@pytest.fixture
def here(tmp_path, signoff):
    """A small workspace with two posts."""
    return small(tmp_path, posts={name: POST.format(id=name) for name in ("one", "two")})


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("inbox --as nobody", "`nobody` is not in the team"),
        ("inbox --as ana", "`ana` is not in the team; did you mean `anna`?"),
        ("list --state inreview", "no state `inreview`; did you mean `in_review`?"),
        ("list --state zzz", "no state `zzz`; there are draft, in_review, changes_requested, approved, scheduled,"),
        ("list --channel cafe-blueksy", "no channel `cafe-blueksy`; did you mean `cafe-bluesky`?"),
        ("list --author ana", "no person `ana`; did you mean `anna`?"),
        ("list --now 2026-12-03", "--now: `2026-12-03` is a day without a time"),
        ("list --now 2026-12-03", "For example: `--now 2026-12-01T09:00`."),
        ("status one --as-of soon", "--as-of: `soon` is no time"),
        ("review nofile.csv", "there is no file `nofile.csv`\n"),
        ("import nofile.csv --as anna", "there is no file `nofile.csv`\n"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_printed(signoff, here, words, says):
    said = signoff(*words.split())
    assert (said.status, said.out) == (2, "")
    assert says in said.err


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SIGNOFF_USER", "ana", "`ana` is not in the team; did you mean `anna`?"),
        ("SIGNOFF_NOW", "2026-12-03", "For example: `SIGNOFF_NOW=2026-12-01T09:00`."),
    ],
)
def test_a_mistake_in_the_environment_is_said(signoff, here, monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    said = signoff("inbox")
    assert (said.status, said.out) == (2, "")
    assert says in said.err


@pytest.mark.parametrize("state", ["in_review", "in review"])
def test_a_state_may_be_written_as_it_is_shown(signoff, here, state):
    signoff("submit", "one", "--as", "anna")
    assert signoff("list", "--state", state).out.split()[0] == "one"


def test_every_state_of_the_starter_can_be_asked_for(tmp_path, capsys, signoff):
    folder = starter(tmp_path / "cafe")
    listed = [signoff("list", "--workspace", folder).out, *(_in_state(signoff, folder, state) for state in _states())]
    assert sorted(listed[0].splitlines()) == sorted("".join(listed[1:]).splitlines())


def _states():
    from signoff.workflow import STATES

    return STATES


def _in_state(signoff, folder, state):
    said = signoff("list", "--state", state, "--workspace", folder)
    assert said.status == 0
    return said.out


def test_a_table_that_names_no_channel_asks_for_what_helps(signoff, tmp_path):
    (tmp_path / "plan.csv").write_text("text\nHi\n", "utf-8")
    said = signoff("review", "plan.csv")
    assert "with `--network` and one of bluesky," in said.err
    assert "--channel" not in said.err
    assert signoff("review", "plan.csv", "--network", "bluesky").out == "1 row: 1 read, 0 not; 0 findings\n"


def test_in_a_workspace_it_asks_for_one_of_its_channels(signoff, here):
    (here / "plan.csv").write_text("text\nHi\n", "utf-8")
    said = signoff("import", "plan.csv", "--as", "anna")
    assert "with `--channel` and one of cafe-bluesky or cafe-linkedin." in said.err


def test_one_is_said_as_one(signoff, here):
    (here / "plan.csv").write_text("text\nHi\n", "utf-8")
    brought = signoff("import", "plan.csv", "--channel", "cafe-bluesky", "--as", "anna")
    assert "1 row read: 1 post added, 0 known, 0 refused\n" in brought.err
    signoff("submit", "one", "--as", "anna")
    assert signoff("review", "--out", "out").out.splitlines()[:2] == [
        "3 posts: 2 draft, 1 in review", "1 waits, 0 of them late"
    ]  # fmt: skip
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]


def test_what_is_late_shifts_no_column(signoff, tmp_path):
    lines = signoff("inbox", "--workspace", starter(tmp_path / "cafe")).out.splitlines()
    assert {line[:5] for line in lines} == {"LATE ", "     "}
    assert {line[23] + line[52] for line in lines} == {"  "}
    assert all(line[5] != " " and line[24] != " " and line[53] != " " for line in lines)


def test_nothing_to_say_is_no_empty_line(capsys):
    say()
    assert capsys.readouterr().err == ""


def test_entries_and_decisions_come_in_order(here, signoff):
    signoff("submit", "one", "two", "--as", "anna")
    words = [sys.executable, "-m", "signoff", "approve", "one", "two", "--as", "janis"]
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=here, check=True)
    heads = [line.split(",")[0] for line in done.stdout.decode().splitlines() if not line.startswith(" ")]
    assert heads == [
        "entry 5: approve of one by janis",
        "one: approved",
        "entry 6: approve of two by janis",
        "two: approved",
    ]
