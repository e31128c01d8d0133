"""Findings on both sides, looked for only where the two rules may find something else.

A pass over thousands of texts is what a rehearsal costs; most rules that are rehearsed say nothing of words."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from signoff.checks import KINDS, find
from signoff.content import Post, types_under_approval
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal.impact._history import Pair
from signoff.rehearsal.impact._sides import keys_in
from signoff.review import review
from signoff.workspace import Workspace

Found = Mapping[str, Sequence[Finding]]
VOICE = "voice"
EVERYTHING = frozenset({VOICE, *KINDS})
OWN = ("kind", "name", "when", "severity", "waivers", "examples")
WIDE = frozenset("*?[")


def touched(before: Policy, after: Policy) -> frozenset[str]:
    """The sections of checks, and `voice`, that may find something else in some text; none where nothing can."""
    if _around(before) != _around(after):
        return EVERYTHING
    changed = {name for name in _sections(before) | _sections(after) if _said(before, name) != _said(after, name)}
    changed |= {VOICE} if _voice(before) != _voice(after) else set()
    for name in _weights(before) ^ _weights(after):
        changed |= _of_rule(name[0])
    if "promotions" in changed:  # what an offer is, other checks ask of it
        return EVERYTHING
    # Words that a disclosure needs are spared by the voice and by accessibility.
    return frozenset(changed | ({VOICE, "accessibility"} if "disclosures" in changed else set()))


def _around(policy: Policy) -> Any:
    """What every check looks at: the zone, the accounts and, where some rule is for some posts only, the people."""
    conditional = any("when" in repr(document.node.value) for document in _documents(policy))
    people = sorted(repr(document.node.value) for document in policy.of("team")) if conditional else ()
    return policy.zone, sorted(repr(one.node.value) for one in policy.channels.values()), people


def _documents(policy: Policy) -> list[Any]:
    return [*policy.of("voice"), *policy.of("checks")]


def _sections(policy: Policy) -> set[str]:
    return {name for document in policy.of("checks") for name in document.node.value if name not in OWN}


def _said(policy: Policy, section: str) -> list[str]:
    found = [document.node.value for document in policy.of("checks") if section in document.node.value]
    return sorted(repr((said.get("when"), said[section])) for said in found)


def _voice(policy: Policy) -> list[str]:
    left_out = ("name", "examples", "waivers")
    return sorted(
        repr({key: said for key, said in document.node.value.items() if key not in left_out})
        for document in policy.of("voice")
    )


def _weights(policy: Policy) -> set[tuple[str, str, str]]:
    return {
        (name, str(weight), repr(document.node.value.get("when")))
        for document in policy.of("checks")
        for name, weight in (document.node.value.get("severity") or {}).items()
    }


def _of_rule(name: str) -> frozenset[str]:
    """The sections whose findings an id or a glob may mean."""
    first = name.partition(".")[0]
    if not WIDE.isdisjoint(first):
        return EVERYTHING
    return frozenset(kind for kind in KINDS if KINDS[kind].id == first) or frozenset({VOICE})


def asks_for_findings(policy: Policy) -> bool:
    """Whether some `when:` of a chain or step names a finding: then what is found chooses who is asked."""
    return any("finding" in keys_in(document.node.value) for document in policy.of("workflow"))


def must_be_looked_at(pairs: Collection[Pair], before: Workspace, after: Workspace, now: datetime) -> set[str]:
    """The posts in which the two rules find something else, or all where what is found decides who is asked."""
    written = [pair for pair in pairs if not pair.before.elsewhere]
    sides = (before.policy, after.policy)
    if any(asks_for_findings(one) or "asset" in types_under_approval(one) for one in sides):
        return {pair.name for pair in written}
    sections = touched(*sides)
    if not sections:
        return set()
    first = _in(before, [pair.before.now for pair in written], sections, now)
    second = _in(after, [pair.after.now for pair in written], sections, now)
    return {name for name, found in first.items() if found != second[name]}


def _in(workspace: Workspace, posts: list[Post], sections: frozenset[str], now: datetime) -> Found:
    only = None if sections == EVERYTHING else sections
    return find(posts, workspace.policy, workspace.content, now, only=only)


def both(pairs: Collection[Pair], before: Workspace, after: Workspace, now: datetime) -> tuple[Found, Found]:
    """Everything that is found in these posts under the rules in force and under the others."""
    written = [pair for pair in pairs if not pair.before.elsewhere]
    first = _whole(before, [pair.before.now for pair in written], now)
    alike = not touched(before.policy, after.policy) and not _assets(before.policy) and not _assets(after.policy)
    second = first if alike else _whole(after, [pair.after.now for pair in written], now)
    return first, second


def _assets(policy: Policy) -> bool:
    return "asset" in types_under_approval(policy)


def _whole(workspace: Workspace, posts: Sequence[Post], now: datetime) -> Found:
    """As a review finds it, who remembers what was found within the hour; whether it was waived is decided anew."""
    there = [post.id for post in posts if post.id in workspace.posts or post.id in workspace.items]
    known = set(there)
    gone = [post for post in posts if post.id not in known]
    reviewed = review(workspace, now, there) if there else None
    decisions = {**reviewed.decisions, **reviewed.items} if reviewed else {}
    found = {name: [_not_waived(one) for one in decision.findings] for name, decision in decisions.items()}
    return {**found, **(find(gone, workspace.policy, workspace.content, now) if gone else {})}


def _not_waived(finding: Finding) -> Finding:
    return replace(finding, waived=False) if finding.waived else finding
