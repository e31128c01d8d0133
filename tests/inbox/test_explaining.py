"""Explaining: each reason names the line of the policy that it rests on."""

import re

import pytest

LINE = re.compile(r"\(policies/all\.yml:\d+\)$")
DEAR = "tags: [promotion]\nbudget: 900 EUR\n"


def reasons(cafe, post, at="12:00"):
    """The lines of `signoff explain` that give a reason; a finding's own place is in the post."""
    status, out, _ = cafe.run("explain", post, at=at)
    assert status == 0
    found = [line for line in out.splitlines() if line.startswith("  - ")]
    return [line for line in found if "content/posts/" not in line]


def in_review(cafe):
    cafe.does("submit", "soup", by="anna")


def second_step(cafe):
    cafe.write("soup", "Soup", "tags: [promotion]\n")
    cafe.does("submit", "soup", by="anna")
    cafe.does("approve", "soup", by="janis", at="10:10")


def two_steps_by_an_editor(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.write("soup", "Soup of the week", "tags: [promotion]\n")
    cafe.does("submit", "soup", by="liga", at="10:10")
    cafe.does("approve", "soup", by="janis", at="10:20")


def handed_back(cafe):
    in_review(cafe)
    cafe.does("request-changes", "soup", "--reason", "name it", by="janis", at="10:10")


def rejected(cafe):
    in_review(cafe)
    cafe.does("reject", "soup", "--reason", "no", by="janis", at="10:10")


def overridden(cafe):
    in_review(cafe)
    cafe.does("override", "soup", "--reason", "storm", by="dace", at="10:10")


def nobodys_edit(cafe):
    in_review(cafe)
    cafe.write("soup", "Soup of the week")


def dear(cafe):
    cafe.write("soup", "Soup", DEAR)
    in_review(cafe)


def with_a_finding(cafe):
    cafe.write("soup", "Soup, not cheap")
    in_review(cafe)


def draft(cafe):
    pass


SITUATIONS = [
    draft,
    in_review,
    second_step,
    two_steps_by_an_editor,
    handed_back,
    rejected,
    overridden,
    nobodys_edit,
    dear,
    with_a_finding,
]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.__name__)
def test_each_reason_ends_in_file_and_line(cafe, situation):
    situation(cafe)
    found = reasons(cafe, "soup")
    assert found
    assert [line for line in found if not LINE.search(line)] == []


def test_absence_names_its_line_in_the_team(cafe):
    cafe.does("submit", "soup", by="anna", at="2026-12-08 10:00")
    away = [line for line in reasons(cafe, "soup", "2026-12-08 12:00") if "liga is out of office" in line]
    lines = (cafe.root / "policies" / "all.yml").read_text(encoding="utf-8").splitlines()
    (number,) = (number for number, line in enumerate(lines, 1) if line.startswith("out_of_office"))
    assert [line.endswith(f"(policies/all.yml:{number})") for line in away] == [True]


@pytest.mark.parametrize(
    "old, new, says",
    [
        ("before: standard\n    ", "", "two chains apply, and none is declared to go first: `standard` and `dear`"),
        (
            "approvers: {role: head}}]",
            "approvers: {role: head}, when: {tag: x}}]",
            "no step of the chain `dear` applies",
        ),
        ("approvers: {role: head}}]", "approvers: {role: head}, need: 2}]", "the step `head` needs 2"),
    ],
)
def test_what_cannot_be_decided_names_its_line_too(cafe, old, new, says):
    policies = cafe.root / "policies" / "all.yml"
    written = policies.read_text(encoding="utf-8")
    assert old in written
    policies.write_text(written.replace(old, new), "utf-8")
    cafe.write("soup", "Soup", DEAR)
    found = reasons(cafe, "soup")
    assert any(says in line for line in found)
    assert [line for line in found if not LINE.search(line)] == []


def test_a_clock_names_its_calendar_and_each_other_chain_its_reason(cafe):
    in_review(cafe)
    said = "\n".join(reasons(cafe, "soup"))
    assert "the step has 4 h; only the open time of the calendar riga counts" in said
    assert "10:00 to Tue 1 Dec, 12:00 (2 h); due Tue 1 Dec, 14:00; that time has not come" in said
    assert "not `dear`: no money is spent on it" in said
