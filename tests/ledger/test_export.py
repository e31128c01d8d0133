"""The export: one flat line an entry, from which the chain can be computed again."""

from signoff.ledger import encode, export, hash_of, open_ledger, record_bytes

from ._ledgers import five

OUTSIDE = {"seq", "stream", "version", "id", "prev", "hash"}
FIRST = ["seq", "stream", "version", "at", "by", "do"]


def test_a_line_says_everything_that_the_entry_does(place):
    with open_ledger(five(place), create=False) as ledger:
        lines, entries = list(export(ledger)), ledger.entries()
    assert [*lines[2]] == [*FIRST, "n", "text", "id", "prev", "hash"]
    assert [lines[2][name] for name in FIRST] == [3, "posts/p1", 2, "2026-12-01T09:02:00+02:00", "anna", "edit"]
    assert lines[2]["text"] == "words 2"
    assert (lines[2]["hash"], lines[2]["prev"]) == (entries[2].hash.hex(), entries[1].hash.hex())


def test_the_chain_can_be_computed_from_the_lines_alone(place):
    with open_ledger(five(place), create=False) as ledger:
        genesis, lines = ledger.genesis(), list(export(ledger))
    prev = genesis.hash
    for line in lines:
        now = hash_of(record_of(line, genesis, prev))
        assert (line["prev"], line["hash"]) == (prev.hex(), now.hex())
        prev = now


def record_of(line, genesis, prev):
    return record_bytes(
        ledger=genesis.id,
        prev=prev,
        seq=line["seq"],
        entry_id=bytes.fromhex(line["id"]),
        stream=line["stream"].encode(),
        version=line["version"],
        body=encode({name: said for name, said in line.items() if name not in OUTSIDE}),
    )


def test_it_is_narrowed_by_stream(place):
    with open_ledger(five(place), create=False) as ledger:
        assert [line["seq"] for line in export(ledger, "posts/p2")] == [2, 4]
