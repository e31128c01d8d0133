"""The list of what nothing acts on yet names keys that there are, and those that `signoff check` names."""

import re

import pytest

from signoff.rehearsal._not_yet import ALL, TABLE
from support import ROOT

DOCS = ROOT / "docs"
ROW = re.compile(r"^\|([^|]*)\|([^|]*)\|[^|]+\|$", re.MULTILINE)
OWN_PROBLEM = {("workspace", "ledger"), ("workspace", "policy_changes"), ("workflow", "identity"),
               ("voice", "spelling"), ("voice", "packages")}  # fmt: skip


def rows():
    """The pages of each row of the list, with the cell that names keys."""
    pages: list[str] = []
    for where, keys in ROW.findall((DOCS / "not-yet.md").read_text("utf-8"))[1:]:
        pages = re.findall(r"\((reference/\S+?\.md)\)", where) or pages
        yield pages, re.sub(r"(with|other than) `[^`]+`( or `[^`]+`)*", "", keys)


def listed():
    """Each page of the reference with a key that is said to be one of its keys."""
    for pages, keys in rows():
        yield from (pytest.param(pages[0], key, id=f"{pages[0]} {key}") for key in re.findall(r"`(\w+)`", keys))


@pytest.mark.parametrize(("page", "key"), list(listed()))
def test_the_key_is_there(page, key):
    assert f"| `{key}` |" in (DOCS / page).read_text("utf-8")


def test_the_list_is_read():
    assert len(list(listed())) > 30


def test_check_names_what_the_list_names_and_nothing_else():
    keys = {(one.values[0][len("reference/") : -3], one.values[1]) for one in listed()}
    whole = {(page[len("reference/") : -3], ALL) for pages, cell in rows() if "all" in cell.split() for page in pages}
    assert {(row.page, key) for row in TABLE for key in row.keys} == (keys - OWN_PROBLEM) | whole
