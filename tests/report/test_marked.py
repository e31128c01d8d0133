"""Findings are marked where they stand; everything else of a text stays as it was written."""

import re
from html import unescape

import pytest

from signoff.content import Copy, post_of
from signoff.finding import Finding
from signoff.report.preview import marked, notes
from signoff.report.preview.places import offsets
from support import cases

POST = {"id": "p1", "author": "anna", "channels": ["cafe-bluesky"]}


def copy_of(text):
    post = post_of({**POST, "text": text}, "UTC", "content/posts/p1.md")
    return Copy(post, "", post.texts[""], (), "en")


def found(copy, said, severity="warning", **more):
    start = copy.text.words.index(said)
    made = copy.finding("voice.tone", start, start + len(said), "said", severity=severity)
    return Finding(**{**{name: getattr(made, name) for name in made.__struct_fields__}, **more})


def words_of(html):
    """What is read of it: numbers, marks and chips left out."""
    bare = re.sub(r'<a class="ref".*?</a>|<span class="chip.*?</span>', "", str(html))
    return unescape(re.sub(r"<[^>]+>", "", bare))


@pytest.mark.parametrize("case", cases("report", "marked"), ids=lambda case: case["text"])
def test_findings_are_marked_at_their_place(case):
    copy = copy_of(case["text"])
    html = marked(case["text"], notes(copy, [found(copy, match) for match in case["finds"]], "f"))
    assert re.findall(r'<mark class="warning">(.*?)</mark>', html) == case["marked"]
    assert words_of(html) == case["text"]
    assert re.findall(r'href="#(f-\d+)"', html) == case["numbers"]


def test_the_gravest_of_several_gives_the_colour():
    copy = copy_of("cheap cheap")
    both = [found(copy, "cheap", "suggestion"), found(copy, "cheap", "error")]
    assert marked("cheap cheap", notes(copy, both, "f")).startswith('<mark class="error">cheap</mark>')


def test_what_was_waived_is_marked_as_such():
    copy = copy_of("insane")
    assert 'mark class="waived"' in marked("insane", notes(copy, [found(copy, "insane", waived=True)], "f"))


@pytest.mark.parametrize("more", [{"line": 7}, {"match": "other"}, {"span": (900, 904)}, {"match": ""}])
def test_what_stands_elsewhere_has_no_place(more):
    copy = copy_of("a cheap lunch")
    assert offsets(copy.text, found(copy, "cheap", **more)) is None


def test_the_finding_of_another_variant_is_not_here():
    copy = copy_of("a cheap lunch")
    assert notes(copy, [found(copy, "cheap", variant="linkedin")], "f") == []


def test_a_hostile_text_is_only_text():
    text = '<img src=x onerror=alert(1)>\u202e"&\u200b'
    html = marked(text, [])
    assert "<img" not in html
    assert 'title="U+202E right-to-left override">RLO</span>' in html
    assert ">ZWSP</span>" in html
