"""Who may still answer a step: not barred, not away, not used up elsewhere; and whether anybody is left."""

from . import people
from .answers import answerable, approvals
from .clock import day


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


def members_now(world, standing, step, at):
    """Everybody who could approve the step now."""
    found = holders(world, standing, step, day(at, world["zone"]))
    return [one for one in found if not elsewhere(world, standing, step, one)]


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
