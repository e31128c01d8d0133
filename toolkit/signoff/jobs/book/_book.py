"""The rows in SQLite, beside the entries. Each change is one BEGIN IMMEDIATE: of two schedulers, one comes second."""

import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from signoff.jobs.book import _statements as sql
from signoff.jobs.book._row import Claim, Key, Row
from signoff.ledger.sqlite.reading import connect
from signoff.ledger.sqlite.words import in_words

Attempts = list[dict[str, Any]]
Then = Callable[[Row], tuple[str, int | None]]


class Book:
    """The runs of one workspace. Every call opens the file for itself, so that threads and processes may share it."""

    def __init__(self, path: Path) -> None:
        """The ledger's file, which must be there."""
        self._path = path

    def rows(self, job: str | None = None) -> list[Row]:
        """The rows of a job, or of all; by due time, job and item. A book that was never begun has none."""
        with self._open() as connection:
            begun = connection.execute(sql.BEGUN).fetchone()
            return [_row(found) for found in connection.execute(sql.ALL, [job])] if begun else []

    def since(self, job: str, schedule: str, now: int) -> int:
        """When a round first saw the job's present schedule, in seconds since 1970: `now` for a new or changed one."""
        with self._writing() as connection:
            found = connection.execute(sql.SEEN, [job]).fetchone()
            if found and _text(found[0]) == schedule:
                return int(found[1])
            connection.execute(sql.SEE, [job, schedule, now])
            return now

    def add(self, keys: Iterable[Key]) -> None:
        """Puts each in that is not there yet."""
        with self._writing() as connection:
            connection.executemany(sql.ADD, keys)

    def fix_items(self, key: Key, items: Iterable[str]) -> None:
        """Puts the items of `each` in the place of the row that stood for all of them; whoever comes first does."""
        with self._writing() as connection:
            if connection.execute(sql.DROP_PLACEHOLDER, key).rowcount:
                connection.executemany(sql.ADD, [(key.job, key.due, item) for item in items])

    def say(self, key: Key, state: str, because: str | None) -> None:
        """Of a row that waits: why, or that it is not run, or no more."""
        self._change(sql.SAY, *key, state, because)

    def again(self, key: Key) -> bool:
        """Lets a row that is over, without success, be run once more; whether there was one."""
        return self._change(sql.AGAIN, *key)

    def claim(self, key: Key, scheduler: str, started: str, until: float) -> Claim | None:
        """Takes a row that waits, until the lease ends; None where somebody has it, or another due time of the job.

        until   seconds since 1970, real time"""
        token = secrets.token_hex(8)
        with self._writing() as connection:
            found = connection.execute(sql.CLAIMABLE, key).fetchone()
            if not found:
                return None
            attempts = _row(found).attempts
            attempts = [*attempts, _begun(len(attempts) + 1, scheduler, started)]
            connection.execute(sql.CLAIM, [*key, token, until, _json(attempts)])
        return Claim(key, token, len(attempts))

    def renew(self, claim: Claim, until: float) -> bool:
        """Goes on with it, until then; False where the lease had ended and it is nobody's or somebody else's."""
        return self._change(sql.RENEW, *claim.key, claim.token, until)

    def end(
        self, claim: Claim, state: str, record: dict[str, Any], next_try: int | None = None
    ) -> dict[str, Any] | None:
        """Writes down how it ended; with a next try it waits again. The record with all its attempts.

        None where it had been lost before: a late result is refused"""
        with self._writing() as connection:
            found = connection.execute(sql.MINE, [*claim.key, claim.token]).fetchone()
            if not found:
                return None
            ended = _ended(_row(found).attempts, record["state"], record["cause"], record["ended"], next_try)
            kept = {**record, "state": state, "attempts": ended}
            told = (state, record["cause"], record["because"], _json(ended), next_try, _json(kept))
            connection.execute(sql.END, [*claim.key, *told])
        return kept

    def expire(self, real: float, ended: str, then: Then) -> list[Row]:
        """Rows whose lease has ended are lost: `then` says which state follows, and when the next try is.

        real    seconds since 1970, real time;  ended: as the record shows it"""
        with self._writing() as connection:
            late = [_row(found) for found in connection.execute(sql.LATE, [real]).fetchall()]
            for row in late:
                state, next_try = then(row)
                attempts = _ended(row.attempts, "lost", "lost", ended, next_try)
                told = (state, "lost", "whoever ran it went silent", _json(attempts), next_try, None)
                connection.execute(sql.END, [*row.key, *told])
        return late

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
                for table in sql.TABLES.split(";"):
                    connection.execute(table)
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def _begun(number: int, scheduler: str, started: str) -> dict[str, Any]:
    return {"attempt": number, "state": "running", "cause": None, "scheduler": scheduler, "started": started,
            "ended": None, "next_try": None}  # fmt: skip


def _ended(attempts: Attempts, state: str, cause: str | None, ended: str | None, next_try: int | None) -> Attempts:
    return [*attempts[:-1], {**attempts[-1], "state": state, "cause": cause, "ended": ended, "next_try": next_try}]


def _row(found: Any) -> Row:
    job, due, item, state, because, cause, attempts, next_try, record = found
    return Row(
        key=Key(_text(job), due, _text(item)), state=_text(state), because=_text(because) or None,
        cause=_text(cause) or None, attempts=msgspec.json.decode(attempts), next_try=next_try,
        record=msgspec.json.decode(record) if record else None,
    )  # fmt: skip


def _text(raw: bytes | None) -> str:
    return raw.decode() if raw else ""


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
