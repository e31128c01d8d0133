"""`signoff check`: errors of every file with their places, and what is allowed and yet worth a thought."""

import json

import pytest

from signoff.cli import main

POLICY = """\
kind: workspace
zone: Europe/Riga
policy_changes: {accepted_by: {role: head}}
---
kind: team
roles: {author: {may: [submit]}, editor: {may: [approve]}, head: {may: [approve]}}
people: {anna: {roles: author}, janis: {roles: editor}, dace: {roles: head},
         liga: {roles: [{role: editor, first_day: 2027-12-05}]}}
---
kind: calendar
name: riga
hours: {mon-fri: 09:00-17:00}
---
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: workflow
chains: [{name: standard, at_most: 1, steps: [{name: editor, approvers: {role: editor}, within: 4h, clock: elapsed}]}]
"""
ACCEPTING = ("no policy was accepted yet", "dace alone may accept")  # said of this workspace always; tested apart
POST = "---\nid: p1\nauthor: anna\nchannels: [c]\n---\nSoup\n"


@pytest.fixture
def check(tmp_path, capsys, monkeypatch):
    """Checks a workspace of one policy file and one post: status, and the problems as JSON."""
    monkeypatch.setenv("SIGNOFF_CACHE", "off")

    def checking(policy=POLICY, post=POST, now="2026-12-01 12:00", paths=()):
        for name, text in {"policies/all.yml": policy, "content/posts/p1.md": post}.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        more = [str(tmp_path / path) for path in paths]
        status = main(["check", *more, "--workspace", str(tmp_path), "--now", now, "--json"])
        found = json.loads(capsys.readouterr().out)["problems"]
        return status, [one for one in found if not one["message"].startswith(ACCEPTING)]

    return checking


def test_a_sound_workspace_has_nothing_to_say(check):
    assert check() == (0, [])


@pytest.mark.parametrize(
    "old, new, severity, says, line",
    [
        ("policy_changes: {accepted_by: {role: head}}\n", "", "suggestion", "may change the rules", 1),
        (", clock: elapsed", "", "suggestion", "does not say its clock", 18),
        ("first_day: 2027-12-05", "first_day: 2026-12-01", "warning", "asks 2 people for one post", 18),
        ("approvers: {role: editor}", "approvers: {role: author}", "warning", "prove.stuck: every day", 18),
        ("kind: channels", "kind: checks\nwaivers: {x: head}\n---\nkind: channels", "warning", "the right `waive`", 15),
    ],
)  # fmt: skip
def test_what_is_worth_a_thought_is_no_error(check, old, new, severity, says, line):
    assert old in POLICY
    status, problems = check(POLICY.replace(old, new))
    assert status == 0
    assert [(one["severity"], one["line"]) for one in problems if says in one["message"]] == [(severity, line)]
    assert len(problems) == 1


def test_who_accepts_changes_is_said_with_what_that_takes(tmp_path, capsys):
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "all.yml").write_text(POLICY, encoding="utf-8")
    assert main(["check", "--workspace", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert f"warning: policies/all.yml:3:17: {ACCEPTING[0]}" in said
    assert f"suggestion: policies/all.yml:3:17: {ACCEPTING[1]}" in said


def test_a_ledger_elsewhere_is_refused_and_never_kept_here_in_silence(check):
    status, problems = check(POLICY.replace("zone: Europe/Riga", "zone: Europe/Riga\nledger: env:LEDGER_URL"))
    assert status == 1
    assert [(one["line"], one["message"]) for one in problems] == [(3, "a ledger in PostgreSQL is not to be had yet")]


def test_the_people_asked_are_those_of_the_day(check):
    assert "the chain `standard` asks 2 people" in check(now="2027-12-05 00:00")[1][0]["message"]


def test_errors_of_policies_and_of_content_end_with_1(check):
    assert check(POLICY.replace("{role: editor}", "{role: editr}"))[0] == 1
    status, problems = check(post=POST.replace("author", "authr"))
    assert status == 1
    assert {one["file"] for one in problems} == {"content/posts/p1.md"}


def test_paths_narrow_what_is_shown(check):
    broken = POST.replace("author", "authr")
    assert check(post=broken, paths=["policies"]) == (0, [])
    assert check(post=broken, paths=["content"])[0] == 1
