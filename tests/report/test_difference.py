"""What changed since an approval is shown word by word; an unchanged post has no difference."""

import pytest

from signoff.content import post_of
from signoff.report.review.difference import compared, difference

BASE = {"id": "p1", "author": "anna", "channels": ["cafe-bluesky"], "text": "We open on Saturday."}


def post(**more):
    return post_of({**BASE, **more}, "Europe/Riga")


def test_words_that_went_and_came_are_told_apart():
    html = compared("We open on Saturday.", "We open on Sunday.")
    assert "<del><bdi>Saturday</bdi></del><ins><bdi>Sunday</bdi></ins>" in html


def test_a_hostile_change_is_only_text():
    assert "<script" not in compared("a", "<script>alert(1)</script>")


def test_a_long_text_is_compared_by_lines():
    lines = [f"line {number} of a very long post about bread" for number in range(400)]
    html = compared("\n".join(lines), "\n".join([*lines[:-1], "the end"]))
    assert "<ins><bdi>the end</bdi></ins>" in html


@pytest.mark.parametrize("before", [None, post(), post(notes="never published")])
def test_without_a_change_there_is_no_difference(before):
    assert difference(before, post()) is None


def test_what_changed_beside_the_text_is_named():
    found = difference(post(schedule="2026-12-01 09:00"), post(text="We open on Sunday."))
    assert [variant for variant, _ in found.texts] == [""]
    assert found.kinds == ("schedule",)


def test_a_variant_that_came_is_a_change_of_text():
    after = post(texts={"": BASE["text"], "linkedin": "Calmer."})
    assert [variant for variant, _ in difference(post(), after).texts] == ["linkedin"]
