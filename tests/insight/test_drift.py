"""Whose hand brought a finding in, and what became of it: real posts, a real ledger, the whole way."""

import json
from datetime import datetime

import pytest

import signoff
from signoff.errors import SignoffError
from signoff.finding import Finding
from signoff.insight.drift import drift, interval, lives
from support import cases
from workspaces import small

NOW = "2026-12-01T09:00:00+02:00"
POLICY = """---
kind: team
roles: {chief: {may: [edit, waive, publish, submit]}}
people: {ilze: {name: Ilze Liepiņa, roles: chief}}
---
kind: voice
name: tone
tone: {never_says: {en: [insane, wild]}}
sentences: {most_words: 10}
exclamation_marks: {most: 0}
---
kind: checks
privacy: {our_phones: [+371 60001000]}
waivers: {"voice.*": [chief]}
"""


def act(line, post):
    """`WHO ACT DAY TIME [FINDING MATCH] [| words]` as a line of a history."""
    said, _, words = line.partition(" | ")
    by, do, day, time, *more = said.split(" ")
    told = {"at": f"2026-11-{day}T{time}:00+02:00", "by": by, "do": do, "post": post}
    if do in ("create", "edit"):
        return told | {"change": {"text": words} | ({"schedule": "2026-12-09 10:00"} if more else {})}
    finding = {"finding": more[0], "match": more[1]} if more else {}
    return told | finding | ({"reason": words} if words else {})


def workspace(folder, posts):
    """Posts by id, each its acts: the file is as the last edit left it."""
    told = [act(line, name) for name, acts in posts.items() for line in acts]
    files = {}
    for one in told:
        if change := one.get("change"):
            front = "".join(f"{key}: {change[key]}\n" for key in change if key != "text")
            head = f"id: {one['post']}\nauthor: anna\nchannels: [cafe-bluesky, cafe-linkedin]\nlanguage: en\n"
            files[one["post"]] = f"---\n{head}{front}---\n{change['text']}\n"
    told.sort(key=lambda one: one["at"])
    root = small(folder, POLICY, files, "\n".join(map(json.dumps, told)))
    return signoff.open(root, NOW)


def told(trace):
    """A trace as the table tells it; of a sentence its first word."""
    fate = trace.fate + (f" by {who}" if (who := trace.waived_by or trace.fixed_by) else "")
    reason = f": {trace.reason}" if trace.reason else ""
    return f"{trace.rule} {trace.match.split()[0]}: brought in by {trace.brought_by} in {trace.number}, {fate}{reason}"


@pytest.mark.parametrize("case", cases("insight", "drift"), ids=lambda case: case["name"])
def test_each_finding_has_its_hand_and_its_fate(case, tmp_path):
    found = drift(workspace(tmp_path / "w", {"p": case["acts"]}).review())
    assert [told(one) for one in found.traces] == case["traces"]


POSTS = {
    "one": ["anna create 02 09:00 | An insane bun.", "anna submit 02 10:00", "janis approve 02 11:00",
            "ilze publish 03 09:00"],
    "two": ["anna create 09 09:00 | A good bun.", "ilze edit 09 10:00 | A wild bun, sold here.",
            "anna edit 09 11:00 | A bun."],
    "three": ["anna create 16 09:00 | Bread at seven. It is wild! Come in.", "anna submit 16 10:00",
              "ilze waive 16 11:00 voice.tone wild | The name of a bread.", "janis approve 16 12:00"],
}  # fmt: skip


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("drift") / "w", POSTS)


@pytest.fixture(scope="module")
def found(ws):
    return drift(ws.review())


def test_each_count_adds_up_to_the_findings(found):
    for table in (found.rules, found.authors):
        assert sum(row.found for row in table) == len(found.traces) == 4
        parts = ("fixed", "waived", "through", "let_stand", "fixed_late", "open", "dropped")
        assert [sum(getattr(row, part) for part in parts) for row in table] == [row.found for row in table]
    assert {row.name: row.found for row in found.channels} == {"cafe-bluesky": 4, "cafe-linkedin": 4}


def test_hands_are_by_name_and_say_who_drifts_in_whose_posts(found):
    rows = {row.person: row for row in found.hands}
    assert list(rows) == sorted(rows)
    assert (rows["anna"].wrote, rows["anna"].brought, rows["anna"].in_others, rows["anna"].mended) == (4, 3, 0, 1)
    assert (rows["ilze"].wrote, rows["ilze"].brought, rows["ilze"].in_others, rows["ilze"].kept) == (1, 1, 1, 1)


