"""The starter workspace with its history replayed: no act is refused, and Monday is as the table tells it."""

import shutil
from datetime import datetime

import pytest

from starter import _starter
from support import ROOT, cases, documents

TABLE = {case["post"]: case for case in cases("starter", "december")}


@pytest.fixture(scope="module")
def monday(tmp_path_factory):
    """The review of the starter workspace at the fixed moment."""
    from signoff.inbox import begin
    from signoff.review import review
    from signoff.workspace import Workspace

    root = tmp_path_factory.mktemp("starter")
    for folder in ("policies", "content"):
        shutil.copytree(ROOT / folder, root / folder)
    assert begin(Workspace(root)) == len(_starter.history())
    now = documents(ROOT / "tests/cases/starter/december.yaml")[0]["now"]
    assert isinstance(now, datetime)
    return review(Workspace(root), now)


@pytest.mark.parametrize("post", _starter.posts())
def test_a_post_is_in_the_state_that_the_table_says(monday, post):
    decision = monday.decision(post)
    case = TABLE.get(post, {"state": "published"})
    assert (decision.error, decision.state) == ("", case["state"])
    assert {step.name: sorted(step.waiting_on) for step in decision.waiting} == case.get("waits", {})
    assert bool(decision.due and decision.due < monday.now) == case.get("late", False)


@pytest.mark.parametrize("post", _starter.posts())
def test_a_post_has_the_findings_that_the_table_says(monday, post):
    found = sorted({finding.rule for finding in monday.decision(post).findings})
    assert found == sorted(TABLE.get(post, {}).get("finds", []))


def test_only_the_words_of_a_guest_are_waived(monday):
    assert [(one.post, one.match) for one in monday.findings if one.waived] == [("guest-book", "cheap")]
