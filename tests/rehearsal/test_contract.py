"""`signoff test`: what it prints as JSON and for people, and how it ends."""

import json

import pytest

from signoff.cli import main

AROUND = """\
policies:
  - {kind: workspace, zone: Europe/Riga}
  - kind: team
    roles: {author: {may: [submit]}, editor: {may: [approve]}}
    people: {anna: {roles: author}, janis: {roles: editor}}
  - {kind: channels, accounts: [{name: c, network: bluesky}]}
  - {kind: workflow, chains: [{name: standard, steps: [{name: editor, approvers: {role: APPROVER}, within: 4h}]}]}
now: 2026-12-01 12:00
post: {id: p1, author: anna, channels: [c], text: Soup}
events:
  - {at: 2026-12-01 09:00, by: anna, do: submit}
  - {at: 2026-12-01 10:00, by: BY, do: DO}
"""


def case(name, expect, by="janis", do="approve", approver="editor"):
    """One test document."""
    around = AROUND.replace("BY", by).replace("DO", do).replace("APPROVER", approver)
    return f"kind: test\nname: {name}\n{around}expect: {expect}\n"


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Writes files and runs the command on them, outside of any workspace; its status, output and errors."""
    monkeypatch.chdir(tmp_path)

    def running(files, *arguments):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        status = main(["test", *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return running


def told(run, expect, **more):
    """The differences of one test."""
    status, out, _ = run({"a.yml": case("x", expect, **more)}, "a.yml", "--json")
    (result,) = json.loads(out)["results"]
    assert (status == 0) == result["passed"] == (result["differences"] == [])
    return {one["field"]: (one["expected"], one["got"]) for one in result["differences"]}


def test_one_document_with_results_in_the_order_of_files_and_documents(run):
    files = {
        "t/b.yml": case("third", "{state: approved}"),
        "t/a.yaml": f"{case('first', '{state: approved}')}---\n{case('second', '{state: draft}')}",
        "t/notes.txt": "not read",
    }
    status, out, err = run(files, "t", "--json")
    said = json.loads(out)
    assert (status, err) == (1, "")
    assert list(said) == ["passed", "failed", "results"]
    assert (said["passed"], said["failed"]) == (2, 1)
    assert [(one["name"], one["file"], one["passed"]) for one in said["results"]] == [
        ("first", "t/a.yaml", True),
        ("second", "t/a.yaml", False),
        ("third", "t/b.yml", True),
    ]
    assert said["results"][1]["differences"] == [{"field": "state", "expected": "draft", "got": "approved"}]


def test_all_passed_is_0(run):
    assert run({"a.yml": case("x", "{state: approved}")}, "a.yml")[:2] == (0, "1 passed, 0 failed\n")


def test_people_see_the_first_difference(run):
    status, out, _ = run({"a.yml": case("soup is a draft", "{state: draft, chain: other}")}, "a.yml")
    assert status == 1
    assert out.splitlines() == [
        "✗ soup is a draft (a.yml)",
        "    state: expected 'draft', got 'approved'",
        "0 passed, 1 failed",
    ]


@pytest.mark.parametrize(
    "expect, differences",
    [
        ("{steps: {editor: waiting}}", {"steps.editor": ("waiting", "approved")}),
        ("{steps: {legal: pending}}", {"steps.legal": ("pending", None)}),
        ("{waiting_on: {editor: janis}}", {"waiting_on.editor": (["janis"], [])}),
        ("{chain: x, publishable: false}", {"chain": ("x", "standard"), "publishable": (False, True)}),
        ("{refused: [{event: 2, because: author}]}", {"refused": ([2], {})}),
        ("{findings: {include: [claims.x], exclude: []}}", {"findings.include": ("claims.x", [])}),
        ("{error: no chain}", {"error": ("no chain", "state: approved")}),
        ("{fired: [{step: editor, threshold: 50%, at: 2026-12-01 11:00}]}",
         {"fired": ([{"step": "editor", "threshold": "50%", "at": "2026-12-01 11:00"}], [])}),
    ],
)  # fmt: skip
def test_each_field_is_named_by_its_path(run, expect, differences):
    assert told(run, expect) == differences


def test_a_due_time_is_compared_as_an_instant(run):
    assert told(run, "{due: {editor: 2026-12-01T11:00:00Z}}", by="anna", do="submit") == {}
    wrong = told(run, "{due: {editor: 2026-12-01 13:01}}", by="anna", do="submit")
    assert wrong == {"due.editor": ("2026-12-01 13:01", "2026-12-01T13:00:00+02:00")}


def test_a_refusal_is_compared_by_position_and_by_a_part_of_each_reason(run):
    refused = "{state: in_review, refused: [{event: 2, because: [may not approve, not an approver]}]}"
    assert told(run, refused, by="anna") == {}
    (wrong,) = told(run, "{refused: [{event: 2, because: distinct}]}", by="anna").items()
    assert wrong[0] == "refused.2" and wrong[1][0] == "distinct"


def test_refused_left_out_means_none(run):
    assert list(told(run, "{state: in_review}", by="anna")) == ["refused"]
    assert list(told(run, "{refused: []}", by="anna")) == ["refused"]


def test_an_error_that_was_not_expected_is_the_one_difference(run):
    differences = told(run, "{state: approved}", approver="author")
    assert list(differences) == ["error"]
    assert differences["error"][0] is None and "`editor`" in differences["error"][1]


def test_beside_an_expected_error_what_else_is_said_must_be_so(run):
    assert told(run, "{error: editor, publishable: false}", approver="author") == {}
    assert told(run, "{error: editor, publishable: true}", approver="author") == {"publishable": (True, False)}


@pytest.mark.parametrize(
    "more, part",
    [
        ({"approver": "ghost"}, "no role `ghost`"),
        ({"do": "aprove"}, "no act `aprove`; did you mean `approve`?"),
    ],
)
def test_a_test_that_could_not_be_run_fails_unless_that_was_expected(run, more, part):
    differences = told(run, "{state: approved}", **more)
    assert list(differences) == ["error"] and part in differences["error"][1]
    assert told(run, f"{{error: '{part}'}}", **more) == {}


@pytest.mark.parametrize(
    "text",
    [
        "kind: test\nname: [",
        "kind: workspace\nname: no test\n",
        case("x", "{state: approved}").replace("by: anna", "from: anna"),
        case("x", "{stat: approved}"),
        case("x", "{state: approved}").replace("kind: test", "kind: tset"),
    ],
)
def test_a_file_that_could_not_be_read_is_2(run, text):
    status, out, err = run({"a.yml": text}, "a.yml", "--json")
    assert (status, out) == (2, "")
    assert err.startswith("a.yml:")


def test_a_path_that_is_not_there_is_2(run):
    status, out, err = run({}, "nowhere.yml", "--json")
    assert (status, out) == (2, "")
    assert "nowhere.yml" in err


WORKSPACE = """\
kind: workspace
zone: Europe/Riga
---
kind: team
roles: {author: {may: [submit]}, head: {may: [approve, waive]}}
people: {bruno: {roles: author}, dace: {roles: head}}
---
kind: checks
waivers: {"voice.*": [head]}
---
kind: channels
accounts: [{name: cafe, network: bluesky}]
---
kind: workflow
chains: [{name: around, steps: [{name: head, approvers: {role: head}}]}]
"""
SHORT = """\
kind: test
name: inside
now: 2026-12-01 12:00
post: {id: p1, author: bruno, channels: [cafe], text: Soup}
expect: {chain: around}
"""


def test_a_test_that_brings_its_own_workspace_means_the_same_inside_another(run):
    files = {"policies/all.yml": WORKSPACE, "a.yml": case("x", "{state: approved}")}
    assert run(files, "a.yml")[0] == 0


def test_what_a_test_does_not_bring_is_the_workspaces(run):
    files = {"policies/all.yml": WORKSPACE, "policies/tests/a.yml": SHORT}
    assert run(files)[:2] == (0, "1 passed, 0 failed\n")


def test_a_document_replaces_those_of_its_kind_and_no_other_has_to_fit_it(run):
    team = "policies: [{kind: team, roles: {author: {may: [submit]}}, people: {anna: {roles: author}}}]\n"
    files = {
        "policies/all.yml": WORKSPACE,
        "a.yml": SHORT.replace("expect: {chain: around}", f"{team}expect: {{error: nobody holds}}"),
    }
    assert run(files, "a.yml")[0] == 0


def test_without_a_workspace_and_a_path_there_is_nothing_to_test(run):
    assert run({})[0] == 2
