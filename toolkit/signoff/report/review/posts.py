"""Each post: as its network shows it, where it stands, its steps, what was found, what changed since an approval."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from signoff.content import Post
from signoff.ledger import Ledger
from signoff.report.preview import Card, Note, Pictures, cards
from signoff.report.review.difference import Difference, difference
from signoff.report.review.history import history
from signoff.report.review.scene import Scene, worst
from signoff.report.review.steps import Stop, line_of_steps
from signoff.report.review.urgent import what_would_free
from signoff.workflow import Decision


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One post in full. notes: all findings, those beside the text included, by weight."""

    id: str
    title: str
    author: str
    channels: str
    state: str
    tone: str
    slot: datetime | None
    revision: str
    cards: tuple[Card, ...]
    notes: tuple[Note, ...]
    asked: tuple[str, ...]
    steps: tuple[Stop, ...]
    chain: str
    because: str
    free: tuple[str, ...]
    difference: Difference | None
    kinds_changed: tuple[str, ...]


def shown(scene: Scene, decision: Decision, ledger: Ledger, pictures: Pictures) -> Shown:
    """One post in full."""
    post, found = scene.post(decision.post), worst(decision.findings)
    past = history(scene, decision, ledger)
    changed = difference(past.approved, post)
    made = cards(post, scene.policy.channels, found, scene.words, scene.names, pictures, f"found-{post.id}")
    return Shown(
        id=post.id, title=post.title, author=scene.names.person(post.front.author),
        channels=scene.names.channels(post.channels), state=scene.words.known("state", decision.state),
        tone=_tone(scene, decision), slot=post.slot, revision=decision.revision, cards=tuple(made),
        notes=tuple(Note(number, finding, f"found-{post.id}-{number}") for number, finding in enumerate(found, 1)),
        asked=tuple(_asked(scene, post)), steps=tuple(line_of_steps(scene, decision, past.said)), chain=decision.chain,
        because=_because(decision), free=tuple(what_would_free(scene, decision, findings_beside=True)),
        difference=changed,
        kinds_changed=tuple(scene.words.known("kind_of", kind) for kind in changed.kinds) if changed else (),
    )  # fmt: skip


def _because(decision: Decision) -> str:
    """Why this chain: the engine's own reasons, as sentences."""
    return ". ".join(reason.words[:1].upper() + reason.words[1:] for reason in decision.because)


def _tone(scene: Scene, decision: Decision) -> str:
    if decision in scene.late:
        return "late"
    if decision.state == "expired":
        return "missed"
    return "stopped" if decision in scene.stopped else ""


def _asked(scene: Scene, post: Post) -> Iterator[str]:
    """What the author asks to let pass."""
    for wish in post.front.waive:
        yield scene.words("asks_to_waive", finding=wish.finding, match=wish.match, reason=wish.reason)
