"""`signoff test --coverage`: what of a policy was seen both ways, what was not, and where it stands."""

import json

import pytest

from signoff.cli import main

POLICY = """\
kind: workspace
zone: Europe/Riga
---
kind: team
roles: {author: {may: [submit]}, editor: {may: [approve]}}
people: {anna: {roles: author}, janis: {roles: editor}, liga: {roles: editor}}
---
kind: channels
accounts: [{name: c, network: bluesky}, {name: d, network: linkedin}]
---
kind: voice
name: calm
when:
  network: linkedin
emoji: {most: 0}
---
kind: workflow
chains:
  - name: standard
    steps:
      - {name: editor, approvers: {role: editor}}
      - name: second
        approvers: {role: editor}
        when: {not: {any: [{tag: short}, {language: lv}]}}
  - name: sale
    when: {tag: sale, type: post}
    before: standard
    steps: [{name: all, approvers: {role: editor}}]
"""


def a_test(name, post="", events="", expect="{}"):
    """One policy test."""
    return f"""\
---
kind: test
name: {name}
now: 2026-12-01 12:00
post: {{id: p1, author: anna, channels: [c], text: Soup{post}}}
events: [{{at: 2026-12-01 09:00, by: anna, do: submit}}{events}]
expect: {expect}
"""


@pytest.fixture
def coverage(tmp_path, capsys, monkeypatch):
    """Writes a workspace and its tests; what `--coverage --json` says, or the lines for people."""
    monkeypatch.chdir(tmp_path)

    def asked(*tests, policy=POLICY, as_json=True):
        files = {"policies/all.yml": policy, "policies/tests/a.yml": "".join(tests)}
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        status = main(["test", "policies/tests", "--coverage", *(["--json"] if as_json else [])])
        out = capsys.readouterr().out
        assert status == 0
        return json.loads(out)["coverage"] if as_json else out.splitlines()

    return asked


def missing(said):
    """What is missing, by line: what it is, and what was seen of it."""
    return [(one["line"], one["what"], one["seen"]) for one in said["missing"]]


def test_what_is_missing_is_named_with_its_line(coverage):
    said = coverage(a_test("one", ", tags: [short]"))
    assert (said["seen"], said["of"]) == (1, 13)
    assert {one["file"] for one in said["missing"]} == {"policies/all.yml"}
    assert missing(said) == [
        (14, "condition {network: linkedin}", "only false"),
        (19, "chain standard", "only applied"),
        (22, "step second of standard", "only skipped"),
        (24, "condition {not: {any: [{tag: short}, {language: lv}]}}", "only false"),
        (24, "condition {any: [{tag: short}, {language: lv}]}", "only true"),
        (24, "condition {tag: short}", "only true"),
        (24, "condition {language: lv}", "only false"),
        (25, "chain sale", "only not applied"),
        (26, "condition {tag: sale, type: post}", "only false"),
        (26, "condition {tag: sale}", "only false"),
        (26, "condition {type: post}", "only true"),
        (28, "step all of sale", "nothing"),
    ]


def test_all_is_seen_when_all_was_seen_both_ways(coverage):
    agreed = ", {at: 2026-12-01 10:00, by: janis, do: approve}"
    said = coverage(
        a_test("plain", events=agreed),
        a_test("short", ", tags: [short]"),
        a_test("in Latvian", ", language: lv, tags: [sale], type: reply", expect="{chain: standard}"),
        a_test("sale", ", tags: [sale]"),
        a_test("elsewhere").replace("[c]", "[d]"),
    )
    assert said == {"seen": said["of"], "of": 13, "missing": []}


def test_what_was_seen_on_the_way_counts_though_it_is_over_at_the_end(coverage):
    again = ", {at: 2026-12-01 10:00, by: janis, do: approve}, {at: 2026-12-01 11:00, by: liga, do: request_changes}"
    policy = POLICY.replace("may: [approve]", "may: [approve, request_changes]")
    said = coverage(a_test("asked again", events=again), policy=policy)
    assert (22, "step second of standard", "only asked") in missing(said)
    assert not any(what == "step editor of standard" for _, what, _ in missing(said))


def test_a_chain_for_every_post_need_not_be_seen_elsewhere(coverage):
    alone = POLICY.partition("  - name: sale")[0]
    assert not any("chain" in what for _, what, _ in missing(coverage(a_test("one"), policy=alone)))


def test_people_read_a_line_for_each(coverage):
    lines = coverage(a_test("one"), as_json=False)
    assert lines[:2] == ["1 passed, 0 failed", "1 of 13 seen"]
    assert "  policies/all.yml:28: step all of sale: nothing seen" in lines


OWN = """\
kind: test
name: own
policies:
  - {kind: workspace}
  - kind: team
    roles: {author: {may: [submit]}, editor: {may: [approve]}}
    people: {anna: {roles: author}, janis: {roles: editor}}
  - {kind: channels, accounts: [{name: c, network: bluesky}]}
  - kind: workflow
    chains:
      - name: only
        steps: [{name: a, approvers: {role: editor}}, {name: b, approvers: {role: editor}, when: {tag: x}}]
now: 2026-12-01 12:00
post: {id: p1, author: anna, channels: [c], text: Soup}
events: [{at: 2026-12-01 09:00, by: anna, do: submit}]
expect: {state: in_review}
"""


def test_a_test_with_all_of_its_own_is_asked_about_its_own(coverage):
    said = coverage(OWN)
    assert missing(said) == [(12, "step b of only", "only skipped"), (12, "condition {tag: x}", "only false")]
