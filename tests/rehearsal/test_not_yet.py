"""`signoff check` names the keys that nothing acts on yet: once, at the first of them, and only those in use."""

import pytest

from signoff.content import Library
from signoff.policy import Policy, document, documents
from signoff.rehearsal._not_yet import TABLE, no_effect
from signoff.workspace import OPENED

STEP = "chains: [{name: s, steps: [{name: e, approvers: {role: r}, %s}]}]"
SIDE = "chains: [{name: s, steps: [{together: [{name: e, approvers: {role: r}, %s}]}]}]"
JOB = "jobs: [{name: j, notebook: n.ipynb, %s}]"
CHANNEL = "channels: {c: {%s}}"


def said(*texts):
    """What is said of these documents."""
    problems = []
    nodes = [node for text in texts for node in documents(text, "policies/all.yml", problems)]
    policy = Policy([document(node, OPENED, problems) for node in nodes])
    assert problems == []
    return list(no_effect(policy, Library()))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("kind: workspace\nquiet_hours: 18:00-08:00", "`quiet_hours` (workspace)"),
        (f"kind: workflow\n{STEP % 'remind_at: 50%'}", "`remind_at` (workflow)"),
        (f"kind: workflow\n{SIDE % 'remind_at: 50%'}", "`remind_at` (workflow)"),
        (f"kind: jobs\n{JOB % 'secrets: {A: file:a.txt}'}", "`secrets` (jobs)"),
        (f"kind: jobs\n{JOB % 'send_to: {person: anna}'}", "`send_to` (jobs)"),
        (f"kind: publishing\n{CHANNEL % 'gap: 1h'}", "`gap` (publishing)"),
        ("kind: publishing\nevery_channel: {send: direct}", "`send` (publishing)"),
    ],
)
def test_a_key_without_effect_is_named(text, named):
    (problem,) = said(text)
    assert (problem.severity, problem.message) == ("suggestion", f"no effect yet: {named}")
    assert problem.place.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "kind: workspace\nname: x",
        f"kind: workflow\n{STEP % 'within: 4h, on_overdue: escalate, escalate: {to: {role: r}}'}",
        f"kind: jobs\n{JOB % 'formats: [html], secrets: {A: env:A}, time_limit: 20m'}",
        f"kind: publishing\n{CHANNEL % 'send: handover, late_at_most: 15m'}",
    ],
)
def test_a_key_with_effect_is_not(text):
    assert said(text) == []


def test_all_of_them_are_one_problem_at_the_first():
    (problem,) = said(f"kind: publishing\n{CHANNEL % 'gap: 1h'}", "kind: workspace\nnotifiers: {m: {apprise: env:M}}")
    assert problem.message == "no effect yet: `notifiers` (workspace); `gap` (publishing)"
    assert problem.place.line == 2


def test_no_row_is_there_twice():
    assert len({(row.page, row.where, key) for row in TABLE for key in row.keys}) == sum(len(row.keys) for row in TABLE)
