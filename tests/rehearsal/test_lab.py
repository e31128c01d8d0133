"""The lab and the rehearsal as notebooks see them: valid or not, in words, on the past, and what can never happen."""

from datetime import datetime

import pytest

import signoff
from signoff.errors import SignoffError
from signoff.rehearsal.impact import lab, rehearse
from workspaces import NOW, starter

FILE = "policies/chain-standard.yml"
PROPOSED = "notebooks/rehearsal/chain-standard.yml"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return signoff.open(starter(tmp_path_factory.mktemp("starter")), datetime.fromisoformat(NOW))


@pytest.fixture(scope="module")
def found(ws):
    return rehearse(ws, PROPOSED)


def text(ws):
    return (ws.root / FILE).read_text("utf-8")


def test_what_is_there_already_is_valid_and_changes_nothing(ws):
    rule = lab(ws, FILE, text(ws))
    assert rule.valid
    assert str(rule.verdict).startswith("It can be read")
    assert rule.words.height == rule.never.height == 0
    assert rule.rehearse().sentence.endswith("none would have been decided otherwise.")


def test_what_is_wrong_is_shown_at_its_place_and_tried_no_further(ws):
    rule = lab(ws, FILE, text(ws).replace("steps:", "stepps:"))
    assert not rule.valid
    assert f"{FILE}:" in rule.verdict
    assert "did you mean `steps`?" in rule.verdict
    with pytest.raises(SignoffError, match="stepps"):
        rule.rehearse()


def test_words_say_what_is_new_and_what_is_no_longer_said(ws):
    words = lab(ws, FILE, text(ws).replace("within: 48h", "within: 24h")).words
    assert words["change"].to_list() == ["no longer", "new"]
    assert [("48" in said, "24" in said) for said in words["sentence"]] == [(True, False), (False, True)]


def test_a_new_file_stands_beside_the_others(ws):
    rule = lab(ws, "chain-new.yml", "kind: workflow\nchains: [{name: n, when: {tag: x}, before: standard, steps: []}]")
    assert not rule.valid
    assert "policies/chain-new.yml:2" in rule.verdict


def test_what_can_never_happen_is_named(ws):
    never = lab(ws, FILE, text(ws).replace("role: editor", "person: anna", 1)).never
    assert never["rule"].to_list() == ["prove.stuck"]


def test_the_tables_hold_what_the_sentence_counts(found):
    assert found.sentence.startswith(f"Of your last {found.found.posts} posts {len(found.found.changed)} would")
    assert found.table("posts").height == len(found.found.changed)
    assert set(found.table("reasons")["post"]) == set(found.table("posts")["post"])
    assert "step `legal`" in found.table("reasons")["what"].to_list()
    assert found.table("ways")["posts"].max() == found.table("posts").height
    assert {"editor", "legal"} <= set(found.table("waiting")["step"])
    with pytest.raises(SignoffError, match="did you mean `waiting`"):
        found.table("waitin")


def test_since_leaves_older_posts_out(ws, found):
    later = rehearse(ws, PROPOSED, since="2026-12-01")
    assert 0 < later.found.posts < found.found.posts
    with pytest.raises(SignoffError, match="since"):
        rehearse(ws, PROPOSED, since="in spring")


def test_the_page_is_written_whole(found, tmp_path):
    assert found.save(tmp_path / "deep" / "impact.html").read_text("utf-8") == found.html
