"""What is different between two policies, in words."""

import pytest

from signoff.policy import Policy, changes, document, documents
from signoff.workspace import OPENED
from support import cases


def policy(text):
    """The policy of some documents, as it was written: nothing is checked."""
    found = [document(node, OPENED, []) for node in documents(text, "policies/a.yml", [])]
    return Policy([one for one in found if one is not None])


@pytest.mark.parametrize("case", cases("policy", "changes"), ids=lambda case: case["name"])
def test_says_what_the_table_says(case):
    before, after = policy(case["before"]), policy(case["after"])
    assert [str(change) for change in changes(before, after)] == case["says"]


@pytest.mark.parametrize("case", cases("policy", "changes"), ids=lambda case: case["name"])
def test_nothing_is_different_from_itself_and_every_change_has_its_place(case):
    before, after = policy(case["before"]), policy(case["after"])
    assert changes(after, after) == []
    assert all(change.place.file == "policies/a.yml" for change in changes(before, after))
