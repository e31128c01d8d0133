"""When a step is due, what has fired, and when it escalates."""

import math

from .clock import instant, listed, reached, seconds
from .helping import deserted


def slot_of(world, standing):
    """The post's slot as an instant, or None."""
    written = standing["post"].get("schedule")
    return instant(written, world["zone"]) if written else None


def clock_of(world, step):
    """The step's calendar as JSON, or None for an elapsed clock."""
    if step.get("clock") != "business":
        return None
    return world["calendars"][step.get("calendar", world["workflow"].get("calendar"))]


def pauses_of(asked):
    """The pauses as something that can be remembered."""
    return tuple(map(tuple, asked["pauses"]))


def thresholds(step):
    """Every threshold of a step, as it is written."""
    escalate = [step["escalate"].get("at", "100%")] if "escalate" in step else []
    return list(dict.fromkeys(listed(step.get("remind_at")) + escalate))


def moment(world, standing, step, threshold):
    """When a threshold comes; None where it does not."""
    asked = standing["asked"][step["name"]]
    if threshold.startswith("slot-"):
        slot = slot_of(world, standing)
        return None if slot is None else slot - seconds(threshold[5:])
    if "within" not in step:
        return None
    budget = math.ceil(seconds(step["within"]) * int(threshold.rstrip("%")) / 100)
    return reached(clock_of(world, step), asked["start"], budget, pauses_of(asked))


def due(world, standing, step):
    """When the step is due; None without a due time."""
    asked = standing["asked"][step["name"]]
    times = [moment(world, standing, step, "100%")]
    if "before_slot" in step and slot_of(world, standing) is not None:
        pulled = slot_of(world, standing) - seconds(step["before_slot"])
        still = asked["pauses"] and asked["pauses"][-1][1] is None
        times.append(None if still and pulled > asked["pauses"][-1][0] else pulled)
    return min((time for time in times if time is not None), default=None)


def overdue(world, standing, step, at):
    """Does the step escalate because its due time has come?"""
    time = due(world, standing, step) if step.get("on_overdue") == "escalate" else None
    return time is not None and time <= at


def fire(world, standing, step, at):
    """Note the thresholds that have come, and escalate."""
    asked = standing["asked"][step["name"]]
    for threshold in thresholds(step):
        comes = moment(world, standing, step, threshold)
        if comes is None or comes > at or (threshold.startswith("slot-") and comes < at):
            continue
        entry = {"step": step["name"], "threshold": threshold, "round": standing["round"]}
        if threshold not in asked["gone"] and not any(entry.items() <= one.items() for one in standing["fired"]):
            standing["fired"].append(entry | {"at": at})
        asked["gone"].append(threshold)
        if threshold == step.get("escalate", {"at": None}).get("at", "100%"):
            asked["escalated"] = True
    if "escalate" in step and (overdue(world, standing, step, at) or deserted(world, standing, step, at)):
        asked["escalated"] = True
