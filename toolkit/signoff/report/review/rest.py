"""The posts that are not shown in full: one row each, the gravest findings first, and honestly how many more."""

from datetime import datetime

import msgspec

from signoff.report.review.scene import Scene
from signoff.workflow import Decision

MOST = 500


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One post as a row. found: findings that stand, by severity; waived ones apart."""

    id: str
    title: str
    channels: str
    state: str
    slot: datetime | None
    found: str
    waits: str


def rest(scene: Scene, in_full: list[str]) -> tuple[list[Row], int]:
    """The rows, and how many posts are neither here nor shown in full."""
    left = [decision for name, decision in scene.review.decisions.items() if name not in set(in_full)]
    left.sort(key=lambda decision: (*(-number for number in _numbers(decision)), _when(scene, decision)))
    return [_row(scene, decision) for decision in left[:MOST]], max(0, len(left) - MOST)


def beside(scene: Scene) -> list[Row]:
    """What is under approval beside posts: replies, assets and campaigns, a row each."""
    return [_row(scene, decision) for decision in scene.review.items.values()][:MOST]


def _numbers(decision: Decision) -> tuple[int, int, int]:
    standing = [finding.severity for finding in decision.findings if not finding.waived]
    return standing.count("error"), standing.count("warning"), standing.count("suggestion")


def _when(scene: Scene, decision: Decision) -> tuple[bool, str, str]:
    slot = scene.post(decision.post).slot
    return slot is None, slot.isoformat() if slot else "", decision.post


def _row(scene: Scene, decision: Decision) -> Row:
    post = scene.post(decision.post)
    return Row(
        id=post.id, title=post.title, channels=scene.names.channels(post.channels), slot=post.slot,
        state=scene.words.known("state", decision.state), found=_found(scene, decision), waits=_waits(scene, decision),
    )  # fmt: skip


def _found(scene: Scene, decision: Decision) -> str:
    keys = ("n_errors", "n_warnings", "n_suggestions")
    said = [scene.words.count(key, n) for key, n in zip(keys, _numbers(decision), strict=True) if n]
    waived = sum(finding.waived for finding in decision.findings)
    return ", ".join([*said, *([scene.words.count("n_waived", waived)] if waived else [])])


def _waits(scene: Scene, decision: Decision) -> str:
    return scene.people(dict.fromkeys(person for step in decision.waiting for person in step.waiting_on), "and")
