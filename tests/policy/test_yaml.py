"""The one YAML reader: core scalars, places, and what it refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.errors import Problem
from signoff.policy import Unreadable, decode, documents
from support import cases


def read(text):
    problems: list[Problem] = []
    return list(documents(text, "f.yml", problems)), problems


@pytest.mark.parametrize("case", cases("policy", "yaml"), ids=lambda case: case["text"][:40])
def test_reads_what_the_table_says(case):
    nodes, problems = read(case["text"])
    assert [str(problem).splitlines()[0] for problem in problems] == case.get("problems", [])
    if "value" in case:
        assert [node.value for node in nodes] == [case["value"]]


def test_a_byte_that_is_not_utf8_is_named_where_it_stands():
    with pytest.raises(Unreadable) as caught:
        decode(b"name: Kaf" + b"\xe9\n", "f.yml")
    assert str(caught.value.problem.place) == "f.yml:1:10"


def test_a_file_over_a_megabyte_is_refused():
    with pytest.raises(Unreadable, match="1,000,001 bytes"):
        decode(b"a" * 1_000_001, "f.yml")


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text):
    nodes, problems = read(text)
    assert all(problem.place.line >= 1 for problem in problems if problem.place)
    assert all(node.place.line >= 1 for node in nodes)


NAMES = st.text(st.characters(categories=("Ll", "Nd")), min_size=1, max_size=8)


@given(st.dictionaries(NAMES, NAMES, min_size=1, max_size=6))
def test_each_value_stands_at_the_place_that_is_said_of_it(mapping):
    text = "".join(f'"{key}": "{value}"\n' for key, value in mapping.items())
    (node,), problems = read(text)
    lines = text.split("\n")
    for key, part in node.parts.items():
        place = part.place
        assert lines[place.line - 1][place.column - 1 :].startswith(f'"{mapping[key]}"')
    assert node.value == mapping
    assert all("letters of two alphabets" in problem.message for problem in problems)
