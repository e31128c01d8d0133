"""each: one run for each of a list, of a file's rows, or of names such as `channels`; each item sets parameters."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import msgspec
import rfc8785

from signoff.clock import week_of, zone
from signoff.errors import SignoffError, listed, nearest
from signoff.jobs._due import zone_of
from signoff.jobs._notebook import read_notebook
from signoff.jobs._parameters import declared_by
from signoff.model import many
from signoff.policy import Policy, read_file
from signoff.policy.kinds._parameters import Parameter, refusal, value_of
from signoff.policy.kinds.jobs import EACH, Each, Job
from signoff.policy.kinds.workflow import Approvers
from signoff.workspace import Workspace

WEEKS = 4
MOST_BYTES = 10_000_000
MOST_ITEMS = 10_000
LONGEST_SHOWN = 200
EVERY = "*"
Item = dict[str, Any]


def items_of(job: Job, workspace: Workspace, due: datetime) -> list[Item]:
    """The items of a due time, each a mapping of parameters; one empty item where the job has no `each`.

    Raises SignoffError for a file that cannot be read, or an item that does not fit or is there twice."""
    if job.each is None:
        return [{}]
    if isinstance(job.each, list):
        return _typed(job, workspace, job.each, "each")
    if isinstance(job.each, str) and job.each not in EACH:
        data = read_file(workspace.root / job.each, MOST_BYTES, workspace.root, job.each)
        return file_items(job, workspace, job.each, data)
    each = job.each if isinstance(job.each, Each) else _all(job.each)
    return _named(each, job, workspace, due)


def items_by_hand(job: Job, workspace: Workspace, said: Collection[str], now: datetime) -> list[Item] | None:
    """The items of a run by hand; None where there is but one run: without `each`, or where `-p` says what it sets."""
    items = items_of(job, workspace, now) if job.each is not None else []
    if not items or any(name in said for item in items for name in item):
        return None
    return items


def file_items(job: Job, workspace: Workspace, name: str, data: bytes, said: Collection[str] = ()) -> list[Item]:
    """The rows of a .csv, by its titles, or the lines of a .jsonl, each value of its parameter's type.

    said    parameters that `-p` gives beside
    Raises  SignoffError for what cannot be read, is there twice, or is given by both"""
    try:
        rows = _lines(data) if name.endswith(".jsonl") else _rows(data)
    except (ValueError, csv.Error) as error:
        raise SignoffError(f"{name} cannot be read as a list of items: {error}") from None
    if both := sorted({one for row in rows for one in row if one in said}):
        raise SignoffError(f"{name} and `-p` both give {listed((f'`{one}`' for one in both), 'and')}; keep one")
    return _typed(job, workspace, rows, name)


def key_of(item: Item) -> str:
    """What an item is known by: its RFC 8785 text; "" for the empty one."""
    return rfc8785.dumps(item).decode() if item else ""


def item_of(key: str) -> Item:
    """The item that a key stands for."""
    return msgspec.json.decode(key, type=Item) if key else {}


def _lines(data: bytes) -> list[Item]:
    return [msgspec.json.decode(line, type=Item) for line in data.splitlines() if line.strip()]


def _rows(data: bytes) -> list[Item]:
    reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    rows = [dict(row) for row in reader]
    for number, row in enumerate(rows, 1):
        if None in row or None in row.values():
            raise ValueError(f"row {number} has not as many cells as there are titles")
    return rows


def unfit(job: Job, workspace: Workspace, items: Sequence[Item]) -> Iterator[str]:
    """What does not fit of each item, in words. When it is run, only the run of that item fails."""
    parameters = declared_by(job, read_notebook(workspace.root, job.notebook))
    known = listed(f"`{one}`" for one in parameters) or "nothing"
    for number, item in enumerate(items, 1):
        for name, value in item.items():
            if name not in parameters:
                near = nearest(name, parameters)
                yield f"item {number}: there is no parameter `{name}`; {near} It takes {known}."
            elif said := refusal(parameters[name], value):
                yield f"item {number}: `{name}` {said}"


def _typed(job: Job, workspace: Workspace, items: Sequence[Item], where: str) -> list[Item]:
    """The items with each value as its parameter has it, or as it is written where it does not fit.

    Raises SignoffError for one that is there twice, too many of them, or one that JSON cannot hold"""
    if len(items) > MOST_ITEMS:
        raise SignoffError(f"{where}: {len(items):,} items are more than {MOST_ITEMS:,}; split the list")
    parameters = declared_by(job, read_notebook(workspace.root, job.notebook))
    found = [{name: _literal(parameters.get(name), value) for name, value in item.items()} for item in items]
    first: dict[str, int] = {}
    problems = []
    for number, item in enumerate(found, 1):
        try:
            if (earlier := first.setdefault(key_of(item), number)) != number:
                problems.append(f"{where}: items {earlier} and {number} are equal: {key_of(item)[:LONGEST_SHOWN]}")
        except ValueError as error:
            problems.append(f"{where}, item {number}: {error}")
    if problems:
        raise SignoffError(*problems)
    return found


def _literal(parameter: Parameter | None, value: Any) -> Any:
    try:
        return value_of(parameter, value) if parameter else value
    except ValueError:
        return value


def _all(name: str) -> Each:
    """What a name alone stands for."""
    everybody = Approvers(person=EVERY)
    return {"channels": Each(channels=EVERY), "weeks": Each(weeks=WEEKS), "campaigns": Each(campaigns=EVERY),
            "people": Each(people=everybody)}[name]  # fmt: skip


def _named(each: Each, job: Job, workspace: Workspace, due: datetime) -> list[Item]:
    """One item for each name; of several lists, one for each pair."""
    policy, local = workspace.policy, due.astimezone(zone(zone_of(job, workspace.policy)))
    lists = {
        "channel": _either(each.channels, policy.channels) if each.channels else None,
        "week": _weeks(each.weeks, local) if each.weeks else None,
        "campaign": _campaigns(each, workspace, local.date()) if each.campaigns else None,
        "person": _people(each, policy, due) if each.people else None,
    }
    said = {name: names for name, names in lists.items() if names is not None}
    return [dict(zip(said, names, strict=True)) for names in product(*said.values())]


def _either(said: Any, every: Any) -> list[str]:
    return list(every) if many(said) == (EVERY,) else list(many(said))


def _weeks(number: int, due: datetime) -> list[str]:
    """The last whole ISO weeks before the due time, oldest first."""
    monday = due.date() - timedelta(days=due.weekday())
    return [week_of(monday - timedelta(weeks=back)) for back in range(number, 0, -1)]


def _campaigns(each: Each, workspace: Workspace, day: date) -> list[str]:
    campaigns = workspace.content.campaigns
    if many(each.campaigns) != ("running",):
        return _either(each.campaigns, campaigns)
    return [name for name, one in campaigns.items() if _runs(one, day)]


def _runs(campaign: Any, day: date) -> bool:
    begun = campaign.first_day is None or campaign.first_day <= day
    return begun and (campaign.last_day is None or day <= campaign.last_day)


def _people(each: Each, policy: Policy, due: datetime) -> list[str]:
    from signoff.workflow import Roster

    if each.people and each.people.person == EVERY:
        return sorted(policy.people)
    return sorted(Roster(policy, ()).fitting(each.people, due))
