"""Columns in UTF-16 code units: of every text, back and forth."""

from hypothesis import given
from hypothesis import strategies as st

from signoff.web.lsp._places import Lines, units

TEXTS = st.text(st.sampled_from("a é\n\r🍲👩🏽\u200d\u2028") | st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXTS, st.data())
def test_a_place_in_code_points_is_found_again_in_utf_16(text, data):
    lines = Lines(text)
    number = data.draw(st.integers(1, len(lines.lines)))
    line = lines.lines[number - 1]
    column = data.draw(st.integers(1, len(line) + 1))
    place = lines.position(number, column)
    assert place["line"] == number - 1
    encoded = line.encode("utf-16-le")[: 2 * place["character"]]
    assert encoded.decode("utf-16-le") == line[: column - 1]


@given(TEXTS, st.data())
def test_an_offset_is_where_its_line_and_column_are(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines(text)
    first = text[:start].replace("\r\n", "\n").replace("\r", "\n")
    if text[start - 1 : start + 1] == "\r\n":  # between the two there is no place
        return
    place = lines.offsets(start, end)["start"]
    assert place == {"line": first.count("\n"), "character": units(first.rpartition("\n")[2])}


def test_what_lies_outside_is_brought_to_the_edge():
    lines = Lines("ab\n🍲c")
    assert lines.span(9, 1, 99) == {"start": {"line": 1, "character": 0}, "end": {"line": 1, "character": 3}}
