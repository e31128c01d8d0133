"""A chain whose every hash is right can still say what no ledger says: `verify` reads what the entries mean, too."""

import sqlite3
from contextlib import closing

import pytest

from signoff.ledger import encode, hash_of, open_ledger, record_bytes, verify_at

from ._ledgers import FREE, NINE, by_hand, five

LAST = {"at": NINE.replace(minute=9), "by": "anna", "do": "edit"}
COLUMN = b"2026-12-01T07:09:00.000000+00:00"
FORGED = {
    "its id is that of an entry before it": lambda rows: {"id": rows[0].id},
    "its version in `posts/p2` is 9 and should be 3": lambda rows: {"version": 9},
    "its version in `posts/p3` is 2 and should be 1": lambda rows: {"stream": b"posts/p3", "version": 2},
    "it should be entry 6": lambda rows: {"seq": 8},
    "it does not follow entry 5": lambda rows: {"prev": rows[3].hash},
    "a key stands twice": lambda rows: {"body": encode(LAST).replace(b"{", b'{"by":"eve",')},
    "bytes are spare": lambda rows: {"body": encode(LAST) + b"\n"},
    "its body cannot be read": lambda rows: {"body": b'{"by":"anna","do":"edit"}'},
    "its column `at` says": lambda rows: {"at": b"2026-12-01T09:09:00+02:00"},
    "its column `by` says": lambda rows: {"by": b"eve"},
    "its column `do` says": lambda rows: {"do": b"approve"},
    "and its body says None": lambda rows: {"body": encode({"at": LAST["at"], "do": "edit"})},
    "is earlier than that of an entry before it": lambda rows: {
        "body": encode(LAST | {"at": NINE}),
        "at": b"2026-12-01T07:00:00.000000+00:00",
    },
}


def append_forged(path, **fields):
    """Put a sixth entry at the end by hand: its hash is right, some of its fields are not."""
    with open_ledger(path, create=False) as ledger:
        genesis, last = ledger.genesis(), ledger.store.last()
    usual = {"seq": 6, "id": bytes(16), "stream": b"posts/p2", "version": 3, "prev": last.hash, "body": encode(LAST)}
    row = last._replace(**{**usual, "at": COLUMN, "by": b"anna", "do": b"edit", **fields})
    record = record_bytes(
        ledger=genesis.id,
        prev=row.prev,
        seq=row.seq,
        entry_id=row.id,
        stream=row.stream,
        version=row.version,
        body=row.body,
    )
    insert(path, row._replace(hash=hash_of(record)))


def insert(path, row):
    texts = [str(value, "utf-8") if place in (2, 4, 5, 6, 7) else value for place, value in enumerate(row)]
    by_hand(path, FREE)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"INSERT INTO entry VALUES ({', '.join('?' * len(texts))})", texts)


def said(path):
    return [str(fault) for fault in verify_at(path).faults if "is missing or was changed" not in str(fault)]


def test_an_entry_forged_with_nothing_wrong_in_it_is_an_entry(place):
    append_forged(five(place))
    assert said(place) == []


@pytest.mark.parametrize("words", FORGED)
def test_what_no_ledger_says_is_found_though_every_hash_is_right(place, words):
    with open_ledger(five(place), create=False) as ledger:
        rows = list(ledger.store.rows())
    append_forged(place, **FORGED[words](rows))
    (fault,) = said(place)
    assert words in fault
