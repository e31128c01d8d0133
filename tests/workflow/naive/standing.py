"""Where a post stands: which steps are done, who could still help, what the clocks say. One dict holds it all."""

import math
from datetime import date, timedelta

from . import people, when
from .clock import day, instant, listed, reached, seconds


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


def approvals(standing, name):
    """The approvals of a step that count: those that were given in the chain that takes the post now."""
    return [v for v in standing["verdicts"] if (v["chain"], v["step"], v["do"]) == (standing["chain"], name, "approve")]


def uncovered(standing, step):
    """Those of an `all` for whom nobody has answered; one human answers for one, themselves first."""
    return min(left_over(members_of(standing, step), approvals(standing, step["name"])), key=len)


def members_of(standing, step):
    """Those of an `all`, without who became an editor since."""
    asked = standing["asked"][step["name"]]
    return [one for one in asked["members"] if one not in asked["out"]]


def left_over(members, given):
    """Every way in which the approvals can be shared out: the members that each way leaves."""
    yield members
    for one in given[:1]:
        yield from left_over(members, given[1:])
        for person in [one["by"]] if one["by"] in members else one["for"]:
            if person in members:
                yield from left_over([other for other in members if other != person], given[1:])


def answerable(standing, step):
    """Those of an `all` for whom an answer would still help."""
    given = approvals(standing, step["name"])
    ways = list(left_over(members_of(standing, step), given))
    least = min(map(len, ways))
    return list(dict.fromkeys(person for way in ways if len(way) == least for person in way))


def satisfied(standing, step):
    """Have enough people approved this step?"""
    given, asked = {v["by"] for v in approvals(standing, step["name"])}, standing["asked"].get(step["name"])
    if step.get("need", 1) != "all":
        return len(given) >= step.get("need", 1)
    if asked is None or not members_of(standing, step):
        return False
    if given and asked["escalated"] and len(given) >= len(members_of(standing, step)):
        return True
    return bool(given) and not uncovered(standing, step)


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


def barred(world, standing, person):
    """May this person not approve this post, as its author or an editor?"""
    duties = world["workflow"].get("separation_of_duties", {})
    own = person in standing["authors"] and duties.get("author") != "may_approve"
    return own or (person in standing["editors"] and duties.get("editors") != "may_approve")


def elsewhere(world, standing, step, person):
    """Did this person fill another step, where steps ask for distinct people?"""
    duties = world["workflow"].get("separation_of_duties", {})
    given = [v for v in standing["verdicts"] if v["do"] == "approve" and v["by"] == person]
    filled = {v["step"] for v in given if not v["advisory"]}
    return duties.get("steps") == "distinct_people" and bool(filled - {step["name"]})


def able(world, standing, step, person, date):
    """Is this person there, and not barred from this step?"""
    if people.away(world["team"], person, date) or barred(world, standing, person):
        return False
    return not elsewhere(world, standing, step, person)


def holders(world, standing, step, date):
    """Those of the step's own group who may approve this post."""
    found = people.group(world["team"], step["approvers"], date, standing["post"])
    return [person for person in found if not barred(world, standing, person)]


def first_group(world, standing, step, date):
    """Those whose approval is asked before any escalation."""
    if step.get("need", 1) == "all":
        return answerable(standing, step)
    return people.group(world["team"], step["approvers"], date, standing["post"])


def both_groups(world, standing, step, date):
    """Those who may answer now; after an escalation the target too."""
    team, post = world["team"], standing["post"]
    if not standing["asked"][step["name"]]["escalated"]:
        return first_group(world, standing, step, date)
    found = people.group(team, step["approvers"], date, post)
    return found + people.group(team, step["escalate"]["to"], date, post)


def helpers(world, standing, step, at):
    """Everybody whose approval would help this step now."""
    date = day(at, world["zone"])
    asked = both_groups(world, standing, step, date)
    owners = people.group(world["team"], step["approvers"], date, standing["post"])
    if standing["asked"][step["name"]]["escalated"]:
        owners += people.group(world["team"], step["escalate"]["to"], date, standing["post"])
    owners = [person for person in owners if not barred(world, standing, person)]
    owners = [person for person in owners if not elsewhere(world, standing, step, person)]
    acting = [one for person in asked if person in owners for one in people.delegates(world["team"], person, date)]
    mine = [person for person in asked if person in owners]
    done = {v["by"] for v in approvals(standing, step["name"])}
    found = [one for one in dict.fromkeys(mine + acting) if one not in done]
    return [one for one in found if able(world, standing, step, one, date)]


def deserted(world, standing, step, at):
    """Must the step escalate at once, because those it asks are not there?"""
    if step.get("need", 1) != "all":
        given = {v["by"] for v in approvals(standing, step["name"])}
        return len(given) + len(helpers(world, standing, step, at)) < step.get("need", 1)
    return any(left_alone(world, standing, step, one, day(at, world["zone"])) for one in answerable(standing, step))


def left_alone(world, standing, step, person, date):
    """Is a person away, or unable since to answer this step, and nobody there who acts for them?"""
    out = person not in people.group(world["team"], step["approvers"], date, standing["post"])
    out = out or elsewhere(world, standing, step, person)
    acting = [] if out else people.delegates(world["team"], person, date)
    there = [one for one in acting if able(world, standing, step, one, date)]
    return (out or people.away(world["team"], person, date)) and not there


def slot_of(world, standing):
    """The post's slot as an instant, or None."""
    written = standing["post"].get("schedule")
    return instant(written, world["zone"]) if written else None


def clock_of(world, step):
    """The step's calendar as JSON, or None for an elapsed clock."""
    if step.get("clock") != "business":
        return None
    return world["calendars"][step.get("calendar", world["workflow"].get("calendar"))]


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


def pauses_of(asked):
    """The pauses as something that can be remembered."""
    return tuple(map(tuple, asked["pauses"]))


def thresholds(step):
    """Every threshold of a step, as it is written."""
    escalate = [step["escalate"].get("at", "100%")] if "escalate" in step else []
    return list(dict.fromkeys(listed(step.get("remind_at")) + escalate))


def due(world, standing, step):
    """When the step is due; None without a due time."""
    asked = standing["asked"][step["name"]]
    times = [moment(world, standing, step, "100%")]
    if "before_slot" in step and slot_of(world, standing) is not None:
        pulled = slot_of(world, standing) - seconds(step["before_slot"])
        still = asked["pauses"] and asked["pauses"][-1][1] is None
        times.append(None if still and pulled > asked["pauses"][-1][0] else pulled)
    return min((time for time in times if time is not None), default=None)


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


def overdue(world, standing, step, at):
    """Does the step escalate because its due time has come?"""
    time = due(world, standing, step) if step.get("on_overdue") == "escalate" else None
    return time is not None and time <= at


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


def members_now(world, standing, step, at):
    """Everybody who could approve the step now."""
    found = holders(world, standing, step, day(at, world["zone"]))
    return [one for one in found if not elsewhere(world, standing, step, one)]


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
        asked["out"] = [one for one in asked["members"] if barred(world, standing, one)]
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
            asked |= {"members": members_now(world, standing, step, at), "escalated": False}


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
