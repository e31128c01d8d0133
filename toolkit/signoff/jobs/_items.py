"""each: one run for each of a list, of a file's rows, or of names such as `channels`; each item sets parameters."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import rfc8785

from signoff.clock import week_of, zone
from signoff.errors import SignoffError
from signoff.jobs._due import zone_of
from signoff.model import many
from signoff.policy import Policy, read_file
from signoff.policy.kinds.jobs import Each, Job
from signoff.workspace import Workspace

WEEKS = 4
MOST_BYTES = 10_000_000
MOST_ITEMS = 10_000
EVERY = "*"
NAMES = {"channels": "channel", "weeks": "week", "campaigns": "campaign", "people": "person"}
Item = dict[str, Any]


def items_of(job: Job, workspace: Workspace, due: datetime) -> list[Item]:
    """The items of a due time, each a mapping of parameters; one empty item where the job has no `each`.

    Raises SignoffError for a file that cannot be read, or an item that is there twice."""
    if job.each is None:
        return [{}]
    if isinstance(job.each, list):
        return _distinct(job.each)
    if isinstance(job.each, str) and job.each not in NAMES:
        return _distinct(from_file(job.each, read_file(workspace.root / job.each, MOST_BYTES, workspace.root)))
    each = job.each if isinstance(job.each, Each) else _all(job.each)
    return [{NAMES[name]: value} for name, value in _named(each, job, workspace, due)]


def key_of(item: Item) -> str:
    """What an item is known by: its RFC 8785 text; "" for the empty one."""
    return rfc8785.dumps(item).decode() if item else ""


def item_of(key: str) -> Item:
    """The item that a key stands for."""
    return msgspec.json.decode(key, type=Item) if key else {}


def from_file(name: str, data: bytes) -> list[Item]:
    """The rows of a .csv, by its titles, or the lines of a .jsonl. Raises SignoffError for what is neither."""
    try:
        if name.endswith(".jsonl"):
            return [msgspec.json.decode(line, type=Item) for line in data.splitlines() if line.strip()]
        return [dict(row) for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)]
    except (ValueError, csv.Error) as error:
        raise SignoffError(f"{name} cannot be read as a list of items: {error}") from None


def _distinct(items: Sequence[Item]) -> list[Item]:
    keys = [key_of(item) for item in items]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise SignoffError(f"items {keys.index(key) + 1} and {number + 1} are equal: {key}")
    if len(items) > MOST_ITEMS:
        raise SignoffError(f"{len(items):,} items are more than {MOST_ITEMS:,}; split the list")
    return list(items)


def _all(name: str) -> Each:
    if name == "weeks":
        return Each(weeks=WEEKS)
    return Each(channels=EVERY if name == "channels" else None, campaigns=EVERY if name == "campaigns" else None)


def _named(each: Each, job: Job, workspace: Workspace, due: datetime) -> Iterator[tuple[str, str]]:
    policy = workspace.policy
    if each.weeks:
        yield from (("weeks", week) for week in _weeks(each.weeks, due.astimezone(zone(zone_of(job, policy)))))
    elif each.channels:
        yield from (("channels", name) for name in _either(each.channels, policy.channels))
    elif each.campaigns:
        yield from (("campaigns", name) for name in _campaigns(each, workspace, due, policy))
    else:
        yield from (("people", name) for name in _people(each, policy, due))


def _either(said: Any, every: Any) -> list[str]:
    return list(every) if many(said) == (EVERY,) else list(many(said))


def _weeks(number: int, due: datetime) -> list[str]:
    """The last whole ISO weeks before the due time, oldest first."""
    monday = due.date() - timedelta(days=due.weekday())
    return [week_of(monday - timedelta(weeks=back)) for back in range(number, 0, -1)]


def _campaigns(each: Each, workspace: Workspace, due: datetime, policy: Policy) -> list[str]:
    campaigns, day = workspace.content.campaigns, due.astimezone(zone(policy.zone)).date()
    if many(each.campaigns) != ("running",):
        return _either(each.campaigns, campaigns)
    return [name for name, one in campaigns.items() if _runs(one, day)]


def _runs(campaign: Any, day: date) -> bool:
    begun = campaign.first_day is None or campaign.first_day <= day
    return begun and (campaign.last_day is None or day <= campaign.last_day)


def _people(each: Each, policy: Policy, due: datetime) -> list[str]:
    if each.people is None:
        return list(policy.people)
    from signoff.workflow import Roster

    return sorted(Roster(policy, ()).fitting(each.people, due))
