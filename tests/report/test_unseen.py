"""What cannot be seen is shown, and what does its work is left alone."""

import pytest

from signoff.report.unseen import long_name, pieces
from support import cases


@pytest.mark.parametrize("case", cases("report", "unseen"), ids=lambda case: ascii(case["text"]))
def test_the_unseen_is_marked(case):
    assert [mark for _, mark in pieces(case["text"]) if mark] == case["marks"]


@pytest.mark.parametrize("case", cases("report", "unseen"), ids=lambda case: ascii(case["text"]))
def test_nothing_is_lost(case):
    assert "".join(part for part, _ in pieces(case["text"])) == case["text"]


def test_a_mark_has_its_whole_name():
    assert long_name("\u200b") == "U+200B zero width space"
    assert long_name("\u0007") == "U+0007 control character"
