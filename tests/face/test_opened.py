"""`signoff.open()`: frames, sentences and figures of one workspace at one moment; nothing is written."""

from datetime import UTC, datetime

import polars
import pytest

import signoff
from signoff.errors import SignoffError
from signoff.review import review
from workspaces import NOW, small, starter

POST = """---
id: hello
author: anna
channels: [cafe-bluesky]
schedule: 2026-12-08 09:00
---
Hello from Riga.
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return starter(tmp_path_factory.mktemp("starter"))


@pytest.fixture(scope="module")
def ws(root):
    return signoff.open(root, NOW)


def test_posts_are_those_of_the_review(ws):
    decisions = ws.review().decisions
    assert ws.posts["post"].to_list() == list(decisions)
    assert ws.posts["state"].to_list() == [decision.state for decision in decisions.values()]
    assert ws.posts.filter(polars.col("late")).height == ws.review().totals["late"]


def test_the_review_is_that_of_the_command(ws, root):
    assert ws.review().plain() == review(signoff.open(root, NOW).workspace, ws.now).plain()


def test_findings_and_entries_are_all_of_them(ws):
    assert ws.findings.height == len(ws.review().findings)
    assert ws.entries["seq"].to_list() == list(range(1, ws.entries.height + 1))
    assert ws.entries.filter(polars.col("do") == "override")["reason"].item()


@pytest.mark.parametrize(("name", "column"), [("posts", "slot"), ("posts", "due"), ("entries", "at")])
def test_times_are_aware_and_in_the_workspaces_zone(ws, name, column):
    kind = getattr(ws, name).schema[column]
    assert kind == polars.Datetime("us", "Europe/Riga")


def test_a_time_is_the_same_moment(ws):
    slots = {post.id: post.slot for post in ws.workspace.posts.values() if post.slot}
    shown = dict(ws.posts.filter(polars.col("slot").is_not_null()).select("post", "slot").iter_rows())
    assert {name: at.astimezone(UTC) for name, at in shown.items()} == {
        name: at.astimezone(UTC) for name, at in slots.items()
    }


def test_an_inbox_is_one_persons(ws):
    everybody, janis = ws.inbox(), ws.inbox("janis")
    assert 0 < janis.height < everybody.height
    assert all("janis" in people for people in janis["people"])
    with pytest.raises(SignoffError, match="did you mean `janis`"):
        ws.inbox("jannis")


def test_a_text_is_linted_as_a_post_of_a_channel_would_be(ws):
    found = ws.lint("The finest buns in Riga!!", "cafe-bluesky")
    assert "claims.no_source" in found["rule"].to_list()
    assert ws.lint("A quiet morning.", "cafe-bluesky").height == 0
    with pytest.raises(SignoffError, match="did you mean `cafe-bluesky`"):
        ws.lint("x", "cafe-blusky")


def test_an_explanation_shows_its_lines_in_a_notebook(ws):
    said = ws.explain(ws.inbox()["post"][0])
    assert repr(said) == str(said)
    assert said.count("\n") > 3
    with pytest.raises(SignoffError, match="no post"):
        ws.explain("nowhere")


def test_an_earlier_moment_sees_less(root):
    early = signoff.open(root, "2026-11-01 09:00")
    assert early.entries["at"].max() <= early.now
    assert 0 < early.entries.height < signoff.open(root, NOW).entries.height


def test_words_for_weeks_count_from_now(ws):
    assert (ws.week_name("this_week"), ws.week_name("last_week")) == ("2026-W50", "2026-W49")
    assert ws.week("last_week").week == "2026-W49"
    with pytest.raises(SignoffError, match="no week"):
        ws.week("2026-49")


def test_of_no_posts_the_frames_have_their_columns(tmp_path):
    ws = signoff.open(small(tmp_path / "ws"), NOW)
    assert (ws.posts.height, ws.findings.height, ws.entries.height, ws.inbox().height) == (0, 0, 0, 0)
    assert ws.posts.schema["slot"] == polars.Datetime("us", "Europe/Riga")
    assert ws.posts.schema["waiting_on"] == polars.List(polars.String)


def test_reading_leaves_no_trace(tmp_path):
    root = small(tmp_path / "ws", posts={"hello": POST})
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    ws = signoff.open(root, NOW)
    assert ws.posts["state"].to_list() == ["draft"]
    assert (ws.week("last_week").leads, ws.entries.height) == ((), 0)
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


def test_the_moment_is_that_of_the_environment_where_nobody_says_one(tmp_path, monkeypatch):
    root = small(tmp_path / "ws")
    monkeypatch.setenv("SIGNOFF_NOW", "2026-12-07T09:00:00+02:00")
    assert signoff.open(root).now == datetime.fromisoformat(NOW)
    assert signoff.open(root, "2026-12-08 10:00").now.isoformat() == "2026-12-08T10:00:00+02:00"
    with pytest.raises(SignoffError, match="is no time"):
        signoff.open(root, "tomorrow")
    with pytest.raises(SignoffError, match="has no zone"):
        signoff.open(root, datetime(2026, 12, 7, 9))


def test_a_folder_inside_the_workspace_is_enough(tmp_path, monkeypatch):
    root = small(tmp_path / "ws", posts={"hello": POST})
    monkeypatch.chdir(root / "content" / "posts")
    assert signoff.open(now=NOW).root == root
