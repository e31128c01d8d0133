"""The policies of the starter workspace hold: the loader reads them, and the workspace's own policy tests pass."""

import pytest

from signoff.networks import KINDS as NETWORKS
from signoff.policy import policy_files, read
from support import ROOT


@pytest.fixture(scope="module")
def opened():
    """The kinds of the upper rooms, as the command hands them in."""
    from signoff import checks, voice

    return {"checks": checks.KINDS, "voice": voice.KINDS}


def test_the_loader_has_nothing_against_them(opened):
    _, problems = read(policy_files(ROOT), networks=NETWORKS, **opened)
    assert [str(problem) for problem in problems] == []


def test_every_policy_test_of_the_workspace_passes(opened):
    from signoff.checks import find
    from signoff.content import open_content
    from signoff.rehearsal import cases_of, run

    policy, _ = read(policy_files(ROOT), networks=NETWORKS, **opened)
    library, _ = open_content(ROOT, policy)

    def found(post, rules, now):
        return find([post], rules, library, now).get(post.id, [])

    results = [run(case, found) for case in cases_of([ROOT / "policies" / "tests"], policy, NETWORKS, opened)]
    assert {result.name: result.differences for result in results if not result.passed} == {}
    assert len(results) > 9
