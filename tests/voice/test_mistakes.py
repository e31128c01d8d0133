"""The voice findings of conformance/mistakes: exactly those, in 60 posts of which half are only tempting."""

import json

import pytest

from signoff import policy as policies
from signoff import voice
from signoff.content import open_content
from support import SHARED, needs_shared
from voice._support import NETWORKS

MISTAKES = SHARED / "conformance" / "mistakes"
WORKSPACE = MISTAKES / "workspace"
APART = "voice.readability"

pytestmark = needs_shared


@pytest.fixture(scope="module")
def made():
    files = [(name, path) for name, path in policies.policy_files(WORKSPACE) if path.name != "checks.yml"]
    made, problems = policies.read(files, networks=NETWORKS, voice=voice.KINDS)
    assert problems == []
    return made


def test_all_posts_find_what_is_expected_and_nothing_else(made):
    expected = json.loads((MISTAKES / "expected.json").read_text(encoding="utf-8"))
    wished = {
        file: [(one["finding"], one["line"], one["match"]) for one in ones if one["finding"].startswith("voice.")]
        for file, ones in expected.items()
    }
    posts = open_content(WORKSPACE, made)[0].posts.values()
    assert len(posts) == 60
    assert {post.file: sorted(findings(post, made)) for post in posts} == {k: sorted(v) for k, v in wished.items()}


def findings(post, made):
    for copy in post.copies(made.channels):
        for finding in voice.findings(copy, made):
            if finding.rule != APART:
                yield finding.rule, finding.line, finding.match


def test_its_examples_hold(made):
    assert list(voice.examples(made)) == []
