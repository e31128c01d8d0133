"""The engine once more, as simply as it can be told: plain dicts, loops, and a clock read once a minute.

Written from DESIGN sections 4 and 6 and the contract of the approval cases alone. It imports nothing of the product:
`tests/house/test_naive_is_alone.py` holds that. It knows no finding, so nothing that it is asked may have one."""

import copy
import json

from . import when
from .acts import DOING, VERDICTS, act
from .answers import approvals, members_of
from .clock import day, instant, listed
from .due import due, slot_of
from .helping import elsewhere, helpers, holders
from .passing import advance, midnights
from .standing import blocks, chain_of, complete, fresh, status


def world_of(policies):
    """The policies by what they are."""
    world = {"zone": "UTC", "accounts": {}, "calendars": {}, "workflow": None, "team": None}
    for one in policies:
        if one["kind"] == "workspace":
            world["zone"] = one.get("zone", "UTC")
        elif one["kind"] == "channels":
            world["accounts"] |= {account["name"]: account for account in one["accounts"]}
        elif one["kind"] == "calendar":
            world["calendars"][one["name"]] = json.dumps({"zone": world["zone"]} | one, sort_keys=True)
        elif one["kind"] in ("workflow", "team"):
            world[one["kind"]] = one
    world["midnights"] = sorted(set(midnights(world)))
    return world


def decide(policies, post, events, now):
    """Say where the post stands at `now`: plain data of a policy test in, plain words out; instants are seconds."""
    world = world_of(policies)
    until, refused = instant(now, world["zone"]), []
    standing, last = fresh({key: value for key, value in post.items() if value not in (None, [])}), None
    for position, event in enumerate(events, 1):
        at = instant(event["at"], world["zone"])
        if at > until:
            continue
        tried = copy.deepcopy(standing)
        if last is not None and at < last:
            refused.append(position)
            continue
        advance(world, tried, at if last is None else last, at)
        if list(act(world, tried, event, at)):
            refused.append(position)
            continue
        advance(world, tried, at, at)
        standing, last = tried, at
    advance(world, standing, until if last is None else last, until)
    return answer(world, standing, until) | {"refused": refused}


def error_of(world, standing, chain, at):
    """What makes the decision impossible, or None."""
    steps = [step for step in when.steps_of(chain) if status(standing, step) != "skipped"]
    if all(step.get("advisory") for step in steps):
        return f"no step of {chain['name']} applies that must agree"
    date = day(at, world["zone"])
    for step in [] if standing["base"] in ("withdrawn", "rejected") else steps:
        given = {v["by"] for v in approvals(standing, step["name"])}
        able = [one for one in holders(world, standing, step, date) if not elsewhere(world, standing, step, one)]
        could = given | set(able)
        need = step.get("need", 1)
        if need == "all" and asked_nobody(standing, step):
            return f"{step['name']}: all of nobody"
        if blocks(standing, step) and len(could) < (1 if need == "all" else need):
            return f"{step['name']}: too few"
    return None


def asked_nobody(standing, step):
    """Is it waited for all of nobody? Whoever gets the role later does not mend that."""
    asked = standing["asked"].get(step["name"])
    waits = asked and asked["waiting"] and standing["base"] == "review" and blocks(standing, step)
    return bool(waits) and not members_of(standing, step)


def state_of(world, standing, chain, at):
    """The state's word."""
    words = {"changes": "changes_requested", "review": "in_review"}
    if standing["base"] != "review" or not complete(standing, chain):
        return words.get(standing["base"], standing["base"])
    slot = slot_of(world, standing)
    if slot is None:
        return "approved"
    # At the very second of its slot a post is to go out: the slot has come, and has not passed.
    return "scheduled" if slot >= at else "expired"


def step_word(standing, step):
    """The word for a step, its turn counted."""
    name = step["name"]
    if name in standing["requested"]:
        return "changes_requested"
    if name == standing["rejected"]:
        return "rejected"
    waits = standing["base"] == "review" and standing["asked"].get(name, {}).get("waiting")
    return status(standing, step) or ("waiting" if waits else "pending")


def answer(world, standing, at):
    """Everything there is to say at this instant."""
    chain, wrong = chain_of(world, standing, at)
    wrong = wrong or error_of(world, standing, chain, at)
    if wrong:
        return {"error": wrong}
    steps = when.steps_of(chain)
    words = {step["name"]: step_word(standing, step) for step in steps}
    waiting = [step for step in steps if words[step["name"]] == "waiting"]
    asked = [step for step in steps if standing["asked"].get(step["name"], {}).get("waiting")]
    state = state_of(world, standing, chain, at)
    return {
        "state": state,
        "chain": chain["name"],
        "steps": words,
        "waiting_on": {step["name"]: sorted(helpers(world, standing, step, at)) for step in waiting},
        "due": {step["name"]: due(world, standing, step) for step in asked},
        "fired": sorted((one["step"], one["threshold"], one["at"]) for one in standing["fired"]),
        "publishable": state in ("approved", "scheduled"),
    }


__all__ = ["DOING", "VERDICTS", "decide", "instant", "listed", "world_of"]
