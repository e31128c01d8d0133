"""The list of what nothing acts on yet names keys that there are."""

import re

import pytest

from support import ROOT

DOCS = ROOT / "docs"
ROW = re.compile(r"^\|([^|]*)\|([^|]*)\|[^|]+\|$", re.MULTILINE)


def listed():
    """Each page of the reference with a key that is said to be one of its keys."""
    pages: list[str] = []
    for where, keys in ROW.findall((DOCS / "not-yet.md").read_text("utf-8"))[1:]:
        pages = re.findall(r"\((reference/\S+?\.md)\)", where) or pages
        names = re.sub(r"(with|other than) `[^`]+`( or `[^`]+`)*", "", keys)
        yield from (pytest.param(pages[0], key, id=f"{pages[0]} {key}") for key in re.findall(r"`(\w+)`", names))


@pytest.mark.parametrize(("page", "key"), list(listed()))
def test_the_key_is_there(page, key):
    assert f"| `{key}` |" in (DOCS / page).read_text("utf-8")


def test_the_list_is_read():
    assert len(list(listed())) > 30
