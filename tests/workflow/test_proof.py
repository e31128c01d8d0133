"""The proof of a decision: what became of each entry, and how each clock was reckoned."""

from datetime import UTC, datetime

import pytest

from signoff.content import changes, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.workflow import Event, Proof
from signoff.workspace import OPENED

POLICY = """
kind: team
roles: {author: {may: [submit, edit]}, editor: {may: [submit, edit, approve]}}
people: {anna: {roles: author}, janis: {roles: editor}, liga: {roles: editor}}
---
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: workflow
chains: [{name: standard, steps: [{name: editor, approvers: {role: editor}}]}]
"""
FRONT = {"id": "p1", "author": "anna", "channels": ["c"], "text": "Soup"}


def policy():
    problems = []
    made = Policy([document(node, OPENED, problems) for node in documents(POLICY, "p.yml", problems)], NETWORKS)
    assert problems == []
    return made.check()


def at(hour):
    return datetime(2026, 12, 1, hour, tzinfo=UTC)


def post(**more):
    return post_of({**FRONT, **more}, "UTC")


def event(hour, by, do, seq, **more):
    return Event(at=at(hour), by=by, do=do, seq=seq, **more)


def edit(hour, by, seq, text):
    after = post(text=text)
    return event(hour, by, "edit", seq, post=after, changes=changes(post().plain, after.plain))


def said(*events, hour=20):
    """The lines on the entries of a proof."""
    proof = Proof(post(), policy(), events, (), at(hour))
    return [line[4:] for line in proof.lines(lambda when: f"{when:%H:%M}") if "entry " in line]


SUBMIT = event(9, "anna", "submit", 1)
CASES = {
    "an approval counts": (
        [SUBMIT, event(10, "janis", "approve", 2)],
        ["entry 2, 10:00: janis approved; it counts (p.yml:10)"],
    ),
    "an approval of other words fell with the edit": (
        [SUBMIT, event(10, "janis", "approve", 2), edit(11, "anna", 3, "Stew"), event(12, "liga", "approve", 4)],
        [
            "entry 2, 10:00: janis approved; it does not count: the text changed afterwards, and what was agreed to"
            " is not what would go out (entry 3, 11:00, anna) (p.yml:10)",
            "entry 4, 12:00: liga approved; it counts (p.yml:10)",
        ],
    ),
    "who changed it may not approve it, by their own entry": (
        [SUBMIT, edit(11, "liga", 2, "Stew"), event(12, "liga", "approve", 3)],
        [
            "entry 3, 12:00: liga approved; it does not count: liga is an editor of the post: changed it since its last"
            " approved revision (entry 2, 11:00: text) (p.yml:10)",
        ],
    ),
    "a verdict of another's is as it was written down": (
        [SUBMIT, event(10, "janis", "approve", 2, recorded_by="liga")],
        ["entry 2, 10:00: janis approved, as liga wrote down; it counts (p.yml:10)"],
    ),
}


@pytest.mark.parametrize("events, lines", CASES.values(), ids=CASES)
def test_says_what_became_of_each_entry(events, lines):
    found = said(*events)
    assert [line for line in found if "may not approve it (" not in line and "Editors" not in line][
        : len(lines)
    ] == lines


def test_as_data_each_entry_says_with_which_one_it_fell():
    proof = Proof(post(), policy(), CASES["an approval of other words fell with the edit"][0], (), at(20))
    (step,) = proof.plain(UTC)["steps"]
    assert [(one["entry"], one["counts"], one["fell_with"]) for one in step["entries"]] == [
        (2, False, 3),
        (4, True, None),
    ]
