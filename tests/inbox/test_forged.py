"""No line of a ledger makes a post publishable that the engine did not decide so: what was altered is not read."""

import json
import sqlite3

import pytest


def forge(cafe, do="approve", by="janis", keep_guards=False):
    """A line put into the ledger's table by hand, as its columns are, with hashes made up."""
    database = sqlite3.connect(cafe.root / ".signoff" / "ledger.db")
    if not keep_guards:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        database.executescript("".join(f"DROP TRIGGER {name};" for (name,) in triggers))
    last = dict(
        zip(columns(database), database.execute("SELECT * FROM entry ORDER BY seq DESC").fetchone(), strict=True)
    )
    body = json.dumps({"at": "2026-12-01T10:05:00+02:00", "by": by, "do": do}, separators=(",", ":")).encode()
    row = last | {"seq": last["seq"] + 1, "version": last["version"] + 1, "body": body, "prev": last["hash"],
                  "id": b"0" * 16, "hash": b"1" * 32, "by": by.encode(), "do": do.encode()}  # fmt: skip
    database.execute(f"INSERT INTO entry ({','.join(row)}) VALUES ({','.join('?' * len(row))})", list(row.values()))
    database.commit()
    database.close()


def columns(database):
    """The names of the table's columns."""
    return [row[1] for row in database.execute("PRAGMA table_info(entry)")]


@pytest.mark.parametrize("guards", [True, False])
@pytest.mark.parametrize("do, by", [("approve", "janis"), ("override", "dace"), ("accept", "dace")])
def test_a_forged_line_publishes_nothing_and_stops_what_decides(cafe, do, by, guards):
    cafe.does("submit", "soup", by="anna")
    assert cafe.status("soup")["publishable"] is False
    forge(cafe, do, by, keep_guards=guards)
    for verb in (["status", "soup", "--json"], ["review", "--json"], ["publish", "--dry-run", "--json"]):
        status, out, err = cafe.run(*verb)
        assert (status, out) == (2, ""), verb
        assert "the ledger was altered" in err
    assert cafe.run("approve", "soup", by="liga")[0] == 2


def test_a_ledger_that_was_whole_is_read_again_after_any_change(cafe):
    """The memory knows the file that it found whole, not its name."""
    cafe.does("submit", "soup", by="anna")
    for _ in range(2):
        cafe.status("soup")
    forge(cafe)
    assert cafe.run("status", "soup")[0] == 2


def test_what_only_reads_the_ledger_still_shows_it(cafe):
    cafe.does("submit", "soup", by="anna")
    forge(cafe)
    assert cafe.run("ledger", "verify")[0] == 1
    assert cafe.run("ledger", "export", "--json")[0] == 0
