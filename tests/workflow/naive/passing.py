"""Time that passes: every instant at which something may change by itself."""

from datetime import date, timedelta

from . import when
from .answers import approvals
from .clock import instant, listed, seconds
from .due import due, moment, thresholds
from .standing import chain_of, settle


def midnights(world):
    """The instants at which somebody comes, goes, or changes roles."""
    team = world["team"]
    dated = [*listed(team.get("out_of_office")), *listed(team.get("delegations")), *team["people"].values()]
    dated += [role for person in team["people"].values() for role in listed(person.get("roles"))]
    for one in dated:
        if isinstance(one, dict):
            ends = [one[key] for key in ("last_day", "left") if key in one]
            after = [(date.fromisoformat(end) + timedelta(days=1)).isoformat() for end in ends]
            yield from [instant(f"{text} 00:00", world["zone"]) for text in [*after, *listed(one.get("first_day"))]]


def next_instant(world, standing, at):
    """The next instant after `at` at which something may change by itself, or None."""
    times = list(world["midnights"])
    chain, _ = chain_of(world, standing, at)
    for step in when.steps_of(chain) if chain and standing["base"] == "review" else []:
        if "valid_for" in step:
            times += [v["at"] + seconds(step["valid_for"]) for v in approvals(standing, step["name"])]
        if standing["asked"].get(step["name"], {}).get("waiting"):
            times += [moment(world, standing, step, threshold) for threshold in thresholds(step)]
            times.append(due(world, standing, step))
    return min((time for time in times if time is not None and time > at), default=None)


def advance(world, standing, start, until):
    """Let time pass, instant by instant."""
    at = start
    while at is not None and at <= until:
        settle(world, standing, at)
        at = next_instant(world, standing, at)
    settle(world, standing, until)
