"""A history that was brought in from elsewhere, as the engine could have seen it: for rehearsals, and for nothing else.

The first entry of a case stands for its submission. Each later one whose activity has the name of a step (in any case,
dashes or blanks) stands for that step's approval by whoever did it, and the same gate says whether it would have
counted. In no real decision do these entries count: they lie in streams that the engine never reads."""

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from signoff.content import Post, post_of
from signoff.ledger import Entry
from signoff.policy import Policy
from signoff.workflow import UNKNOWN, Event

STREAM = "elsewhere/"
NO_ID = re.compile(r"[^\w.-]+")


def step_names(*policies: Policy) -> dict[str, str]:
    """Every step that the rules know, by its name in plain letters."""
    return {plain(step.name): step.name for policy in policies for chain in policy.chains_as_written
            for step in chain.each_step}  # fmt: skip


def plain(name: str) -> str:
    """A name without what people write differently: `T02 Check` is `t02-check`."""
    return NO_ID.sub("-", name.casefold()).replace("_", "-").strip("-")


def events_elsewhere(
    name: str, entries: Iterable[Entry], steps: dict[str, str], zone: str, now: datetime
) -> tuple[Post, list[Event]]:
    """A post that stands for the case, and what happened to it up to `now`. steps: as `step_names` has them."""
    rows = sorted((told_at(entry), entry.seq, entry) for entry in entries)
    seen = [(at, entry) for at, _, entry in rows if at <= now]
    first = seen[0][1] if seen else None
    begun = first is not None and plain(first.body.get("step", "")) not in steps
    author = first.by if first is not None and begun else UNKNOWN
    post = post_of({"id": NO_ID.sub("-", name).strip("-")[:120] or "case", "author": author, "channels": []}, zone)
    if first is None:
        return post, []
    start = [Event(at=seen[0][0], by=author, do=do, post=post if do == "create" else None, found=True)
             for do in ("create", "submit")]  # fmt: skip
    return post, [*start, *_approvals(seen[1:] if begun else seen, steps)]


def _approvals(seen: Collection[tuple[datetime, Entry]], steps: dict[str, str]) -> list[Event]:
    named = [(at, entry, steps.get(plain(entry.body.get("step", "")))) for at, entry in seen]
    return [Event(at=at, by=entry.by, do="approve", step=step, seq=entry.seq) for at, entry, step in named if step]


def told_at(entry: Entry) -> datetime:
    """The moment that an entry tells of, which is not always the one at which it was written down."""
    told: Any = entry.body.get("told")
    return datetime.fromisoformat(told) if isinstance(told, str) else entry.at