def test_a_week_counts_what_was_written_beside_what_was_brought_in(found):
    weeks = [(row.week, row.wrote, row.brought, row.per_revision) for row in found.weeks]
    assert weeks == [("2026-W45", 1, 1, 1.0), ("2026-W46", 3, 1, pytest.approx(1 / 3)), ("2026-W47", 1, 2, 2.0)]
    assert found.chart.upper is None  # three weeks are no limits


def test_a_rule_cries_wolf_with_its_sentence_and_never_of_few(found):
    wolf = found.wolves[0]
    assert (wolf.rule, wolf.let_pass, wolf.decided, wolf.waived, wolf.cries) == ("voice.tone", 2, 3, 1, False)
    assert [(one.before, one.match, one.after) for one in wolf.examples] == [
        ("It is ", "wild", "!"),
        ("An ", "insane", " bun."),
    ]
    assert found.table("wolves")["examples"][0].to_list() == ["It is wild!", "An insane bun."]


def test_since_a_moment_only_what_came_in_then_is_counted(ws):
    later = drift(ws.review(), datetime.fromisoformat("2026-11-16T00:00:00+02:00"))
    assert {one.post for one in later.traces} == {"three"}
    assert (later.posts, later.wrote) == (1, 1)


def test_what_only_the_files_tell_of_was_brought_in_by_nobody_known(tmp_path):
    ws = workspace(tmp_path / "w", {"one": POSTS["one"]})
    post = "---\nid: new\nauthor: anna\nchannels: [cafe-bluesky]\n---\nInsane!\n"
    (ws.root / "content/posts/new.md").write_text(post, encoding="utf-8")
    found = drift(signoff.open(ws.root, NOW).review())
    brought = [(one.brought_by, one.recorded, one.fate) for one in found.traces if one.post == "new"]
    assert brought == [("unknown", False, "open")] * 2
    assert (found.unrecorded, found.weeks[-1].week) == (1, "2026-W45")


def test_a_text_of_one_channel_is_no_finding_of_the_other(tmp_path):
    front = "id: new\nauthor: anna\nlanguage: en\nchannels: [cafe-bluesky, cafe-linkedin]"
    post = f"---\n{front}\n---\nA bun.\n\n## linkedin\nInsane.\n"
    root = small(tmp_path / "w", POLICY, {"new": post})
    (trace,) = drift(signoff.open(root, NOW).review()).traces
    assert (trace.channels, trace.variant, trace.match) == (("cafe-linkedin",), "linkedin", "Insane")


def test_everything_is_the_checks_findings_too(tmp_path):
    ws = workspace(tmp_path / "w", {"one": ["anna create 02 09:00 | Call +371 20000001, insane."]})
    assert {one.rule for one in drift(ws.review()).traces} == {"voice.tone"}
    assert {one.rule for one in drift(ws.review(), everything=True).traces} == {"voice.tone", "privacy.phone"}


def test_bytes_that_were_taken_away_are_said(ws, tmp_path):
    gone = workspace(tmp_path / "w", POSTS)
    first = next(one for one in gone.entries.iter_rows(named=True) if one["post"] == "two")
    with gone.workspace.writing(gone.now) as ledger:
        ledger.forget([first["revision"]], by="anna", at=gone.now, reason="a name in it")
    found = drift(signoff.open(gone.root, NOW).review())
    assert (found.missing, found.wrote) == (1, 4)
    assert [one.number for one in found.traces if one.post == "two"] == [1]


def test_another_table_is_refused_with_the_nearest(found):
    with pytest.raises(SignoffError, match="did you mean `rules`"):
        found.table("rule")


def test_a_measure_below_nothing_is_the_same_measure():
    def hard(score):
        said = f"hard to read: Flesch reading ease {score}; at least 50 is wanted"
        return [Finding(rule="voice.readability", severity="suggestion", match="a b c d e f", message=said)]

    assert [(life.first, life.last) for life in lives([hard(-3), hard(12)])] == [(1, 2)]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)]
)
def test_the_interval_is_wilsons(part, whole, low, high):
    assert interval(part, whole) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))
