"""impact: the history decided twice; what differs is named with its reason, and nothing else is."""

from datetime import datetime

import msgspec
import pytest

from signoff.errors import SignoffError
from signoff.rehearsal.impact import impact, laid_over, other_policy
from signoff.review import review
from signoff.workspace import Workspace
from support import CASES, documents
from workspaces import NOW, SMALL, small, starter

TABLE = documents(CASES / "rehearsal" / "impact.yaml")[0]
AT = datetime.fromisoformat(NOW)


def page(name, said):
    front = {"id": name, **{key: value for key, value in said.items() if key != "text"}}
    return f"---\n{msgspec.json.encode(front).decode()}\n---\n{said['text']}\n"


@pytest.fixture
def workspace(tmp_path):
    def made(policy=""):
        history = "\n".join(msgspec.json.encode(one).decode() for one in TABLE["history"])
        posts = {name: page(name, said) for name, said in TABLE["posts"].items()}
        return Workspace(small(tmp_path / "ws", policy, posts, history))

    return made


def other(workspace, put, folder):
    text = (workspace.root / "policies" / "all.yml").read_text("utf-8")
    for before, after in put.items():
        assert before in text
        text = text.replace(before, after)
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "all.yml").write_text(text, "utf-8")
    return other_policy(folder, workspace)


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["why"])
def test_it_names_what_the_table_says(case, workspace, tmp_path):
    ws = workspace(case.get("policy", ""))
    found = impact(ws, other(ws, case["put"], tmp_path / "other"), AT)
    assert {one.post for one in found.changed} == set(case["names"]), [one.because for one in found.changed]
    for one in found.changed:
        said = list(map(str, one.because))
        for part in case["names"][one.post]:
            assert any(part in line for line in said), (part, said)
    assert found.posts == len(TABLE["posts"])


def test_both_sides_are_what_status_says(workspace):
    ws = workspace()
    file = ws.root / "policies" / "all.yml"
    text = file.read_text("utf-8").replace("within: 24h", "within: 48h")
    found = impact(ws, laid_over(ws, "all.yml", text.encode()), AT)
    (plain,) = found.plain()["changed"]
    assert plain["before"] == review(ws, AT).decision("waits").plain(AT.tzinfo)
    file.write_text(text, "utf-8")
    assert plain["after"] == review(Workspace(ws.root), AT).decision("waits").plain(AT.tzinfo)


def test_new_and_gone_findings_are_whole_findings(workspace, tmp_path):
    ws = workspace("\n---\nkind: voice\nhashtags: {most: 0}\nterms: {forbidden: {en: [soup]}}")
    found = impact(ws, other(ws, {"[soup]": "[bread]"}, tmp_path / "other"), AT).plain()["findings"]
    assert [one["match"] for one in found["new"]] == ["Bread"]
    assert [one["match"] for one in found["gone"]] == ["Soup"]


def test_since_keeps_what_began_then(workspace, tmp_path):
    ws = workspace()
    policy = other(ws, {"within: 24h": "within: 48h"}, tmp_path / "other")
    late = impact(ws, policy, AT, since=datetime.fromisoformat("2026-12-02T00:00:00+02:00"))
    assert (late.posts, late.changed) == (1, ())


def test_waiting_is_unknown_where_nobody_was_asked(workspace, tmp_path):
    ws = workspace()
    put = {"within: 24h}": "within: 24h}, {name: second, approvers: {person: zane}}",
           "janis: {": "zane: {name: Zane, roles: editor}\n  janis: {"}  # fmt: skip
    found = impact(ws, other(ws, put, tmp_path / "other"), AT)
    assert (found.before.posts, found.before.unknown) == (2, 1)
    assert (found.after.posts, found.after.unknown) == (1, 2)
    assert found.before.median == 3600


def test_weaker_is_shown_by_a_post(workspace, tmp_path):
    ws = workspace()
    alone = "kind: workflow\nseparation_of_duties: {author: may_approve}"
    put = {"kind: workflow": alone, "[submit,": "[approve, submit,",
           "approvers: {role: editor}": "approvers: {role: [editor, author]}"}  # fmt: skip
    found = impact(ws, other(ws, put, tmp_path / "other"), AT)
    assert found.weaker
    assert found.weaker_example["kind"] == "test"


def test_the_same_rules_are_nowhere_weaker(workspace, tmp_path):
    ws = workspace()
    found = impact(ws, other(ws, {}, tmp_path / "other"), AT)
    assert not found.weaker
    assert found.sentence == "Of 3 posts none would have been decided otherwise."


def test_one_file_takes_the_place_of_the_one_of_its_name(tmp_path):
    ws = Workspace(starter(tmp_path / "ws"))
    text = (ws.root / "policies" / "chain-standard.yml").read_text("utf-8")
    file = tmp_path / "chain-standard.yml"
    file.write_text(text.replace("within: 48h", "within: 24h"), "utf-8")
    found = impact(ws, other_policy(file, ws), AT)
    assert {one.first.decision.chain for one in found.changed} == {"standard"}
    assert found.sentence.startswith("Of your last ")


@pytest.mark.parametrize("where", ["", "policies"])
def test_a_workspace_and_its_folder_are_the_same(tmp_path, where):
    ws = Workspace(starter(tmp_path / "ws"))
    assert other_policy(ws.root / where, ws).hash == ws.policy.hash


def test_a_file_that_says_the_workspace_is_all_there_is(tmp_path, workspace):
    file = tmp_path / "whole.yml"
    file.write_text(SMALL, "utf-8")
    ws = workspace("\n---\nkind: voice\nhashtags: {most: 0}")
    assert not other_policy(file, ws).of("voice")


def test_what_is_wrong_is_said_with_its_place(tmp_path, workspace):
    ws = workspace()
    with pytest.raises(SignoffError, match=r"extra\.yml:2:1: this document has no key `chain`; did you mean `chains`"):
        laid_over(ws, "extra.yml", b"kind: workflow\nchain: []\n")


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_no_policy_is_an_error(tmp_path, workspace, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(SignoffError):
        other_policy(tmp_path / name, workspace())
