"""What the book says of one run."""

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
    """One run. attempts: each as its record shows it;  next_try: not before, in seconds since 1970.

    record   the whole record of the last attempt, as `signoff jobs show` prints it, once there is one"""

    key: Key
    state: str
    because: str | None = None
    cause: str | None = None
    attempts: list[dict[str, Any]] = []
    next_try: int | None = None
    record: dict[str, Any] | None = None

    @property
    def waits(self) -> bool:
        """Whether nobody has it yet, for the first time or again."""
        return self.state == "due"

    @property
    def runs(self) -> bool:
        """Whether somebody has it."""
        return self.state in ("claimed", "running")


class Claim(NamedTuple):
    """The right to run it once. token: nobody else's;  attempt: from 1."""

    key: Key
    token: str
    attempt: int
