"""A history as one table of entries, sorted within each post, each with the entry before it; and one of its posts.

Times are whole microseconds since 1970, so that a million of them are compared as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from signoff.clock import week_of, zone

if TYPE_CHECKING:
    from polars import DataFrame, Series

SECOND = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def moment_of(micro: int) -> datetime:
    """The moment of so many microseconds since 1970, in UTC."""
    return EPOCH + micro * MICROSECOND


class Log:
    """A history up to a moment.

    entries  post, step, person, at; before_step, before_person, before_at of the same post (null for its first)
    posts    post, first, last (µs); due, closed (µs or null), last_step, finished (µs or null), entries
    now, zone, ends   when it is looked at; where weeks begin; the steps that end a post, where nothing says `closed`"""

    def __init__(self, table: "DataFrame", now: datetime, zone_name: str, ends: Sequence[str] = ()) -> None:
        """Takes entries in order of their posts and times, up to `now`."""
        self.table, self.now, self.zone, self.ends = table, now, zone(zone_name), tuple(ends)

    @cached_property
    def entries(self) -> "DataFrame":
        """Every entry with the one before it in its post."""
        import polars as pl

        known = pl.col("post").shift() == pl.col("post")
        before = [
            pl.when(known).then(pl.col(name).shift()).alias(f"before_{name}") for name in ("step", "person", "at")
        ]
        return self.table.with_columns(before)

    @cached_property
    def posts(self) -> "DataFrame":
        """One row a post, in the order of their names."""
        import polars as pl

        now = micros(self.now)
        last, closed = pl.col("last"), pl.col("closed")
        ended = closed.is_not_null() & (closed <= now) | pl.col("last_step").cast(pl.String).is_in(list(self.ends))
        found = self.table.group_by("post", maintain_order=True).agg(
            pl.col("at").first().alias("first"), pl.col("at").last().alias("last"),
            pl.col("due").drop_nulls().first(), pl.col("closed").drop_nulls().first(),
            pl.col("step").last().alias("last_step"), pl.len().cast(pl.Int64).alias("entries"),
        )  # fmt: skip
        later = pl.when(closed.is_not_null() & (closed <= now)).then(pl.max_horizontal(last, closed)).otherwise(last)
        return found.with_columns(pl.when(ended).then(later).alias("finished"))

    @cached_property
    def finished(self) -> "DataFrame":
        """The posts that are finished, with `lead` in microseconds."""
        import polars as pl

        done = self.posts.filter(pl.col("finished").is_not_null())
        return done.with_columns((pl.col("finished") - pl.col("first")).alias("lead"))

    @cached_property
    def weeks(self) -> list[str]:
        """The ISO weeks from the first entry's to that of now, none left out."""
        return [week_of(monday) for monday in self._mondays]

    @cached_property
    def _mondays(self) -> list[date]:
        if self.table.is_empty():
            return []
        first = moment_of(int(self.table["at"].min())).astimezone(self.zone).date()  # type: ignore[arg-type]
        last = self.now.astimezone(self.zone).date()
        monday = first - timedelta(days=first.weekday())
        return [monday + timedelta(weeks=number) for number in range((last - monday).days // 7 + 1)]

    @cached_property
    def week_ends(self) -> list[int]:
        """The first microsecond after each of the weeks."""
        after = (monday + timedelta(weeks=1) for monday in self._mondays)
        return [micros(datetime(day.year, day.month, day.day, tzinfo=self.zone)) for day in after]

    def week_numbers(self, at: "Series") -> "Series":
        """Which of the weeks, from 0, each moment lies in."""
        import polars as pl

        return pl.Series(self.week_ends).search_sorted(at, side="right").cast(pl.Int64)


def flow_log(
    rows: Iterable[Mapping[str, Any]],
    now: datetime,
    zone_name: str,
    ends: Sequence[str] = (),
    since: datetime | None = None,
) -> Log:
    """A log of plain rows: post, step, person ("" or None: unknown), at; and, if known, due, closed: aware datetimes.

    Order within a post: `at`, then the order of the rows. Entries after `now` are not seen.
    since   keeps the posts whose first entry is at or after it"""
    import polars as pl

    rows = list(rows)
    columns = {name: [row.get(name) or None for row in rows] for name in ("post", "step", "person")}
    times = {name: [micros(row[name]) if row.get(name) else None for row in rows] for name in ("at", "due", "closed")}
    schema = {**dict.fromkeys(columns, pl.String), **dict.fromkeys(times, pl.Int64)}
    return log_of(pl.DataFrame({**columns, **times}, schema=schema), now, zone_name, ends, since)


def log_of(
    table: "DataFrame", now: datetime, zone_name: str, ends: Sequence[str] = (), since: datetime | None = None
) -> Log:
    """A log of such a frame, its times in microseconds since 1970; texts are kept as codes, which sort faster."""
    import polars as pl

    table = table.filter(pl.col("at") <= micros(now))
    if since is not None:
        table = table.filter(pl.col("at").min().over("post") >= micros(since))
    return Log(table.sort("post", "at", maintain_order=True), now, zone_name, ends)
