"""A day's publishing: its slots, the suites' files for what is handed over, the times for a calendar, a checklist."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.clock import wall
from signoff.content.suites import Parcel, export, leaving_of
from signoff.errors import SignoffError, listed, nearest
from signoff.publishing._going import Going, Planned, going, planned
from signoff.publishing._ics import ics
from signoff.review import Review

if TYPE_CHECKING:
    from polars import DataFrame


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing for somebody to do. by: until when;  people: short names, empty for whoever publishes."""

    by: datetime
    do: str
    channel: str
    post: str
    people: tuple[str, ...] = ()


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """What may go out on a day, and what not. `refused`: why a file could not be made, by channel."""

    day: date
    zone: str
    now: datetime
    going: tuple[Going, ...]
    parcels: tuple[Parcel, ...] = ()
    refused: Mapping[str, str] = {}
    checklist: tuple[Line, ...] = ()
    ics: bytes = b""

    @property
    def may(self) -> list[Going]:
        """What may go out."""
        return [one for one in self.going if one.publishable]

    @property
    def may_not(self) -> list[Going]:
        """What may not, each with its reasons."""
        return [one for one in self.going if not one.publishable]

    def table(self, name: str) -> "DataFrame":
        """going, files (a row a line of each file), refused or checklist as a data frame; times in the day's zone.

        Raises SignoffError for another name, with the nearest."""
        from signoff.insight import frame
        from signoff.publishing._tables import TABLES

        if name not in TABLES:
            raise SignoffError(f"no table `{name}`; {nearest(name, TABLES) or listed(TABLES)}")
        columns, rows = TABLES[name]
        return frame(rows(self), columns, self.zone)

    def save(self, folder: Path | str) -> list[Path]:
        """Writes the files and the calendar into a folder, and answers with their places. What is there is replaced."""
        from signoff.policy import write_file

        files = {parcel.name: parcel.data for parcel in self.parcels if parcel.manifest}
        files |= {"slots.ics": self.ics} if self.may else {}
        for name, data in files.items():
            write_file(Path(folder) / name, data)
        return [Path(folder) / name for name in files]


def due_today(review: Review) -> Day:
    """The day of the review's moment: every slot of it that nothing went out for yet, and every file that is
    to be handed over in its course, or should have been.

    Reads the ledger; records nothing, and touches no network."""
    found = [one for one in planned(review) if _is_today(one, review.now)]
    would = going(review, found)
    ready = [one for one, said in zip(found, would, strict=True) if said.publishable]
    parcels, refused = _parcels(review, ready)
    return Day(
        day=wall(review.now, found[0].settings.zone).date() if found else review.now.date(),
        zone=review.workspace.policy.zone,
        now=review.now,
        going=tuple(would),
        parcels=tuple(parcels),
        refused=refused,
        checklist=tuple(sorted(_checklist(ready, parcels), key=lambda line: (line.by, line.channel, line.post))),
        ics=ics(ready, review.now),
    )


def _is_today(one: Planned, now: datetime) -> bool:
    today = wall(now, one.settings.zone).date()
    return today in (one.at.date(), wall(one.due, one.settings.zone).date()) or one.due <= now <= one.over


def _parcels(review: Review, ready: Iterable[Planned]) -> tuple[list[Parcel], dict[str, str]]:
    accounts, library = review.workspace.policy.channels, review.workspace.content
    by_format: dict[str, list[Any]] = {}
    refused: dict[str, str] = {}
    for one in ready:
        if one.settings.send != "handover":
            continue
        if not one.settings.format:
            refused[one.channel] = "no format is named: `handover: {format: …}`"
            continue
        leaving = leaving_of(one.post, {one.channel: accounts[one.channel]}, library, one.at, {})
        by_format.setdefault(one.settings.format, []).extend(leaving)
    parcels: list[Parcel] = []
    for name, leaving in by_format.items():
        try:
            parcels += export(leaving, name, now=review.now)
        except SignoffError as error:
            refused |= {each.account.name: str(error) for each in leaving}
    return parcels, refused


def _checklist(ready: Iterable[Planned], parcels: Iterable[Parcel]) -> Iterator[Line]:
    parcels = list(parcels)
    for one in ready:
        if one.settings.send != "handover":
            continue
        key = (one.post.id, one.channel)
        for parcel in parcels:
            if key in {(row.post, row.channel) for row in parcel.manifest}:
                yield _line(one, f"upload {parcel.name}, row {_row(parcel, key)}")
            for loss in parcel.lost:
                if (loss.post, loss.channel) == key:
                    yield _line(one, f"add by hand: {loss.because}")
            for loss in (*parcel.left_out, *parcel.warnings):
                if (loss.post, loss.channel) == key:
                    yield _line(one, f"see to it: {loss.because}")
        yield _line(one, "once it is out, note its link")


def _row(parcel: Parcel, key: tuple[str, str]) -> int:
    return next(row.row for row in parcel.manifest if (row.post, row.channel) == key)


def _line(one: Planned, do: str) -> Line:
    return Line(by=one.at, do=do, channel=one.channel, post=one.post.id, people=one.settings.to)
