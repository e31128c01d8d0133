"""What a decision costs beside one authorisation: signoff decides whole posts, cedarpy and casbin answer one question.

    .venv/bin/python benchmarks/decide.py [--posts 1000] [--rounds 7]

The question that the peers are asked of each post is the smallest part of a decision: may this person approve this
step of this post (a role, a channel, not the author)? cedarpy is asked in three ways: as its own documentation shows,
with the rules as text beside the person and the post; with rules that were parsed before; and with those and the
whole team, as by a caller who does not know whose roles matter. The first is the goal: one single authorisation.
signoff is asked for all of it: chain, three steps, verdicts, business clocks, who is waited on, every reason as text
(`Decision.plain`). All are run in turn in one go; what is compared is the least CPU time of all rounds, in
microseconds. Exit status 1 when the answers differ, or a decision costs more than that authorisation."""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import casbin
import cedarpy

from signoff.clock import zone
from signoff.content import Post, post_of
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, document, documents
from signoff.workflow import Event, decide
from signoff.workspace import OPENED

POLICY = """
kind: workspace
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw]}
  editor: {may: [submit, edit, approve, request_changes, reject]}
  legal: {may: [approve, reject]}
  head: {may: [approve, override, waive]}
people:
  anna: {roles: author}
  bruno: {roles: [author, editor]}
  janis: {roles: editor}
  liga: {roles: [author, editor]}
  elina: {roles: legal}
  karlis: {roles: legal}
  dace: {roles: head}
  ilze: {roles: head}
---
kind: channels
accounts:
  - {name: cafe-bluesky, network: bluesky, market: LV}
  - {name: cafe-linkedin, network: linkedin, market: LV}
---
kind: calendar
name: riga
zone: Europe/Riga
hours: {mon-fri: 09:00-17:00}
holidays: [{date: 2026-12-24, name: Christmas Eve}]
---
kind: workflow
calendar: riga
chains:
  - name: standard
    steps:
      - {name: editor, approvers: {role: editor}, within: 24h, clock: business}
      - {name: head, approvers: {role: head}}
  - name: promotion
    when: {tag: promotion, channel: cafe-*}
    before: standard
    steps:
      - {name: editor, approvers: {role: editor}, within: 16h, clock: business}
      - {name: legal, approvers: {role: legal}, within: 24h, clock: business}
      - {name: head, approvers: {role: head}, within: 8h, clock: business}
"""
CEDAR = """
permit(principal in Role::"editor", action == Action::"approve", resource)
when { resource.channels.contains("cafe-bluesky") };
forbid(principal, action == Action::"approve", resource) when { resource.author == principal };
"""
CASBIN_MODEL = """
[request_definition]
r = sub, obj, act
[policy_definition]
p = role, channel, act
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = g(r.sub, p.role) && r.act == p.act && p.channel in r.obj.channels && r.sub != r.obj.author
"""
NOW = datetime(2026, 12, 8, 12, tzinfo=timezone(timedelta(hours=2)))
SUBMITTED = NOW - timedelta(days=7)
AUTHORS = ("anna", "bruno", "liga")
ASKED = ("anna", "bruno", "janis", "liga", "elina")


def policy() -> Policy:
    """The policy of the benchmark, valid."""
    problems: list = []
    made = Policy([document(node, OPENED, problems) for node in documents(POLICY, "decide.yml", problems)], NETWORKS)
    return made.check()


def posts(number: int, policy: Policy) -> list[tuple[Post, list[Event]]]:
    """So many distinct posts in review, each at one of four places on its way, with what happened to it."""
    return [(_post(each, policy), _events(each)) for each in range(number)]


def _post(number: int, policy: Policy) -> Post:
    front = {"id": f"p{number}", "author": AUTHORS[number % 3], "channels": ["cafe-bluesky", "cafe-linkedin"]}
    made = post_of({**front, "tags": ["promotion"], "text": f"Soup number {number}, from noon.",
                    "schedule": "2026-12-20 09:00"}, policy.zone)  # fmt: skip
    assert made.revision  # a revision is known from the reading of a post, before anything is decided
    return made


def _events(number: int) -> list[Event]:
    at = SUBMITTED + timedelta(minutes=number % 600)
    done = [("submit", AUTHORS[number % 3]), ("approve", "janis"), ("approve", "elina"), ("approve", "dace")]
    return [
        Event(at=at + timedelta(hours=hours), by=by, do=do, seq=4 * number + hours)
        for hours, (do, by) in enumerate(done[: 1 + number % 4])
    ]


