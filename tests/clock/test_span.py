"""Spans of a day: tests/cases/clock/spans.yaml."""

import re

import pytest

from signoff.clock import SPAN, Span, spans
from support import cases


@pytest.mark.parametrize("case", cases("clock", "spans"), ids=lambda case: repr(case["text"]))
def test_spans(case):
    if "error" in case:
        with pytest.raises(ValueError, match=re.escape(case["error"])):
            spans(case["text"])
        return
    found = spans(case["text"])
    assert [list(span) for span in found] == case["minutes"]
    assert [span.stop for span in found] == case["stops"]


@pytest.mark.parametrize("text", ["09:00-17:00", "22:00-06:00", "00:00-24:00"])
def test_a_span_is_written_as_it_was_read(text):
    assert re.search(SPAN, text)
    assert [str(span) for span in spans(text)] == [text]


def test_a_span_is_two_numbers():
    assert spans("09:00-17:00") == [Span(start=540, end=1020)]
