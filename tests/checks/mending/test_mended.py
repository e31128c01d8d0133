"""Fixes: what has one right answer is mended, nothing else is touched, and nothing new is found afterwards."""

from collections import Counter
from datetime import UTC, datetime
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from signoff.checks.mending import Fix, World, applied, fixes, mended
from signoff.content import Library
from signoff.workspace import OPENED, policy_of
from support import CASES, documents

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
TABLE = documents(CASES / "checks" / "mending" / "fixes.yaml")[0]
HEAD = "---\nid: a\nauthor: anna  # utilise\nchannels: c\nlanguage: {language}\nnotes: we utilise this\n---\n"
POLICY = """
kind: channels
accounts: [{name: c, network: bluesky}]
---
kind: team
people: {anna: {name: Anna}}
---
kind: checks
links: {our_hosts: [cafe.example]}
"""


@cache
def world():
    voice = yaml.safe_dump({"kind": "voice", **yaml.safe_load(TABLE["voice"])})
    policy = policy_of({"policies/a.yml": f"{POLICY}---\n{voice}".encode()}, {"bluesky"}, OPENED)
    assert len(policy.of("voice")) == 1, "a document with a problem would be left out"
    return World(policy, Library(), NOW)


def read(text, language="en"):
    data = (HEAD.format(language=language) + text).encode()
    return world().read("a.md", data), data


def mend(post, data):
    return mended(post, data, world().look(post), world())


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["text"])
def test_what_has_one_right_answer_is_mended(case):
    post, data = read(case["text"], case.get("language", "en"))
    done = mend(post, data)
    head = HEAD.format(language=case.get("language", "en"))
    assert done.after.decode() == head + case.get("becomes", case["text"])
    assert [one.rule for one in done.fixed] == case.get("fixed", [])


def test_a_byte_order_mark_and_the_line_ends_stay():
    data = b"\xef\xbb\xbf" + (HEAD.format(language="en") + "We utilise it.\n").replace("\n", "\r\n").encode()
    done = mend(world().read("a.md", data), data)
    assert done.after == data.replace(b"We utilise it", b"We use it")


def test_of_two_answers_for_the_same_letters_none_is_taken():
    post, data = read("We utilise flour.")
    one = world().look(post)[0]
    other = type(one)(**{**{key: getattr(one, key) for key in one.__struct_fields__}, "rule": "House.Swap"})
    other = type(one)(**{**{key: getattr(other, key) for key in one.__struct_fields__}, "suggestion": "apply"})
    assert fixes(data.decode(), post, [one, other], world().policy) == []


COMMENT = "<!-- signoff: ignore voice.* because x -->"
PIECES = st.sampled_from(
    ["We utilise", "cheap", "an utilise", "chairman", "#wintermenu", "sign-up sheet", "very", "Very", "\u200b",
     "\u202e", "http://cafe.example/a", "http://cafe.example/\u200b",
     "👩🏽\u200d🍳", "🍲", ".", "\n", "\n\n", "## bluesky",
     "e-mail address", COMMENT, "\\## bluesky", "jūs", "hour of need", "a", "an", "cell phone", "é"]
)  # fmt: skip
TEXTS = st.builds(lambda gap, pieces: gap.join(pieces), st.sampled_from([" ", ""]), st.lists(PIECES, max_size=9))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["en", "lv"]))
def test_the_fixed_findings_are_gone_and_no_new_ones_came(text, language):
    post, data = read(text, language)
    if post is None:  # no words, or a heading twice: nothing is ever looked for in it
        return
    before = world().look(post)
    done = mend(post, data)
    after = world().read("a.md", done.after)
    found = Counter(one.rule for one in world().look(after))
    gone = Counter(one.rule for one in done.fixed)
    known = Counter(one.rule for one in before)
    assert all(found[rule] <= known[rule] - gone[rule] for rule in found | gone)
    assert {key: value for key, value in after.plain.items() if key != "texts"} == {
        key: value for key, value in post.plain.items() if key != "texts"
    }
    head = HEAD.format(language=language).encode()
    assert done.after.startswith(head)
    assert mend(after, done.after).after == done.after, "a second time there is nothing more to mend"


@settings(max_examples=40)
@given(st.text(max_size=30), st.data())
def test_changes_apart_are_applied_each_at_its_own_place(source, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(source)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    words = data.draw(st.lists(st.text(max_size=3), min_size=len(pairs), max_size=len(pairs)))
    changes = [Fix(None, start, end, word) for (start, end), word in zip(pairs, words, strict=True)]
    expected, at = "", 0
    for change in changes:
        expected += source[at : change.start] + change.instead
        at = change.end
    assert applied(source, changes) == expected + source[at:]
