"""Each kind finds what its table says: tests/cases/checks/KIND.yaml."""

import pytest

from checks._support import brief, found_in, library_of, policy_of, post
from signoff.checks import KINDS
from support import CASES, documents

TABLES = {path.stem: documents(path)[0] for path in sorted((CASES / "checks").glob("*.yaml"))}
ALL = [(name, case) for name, table in TABLES.items() for case in table["cases"]]


def words(case):
    return f"{case[0]}: {case[1].get('text', '')[:60]}" if isinstance(case, tuple) else None


@pytest.mark.parametrize("case", ALL, ids=words)
def test_finds_what_the_table_says(case):
    name, said = case
    table = TABLES[name]
    checks = said.get("checks", table.get("checks", {}))
    policy = policy_of({"kind": "checks", **checks})
    library = library_of(table.get("library", {}) | said.get("library", {}))
    found = found_in(policy, post(said["text"], **table.get("post", {}) | said.get("post", {})), library=library)
    own = [brief(each) for each in found if each.rule.startswith(table["rules"])]
    assert own == said["finds"]


def test_every_kind_has_a_table():
    assert set(KINDS) - TABLES.keys() == {"duplicates"}  # which is about many posts: test_duplicates.py
