"""The history of the starter workspace, content/history.jsonl: one act a line, in the order of time.

A line says `at`, `by`, `do`, `post`, and what goes with it. `change` of a `create` or `edit` is laid over the post as
its file is now, so the last such line of a post has none. `metrics` has `channel` and `figures`."""

from collections import Counter
from datetime import datetime

import pytest

from starter import _starter
from support import cases, documents

POSTS = _starter.posts()
HISTORY = _starter.history()
NOW = datetime.fromisoformat(documents(_starter.ROOT / "tests/cases/starter/december.yaml")[0]["now"].isoformat())
TABLE = cases("starter", "december")


def moment(line):
    return datetime.fromisoformat(line["at"])


def of(post, *acts):
    return [line for line in HISTORY if line["post"] == post and line["do"] in acts]


def test_time_goes_forward_and_ends_before_the_fixed_moment():
    assert [moment(line) for line in HISTORY] == sorted(moment(line) for line in HISTORY)
    assert moment(HISTORY[-1]) <= NOW


def test_everybody_and_everything_named_is_there():
    assert {line["by"] for line in HISTORY} == set(_starter.people())
    assert {line["post"] for line in HISTORY} == set(POSTS)


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_a_post_begins_with_its_author_and_ends_as_its_file_is(post):
    written = of(post["id"], "create", "edit")
    assert of(post["id"], "create") == written[:1]
    assert written[0]["by"] == post["author"]
    assert "change" not in written[-1]


@pytest.mark.parametrize("line", [line for line in HISTORY if line["do"] in ("publish", "metrics")], ids=str)
def test_what_is_published_or_measured_is_on_a_channel_of_the_post(line):
    assert line["channel"] in POSTS[line["post"]]["channels"]


def test_a_published_post_is_out_on_every_channel_with_a_link_of_its_own():
    out = {line["post"] for line in HISTORY if line["do"] == "publish"}
    assert all({line["channel"] for line in of(post, "publish")} == set(POSTS[post]["channels"]) for post in out)
    links = [line["link"] for line in HISTORY if line["do"] == "publish"]
    assert len(links) == len(set(links))


def test_eight_whole_weeks_and_more_have_approvals():
    weeks = Counter(moment(line).isocalendar()[1] for line in HISTORY if line["do"] == "approve")
    assert all(weeks[week] >= 2 for week in range(41, 50)), weeks


def test_every_kind_of_act_is_shown():
    assert {line["do"] for line in HISTORY} == {
        "create", "edit", "submit", "approve", "request_changes", "reject", "withdraw", "override", "waive", "comment",
        "publish", "metrics",
    }  # fmt: skip


def test_the_table_names_everything_that_is_not_published():
    out = {line["post"] for line in HISTORY if line["do"] == "publish"}
    assert {case["post"] for case in TABLE if case["state"] != "published"} == POSTS.keys() - out
