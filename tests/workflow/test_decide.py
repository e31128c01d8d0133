"""The engine: the approval cases that stand beside the repository, and our own."""

import pytest

from signoff.networks import KINDS as NETWORKS
from signoff.rehearsal import cases_of, results
from signoff.workspace import OPENED
from support import CASES, SHARED, needs_shared

APPROVAL = SHARED / "conformance" / "approval"


def tests_in(folder):
    return list(cases_of([folder], None, NETWORKS, OPENED)) if folder.is_dir() else []


@needs_shared
@pytest.mark.parametrize("case", tests_in(APPROVAL), ids=lambda case: case.name)
def test_decides_as_the_shared_cases_say(case):
    (result,) = results([case])
    assert result.differences == []


@pytest.mark.parametrize("case", tests_in(CASES / "workflow"), ids=lambda case: case.name)
def test_decides_as_our_own_cases_say(case):
    (result,) = results([case])
    assert result.differences == []
