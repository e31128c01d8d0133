"""The steps that were taken with every post, out of the ledger: what figures of the flow are counted from."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.insight._material import post_of
from signoff.ledger import Entry
from signoff.workflow import UNKNOWN

NOT_WORK = ("metrics", "comment")
OUT = "publish"


class StepsTaken(msgspec.Struct, frozen=True):
    """rows: post, step, person (None: unknown), at, due, closed;  ends: the steps that end a post."""

    rows: list[dict[str, Any]]
    ends: tuple[str, ...]


def steps_taken(entries: Iterable[Entry]) -> StepsTaken:
    """One row an entry of a post. Our own posts end with being published; a history from elsewhere says how its do.

    entries   in order of seq. `step` is the review step, or the act where there is none"""
    rows: list[dict[str, Any]] = []
    ends: dict[str, None] = {OUT: None}
    for entry in entries:
        ends |= dict.fromkeys(entry.body.get("ends", ()))
        if (post := post_of(entry)) and entry.do not in NOT_WORK:
            rows.append(_row(post, entry))
    return StepsTaken(rows, tuple(ends))


def _row(post: str, entry: Entry) -> dict[str, Any]:
    times = {name: _moment(entry.body.get(name)) for name in ("due", "closed")}
    person = None if entry.by in ("", UNKNOWN) else entry.by
    return {"post": post, "step": entry.body.get("step") or entry.do, "person": person, "at": entry.at, **times}


def _moment(said: Any) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None
