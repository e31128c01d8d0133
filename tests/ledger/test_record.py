"""The record and its hash, to the byte; and the one way to write a body."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.ledger import Genesis, LedgerError, Row, decode, encode, hash_of, open_ledger, record_bytes
from signoff.ledger.genesis import genesis_of
from signoff.ledger.sqlite import begin_file
from support import CASES, cases, documents

from ._ledgers import draft

TABLE = documents(CASES / "ledger" / "record.yaml")[0]
GENESIS = TABLE["genesis"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
BODIES = st.dictionaries(
    st.text(), st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)
)


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["stream"])
def test_the_record_is_what_was_written_out_by_hand(case):
    record = record_bytes(
        ledger=bytes.fromhex(GENESIS["id"]),
        prev=bytes.fromhex(case["prev"]),
        seq=case["seq"],
        entry_id=bytes.fromhex(case["id"]),
        stream=case["stream"].encode(),
        version=case["version"],
        body=case["body"].encode(),
    )
    assert record.hex() == "".join(case["record"])
    assert hash_of(record).hex() == case["hash"]


def test_a_ledger_stores_those_very_records(place):
    place.parent.mkdir(parents=True)
    begin_file(place, GENESIS["document"].encode())
    with open_ledger(place, create=True) as ledger:
        ledger.append([the_draft(case) for case in TABLE["cases"]])
        rows = list(ledger.store.rows())
    assert [stored(row) for row in rows] == [wanted(case) for case in TABLE["cases"]]


def the_draft(case):
    fields = case["draft"] | {"at": datetime.fromisoformat(case["draft"]["at"]), "id": bytes.fromhex(case["id"])}
    return draft(case["stream"], **fields)


def stored(row: Row) -> tuple:
    return row.seq, row.stream.decode(), row.version, row.id.hex(), row.body.decode(), row.prev.hex(), row.hash.hex()


def wanted(case) -> tuple:
    return tuple(case[name] for name in ("seq", "stream", "version", "id", "body", "prev", "hash"))


def test_the_genesis_document_is_what_was_written_out_by_hand():
    created = datetime.fromisoformat(GENESIS["created"])
    genesis = Genesis(bytes.fromhex(GENESIS["id"]), GENESIS["name"], created)
    assert (genesis.document.decode(), genesis.hash.hex()) == (GENESIS["document"], GENESIS["hash"])
    assert genesis_of(genesis.document) == genesis


@pytest.mark.parametrize(
    "document", ["", "{}", "[]", '{"created":"x","id":"00","name":"cafe"}', GENESIS["document"] + " "]
)
def test_another_document_is_no_genesis(document):
    with pytest.raises(LedgerError):
        genesis_of(document.encode())


@pytest.mark.parametrize("case", cases("ledger", "encode"), ids=lambda case: case["text"])
def test_a_body_is_written_as_the_table_says(case):
    assert encode(case["value"]).decode() == case["text"]


@pytest.mark.parametrize("case", documents(CASES / "ledger" / "encode.yaml")[0]["refused"], ids=str)
def test_what_would_not_come_back_is_refused(case):
    with pytest.raises(LedgerError, match=case["because"]):
        encode(case["value"])


def nested(levels):
    value: object = "end"
    for _ in range(levels):
        value = [value]
    return value


UNFIT = {"a lone surrogate": "\ud800", "ten thousand levels": nested(10_000), "65 levels": nested(64), "huge": 10**5000}


@pytest.mark.parametrize("name", UNFIT)
def test_what_a_table_cannot_hold_is_refused_too(name):
    with pytest.raises(LedgerError, match="cannot be written into the ledger"):
        encode({"a": UNFIT[name]})


def test_64_levels_are_fine_and_whole_numbers_may_be_long():
    assert decode(encode({"a": nested(63), "b": 10**4000})) == {"a": nested(63), "b": 10**4000}


@given(BODIES)
def test_every_body_comes_back_as_it_went_in_and_is_plain_json(body):
    raw = encode(body)
    assert decode(raw) == body == json.loads(raw)
    assert encode(decode(raw)) == raw
