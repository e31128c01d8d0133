"""What the ledger answers when it cannot, or will not: letters for people, never a database's own words alone."""

from datetime import datetime

from signoff.errors import Problem, Refused, SignoffError


class LedgerError(SignoffError):
    """The ledger cannot be read or written as it is. Exit status 2."""


class Conflict(Refused, LedgerError):
    """Somebody wrote to the stream since the writer looked. Nothing was added. Exit status 1."""

    def __init__(self, stream: str, seen: int, current: int) -> None:
        """`seen` is the version the writer knew, `current` the one the ledger has; 0 is a stream with no entry."""
        self.stream, self.seen, self.current = stream, seen, current
        told = f"conflict: `{stream}` is at version {current}, and this was decided at version {seen}"
        super().__init__(Problem(told, why="Somebody wrote in between; nothing was added. Look again, then decide."))


class Earlier(Refused, LedgerError):
    """The entry's time lies before the last entry's. Nothing was added. Exit status 1."""

    def __init__(self, at: datetime, last: datetime, seq: int) -> None:
        """`at` is the time refused, `last` that of entry `seq`, the last one."""
        self.at, self.last, self.seq = at, last, seq
        told = f"{at.isoformat()} is earlier than entry {seq} ({last.isoformat()})"
        super().__init__(Problem(told, why="Entries do not go back in time; nothing was added. Is the clock right?"))


class Uncertain(LedgerError):
    """The commit itself failed: the entries may have landed. Ask `ledger.find(id)`; never write again blindly."""

    def __init__(self, cause: object) -> None:
        """`cause` is what the database said."""
        told = f"it is not known whether the entries were written: {cause}"
        super().__init__(Problem(told, why="Look whether they are there (`signoff ledger export`), then try again."))
