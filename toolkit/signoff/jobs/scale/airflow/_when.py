"""When Airflow is to begin a job: lines of cron where they mean exactly the same, else the dates themselves."""

from datetime import datetime, timedelta

import msgspec

from signoff.clock import occurrences
from signoff.errors import SignoffError
from signoff.jobs._due import schedules_of, zone_of
from signoff.jobs.scale.airflow._cron import NotExactly, lines_of
from signoff.policy import Policy
from signoff.policy.kinds.jobs import Job

AHEAD = timedelta(days=366)
MOST_DATES = 1000


class Crons(msgspec.Struct, frozen=True):
    """Lines of cron, which hold together, in one zone."""

    zone: str
    lines: tuple[str, ...]


class Dates(msgspec.Struct, frozen=True):
    """The due times themselves, UTC, up to a moment; and why no lines of cron stand here."""

    dates: tuple[datetime, ...]
    until: datetime
    because: str


def when_of(job: Job, policy: Policy, now: datetime) -> Crons | Dates:
    """When a job with schedules of its own is due. Raises SignoffError, with why, where neither can say it."""
    schedules = schedules_of(job, policy)
    try:
        pairs = zip(job.schedules, schedules, strict=True)
        told = [lines_of(written, reckoned, now) for written, reckoned in pairs]
        if len({zone for zone, _ in told}) > 1:
            raise NotExactly("its schedules take lines of cron in two zones")
    except NotExactly as error:
        because = str(error)
    else:
        lines = dict.fromkeys(line for _, found in told for line in found)
        return Crons(told[0][0], tuple(lines))
    dates = occurrences(schedules, now, now + AHEAD)
    if not 0 < len(dates) <= MOST_DATES:
        raise SignoffError(f"{because}; and it is due {len(dates):,} times in a year in {zone_of(job, policy)}")
    return Dates(tuple(dates), now + AHEAD, because)
