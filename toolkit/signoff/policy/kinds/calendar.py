"""calendar: working hours per weekday in a zone, holidays, and moved working days.

kind: calendar
name: riga
zone: Europe/Riga
hours: {mon-thu: 09:00-17:00, fri: [09:00-12:30, 13:00-16:00]}"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

from signoff.clock import Hours, UnknownZone, spans, weekdays, zone
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy.kinds._document import Document, Names, bad

if TYPE_CHECKING:
    from signoff.policy._policy import Policy


class Holiday(Model):
    """A day on which nobody works."""

    date: Annotated[date, about("The day", "2026-12-24")]
    name: Annotated[str, about("What people call it", "Christmas Eve")] = ""


class WorkingDay(Model):
    """A moved working day: worked whatever the weekday or holiday says."""

    date: Annotated[date, about("The day", "2026-12-19")]
    hours: Annotated[Names, about("The hours of that day", "09:00-17:00")]
    name: Annotated[str, about("Why", "instead of 24 December")] = ""


class Calendar(Document):
    """When time counts for a step whose clock is `business`. A span holds its first minute and not its last."""

    kind: Literal["calendar"]
    name: Annotated[str, about("What steps call it", "riga")]
    zone: Annotated[str, about("Its IANA zone; left out, the workspace's", "Europe/Riga")] = ""
    hours: Annotated[dict[str, Names], about("Spans per day or range of days", {"mon-fri": "09:00-17:00"})] = {}
    holidays: Annotated[list[Holiday], about("Days on which nobody works")] = []
    working_days: Annotated[list[WorkingDay], about("Moved working days, which beat everything else")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """A zone, day or span that cannot be read; a day given twice."""
        if self.zone:
            try:
                zone(self.zone)
            except UnknownZone as error:
                yield bad(self, "zone", error)
        yield from self._hours_problems()

    def _hours_problems(self) -> Iterator[Problem]:
        seen: dict[int, str] = {}
        for days, written in self.hours.items():
            place = self.place_of("hours", days)
            try:
                spans(written)
                for day in weekdays(days):
                    if day in seen:
                        yield Problem(f"a day of `{days}` stands in `{seen[day]}` already", place)
                    seen[day] = days
            except ValueError as error:
                yield Problem(str(error), place)
        for moved in self.working_days:
            try:
                spans(moved.hours)
            except ValueError as error:
                yield bad(moved, "hours", error)

    def opening(self, workspace_zone: str) -> Hours:
        """The calendar as the clock reads it."""
        weekly = {day: spans(written) for days, written in self.hours.items() for day in weekdays(days)}
        return Hours(
            self.zone or workspace_zone,
            weekly,
            {holiday.date for holiday in self.holidays},
            {moved.date: spans(moved.hours) for moved in self.working_days},
        )
