"""The figures that STYLE keeps: small files, short functions, little nesting, a docstring on what is public."""

import ast
import re

import pytest

from house import _source
from house._source import FUNCTIONS, PACKAGE, everything

LONG = 40  # lines of a function
MARKS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")


def functions():
    return [found for found in everything() if isinstance(found.node, FUNCTIONS)]


def test_few_functions_are_long():
    found = functions()
    long = [f"{each.place}: {_source.length(each.node)} lines" for each in found if _source.length(each.node) > LONG]
    assert len(long) < max(1, 0.02 * len(found)), long


def test_no_function_is_nested_deeper_than_four():
    deep = [f"{each.place}: {_source.nesting(each.node)}" for each in functions() if _source.nesting(each.node) > 4]
    assert deep == []


def test_no_file_reaches_500_lines():
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert {str(path): count for path, count in lines.items() if count >= 500} == {}


def test_everything_public_has_a_docstring():
    assert [each.place for each in everything() if each.public and not ast.get_docstring(each.node)] == []


def test_every_file_says_what_it_is_for():
    assert [name for name, tree in _source.modules().items() if not ast.get_docstring(tree)] == []


def test_nothing_is_left_for_later():
    marked = [path.name for path in _source.tracked() if path.suffix == ".py" and MARKS.search(path.read_text("utf-8"))]
    assert marked == []


MEASURED = """
def short():
    '''A docstring

    of many lines.'''
    return 1

class Shown:
    def told(self):
        if 1:
            pass
        elif 2:
            for a in b:
                with c:
                    pass
    def _hidden(self):
        def inner():
            while 1: pass
"""


@pytest.fixture
def measured():
    found = _source.definitions("a.py", ast.parse(MEASURED))
    return {each.node.name: each for each in found}


def test_a_docstring_adds_no_length(measured):
    assert _source.length(measured["short"].node) == 2


def test_elif_adds_no_nesting_and_an_inner_function_none_to_its_outer(measured):
    assert [_source.nesting(measured[name].node) for name in ("short", "told", "_hidden", "inner")] == [0, 3, 0, 1]


def test_what_is_inside_something_private_is_private(measured):
    assert [name for name, each in measured.items() if each.public] == ["short", "Shown", "told"]
