"""Each decision has the form, and a number of its own."""

import re
from collections import Counter

import pytest

from support import ROOT

PAGES = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_has_the_form(page):
    text = page.read_text("utf-8")
    number, title = re.match(r"# (\d+)\. (.+)\n\n\d{4}-\d\d-\d\d · \w+", text).groups()
    assert title and int(page.name[:4]) == int(number)
    assert "**Situation.**" in text and "**Choice.**" in text


def test_no_number_is_given_twice():
    assert [number for number, count in Counter(page.name[:4] for page in PAGES).items() if count > 1] == []
