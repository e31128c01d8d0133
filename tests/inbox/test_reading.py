"""Reading verbs: they write nothing into the workspace, and look at any past moment."""

import json
import os
import subprocess

import pytest

READING = [
    ["status", "soup"],
    ["explain", "soup"],
    ["list"],
    ["inbox"],
    ["check"],
    ["policy", "show"],
    ["review", "--json"],
    ["ledger", "verify"],
    ["ledger", "export", "--json"],
]


def tree(root):
    """Every file below a folder, with its bytes."""
    return {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_leaves_no_trace_before_there_is_a_ledger(cafe, arguments):
    before = tree(cafe.root)
    assert cafe.run(*arguments)[0] == 0
    assert tree(cafe.root) == before
    assert not (cafe.root / ".signoff").exists()


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_reading_leaves_no_trace_beside_a_ledger(cafe, arguments):
    cafe.does("submit", "soup", by="anna")
    cafe.write("soup", "Soup of the week")
    before = tree(cafe.root)
    assert cafe.run(*arguments)[0] == 0
    assert tree(cafe.root) == before


def test_as_of_shows_a_past_moment(cafe):
    cafe.does("submit", "soup", by="anna", at="10:00")
    cafe.does("approve", "soup", by="janis", at="11:00")
    states = {
        at: cafe.status("soup", "12:00", "--as-of", f"2026-12-01 {at}")["state"] for at in ("09:59", "10:30", "11:00")
    }
    assert states == {"09:59": "draft", "10:30": "in_review", "11:00": "approved"}


def test_an_inbox_is_of_one_person_and_the_most_urgent_is_first(cafe):
    cafe.does("submit", "stew", by="anna", at="10:00")
    cafe.does("submit", "soup", by="anna", at="11:00")
    items = json.loads(cafe.run("inbox", "--json", by="janis", at="12:00")[1])["items"]
    assert [(item["post"], item["step"], item["due"]) for item in items] == [
        ("stew", "editor", "2026-12-01T14:00:00+02:00"),
        ("soup", "editor", "2026-12-01T15:00:00+02:00"),
    ]
    assert json.loads(cafe.run("inbox", "--json", by="dace", at="12:00")[1])["items"] == []


def test_a_post_handed_back_waits_on_its_author(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.does("request-changes", "soup", "--reason", "name it", by="janis", at="10:10")
    items = json.loads(cafe.run("inbox", "--json", by="anna", at="12:00")[1])["items"]
    assert [(item["post"], item["step"]) for item in items] == [("soup", "changes")]


def test_a_post_changed_by_nobody_known_waits_on_its_author_and_on_nobody_else(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.write("soup", "Soup of the week")
    assert json.loads(cafe.run("inbox", "--json", by="janis", at="12:00")[1])["items"] == []
    items = json.loads(cafe.run("inbox", "--json", by="anna", at="12:00")[1])["items"]
    assert [(item["post"], item["step"]) for item in items] == [("soup", "submit")]


@pytest.fixture
def committed(cafe, monkeypatch):
    """The workspace in a git repository, each file by anna; `committed.commit(person)` commits what has changed."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)

    def git(*arguments):
        subprocess.run(["git", "-C", str(cafe.root), *arguments], check=True, capture_output=True)

    def commit(person):
        git("add", "-A")
        git("-c", f"user.name={person}", "-c", f"user.email={person}@cafe.example", "commit", "-q", "-m", "words")

    git("init", "-q")
    cafe.commit = commit
    commit("anna")
    return cafe


def test_an_edit_is_whose_git_says(committed):
    committed.does("submit", "soup", by="anna")
    committed.write("soup", "Soup of the week")
    committed.commit("liga")
    assert committed.status("soup")["steps"][0]["waiting_on"] == ["janis"]
    committed.does("approve", "soup", by="janis", at="10:10")
    assert [(entry["do"], entry["by"]) for entry in committed.entries()][-2:] == [
        ("edit", "liga"),
        ("approve", "janis"),
    ]


def test_an_edit_by_somebody_outside_the_team_is_nobodys_until_it_is_owned(committed):
    committed.does("submit", "soup", by="anna")
    committed.write("soup", "Soup of the week")
    committed.commit("stranger")
    assert "nobody known" in " ".join(committed.status("soup")["blocked_by"])
    assert committed.run("approve", "soup", by="janis", at="10:10")[0] == 1


def test_a_change_that_is_not_committed_is_nobodys(committed):
    committed.does("submit", "soup", by="anna")
    committed.write("soup", "Soup of the week")
    assert "nobody known" in " ".join(committed.status("soup")["blocked_by"])


def test_without_git_the_edit_is_nobodys(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.write("soup", "Soup of the week")
    assert "nobody known" in " ".join(cafe.status("soup")["blocked_by"])
