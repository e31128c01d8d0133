"""Opening: what is there, what is not, what is no ledger, and that a reader was never here."""

import sqlite3
import time
from contextlib import closing

import pytest

from signoff.ledger import LedgerError, drive, export, open_ledger, verify, verify_at
from signoff.ledger.sqlite import begin_file
from signoff.ledger.sqlite.reading import TICK, read, settled_stamp, stamp_of

from ._ledgers import NINE, draft, five, trace


def read_everything(place):
    with open_ledger(place, create=False) as ledger:
        told = [ledger.entries(), ledger.entries("posts/p1"), ledger.head(), ledger.versions(), ledger.genesis()]
        told += [list(export(ledger)), verify(ledger).faults, ledger.kept("0" * 64), ledger.find(bytes(16))]
    return told


def test_where_there_is_no_ledger_a_reader_finds_an_empty_one_and_makes_none(place):
    assert read_everything(place) == [[], [], (0, bytes(32)), {}, None, [], [], None, None]
    assert not place.parent.exists()
    with open_ledger(place, create=False) as ledger, pytest.raises(LedgerError, match="nothing can be written"):
        ledger.append([draft()])


def test_reading_leaves_no_trace(place):
    before = trace(five(place).parent)
    assert list(before) == [place, place.parent]
    assert len(read_everything(place)[0]) == 5
    assert trace(place.parent) == before


def test_reading_while_a_writer_is_there_sees_what_is_committed_and_leaves_no_trace(place):
    with open_ledger(five(place), create=True) as writer:
        writer.append([draft(at=NINE.replace(hour=10))])
        before = trace(place.parent)
        assert len(read_everything(place)[0]) == 6
        assert trace(place.parent).keys() == before.keys()
        assert trace(place.parent)[place] == before[place]
    assert list(trace(place.parent)) == [place, place.parent]


def test_a_reader_kept_open_sees_what_is_written_later(place):
    with open_ledger(five(place), create=False) as reader:
        assert reader.head().size == 5
        with open_ledger(place, create=True) as writer:
            writer.append([draft(at=NINE.replace(hour=10))])
        assert reader.head().size == 6


def test_an_answer_is_asked_for_again_when_a_writer_came_in_between(place):
    five(place)
    sizes = []

    def look(connection):
        sizes.append(connection.execute("SELECT count(*) FROM entry").fetchone()[0])
        if len(sizes) == 1:
            with open_ledger(place, create=True) as writer:
                writer.append([draft(at=NINE.replace(hour=10))])
        return sizes[-1]

    assert read(place, look) == 6
    assert sizes == [5, 6]


def test_a_stamp_is_taken_only_when_a_later_write_would_get_another(place):
    written = five(place).stat().st_mtime_ns
    assert settled_stamp(place) == stamp_of(place)
    assert time.time_ns() - written >= TICK


def test_reading_through_a_link_sees_what_is_pending_beside_the_real_file(place, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(five(place))
    with open_ledger(place, create=True) as writer:
        writer.append([draft(at=NINE.replace(hour=10))])
        assert len(read_everything(link)[0]) == 6


@pytest.mark.parametrize("name", ["with space", "what?mode=rw", "100%25", "sharp#1", "ēdienkarte"])
def test_a_folder_may_have_any_name(tmp_path, name):
    assert len(read_everything(five(tmp_path / name / "ledger.db"))[0]) == 5


def test_a_reader_cannot_write(place):
    with open_ledger(five(place), create=False) as ledger, pytest.raises(LedgerError, match="was opened for reading"):
        ledger.append([draft(at=NINE.replace(hour=10))])


def test_beginning_again_keeps_what_was_begun(place):
    with open_ledger(five(place), create=True, name="another") as ledger:
        assert (ledger.genesis().name, ledger.genesis().created, ledger.head().size) == ("cafe", NINE, 5)


def test_of_two_who_begin_the_first_stays(place):
    five(place)
    begin_file(place, b"another genesis")
    assert len(read_everything(place)[0]) == 5
    assert list(trace(place.parent)) == [place, place.parent]


def test_a_network_drive_is_refused_to_writers_and_left_as_it_is(place, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nserver:/x {place.parents[1]} nfs4 rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(drive, "MOUNTS", mounts)
    with pytest.raises(LedgerError, match=r"is on a network drive \(nfs4\)"):
        open_ledger(place, create=True)
    assert not place.parent.exists()


def test_a_commit_is_on_the_disk_before_it_is_told(place):
    with open_ledger(five(place), create=True) as ledger:
        full = 2
        assert ledger.store._ask(lambda connection: connection.execute("PRAGMA synchronous").fetchone()[0]) == full


def test_the_file_is_in_wal_mode_and_says_what_it_is(place):
    with closing(sqlite3.connect(five(place))) as connection:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "application_id")]
        columns = [column[1] for column in connection.execute("PRAGMA table_info(entry)")]
    assert told == ["wal", int.from_bytes(b"sgno", "big")]
    assert columns == ["seq", "id", "stream", "version", "at", "by", "do", "body", "prev", "hash"]


def sqlite_file(path, script):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


NO_LEDGER = {
    "text": lambda path: path.write_text("not a database, only words " * 99, encoding="utf-8"),
    "nothing": lambda path: path.write_bytes(b""),
    "another database": lambda path: sqlite_file(path, "CREATE TABLE entry (seq); INSERT INTO entry VALUES (1)"),
    "a folder": lambda path: path.mkdir(),
    "half a ledger": lambda path: path.write_bytes(five(path).read_bytes()[:6000]),
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("kind", NO_LEDGER)
def test_what_is_no_ledger_is_refused_in_words_and_left_as_it_is(tmp_path, kind, create):
    path = tmp_path / "ledger.db"
    NO_LEDGER[kind](path)
    before = trace(tmp_path)
    with pytest.raises(LedgerError, match=r"ledger\.db"), open_ledger(path, create=create) as ledger:
        ledger.entries()
    assert trace(tmp_path) == before
    assert verify_at(path).faults


def test_a_newer_form_is_refused_and_left_as_it_is(place):
    sqlite_file(five(place), "PRAGMA user_version = 2")
    before = trace(place.parent)
    for create in (True, False):
        with pytest.raises(LedgerError, match="written by a newer signoff"):
            open_ledger(place, create=create)
    assert trace(place.parent) == before
