"""Whose posts they are, where an import names nobody."""

import pytest

from signoff.errors import SignoffError
from signoff.inbox import likely_author
from signoff.workspace import Workspace
from workspaces import small


def author(folder, old="", new=""):
    root = small(folder)
    path = root / "policies" / "all.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return likely_author(Workspace(root).policy)


def test_the_first_who_writes_and_does_not_approve(tmp_path):
    assert author(tmp_path / "a") == "anna"
    more = "  aija: {roles: [author, editor]}\n  anna: {name"
    assert author(tmp_path / "b", "  anna: {name", more) == "anna"


def test_who_approves_too_where_nobody_else_writes(tmp_path):
    assert author(tmp_path / "a", "roles: author}", "roles: [author, editor]}") == "anna"


def test_nobody_is_made_up(tmp_path):
    with pytest.raises(SignoffError, match="who wrote them"):
        author(tmp_path / "a", "submit, ", "")
