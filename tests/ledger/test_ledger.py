"""Adding entries: all or nothing, in order, and never over somebody else's head."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.errors import Refused
from signoff.ledger import Conflict, Earlier, LedgerError, digest, open_ledger, verify
from support import cases

from ._ledgers import KEPT, NINE, by_hand, draft, five


@pytest.fixture
def ledger(place):
    with open_ledger(place, create=True, name="cafe", now=NINE) as opened:
        yield opened


def test_what_is_appended_is_what_is_read(ledger):
    written = ledger.append([draft(body={"text": "ā\n"}), draft("posts/p2", do="submit")])
    assert written == ledger.entries()
    assert [(entry.seq, entry.stream, entry.version) for entry in written] == [(1, "posts/p1", 1), (2, "posts/p2", 1)]
    assert (written[0].by, written[0].do, written[0].at, written[0].body) == ("anna", "edit", NINE, {"text": "ā\n"})


def test_the_head_is_the_last_hash_and_first_the_genesis(ledger):
    assert ledger.head() == (0, ledger.genesis().hash)
    last = ledger.append([draft(), draft()])[-1]
    assert ledger.head() == (2, last.hash)


def test_versions_count_each_stream_for_itself(ledger):
    ledger.append([draft(), draft("posts/p2"), draft()])
    assert ledger.versions() == {"posts/p1": 2, "posts/p2": 1}


def test_a_writer_who_saw_an_older_version_is_told_so(ledger):
    ledger.append([draft()], expected={"posts/p1": 0})
    with pytest.raises(
        Conflict, match="conflict: `posts/p1` is at version 1, and this was decided at version 0"
    ) as told:
        ledger.append([draft("posts/p2")], expected={"posts/p1": 0, "posts/p2": 0})
    assert isinstance(told.value, Refused) and (told.value.seen, told.value.current) == (0, 1)
    assert ledger.head().size == 1


def test_a_time_before_the_last_entry_is_refused_whatever_its_offset(ledger):
    ledger.append([draft()])
    ledger.append([draft(at=NINE.astimezone(UTC))])
    with pytest.raises(Earlier, match="earlier"):
        ledger.append([draft(at=datetime(2026, 12, 1, 6, 59, tzinfo=UTC))])
    assert ledger.head().size == 2


@pytest.mark.parametrize("case", cases("ledger", "drafts"), ids=lambda case: str(case["draft"]))
def test_a_draft_that_is_no_entry_takes_all_with_it(ledger, case):
    ledger.append([draft()])
    with pytest.raises(LedgerError, match=case["because"]):
        ledger.append([draft(at=NINE), draft(**case["draft"])], keep=[b"kept with it"])
    assert ledger.head().size == 1
    assert ledger.kept(digest(b"kept with it")) is None


def test_streams_and_names_that_are_not_utf_8_or_too_long_are_refused(ledger):
    for unfit in ({"stream": "\ud800"}, {"by": "\udcff"}, {"stream": "x" * 65536}):
        with pytest.raises(LedgerError, match="is text of 1 to 65535 bytes"):
            ledger.append([draft(**unfit)])
    assert ledger.append([draft("ā" * 32767)])[0].seq == 1


def test_an_entry_is_found_by_its_id_and_never_written_twice(ledger):
    ours = draft()
    assert ledger.find(ours.id) is None
    (entry,) = ledger.append([ours])
    assert ledger.find(ours.id) == entry
    with pytest.raises(LedgerError, match="an entry with that id is there already"):
        ledger.append([draft("posts/p2"), ours])
    assert ledger.head().size == 1


def test_entries_are_narrowed_by_stream_moment_and_seq(place):
    with open_ledger(five(place), create=False) as ledger:
        assert [entry.seq for entry in ledger.entries("posts/p1")] == [1, 3, 5]
        assert [entry.seq for entry in ledger.entries(until=NINE + timedelta(minutes=2))] == [1, 2, 3]
        assert [entry.seq for entry in ledger.entries("posts/p1", after=1)] == [3, 5]
        assert [entry.seq for entry in ledger.entries(after=3)] == [4, 5]
        assert ledger.entries("posts/none") == []


def test_a_ledger_longer_than_a_page_is_read_whole(ledger):
    ledger.append([draft(body={"n": n}) for n in range(20_001)])
    assert [entry.body["n"] for entry in ledger.entries()] == list(range(20_001))
    assert verify(ledger).entries == 20_001


def test_bytes_are_kept_under_their_hash_once(ledger):
    ledger.append([draft()], keep=[KEPT, KEPT])
    assert ledger.keep(KEPT) == digest(KEPT)
    assert ledger.kept(digest(KEPT)) == KEPT
    assert ledger.kept(digest(b"other")) is None
    assert verify(ledger).kept == 1


def test_bytes_that_were_altered_are_not_given_out(place):
    by_hand(five(place), "UPDATE kept SET bytes = 'another picture'")
    with open_ledger(place, create=False) as ledger, pytest.raises(LedgerError, match="were changed"):
        ledger.kept(digest(KEPT))


def test_bytes_are_taken_away_by_an_entry_and_their_name_stays(place):
    secret = b"the face of a guest " * 400
    with open_ledger(place, create=True) as ledger:
        ledger.append([draft()], keep=[secret, KEPT])
        entry = ledger.forget([digest(secret)], by="janis", at=NINE, reason="she asked us to")
        assert (entry.do, entry.body["hashes"]) == ("forget", [digest(secret)])
        assert (ledger.kept(digest(secret)), ledger.kept(digest(KEPT))) == (None, KEPT)
        assert (verify(ledger).faults, verify(ledger).kept) == ([], 2)
    assert b"the face of a guest" not in place.read_bytes()


def test_bytes_that_were_taken_away_may_be_kept_again(ledger):
    ledger.append([draft()], keep=[KEPT])
    ledger.forget([digest(KEPT)], by="janis", at=NINE, reason="by mistake")
    ledger.keep(KEPT)
    assert ledger.kept(digest(KEPT)) == KEPT
    assert verify(ledger).faults == []


@given(st.lists(st.tuples(st.integers(0, 3), st.text(min_size=1), st.text()), max_size=12))
def test_any_words_go_in_and_come_out_in_a_chain_that_holds(tmp_path_factory, said):
    drafts = [draft(f"posts/p{n}", by=by.replace("\0", "-"), body={"text": text}) for n, by, text in said]
    with open_ledger(tmp_path_factory.mktemp("any") / "ledger.db", create=True) as ledger:
        ledger.append(drafts)
        assert [(e.stream, e.by, e.body) for e in ledger.entries()] == [(d.stream, d.by, d.body) for d in drafts]
        assert verify(ledger).faults == []
