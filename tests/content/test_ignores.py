"""Comments that let a finding be: what they are about, and that they are never published."""

import pytest

from signoff.content import Around, read_post
from signoff.policy import Policy
from support import cases

HEAD = "---\nid: a\nauthor: anna\nchannels: b\n---\n"
AROUND = Around(Policy([], networks=("bluesky",)))


def read(text):
    return read_post("a.md", (HEAD + text).encode(), AROUND)


@pytest.mark.parametrize("case", cases("content", "ignores"), ids=lambda case: case["text"][:40])
def test_a_comment_is_about_its_line_or_the_paragraph_below(case):
    post, problems = read(case["text"])
    said = [str(problem).splitlines()[0] for problem in problems if problem.place.line > HEAD.count("\n")]
    assert said == case.get("refused", [])
    if "words" in case:
        text = post.texts[""]
        ignores = [{"rules": [*one.rules], "reason": one.reason, "lines": [one.first, one.last]}
                   for one in text.ignores]  # fmt: skip
        assert (text.words, ignores) == (case["words"], case.get("ignores", []))


def test_a_revision_does_not_know_of_comments():
    assert read("A.\n\nB.")[0].revision == read("A. <!-- signoff: ignore a because x -->\n\nB.")[0].revision


def test_places_are_those_of_the_file():
    text = read("<!-- signoff: ignore a because x -->\nA b\n\nC d <!-- signoff: ignore a because x -->\nE f")[0].texts[
        ""
    ]
    found = {letter: text.place(text.words.index(letter)) for letter in "bdf"}
    assert found == {"b": (7, 3), "d": (9, 3), "f": (10, 3)}
