"""Reading CSV: what Python's own writer writes comes back, each row with the line on which an editor shows it."""

import csv
import re
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from signoff.content.suites._csv import lines, separator_of

CELL = st.text(st.sampled_from('ab,;\t"\r\n ā'), max_size=8)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6)


def written(rows, separator, end, quoting):
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue()


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_cells_come_back_letter_by_letter(rows, separator, end):
    text = written(rows, separator, end, csv.QUOTE_ALL)
    assert [line.cells for line in lines(text, separator)] == rows


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_cells_without_needless_quotes_come_back_too(rows, separator, end):
    # Python's writer leaves a carriage return without quotes, where it may be a part of the line end.
    rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    text = written(rows, separator, end, csv.QUOTE_MINIMAL)
    assert [line.cells for line in lines(text, separator)] == rows


@given(ROWS, st.sampled_from(",;\t"))
def test_lines_are_counted_as_editors_do(rows, separator):
    text = written(rows, separator, "\n", csv.QUOTE_ALL)
    first = 1
    for line, row in zip(lines(text, separator), rows, strict=True):
        assert (line.line, line.places[0]) == (first, (first, 2))
        first += 1 + sum(len(re.findall("\r\n|\r|\n", cell)) for cell in row)


@given(st.text(st.sampled_from('ab,"\r\n'), max_size=40))
def test_whatever_it_is_every_letter_belongs_to_a_row(text):
    found = list(lines(text, ","))
    kept = "".join("".join(line.cells) for line in found)
    assert all(line.fault for line in found) or set(kept) <= set(text)
    assert [line.line for line in found] == sorted(line.line for line in found)


@given(st.sampled_from(",;\t"), st.lists(st.text("ab ", min_size=1), min_size=2, max_size=5))
def test_the_separator_is_the_one_that_splits_the_titles(separator, titles):
    assert separator_of(written([titles], separator, "\n", csv.QUOTE_ALL)) == separator


def test_a_quoted_comma_in_a_title_is_no_separator():
    assert separator_of('"a, b, c";d\n1;2\n') == ";"
