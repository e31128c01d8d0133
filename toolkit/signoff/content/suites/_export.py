"""Approved posts out to a suite's file: one file a channel, parted where the suite takes no more rows."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import msgspec

from signoff.content._library import Library
from signoff.content._post import Copy, Post
from signoff.content.suites._leaving import Carries, Leaving, losses
from signoff.content.suites._plan import slug
from signoff.content.suites._shape import KINDS
from signoff.content.suites._suite import Medium
from signoff.errors import Refused, listed, nearest

FORMULA = ("=", "+", "-", "@", "\t")
SOON = timedelta(hours=1)


class Loss(msgspec.Struct, frozen=True):
    """What does not go over, or only with care: of which post, on which channel."""

    post: str
    channel: str
    because: str


class Handed(msgspec.Struct, frozen=True):
    """One row of the manifest: the confirmation with the link is matched on it later. `row`: its line in the file."""

    post: str
    revision: str
    channel: str
    slot: str
    row: int


class Parcel(msgspec.Struct, frozen=True):
    """One file for one channel.

    lost      what the file cannot hold: whoever hands it over must see to it;  left_out: posts that are not in it
    warnings  what may go wrong with a row that is in it"""

    name: str
    data: bytes
    manifest: tuple[Handed, ...] = ()
    lost: tuple[Loss, ...] = ()
    left_out: tuple[Loss, ...] = ()
    warnings: tuple[Loss, ...] = ()


def writers() -> list[str]:
    """The formats that can be written."""
    return [name for name in KINDS if hasattr(KINDS[name], "write")]


def export(
    leaving: Iterable[Leaving],
    format: str,  # noqa: A002
    *,
    now: datetime,
    date_order: str = "",
) -> list[Parcel]:
    """The files of a suite for these posts, which the caller knows to be approved. Words are never altered.

    now         aware: what is too near is left out or warned of
    date_order  dmy or mdy, for a suite whose files do not say which they have
    Raises      Refused for a format that cannot be written, or an order that must be said."""
    if format not in writers():
        said = f"no format `{format}` to write; {nearest(format, writers())}".rstrip("; ")
        raise Refused(f"{said} They are {listed(writers(), 'and')}.")
    suite = KINDS[format]
    if suite.CARRIES.asks_order and date_order not in ("dmy", "mdy"):
        raise Refused(
            f"a file of {format} does not say whether the day or the month comes first: `--date-order dmy` or `mdy`"
        )
    by_channel: dict[str, list[Leaving]] = {}
    for each in leaving:
        by_channel.setdefault(each.account.name, []).append(msgspec.structs.replace(each, order=date_order))
    return [
        parcel for name, rows in sorted(by_channel.items()) for parcel in _of_channel(format, suite, name, rows, now)
    ]


def _of_channel(format_: str, suite: Any, channel: str, rows: list[Leaving], now: datetime) -> Iterator[Parcel]:
    carries: Carries = suite.CARRIES
    late = {each.post.id: said for each in rows if (said := _keeps_out(each, carries, now))}
    going = sorted((each for each in rows if each.post.id not in late), key=_by_slot)
    size = carries.most or max(1, len(going))
    left_out = tuple(Loss(post, channel, said) for post, said in late.items())
    for number, first in enumerate(range(0, max(1, len(going)), size), 1):
        part = going[first : first + size]
        yield Parcel(
            name=f"{format_}-{slug(channel)}-{number}.csv",
            data=_written(suite, part),
            manifest=tuple(_manifest(suite, part)),
            lost=tuple(Loss(each.post.id, channel, said) for each in part for said in losses(each, carries)),
            left_out=left_out if number == 1 else (),
            warnings=tuple(_warnings(part, carries, now)),
        )


def _by_slot(leaving: Leaving) -> tuple[bool, float, str]:
    return (leaving.slot is None, leaving.slot.timestamp() if leaving.slot else 0, leaving.post.id)


def _keeps_out(leaving: Leaving, carries: Carries, now: datetime) -> str:
    if leaving.slot is None:
        return "it has no slot, and the suite finds none" if carries.needs_time else ""
    if leaving.slot <= now:
        return f"its slot has passed: {leaving.slot.isoformat()}"
    if leaving.slot < now + carries.lead:
        return f"its slot is nearer than {carries.lead.total_seconds() / 60:.0f} minutes: {leaving.slot.isoformat()}"
    return ""


def _written(suite: Any, rows: Sequence[Leaving]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(suite.TITLES_WRITTEN)
    writer.writerows(suite.write(each) for each in rows)
    return ("\ufeff" if suite.CARRIES.mark else "").encode() + out.getvalue().encode()


def _manifest(suite: Any, rows: Sequence[Leaving]) -> Iterator[Handed]:
    """The rows with their lines as an editor shows them: a line break inside a cell moves the rest."""
    line = 2
    for each in rows:
        slot = each.slot.isoformat() if each.slot else ""
        yield Handed(each.post.id, each.post.revision, each.account.name, slot, line)
        line += 1 + sum(cell.count("\n") for cell in suite.write(each))


def _warnings(rows: Sequence[Leaving], carries: Carries, now: datetime) -> Iterator[Loss]:
    earlier: datetime | None = None
    for each in rows:
        if each.words.startswith(FORMULA):
            yield _warning(each, f"the text begins with `{each.words[0]}`: a spreadsheet would run it as a formula")
        if each.slot and each.slot < now + SOON:
            yield _warning(each, f"the file must be handed over soon: its slot is {each.slot.isoformat()}")
        if each.slot and earlier and each.slot - earlier < carries.gap:
            yield _warning(each, f"nearer than {carries.gap.total_seconds() / 60:.0f} minutes to the one before")
        earlier = each.slot or earlier


def _warning(leaving: Leaving, said: str) -> Loss:
    return Loss(leaving.post.id, leaving.account.name, said)


def leaving_of(
    post: Post, accounts: Mapping[str, Any], library: Library, slot: datetime | None, public: Mapping[str, str]
) -> list[Leaving]:
    """What each channel of a post gets; `accounts`: those to hand over, by name, and `public`: addresses of assets."""
    return [
        _leaving(copy, account, library, slot, public) for copy in post.copies(accounts) for account in copy.channels
    ]


def _leaving(copy: Copy, account: Any, library: Library, slot: datetime | None, public: Mapping[str, str]) -> Leaving:
    names = list(copy.post.assets)
    media = [Medium(public.get(name, ""), library.alt_of(copy.post, name, copy.language) or "") for name in names]
    return Leaving(post=copy.post, account=account, words=copy.text.words, slot=slot, media=media, files=names)
