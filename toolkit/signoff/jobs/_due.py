"""When a job is due: its own schedules, or those of the job that it comes after. Pure: looks at no run."""

from datetime import datetime
from hashlib import sha256

import msgspec

from signoff import clock
from signoff.clock import occurrences, upcoming
from signoff.policy import Policy
from signoff.policy.kinds.jobs import Job, every_job


def due_times(job: Job, policy: Policy, after: datetime, until: datetime) -> list[datetime]:
    """The due times after `after` and at `until` at the latest, in order, UTC."""
    return occurrences(schedules_of(job, policy), after, until)


def next_due(job: Job, policy: Policy, now: datetime, number: int = 3) -> list[datetime]:
    """The next due times after `now`; fewer where they end."""
    return upcoming(schedules_of(job, policy), now, number)


def last_due(job: Job, policy: Policy, until: datetime) -> datetime | None:
    """The last due time at or before `until`; None where there was none."""
    return clock.latest(schedules_of(job, policy), until)


def is_timed(job: Job, policy: Policy) -> bool:
    """Whether it has due times at all, of its own or of the job that it comes after."""
    return bool(schedules_of(job, policy))


def schedules_of(job: Job, policy: Policy) -> list[clock.Schedule]:
    """As the clock reckons them; without a schedule of its own, those of the first job that it waits for."""
    timed = _timed_by(job, policy)
    return [one.reckoned(zone_of(timed, policy), policy.hours) for one in timed.schedules] if timed else []


def _timed_by(job: Job, policy: Policy) -> Job | None:
    """The job whose schedules it has: its own, or else the first one that it waits for; None where there is none."""
    known = {one.name: one for one in every_job(policy)}
    found: Job | None = job
    for _ in known:  # a circle has been refused, and would end here
        if found is None or found.schedules or not found.waits_for:
            break
        found = known.get(found.waits_for[0])
    return found


def zone_of(job: Job, policy: Policy) -> str:
    """The zone of its due times."""
    return job.zone or policy.zone


def fingerprint(job: Job, policy: Policy) -> str:
    """What changes when the schedule does: due times count from the round that first saw it as it is."""
    timed = _timed_by(job, policy) or job
    facts = (zone_of(timed, policy), [_plain(schedule) for schedule in timed.schedules])
    return sha256(msgspec.json.encode(facts)).hexdigest()


def _plain(schedule: object) -> dict[str, object]:
    return {name: str(getattr(schedule, name)) for name in schedule.__struct_fields__}  # type: ignore[attr-defined]
