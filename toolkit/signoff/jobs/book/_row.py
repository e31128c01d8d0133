"""What the book says of one run."""

from datetime import datetime
from typing import Any, NamedTuple

import msgspec

OPEN = ("due", "claimed", "running")
FINAL = ("succeeded", "failed", "timed_out", "lost", "skipped")


class Key(NamedTuple):
    """What a run is known by. due: seconds since 1970;  item: the RFC 8785 text of the one of `each`, or empty."""

    job: str
    due: int
    item: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One run. attempts: each as its record shows it;  added, next_try: seconds since 1970, as --now has them.

    added    when a round put it in;  next_try: not before
    record   the whole record of the last attempt, as `signoff jobs show` prints it, once there is one"""

    key: Key
    state: str
    because: str | None = None
    cause: str | None = None
    added: int | None = None
    attempts: list[dict[str, Any]] = []
    next_try: int | None = None
    record: dict[str, Any] | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has it yet, for the first time or again."""
        return self.state == "due"

    @property
    def is_new(self) -> bool:
        """Whether it stands for a whole due time that nobody has begun: no attempt, and no item fixed."""
        return self.waits and not self.attempts and not self.key.item

    @property
    def runs(self) -> bool:
        """Whether somebody has it."""
        return self.state in ("claimed", "running")


class Claim(NamedTuple):
    """The right to run it once. token: nobody else's;  attempt: from 1."""

    key: Key
    token: str
    attempt: int


class Next(NamedTuple):
    """What becomes of a run after an attempt: its state, when the attempt ended, when it is tried again, if at all."""

    state: str
    ended: str | None
    next_try: datetime | None = None