class Cedar:
    """cedarpy, one `is_authorized` a question."""

    def __init__(self, policy: Policy, posts: list[Post], team: bool = False, parsed: bool = True) -> None:
        """Parses the rules, or not; prepares each request with the two things it is about, or the team and the post."""
        self._rules = cedarpy.PolicySet.from_str(CEDAR) if parsed else CEDAR
        people = [_user(policy, name) for name in policy.people]
        asked = [_request(policy, post, ASKED[number % 5]) for number, post in enumerate(posts)]
        self._asked = [(request, [*people, about[1]] if team else about) for request, about in asked]

    def answers(self) -> list[bool]:
        """May this one approve, post by post?"""
        return [cedarpy.is_authorized(request, self._rules, about).allowed for request, about in self._asked]


def _user(policy: Policy, person: str) -> dict:
    roles = [{"type": "Role", "id": grant.role} for grant in policy.people[person].grants]
    return {"uid": {"type": "User", "id": person}, "attrs": {}, "parents": roles}


def _request(policy: Policy, post: Post, person: str) -> tuple[dict, list[dict]]:
    user, resource = {"type": "User", "id": person}, {"type": "Post", "id": post.id}
    said = {"author": {"__entity": {"type": "User", "id": post.front.author}}, "channels": list(post.channels)}
    request = {"principal": user, "action": {"type": "Action", "id": "approve"}, "resource": resource, "context": {}}
    return request, [
        _user(policy, person),
        {"uid": resource, "attrs": said, "parents": []},
    ]


class Resource:
    """A post as casbin's matcher looks at it."""

    def __init__(self, post: Post) -> None:
        """Takes what the question is about."""
        self.author, self.channels = post.front.author, post.channels


class Casbin:
    """casbin, one `enforce` a question."""

    def __init__(self, policy: Policy, posts: list[Post]) -> None:
        """Loads the model, the one rule and the roles."""
        model = casbin.Model()
        model.load_model_from_text(CASBIN_MODEL)
        self._enforcer = casbin.Enforcer(model)
        self._enforcer.add_policy("editor", "cafe-bluesky", "approve")
        for name, person in policy.people.items():
            for grant in person.grants:
                self._enforcer.add_grouping_policy(name, grant.role)
        self._asked = [(ASKED[number % 5], Resource(post), "approve") for number, post in enumerate(posts)]

    def answers(self) -> list[bool]:
        """May this one approve, post by post?"""
        return [self._enforcer.enforce(*asked) for asked in self._asked]


class Signoff:
    """signoff: the whole decision of each post, rendered."""

    def __init__(self, policy: Policy, posts: list[tuple[Post, list[Event]]]) -> None:
        """Takes the policy as it was loaded."""
        self._policy, self._posts, self._zone = policy, posts, zone(policy.zone)

    def decided(self) -> list[dict]:
        """Each post as `signoff status --json` prints it."""
        return [decide(post, self._policy, events, (), NOW).plain(self._zone) for post, events in self._posts]

    def answers(self) -> list[bool]:
        """The peers' question, out of the decisions on the same posts as they were submitted."""
        first = [decide(post, self._policy, events[:1], (), NOW) for post, events in self._posts]
        return [ASKED[number % 5] in decision.steps[0].waiting_on for number, decision in enumerate(first)]


def least(sides: dict[str, Callable[[], list]], rounds: int) -> dict[str, float]:
    """The least CPU time of each side, in microseconds a post, over rounds in which all take their turn."""
    found = dict.fromkeys(sides, float("inf"))
    for _ in range(rounds):
        for name, side in sides.items():
            begin = time.process_time()
            number = len(side())
            found[name] = min(found[name], 1e6 * (time.process_time() - begin) / number)
    return found


def main() -> int:
    """Measure, print the table, and say by the exit status whether the goal is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=1000, help="distinct posts (default 1000)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each side (default 7)")
    options = parser.parse_args()
    rules = policy()
    told = posts(options.posts, rules)
    asked = [post for post, _ in told]
    cedar, enforcer, signoff = Cedar(rules, asked, parsed=False), Casbin(rules, asked), Signoff(rules, told)
    parsed, carrying = Cedar(rules, asked), Cedar(rules, asked, team=True)
    if not signoff.answers() == cedar.answers() == enforcer.answers():
        print("the peers do not agree")
        return 1
    sides = {"cedarpy, one question": cedar.answers, "cedarpy, parsed before": parsed.answers,
             "cedarpy, with the team": carrying.answers,
             "casbin, one question": enforcer.answers,
             "signoff, whole post": signoff.decided}  # fmt: skip
    times = least(sides, options.rounds)
    one = times["cedarpy, one question"]
    print(f"{'':24}{'µs':>8}{'a second':>12}{'ratio':>8}   ({options.posts} posts; the answers agree)")
    for name, spent in times.items():
        print(f"{name:24}{spent:8.1f}{1e6 / spent:12,.0f}{spent / one:8.2f}")
    return int(times["signoff, whole post"] > one)


if __name__ == "__main__":
    sys.exit(main())
