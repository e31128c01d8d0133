"""What analysts write in a workspace of sixty posts, and what is found in each: nothing less and nothing more."""

import json
from functools import cache
from pathlib import PurePosixPath

import pytest

from checks._support import NOW, OPENED
from signoff.checks import find
from signoff.content import open_content
from signoff.networks import KINDS as NETWORKS
from signoff.policy import load
from support import SHARED, needs_shared

FOLDER = SHARED / "conformance" / "mistakes"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8")) if FOLDER.is_dir() else {}
APART = ("limits.", "voice.readability")  # families that the table says nothing of
pytestmark = needs_shared


@cache
def everything():
    root = FOLDER / "workspace"
    policy = load(root, networks=NETWORKS, **OPENED)
    library, _ = open_content(root, policy)
    return library, find(library.posts.values(), policy, library, NOW)


def in_order(findings):
    return sorted((each["line"], each["finding"], each["match"]) for each in findings)


@pytest.mark.parametrize("file", EXPECTED)
def test_finds_exactly_what_is_there(file):
    _, found = everything()
    seen = [
        {"finding": each.rule, "line": each.line, "match": each.match}
        for each in found[PurePosixPath(file).stem]
        if not each.rule.startswith(APART)
    ]
    assert in_order(seen) == in_order(EXPECTED[file])


def test_every_match_stands_where_its_finding_says():
    library, found = everything()
    for post in library.posts.values():
        lines = (FOLDER / "workspace" / post.file).read_text("utf-8").splitlines()
        for each in found[post.id]:
            first, last = each.span
            assert lines[each.line - 1][first - 1 : last].startswith(each.match), each
