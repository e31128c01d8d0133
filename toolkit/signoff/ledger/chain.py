"""From drafts to rows: each takes the next seq, the next version of its stream, and the hash of the one before."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from signoff.errors import listed
from signoff.ledger.entry import Draft
from signoff.ledger.letters import Earlier, LedgerError
from signoff.ledger.record import encode, hash_of, record_bytes
from signoff.ledger.store import Row

OWN = {"at", "by", "do", "hash", "id", "prev", "seq", "stream", "version"}
LONGEST = 0xFFFF  # what the record's u16 can count


class Tail(msgspec.Struct):
    """Where the chain ends now, and so what the next entry must follow."""

    ledger: bytes
    seq: int
    hash: bytes
    at: datetime | None
    versions: dict[bytes, int]


def linked(drafts: Iterable[Draft], tail: Tail) -> Iterator[Row]:
    """The rows of these drafts, in order, after the tail. Raises Earlier or LedgerError at the first that is unfit."""
    for draft in drafts:
        row = _follow(draft, tail)
        tail.seq, tail.hash, tail.at = row.seq, row.hash, draft.at
        tail.versions[row.stream] = row.version
        yield row


def _follow(draft: Draft, tail: Tail) -> Row:
    stream, do, by = (_text(name, getattr(draft, name)) for name in ("stream", "do", "by"))
    body, seq, version = body_of(draft), tail.seq + 1, tail.versions.get(stream, 0) + 1
    if tail.at is not None and draft.at < tail.at:
        raise Earlier(draft.at, tail.at, tail.seq)
    record = record_bytes(
        ledger=tail.ledger, prev=tail.hash, seq=seq, entry_id=draft.id, stream=stream, version=version, body=body
    )
    return Row(seq, draft.id, stream, version, column_time(draft.at), by, do, body, tail.hash, hash_of(record))


def body_of(draft: Draft) -> bytes:
    """The body as it is stored and hashed. Raises LedgerError for a draft that cannot be an entry."""
    if taken := OWN & draft.body.keys():
        names = listed(f"`{name}`" for name in sorted(taken))
        raise LedgerError(f"the body of `{draft.do}` may not say {names}: every entry has a field of that name")
    if len(draft.id) != 16:
        raise LedgerError(f"an entry's id has 16 bytes, not {len(draft.id)}")
    return encode({"at": draft.at, "by": draft.by, "do": draft.do} | draft.body)


def _text(name: str, text: object) -> bytes:
    # NUL is refused because SQL's own text functions stop there, and so would show another text than the one hashed.
    told = text.encode("utf-8", "ignore") if isinstance(text, str) else b""
    if not told or b"\0" in told or told.decode() != text or len(told) > LONGEST:
        raise LedgerError(f"an entry's `{name}` is text of 1 to {LONGEST} bytes in UTF-8 without NUL, not {text!r:.80}")
    return told


def column_time(at: datetime) -> bytes:
    """The time as the column has it: UTC and always microseconds, so that text sorts as time."""
    try:
        return at.astimezone(UTC).isoformat(timespec="microseconds").encode()
    except OverflowError as error:
        raise LedgerError(f"the time {at.isoformat()} is out of the calendar") from error
