"""The steps that were taken with every post, out of the ledger: what figures of the flow are counted from.

A history from elsewhere lies in streams `elsewhere/POST`; each of its entries says `told`, the moment it tells of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.insight._material import post_of
from signoff.ledger import Entry
from signoff.workflow import UNKNOWN

ELSEWHERE = "elsewhere/"
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
        if entry.stream.startswith(ELSEWHERE):
            rows.append(_told(entry))
            ends |= {entry.body["step"]: None} if entry.body.get("ends") else {}
        elif (post := post_of(entry)) and entry.do not in NOT_WORK:
            person = None if entry.by in ("", UNKNOWN) else entry.by
            rows.append({"post": post, "step": entry.body.get("step") or entry.do, "person": person, "at": entry.at})
    return StepsTaken(rows, tuple(ends))


def _told(entry: Entry) -> dict[str, Any]:
    body = entry.body
    times = {name: _moment(body.get(name)) for name in ("due", "closed")}
    post, at = entry.stream.removeprefix(ELSEWHERE), _moment(body["told"])
    return {"post": post, "step": body["step"], "person": body.get("person"), "at": at, **times}


def _moment(said: Any) -> datetime | None:
    return datetime.fromisoformat(said) if isinstance(said, str) else None
