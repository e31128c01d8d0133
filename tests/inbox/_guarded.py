"""A workspace in which Dace accepts changes of the rules, with two chains, and the first policy accepted."""

from inbox._cafe import POLICIES

GUARDED = POLICIES.replace("zone: Europe/Riga\n", "zone: Europe/Riga\npolicy_changes: {accepted_by: {role: head}}\n", 1)
ALL = "policies/all.yml"


def guard(cafe, accept=True):
    """Names Dace as the one who accepts; accepts what the files say."""
    change(cafe, GUARDED)
    if accept:
        cafe.does("policy", "accept", by="dace", at="08:00")


def change(cafe, text, was=None):
    """Writes the policy's file anew; with `was`, only that part of it."""
    file = cafe.root / ALL
    if was is not None:
        before = file.read_text(encoding="utf-8")
        assert was in before
        text = before.replace(was, text)
    file.write_text(text, encoding="utf-8")
