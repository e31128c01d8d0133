"""The rows in SQLite, beside the entries. Each change is one BEGIN IMMEDIATE: of two schedulers, one comes second."""

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from signoff.jobs.book import _statements as sql
from signoff.jobs.book._row import Claim, Key, Next, Row
from signoff.ledger.sqlite.reading import connect
from signoff.ledger.sqlite.words import in_words

Attempts = list[dict[str, Any]]
Then = Callable[[Row], Next]


class Book:
    """The runs of one workspace. Every call opens the file for itself, so that threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        """The ledger's file, which must be there."""
        self._path, self._begun = path, False

    def rows(self, job: str | None = None, due: int | None = None) -> list[Row]:
        """All rows, those of a job, or of one due time of it; by due time, job and item."""
        if job is None:
            return self._rows(sql.ALL)
        return self._rows(sql.OF_JOB, job) if due is None else self._rows(sql.OF_DUE, job, due)

    def unfinished(self, job: str) -> list[Row]:
        """The rows of a job that wait or run, by due time and item."""
        return self._rows(sql.OPEN, job)

    def last_seq(self, job: str) -> int | None:
        """The ledger's last entry at the job's last success; None where it never succeeded."""
        with self._open() as connection:
            found = self._has_tables(connection) and connection.execute(sql.LAST_SEQ, [job]).fetchone()
            return int(found[0]) if found and found[0] is not None else None

    def seen(self, job: str, schedule: str, now: int) -> tuple[int, int]:
        """When a round first saw the job's present schedule, and up to when its due times were put in.

        Seconds since 1970; `now` for both where the schedule is new or changed."""
        with self._open() as connection:
            known = self._has_tables(connection) and self._known(connection, job, schedule)
        if known:
            return known
        with self._writing() as connection:  # somebody else may have been first
            known = self._known(connection, job, schedule)
            if not known:
                connection.execute(sql.SEE, [job, schedule, now])
        return known or (now, now)

    def _known(self, connection: sqlite3.Connection, job: str, schedule: str) -> tuple[int, int] | None:
        found = connection.execute(sql.SEEN, [job]).fetchone()
        return (int(found[1]), int(found[2])) if found and _text(found[0]) == schedule else None

    def add(self, keys: Iterable[Key], now: int) -> None:
        """Puts each in that is not there yet."""
        with self._writing() as connection:
            connection.executemany(sql.ADD, [(*key, now) for key in keys])

    def look(self, job: str, dues: Iterable[int], now: int) -> None:
        """Puts a job's due times in, all up to `now`, and remembers that."""
        with self._writing() as connection:
            connection.executemany(sql.ADD, [(job, due, "", now) for due in dues])
            connection.execute(sql.LOOKED, [job, now])

    def fix_items(self, key: Key, items: Iterable[str], now: int) -> None:
        """Puts the items of `each` in the place of the row that stood for all of them; whoever comes first does."""
        with self._writing() as connection:
            if connection.execute(sql.DROP_PLACEHOLDER, key).rowcount:
                connection.executemany(sql.ADD, [(key.job, key.due, item, now) for item in items])

    def say(self, key: Key, state: str, because: str | None) -> bool:
        """Of a row that nobody has begun: why it waits, or that it is not run; whether there was such a row."""
        return self._change(sql.SAY, *key, state, because)

    def claim(self, key: Key, scheduler: str, started: str, until: float, now: int | None = None) -> Claim | None:
        """Takes a row that waits, until the lease ends; None where somebody has it, or another due time of the job.

        until   seconds since 1970, real time
        now     its next try must have come; left out, somebody asks for it: what ended without success is taken too"""
        token = secrets.token_hex(8)
        asked = (sql.ASKED, [*key]) if now is None else (sql.CLAIMABLE, [*key, now])
        with self._writing() as connection:
            found = connection.execute(*asked).fetchone()
            if not found:
                return None
            attempts = _row(found).attempts
            attempts = [*attempts, _begun(len(attempts) + 1, scheduler, started)]
            connection.execute(sql.CLAIM, [*key, token, until, _json(attempts)])
        return Claim(key, token, len(attempts))

    def renew(self, claim: Claim, until: float) -> bool:
        """Goes on with it, until then; False where the lease had ended and it is nobody's or somebody else's."""
        return self._change(sql.RENEW, *claim.key, claim.token, until)

    def end(self, claim: Claim, record: dict[str, Any], then: Next) -> bool:
        """Writes down how it ended, and what follows. False where it had been lost before: a late result is refused."""
        with self._writing() as connection:
            found = connection.execute(sql.MINE, [*claim.key, claim.token]).fetchone()
            if not found:
                return False
            attempts = _ended(_row(found).attempts, record["state"], record["cause"], then)
            kept = {**record, "state": then.state, "attempts": attempts}
            _close(connection, claim.key, then, attempts, kept)
        return True

    def expire(self, real: float, then: Then) -> list[tuple[Row, Next]]:
        """Rows whose lease has ended are lost: `then` says what follows of each.

        real    seconds since 1970, real time"""
        if not self._rows(sql.LATE, real):
            return []
        with self._writing() as connection:
            late = [_row(found) for found in connection.execute(sql.LATE, [real]).fetchall()]
            lost = [(row, then(row)) for row in late]
            for row, following in lost:
                _close(connection, row.key, following, _ended(row.attempts, "lost", "lost", following), None)
        return lost

    def _rows(self, statement: str, *values: Any) -> list[Row]:
        """A book that was never begun has none."""
        with self._open() as connection:
            begun = self._has_tables(connection)
            return [_row(found) for found in connection.execute(statement, values)] if begun else []

    def _has_tables(self, connection: sqlite3.Connection) -> bool:
        return self._begun or bool(connection.execute(sql.BEGUN).fetchone())

    def _change(self, statement: str, *values: Any) -> bool:
        with self._writing() as connection:
            return connection.execute(statement, values).rowcount == 1

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with in_words(self._path), closing(connect(self._path, "mode=rw")) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                for table in () if self._begun else sql.TABLES.split(";"):
                    connection.execute(table)
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            self._begun = True


def _begun(number: int, scheduler: str, started: str) -> dict[str, Any]:
    return {"attempt": number, "state": "running", "cause": None, "scheduler": scheduler, "started": started,
            "ended": None, "next_try": None}  # fmt: skip


def _ended(attempts: Attempts, state: str, cause: str | None, then: Next) -> Attempts:
    next_try = then.next_try.isoformat() if then.next_try else None
    return [*attempts[:-1],
            {**attempts[-1], "state": state, "cause": cause, "ended": then.ended, "next_try": next_try}]  # fmt: skip


def _close(
    connection: sqlite3.Connection, key: Key, then: Next, attempts: Attempts, record: dict[str, Any] | None
) -> None:
    cause, because = (record["cause"], record["because"]) if record else ("lost", "whoever ran it went silent")
    next_try = int(then.next_try.timestamp()) if then.next_try else None
    if then.next_try:
        because = f"tried again at {then.next_try.isoformat()}: {because}"
    told = (then.state, cause, because, _json(attempts), next_try, _json(record) if record else None)
    connection.execute(sql.END, [*key, *told])


def _row(found: Any) -> Row:
    job, due, item, state, because, cause, added, attempts, next_try, record = found
    return Row(
        key=Key(_text(job), due, _text(item)), state=_text(state), because=_text(because) or None,
        cause=_text(cause) or None, added=added, attempts=msgspec.json.decode(attempts), next_try=next_try,
        record=msgspec.json.decode(record) if record else None,
    )  # fmt: skip


def _text(raw: bytes | None) -> str:
    return raw.decode() if raw else ""


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
