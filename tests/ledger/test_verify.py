"""Whatever is altered in a ledger is found and said in words; what only a checkpoint could show is named too."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.ledger import LedgerError, digest, export, hash_of, open_ledger, record_bytes, verify_at
from support import cases

from ._ledgers import FREE, KEPT, by_hand, five, guard_again

COLUMNS = ["id", "stream", "version", "at", "by", "do", "body", "prev", "hash"]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return five(tmp_path_factory.mktemp("original") / "ledger.db").read_bytes()


@pytest.fixture(scope="module")
def copy(tmp_path_factory, original):
    """`copy()` is the path of a fresh copy of the ledger of five."""
    path = tmp_path_factory.mktemp("copies") / "ledger.db"

    def fresh(data=original):
        path.write_bytes(data)
        return path

    return fresh


def test_a_ledger_as_it_was_written_has_no_faults(copy):
    report = verify_at(copy())
    assert (report.entries, report.kept, report.faults) == (5, 1, [])
    with open_ledger(copy(), create=False) as ledger:
        assert report.head == ledger.head().hash


@pytest.mark.parametrize("case", cases("ledger", "tampering"), ids=lambda case: case["run"])
def test_what_was_altered_is_said_at_its_place(copy, case):
    path = copy()
    by_hand(path, case["run"])
    guard_back(path)
    found = verify_at(path).faults
    for seq, words in case["says"].items():
        assert any(fault.seq == seq and words in fault.what for fault in found), [str(fault) for fault in found]


def guard_back(path):
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0]
    if tables == 3:
        guard_again(path)


def test_the_words_name_the_entry_and_both_hashes(copy):
    path = copy()
    by_hand(path, "UPDATE entry SET body = replace(body, 'words', 'worse') WHERE seq = 3")
    guard_again(path)
    (fault,) = verify_at(path).faults
    assert str(fault).startswith("entry 3: its body (or its stream, id or hash) was changed: the stored hash is ")
    assert str(fault).endswith("; everything after it rests on the broken link")


@given(
    column=st.sampled_from(COLUMNS),
    seq=st.integers(1, 5),
    value=st.binary() | st.text() | st.integers(-9, 9) | st.none(),
)
def test_any_other_value_in_any_column_of_any_entry_is_found(copy, column, seq, value):
    path = copy()
    by_hand(path, FREE)
    with closing(sqlite3.connect(path)) as connection, connection:
        text = value.encode("utf-8", "replace") if isinstance(value, str) else value
        before = connection.execute(f'SELECT "{column}" FROM entry WHERE seq = ?', [seq]).fetchone()[0]
        connection.execute(f'UPDATE entry SET "{column}" = ? WHERE seq = ?', [text, seq])
    faults = [fault for fault in verify_at(path).faults if "is missing or was changed" not in fault.what]
    assert faults or before == text


@given(st.data())
def test_one_byte_of_any_body_makes_another_hash(copy, data):
    path = copy()
    seq = data.draw(st.integers(1, 5))
    with closing(sqlite3.connect(path)) as connection:
        body = connection.execute("SELECT CAST(body AS BLOB) FROM entry WHERE seq = ?", [seq]).fetchone()[0]
    place, other = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(1, 255))
    changed = body[:place] + bytes([body[place] ^ other]) + body[place + 1 :]
    by_hand(path, f"UPDATE entry SET body = CAST(X'{changed.hex()}' AS TEXT) WHERE seq = {seq}")
    guard_again(path)
    assert {fault.seq for fault in verify_at(path).faults} == {seq}


@given(st.permutations(range(1, 6)))
def test_entries_in_another_order_are_found(copy, order):
    path = copy()
    moves = ";".join(f"UPDATE entry SET seq = {-new} WHERE seq = {old}" for old, new in enumerate(order, start=1))
    by_hand(path, f"{moves}; UPDATE entry SET seq = -seq")
    guard_again(path)
    assert bool(verify_at(path).faults) == (list(order) != [1, 2, 3, 4, 5])


@given(st.sets(st.integers(1, 4), min_size=1))
def test_entries_removed_from_the_middle_are_found(copy, gone):
    path = copy()
    by_hand(path, f"DELETE FROM entry WHERE seq IN ({', '.join(map(str, gone))})")
    guard_again(path)
    assert verify_at(path).faults


def test_an_entry_rewritten_with_its_hash_is_found_at_the_next(copy):
    path = copy()
    rewrite(path, 3)
    assert [fault.seq for fault in verify_at(path).faults] == [4]


def rewrite(path, seq):
    """Change the body of an entry and compute its hash anew, as someone would who knows how."""
    with open_ledger(path, create=False) as ledger:
        genesis, rows = ledger.genesis(), list(ledger.store.rows())
    row, body = rows[seq - 1], rows[seq - 1].body.replace(b"words", b"worse")
    record = record_bytes(
        ledger=genesis.id, prev=row.prev, seq=seq, entry_id=row.id, stream=row.stream, version=row.version, body=body
    )
    new = f"body = CAST(X'{body.hex()}' AS TEXT), hash = X'{hash_of(record).hex()}'"
    by_hand(path, f"UPDATE entry SET {new} WHERE seq = {seq}")
    guard_again(path)


@pytest.mark.parametrize("alter", [lambda path: rewrite(path, 5), lambda path: cut(path)], ids=["rewritten", "cut off"])
def test_an_altered_tail_is_not_found_without_a_checkpoint(copy, alter):
    """Nothing inside the file can show this: the hashes are public, so whoever holds the file can end it otherwise."""
    path = copy()
    alter(path)
    assert verify_at(path).faults == []


def cut(path):
    by_hand(path, "DELETE FROM entry WHERE seq > 3")
    guard_again(path)


def everything(path):
    with open_ledger(path, create=False) as ledger:
        return ledger.genesis(), list(export(ledger)), ledger.versions(), ledger.kept(digest(KEPT))


@given(st.data())
def test_any_bytes_overwritten_anywhere_are_found_or_do_not_matter_and_nothing_else_is_raised(copy, original, data):
    changed = bytearray(original)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(original) - 1))] ^= data.draw(st.integers(1, 255))
    told = everything(copy())
    path = copy(bytes(changed))
    if not verify_at(path).faults:
        assert everything(path) == told
        return
    try:
        everything(path)
    except LedgerError as error:
        assert str(error)


@pytest.mark.parametrize("name", [b"entry_follows", b"CREATE TABLE entry", b"kept_is_one", b"genesis"])
def test_a_schema_that_cannot_even_be_quoted_is_found(copy, original, name):
    for before in range(original.count(name)):
        parts = original.split(name)
        spoilt = name.join(parts[: before + 1]) + b"\x8a" + name[1:] + name.join(parts[before + 1 :])
        assert verify_at(copy(spoilt)).faults


@given(st.integers(0, 100))
def test_a_torn_file_is_found(copy, original, share):
    torn = original[: len(original) * share // 101]
    assert verify_at(copy(torn)).faults


@given(st.binary(max_size=5000))
def test_garbage_is_no_ledger(copy, garbage):
    assert verify_at(copy(garbage)).faults
