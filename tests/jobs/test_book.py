"""Each due time once: whoever comes second gets nothing, a lost lease is nobody's, a late result is refused."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from signoff.jobs.book import Book, Key, Next
from signoff.ledger import open_ledger, verify_at

DUE = 1_800_000_000
RECORD = {"state": "succeeded", "cause": None, "because": None, "ended": "2027-01-15T10:00:00+02:00"}
DONE = Next("succeeded", "2027-01-15T10:00:00+02:00")


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "ledger.db"
    open_ledger(path, create=True, name="Test", now=datetime(2026, 12, 1, tzinfo=UTC)).close()
    return Book(path)


def claim(book, key, until=2e9):
    return book.claim(key, "here", "2027-01-15T09:00:00+02:00", until)


SCHEDULER = """
import sys
from pathlib import Path
from signoff.jobs.book import Book, Key, Next
book, record = Book(Path(sys.argv[1])), {"state": "succeeded", "cause": None, "because": None, "ended": "now"}
for due in range(100):
    book.look("job", [due], due)
    taken = book.claim(Key("job", due), "here", "now", 2e9)
    if taken and book.end(taken, record, Next("succeeded", "now")):
        print(due)
"""


def test_three_schedulers_at_once_run_each_due_time_once(book):
    command = [sys.executable, "-c", SCHEDULER, str(book._path)]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    done = [int(line) for worker in workers for line in worker.communicate(timeout=120)[0].split()]
    assert sorted(done) == list(range(100))


def test_a_row_is_claimed_once_and_added_once(book):
    key = Key("job", DUE)
    book.add([key, key], DUE)
    assert claim(book, key) is not None
    assert claim(book, key) is None
    book.add([key], DUE)
    assert [row.state for row in book.rows()] == ["claimed"]


def test_two_due_times_of_one_job_never_run_side_by_side(book):
    first, second, other = Key("job", DUE), Key("job", DUE + 60), Key("another", DUE + 60)
    book.add([first, second, other], DUE)
    taken = claim(book, first)
    assert claim(book, second) is None
    assert claim(book, other) is not None
    book.end(taken, RECORD, DONE)
    assert claim(book, second) is not None


def test_items_of_one_due_time_run_side_by_side(book):
    book.add([Key("job", DUE)], DUE)
    book.fix_items(Key("job", DUE), ["a", "b"], DUE)
    book.fix_items(Key("job", DUE), ["c"], DUE)
    assert [row.key.item for row in book.rows()] == ["a", "b"]
    assert all(claim(book, Key("job", DUE, item)) for item in "ab")


def test_a_lease_that_ended_is_lost_and_its_late_result_is_refused(book):
    key, later = Key("job", DUE), datetime.fromtimestamp(DUE + 60, UTC)
    book.add([key], DUE)
    late = claim(book, key, until=1000.0)
    assert [row.key for row, _ in book.expire(1000.0, lambda row: Next("due", "now", later))] == [key]
    assert not book.renew(late, 2e9)
    assert not book.end(late, RECORD, DONE)
    assert book.claim(key, "here", "now", 2e9, DUE + 59) is None, "its next try has not come"
    again = book.claim(key, "here", "now", 2e9, DUE + 60)
    assert again.attempt == 2
    assert book.end(again, RECORD, DONE)
    (row,) = book.rows()
    assert [attempt["state"] for attempt in row.attempts] == ["lost", "succeeded"]
    assert [attempt["next_try"] for attempt in row.attempts] == [later.isoformat(), None]


def test_a_lease_that_is_renewed_is_not_lost(book):
    key = Key("job", DUE)
    book.add([key], DUE)
    taken = claim(book, key, until=1000.0)
    assert book.renew(taken, 3000.0)
    assert book.expire(2000.0, lambda row: Next("lost", "now")) == []
    assert book.end(taken, RECORD, DONE)


def test_due_times_count_from_the_round_that_first_saw_the_present_schedule(book):
    assert book.seen("job", "mornings", 100) == (100, 100)
    book.look("job", [150], 200)
    assert book.seen("job", "mornings", 300) == (100, 200)
    assert book.seen("job", "evenings", 300) == (300, 300)


def test_what_ended_without_success_is_taken_again_only_by_who_asks_for_it(book):
    keys = [Key("job", DUE + number) for number in range(3)]
    book.add(keys, DUE)
    for key, state in zip(keys, ("succeeded", "failed", "skipped"), strict=True):
        if state == "skipped":
            book.say(key, state, "missed")
        else:
            book.end(claim(book, key), {**RECORD, "state": state}, Next(state, "now"))
    assert [book.claim(key, "here", "now", 2e9, 3e9) for key in keys] == [None, None, None]
    asked = []
    for key in keys:
        asked.append(claim(book, key))
        if asked[-1]:
            book.end(asked[-1], RECORD, DONE)
    assert [bool(one) for one in asked] == [False, True, True]


def test_a_run_that_somebody_has_begun_is_not_said_to_be_skipped(book):
    key = Key("job", DUE)
    book.add([key], DUE)
    book.end(claim(book, key), {**RECORD, "state": "failed"}, Next("due", "now", datetime.fromtimestamp(DUE, UTC)))
    assert not book.say(key, "skipped", "missed")


def test_the_runs_beside_them_leave_the_entries_as_they_were(book):
    book.add([Key("job", DUE)], DUE)
    assert verify_at(book._path).faults == []
