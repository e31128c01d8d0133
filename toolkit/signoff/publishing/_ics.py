"""The times at which posts go out, as an .ics that any calendar opens. Source: RFC 5545, 3.1, 3.3.11, 3.6.1."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

WIDEST = 75  # octets of a line, its break left out


def ics(planned: Iterable[Any], now: datetime) -> bytes:
    """One event a slot, an instant long; lines folded, text escaped, times in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//signoff//slots//EN"]
    for one in planned:
        lines += _event(one, now)
    lines.append("END:VCALENDAR")
    return b"".join(folded for line in lines for folded in _folded(line))


def _event(one: Any, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.post.id}.{one.channel}@signoff"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART:{_utc(one.at)}"
    yield f"SUMMARY:{_escaped(f'{one.channel}: {one.post.title}')}"
    yield "END:VEVENT"


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "".join(letter for letter in text.replace("\n", "\\n") if letter.isprintable())


def _folded(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 octets, no letter torn apart."""
    piece = b""
    for letter in line:
        if len(piece) + len(letter.encode()) > WIDEST:
            yield piece + b"\r\n"
            piece = b" "
        piece += letter.encode()
    yield piece + b"\r\n"
