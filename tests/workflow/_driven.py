"""Both engines told the same plain events one by one, and what may never be."""

import json

from signoff.clock import at, zone
from signoff.content import changes, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.workflow import Event, Refusal, Replay, decide
from signoff.workspace import OPENED
from workflow import naive

HANDED_BACK = ("changes_requested", "rejected", "withdrawn")


def policy_of(written):
    """The engine's policy out of plain documents, which must be valid."""
    problems = []
    nodes = [node for one in written for node in documents(json.dumps(one), "p.yml", problems)]
    policy = Policy([document(node, OPENED, problems) for node in nodes], NETWORKS)
    assert [str(one) for one in [*problems, *policy.problems()] if one.severity == "error"] == []
    return policy


class Driven:
    """One post under the product's engine, and what it was told."""

    def __init__(self, policy, post):
        """Begins with a draft: its plain front matter with `text`."""
        self.policy, self.plain, self.said = policy, post, post
        self.first = post_of(post, policy.zone)
        self.replay = Replay(self.first, policy, ())
        self.told, self.events, self.refused = [], [], []

    def moment(self, text):
        """A written time as the engine reads it."""
        return at(text, zone(self.policy.zone))

    def take(self, told):
        """One event. A refused one must change nothing."""
        event, after = self.event(told)
        late = bool(self.events) and event.at >= max(one.at for one in self.events)
        before = answered(self.decision(told["at"])) if late else None
        self.told.append(told)
        self.events.append(event)
        if because := self.replay.take(event):
            self.refused.append(Refusal(len(self.events), event, tuple(because)))
            now = answered(self.decision(told["at"])) if late else None
            assert before == (now and now | {"refused": before["refused"]}), self.case(told["at"])
        elif told["do"] == "edit":
            self.said = after

    def event(self, told):
        """The event, and the post's front matter after it."""
        after, edited = {**self.said, **told.get("change", {})}, {}
        if told["do"] == "edit":
            post = post_of(after, self.policy.zone)
            edited = {"post": post, "changes": changes(self.replay.post.plain, post.plain)}
        keys = {key: told[key] for key in ("by", "do", "step", "reason", "identity") if key in told}
        return Event(at=self.moment(told["at"]), **keys, **edited), after

    def decision(self, now):
        """What the engine says, told one event after the other; looked at in any order of moments."""
        return self.replay.decision(self.refused, self.moment(now))

    def in_one_pass(self, now):
        """What it says of all the events at once."""
        return decide(self.first, self.policy, self.events, (), self.moment(now))

    def taken(self):
        """The events that were not refused."""
        refused = {refusal.position for refusal in self.refused}
        return [event for position, event in enumerate(self.events, 1) if position not in refused]

    def case(self, now):
        """The whole situation as a policy test, to be run by hand."""
        return json.dumps({"kind": "test", "now": now, "post": self.plain, "events": self.told, "expect": {}})


def instant(time):
    """Seconds since 1970, or None."""
    return int(time.timestamp()) if time else None


def answered(decision):
    """A decision of the engine in the words of the naive one."""
    refused = [one.position for one in decision.refused]
    if decision.error:
        return {"error": True, "refused": refused}
    waiting = [step for step in decision.steps if step.status == "waiting"]
    return {
        "state": decision.state,
        "chain": decision.chain,
        "steps": {step.name: step.status for step in decision.steps},
        "waiting_on": {step.name: sorted(step.waiting_on) for step in waiting},
        "due": {step.name: instant(step.due) for step in waiting},
        "fired": sorted((one.step, one.threshold, instant(one.at)) for one in decision.fired),
        "publishable": decision.publishable,
        "refused": refused,
    }


def comparable(got):
    """What the contract fixes: the words of steps and whom they ask, unless the post was handed back."""
    if "error" in got:
        return {"error": True}
    if got["state"] in HANDED_BACK:
        return {key: got[key] for key in ("state", "chain", "fired", "publishable", "refused")}
    return got | {"due": {name: due for name, due in got["due"].items() if name in got["waiting_on"]}}


def agree(written, driven, now):
    """Both engines say the same at `now`; in one pass or one by one; and what must always hold does."""
    decision = driven.decision(now)
    wanted = naive.decide(written, driven.plain, driven.told, now)
    assert comparable(answered(decision)) == comparable(wanted), driven.case(now)
    assert answered(driven.in_one_pass(now)) == answered(decision), driven.case(now)
    never(written[-1], driven, decision)


def never(workflow, driven, decision):
    """No post goes out without the verdicts of its chain on its present revision, nor by its barred author's."""
    given = [event for event in driven.taken() if event.do == "approve"]
    duties = workflow.get("separation_of_duties", {})
    if duties.get("author") != "may_approve":
        assert driven.plain["author"] not in {event.by for event in given}, driven.case("")
    if not decision.publishable:
        return
    fresh = since_the_words(driven.taken(), workflow)
    for step in decision.steps:
        if step.status == "approved" and not step.advisory:
            agreed = {event.by for event in fresh if event.do == "approve" and event.step in (step.name, None)}
            assert len(agreed) >= (1 if step.need == "all" else step.need), driven.case("")
        else:
            assert step.advisory or step.status in ("skipped", "overridden"), driven.case("")
    assert any(event.do in ("approve", "override") for event in fresh), driven.case("")


def since_the_words(taken, workflow):
    """The events taken after the last edit that keeps no approval."""
    kept = set(naive.listed(workflow.get("keep_approvals_on")))
    edits = [place for place, event in enumerate(taken) if event.do == "edit" and not set(event.changes) <= kept]
    return taken[max(edits, default=-1) + 1 :]
