"""What people do to a post, and why an act is refused. Each act answers with its reasons; none means it was taken."""

import json

from . import people, when
from .clock import day, listed
from .helping import barred, elsewhere
from .standing import blocks, chain_of

KINDS = {"text": "text", "first_comment": "text", "assets": "assets", "channels": "channels", "schedule": "schedule"}
OPEN = ("review", "changes")


def revision(post):
    """What makes two contents the same."""
    return json.dumps({key: value for key, value in post.items() if key != "notes"}, sort_keys=True)


def act(world, standing, event, at):
    """Do what the event says. Answers the reasons for which it is refused."""
    date = day(at, world["zone"])
    if event["by"] not in world["team"]["people"]:
        return [event["by"]]
    if event["do"] in VERDICTS:
        return verdict(world, standing, event, at, date)
    refused = []
    if not people.may(world["team"], event["by"], event["do"], date, standing["post"]):
        refused.append(f"may not {event['do']}")
    return DOING[event["do"]](world, standing, event, at, refused)


def submit(world, standing, event, at, refused):
    """Begin a review, or put the post back into it."""
    if revision(standing["post"]) in standing["rejections"]:
        refused.append("rejected")
    if refused or standing["base"] == "review":
        return refused
    if standing["base"] != "changes":
        standing["asked"] = {}
    standing.update(base="review", verdicts=[], overridden=[], requested=[], rejected=None)
    standing["round"] += 1
    standing.update(begun=at, scheduled=when.schedule_facts(world, standing["post"], at))
    return []


def edit(world, standing, event, at, refused):
    """Lay the change over the post; what it does not keep is asked again."""
    if refused:
        return refused
    post = {key: value for key, value in (standing["post"] | event["change"]).items() if value not in (None, [])}
    keys = [key for key in event["change"] if key != "notes" and post.get(key) != standing["post"].get(key)]
    kinds = {KINDS.get(key, "metadata") for key in keys}
    standing["post"] = post
    if standing["base"] == "rejected":
        standing.update(base="draft", rejected=None, requested=[], verdicts=[], overridden=[])
    if post["author"] not in standing["authors"]:
        standing["authors"].append(post["author"])
        standing["verdicts"] = [v for v in standing["verdicts"] if not barred(world, standing, v["by"])]
    if standing["sealed"]:
        standing.update(editors=[], changed=[], sealed=False)
    if not kinds:
        return []
    standing["changed"] = sorted({*standing["changed"], *kinds})
    if not kinds <= set(listed(world["workflow"].get("keep_approvals_on"))):
        standing.update(verdicts=[], overridden=[])
        standing["editors"].append(event["by"])
    return []


def withdraw(world, standing, event, at, refused):
    """End the review; what was said in it no longer counts."""
    if standing["base"] not in OPEN:
        refused.append("not in review")
    if not refused:
        standing.update(base="withdrawn", verdicts=[], overridden=[], requested=[], asked={}, rejected=None)
    return refused


def override(world, standing, event, at, refused):
    """Every step that is still open is done, by one who may and says why."""
    rule, person = world["workflow"].get("override", {}), event["by"]
    held = people.roles(world["team"], person, day(at, world["zone"]), standing["post"])
    if not set(held) & set(listed(rule.get("roles"))):
        refused.append("may not override")
    if not event.get("reason"):
        refused.append("reason")
    if person == standing["post"]["author"]:
        refused.append("author")
    if standing["base"] not in OPEN:
        refused.append("not in review")
    chain, wrong = chain_of(world, standing, at)
    open_ones = [step["name"] for step in when.steps_of(chain) if blocks(standing, step)] if chain else []
    if wrong or not open_ones or event.get("step") not in (None, *open_ones):
        refused.append(wrong or "not current")
    if not refused:
        standing["overridden"] += [name for name in open_ones if event.get("step") in (None, name)]
        standing.update(base="review", requested=[])
    return refused


def principals(world, standing, step, who, event, date):
    """Those among `who` for whom this person acts, the person included. None acts for one who may not approve."""
    team, post, person = world["team"], standing["post"], event["by"]
    group = [one for one in team["people"] if people.belongs(team, who, one, date, post)]
    acting = [one for one in group if person in people.delegates(team, one, date)]
    if event["do"] == "approve":
        acting = [one for one in acting if not barred(world, standing, one)]
        acting = [one for one in acting if not elsewhere(world, standing, step, one)]
    found = [person] * (person in group) + acting
    return [one for one in found if people.may(team, one, event["do"], date, post)]


def who_lets(world, standing, step, event, date):
    """(the people by whose rights the act is done, as what); nobody where the person has no say in this step."""
    targets = [step["escalate"]["to"]] if standing["asked"][step["name"]]["escalated"] else []
    for who in [step["approvers"], *targets]:
        if found := principals(world, standing, step, who, event, date):
            return found, who
    return [], None


def verdict(world, standing, event, at, date):
    """An approval, a request for changes, or a rejection."""
    if standing["base"] not in OPEN:
        return ["not in review"]
    chain, wrong = chain_of(world, standing, at)
    if wrong:
        return [wrong]
    step = the_step(world, standing, chain, event, date)
    if step is None or not standing["asked"].get(step["name"], {}).get("waiting"):
        return ["not current"]
    rights, where = who_lets(world, standing, step, event, date)
    reasons = [] if rights else ["not an approver"]
    proofs = ["claimed", "os", "signed"]
    if proofs.index(event.get("identity", "claimed")) < proofs.index(step.get("identity", "claimed")):
        reasons.append("identity")
    if event["do"] == "approve":
        reasons += against_approval(world, standing, step, event["by"])
    return reasons or take(standing, step, event, at, rights, where)


def the_step(world, standing, chain, event, date):
    """The step that an event names, else the current one."""
    steps = when.steps_of(chain)
    if event.get("step"):
        return next((step for step in steps if step["name"] == event["step"]), None)
    now = [step for step in steps if standing["asked"].get(step["name"], {}).get("waiting")]
    mine = [step for step in now if who_lets(world, standing, step, event, date)[0]]
    return next(iter(mine + now), None)


def against_approval(world, standing, step, person):
    """Why this person may not approve this post, or this step."""
    if standing["base"] == "changes":
        yield "changes requested"
    if barred(world, standing, person):
        yield "author or editor"
    if elsewhere(world, standing, step, person):
        yield "distinct"


def take(standing, step, event, at, rights, where):
    """The verdict counts."""
    entry = {"step": step["name"], "by": event["by"], "do": event["do"], "at": at, "chain": standing["chain"]}
    entry |= {"for": rights, "rights": rights, "as": where, "advisory": bool(step.get("advisory"))}
    standing["verdicts"] = [v for v in standing["verdicts"] if (v["by"], v["step"]) != (event["by"], step["name"])]
    standing["verdicts"].append(entry)
    if step.get("advisory"):
        return []
    if event["do"] == "request_changes":
        pause(standing, step, at)
    if event["do"] == "reject":
        standing["rejections"].append(revision(standing["post"]))
        standing.update(base="rejected", rejected=step["name"], requested=[], asked={})
    return []


def pause(standing, step, at):
    """Every step that waits stands still."""
    standing["requested"].append(step["name"])
    if standing["base"] == "review":
        for asked in standing["asked"].values():
            if asked["waiting"]:
                asked["pauses"].append([at, None])
    standing["base"] = "changes"


VERDICTS = ("approve", "request_changes", "reject")
DOING = {"submit": submit, "edit": edit, "withdraw": withdraw, "override": override}
