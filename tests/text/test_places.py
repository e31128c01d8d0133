"""Lines, columns, paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.text import LineIndex, lines, paragraphs

TEXTS = st.text(alphabet="ab \n\r\té👍", max_size=40)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2)), (7, (4, 1)), (8, (4, 2))],
)
def test_a_line_ends_at_any_of_the_three_line_ends(offset, place):
    assert LineIndex("ab\n\r\n👍\rc").place(offset) == place


def test_there_is_no_line_nought():
    with pytest.raises(IndexError):
        LineIndex("a").offset(0)


@given(TEXTS, st.data())
def test_a_place_leads_back_to_its_offset(text, data):
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    assert index.offset(*index.place(offset)) == offset


@given(TEXTS)
def test_lines_and_paragraphs_are_pieces_of_the_text(text):
    for span in [*lines(text), *paragraphs(text)]:
        assert text[span.start : span.end] == span.value != ""
    assert all("\n" not in line.value and "\r" not in line.value for line in lines(text))


def test_paragraphs_are_divided_by_blank_lines_only():
    text = "\n\nfirst\nstill first\n \t\n\nsecond\r\n\r\nthird\n"
    assert [paragraph.value for paragraph in paragraphs(text)] == ["first\nstill first", "second", "third"]
