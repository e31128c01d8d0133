"""The next 90 days, and the stretches of them in which the same people hold the same roles and are there."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.policy import Policy

DAYS = 90


class Day(msgspec.Struct, frozen=True):
    """A day, the moment at which things are tried on it, and its kind: on days of one kind people are the same."""

    date: date
    at: datetime
    kind: tuple[bool, ...]


def days(policy: Policy, now: datetime) -> list[Day]:
    """Today and the days after it, 90 in all. Today is tried at `now`, the others at nine in the morning."""
    local = zone(policy.zone)
    periods = list(_periods(policy))
    found = []
    for ahead in range(DAYS):
        day = now.astimezone(local).date() + timedelta(days=ahead)
        at = now.astimezone(local) if ahead == 0 else datetime.combine(day, time(9), local)
        found.append(Day(day, at, tuple(_covers(period, day) for period in periods)))
    return found


def _periods(policy: Policy) -> Iterator[tuple[date | None, date | None]]:
    grants = [grant for person in policy.people.values() for grant in person.grants]
    for period in [*policy.absences, *policy.delegations, *grants]:
        if period.first_day or period.last_day:
            yield period.first_day, period.last_day
    for person in policy.people.values():
        if person.left:
            yield None, person.left


def _covers(period: tuple[date | None, date | None], day: date) -> bool:
    return (period[0] or day) <= day <= (period[1] or day)


def stretches(found: list[Day]) -> Iterator[tuple[Day, Day]]:
    """First and last of days that follow each other."""
    first = last = None
    for day in found:
        if last is not None and first is not None and day.date - last.date > timedelta(days=1):
            yield first, last
            first = day
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last


def spoken(first: date, last: date) -> str:
    """ "21 to 25 December", "24 December to 5 January 2027": days as people say them."""
    if first == last:
        return f"{first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last:%-d %B %Y}"
    return f"{first:%-d %B}{f' {first.year}' if first.year != last.year else ''} to {last:%-d %B %Y}"


def parted(grants: Any, day: date) -> tuple[Any, ...]:
    """The grants that hold on a day."""
    return tuple(grant for grant in grants if grant.covers(day))
