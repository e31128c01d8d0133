"""The guards in the file refuse what no entry may suffer, whoever holds the pen."""

import sqlite3
from contextlib import closing

import pytest

from signoff.ledger import digest, verify_at

from ._ledgers import KEPT, five, trace

REFUSED = [
    "UPDATE entry SET body = '{}' WHERE seq = 2",
    "UPDATE entry SET body = body",
    "DELETE FROM entry WHERE seq = 5",
    "DELETE FROM entry",
    "REPLACE INTO entry SELECT seq, id, stream, version, at, by, do, '{}', prev, hash FROM entry WHERE seq = 2",
    "REPLACE INTO entry SELECT 6, id, stream, 9, at, by, do, body, (SELECT hash FROM entry WHERE seq = 5), hash "
    "FROM entry WHERE seq = 2",
    "REPLACE INTO entry SELECT 6, randomblob(16), stream, version, at, by, do, body, "
    "(SELECT hash FROM entry WHERE seq = 5), hash FROM entry WHERE seq = 2",
    "INSERT INTO entry SELECT 6, randomblob(16), 'new', 1, at, by, do, body, prev, hash FROM entry WHERE seq = 2",
    "INSERT INTO entry SELECT 9, randomblob(16), 'new', 1, at, by, do, body, hash, hash FROM entry WHERE seq = 5",
    "UPDATE genesis SET document = '{}'",
    "DELETE FROM genesis",
    "REPLACE INTO genesis VALUES (1, '{}')",
    "DELETE FROM kept",
    "UPDATE kept SET bytes = 'other'",
    "UPDATE kept SET bytes = NULL",
    "UPDATE kept SET bytes = NULL, forgotten = 2",
    "UPDATE kept SET hash = 'other'",
    "REPLACE INTO kept VALUES ('{digest}', 'other', NULL)",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_file_itself_refuses(place, statement):
    before = trace(five(place).parent)[place][0]
    with closing(sqlite3.connect(place)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement.replace("{digest}", digest(KEPT)))
    assert place.read_bytes() == before
    assert verify_at(place).faults == []


@pytest.mark.parametrize("guard", ["entry_never_changes", "entry_follows", "kept_never_leaves", "genesis_is_one"])
def test_a_guard_that_was_taken_off_is_missed(place, guard):
    with closing(sqlite3.connect(five(place))) as connection:
        connection.execute(f"DROP TRIGGER {guard}")
    assert [str(fault) for fault in verify_at(place).faults] == [f"the guard {guard} is missing or was changed"]


def test_tables_of_others_stand_beside_ours(place):
    with closing(sqlite3.connect(five(place))) as connection:
        connection.execute("CREATE TABLE run (job TEXT)")
    assert verify_at(place).faults == []
