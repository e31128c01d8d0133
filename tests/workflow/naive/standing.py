"""Where a post stands: its chain, which steps are done, and which are asked now. One dict holds it all."""

from . import people, when
from .answers import satisfied
from .clock import day, seconds
from .due import fire
from .helping import barred, members_now


def fresh(post):
    """A draft that its author wrote."""
    lists = ["editors", "changed", "verdicts", "overridden", "requested", "rejections", "fired"]
    return {key: [] for key in lists} | {
        "post": post,
        "authors": [post["author"]],
        "complete": False,
        "base": "draft",
        "round": 0,
        "sealed": False,
        "rejected": None,
        "asked": {},
        "scheduled": None,
    }


def chain_of(world, standing, at):
    """(the chain, None) or (None, what is wrong), as the post is now."""
    told = standing["scheduled"]
    if told is None:
        told = when.schedule_facts(world, standing["post"], at)
    date = day(at if standing["scheduled"] is None else standing["begun"], world["zone"])
    standing["facts"] = when.facts_of(world, standing["post"], date, standing["changed"], told)
    chain, wrong = when.choose(world, standing["facts"])
    if standing.get("chain") != (chain and chain["name"]):
        standing.update(chain=chain and chain["name"], asked={})
    return chain, wrong


def applies(standing, step):
    """Is the step asked for this post at all?"""
    return when.holds(step.get("when"), standing["facts"])


def status(standing, step):
    """The word for a step that does not depend on its turn; None when it is open."""
    if not applies(standing, step):
        return "skipped"
    if step["name"] in standing["overridden"]:
        return "overridden"
    said = [v["do"] for v in standing["verdicts"] if v["step"] == step["name"]]
    if step.get("advisory") and said and said[-1] != "approve":
        return {"reject": "rejected", "request_changes": "changes_requested"}[said[-1]]
    return "approved" if satisfied(standing, step) else None


def blocks(standing, step):
    """Does what follows wait for this step?"""
    return not step.get("advisory") and status(standing, step) is None


def current(standing, chain):
    """The steps that are asked now."""
    found = []
    for item in when.items(chain):
        found += [step for step in item if status(standing, step) is None]
        if any(blocks(standing, step) for step in item):
            break
    return found


def complete(standing, chain):
    """Have all steps agreed that must? Where none must, nothing is agreed."""
    if not any(applies(standing, step) and not step.get("advisory") for step in when.steps_of(chain)):
        return False
    return not any(blocks(standing, step) for step in when.steps_of(chain))


def settle(world, standing, at):
    """Bring everything to what it is at this instant."""
    chain, _ = chain_of(world, standing, at)
    if standing["base"] != "review":
        return
    if chain is None:
        standing["asked"] = {}
        return
    standing["verdicts"] = [v for v in standing["verdicts"] if not old(world, standing, chain, v, at)]
    for asked in standing["asked"].values():
        # Whoever edits is out for as long as this step is asked, also when an approval has made them free again.
        asked["out"] += [one for one in asked["members"] if barred(world, standing, one)]
    for _ in when.steps_of(chain):
        now = current(standing, chain)
        turn(world, standing, now, at)
        for step in now:
            fire(world, standing, step, at)
    whole = complete(standing, chain)
    standing["sealed"] = standing["sealed"] or (whole and not standing["complete"])
    standing["complete"] = whole


def turn(world, standing, now, at):
    """Start the clocks of the steps that are current now, go on with paused ones, end the others."""
    names = [step["name"] for step in now]
    for name, asked in standing["asked"].items():
        asked["waiting"] = asked["waiting"] and name in names
    for step in now:
        asked = standing["asked"].get(step["name"])
        if asked is None or not asked["waiting"]:
            ask(world, standing, step, at)
        elif asked["pauses"] and asked["pauses"][-1][1] is None:
            asked["pauses"][-1][1] = at
            asked |= {"members": members_now(world, standing, step, at), "out": [], "escalated": False}


def ask(world, standing, step, at):
    """The step becomes current: a new clock, and for `all` the people as they are now."""
    members = members_now(world, standing, step, at)
    standing["asked"][step["name"]] = {
        "start": at,
        "pauses": [],
        "gone": [],
        "out": [],
        "members": members,
        "escalated": False,
        "waiting": True,
    }


def old(world, standing, chain, verdict, at):
    """Does a verdict no longer count, by its age or because its giver lost the role?"""
    step = next((one for one in when.steps_of(chain) if one["name"] == verdict["step"]), None)
    if step is None:
        return False
    if verdict["do"] == "approve" and "valid_for" in step and at >= verdict["at"] + seconds(step["valid_for"]):
        return True
    if not world["workflow"].get("verdicts_expire_with_role"):
        return False
    still = people.group(world["team"], verdict["as"], day(at, world["zone"]), standing["post"])
    return not any(one in still for one in verdict["rights"])
