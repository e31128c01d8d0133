"""The same answers by trying: small random policies, every small post, every order of approvals, by the engine."""

from datetime import date, datetime, timedelta
from itertools import combinations, product

from rehearsal.prove._given import policy_of
from signoff.content import changes, post_of
from signoff.workflow import Event, decide

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
MINUTE = timedelta(minutes=1)
PEOPLE = ("anna", "bob", "cid", "dan", "eva")
ROLES = ("author", "editor", "legal", "head")
TAGS = ("x", "xy", "xq", "z", "o")
CHANNELS = ("c-bluesky", "c-linkedin")
LEAVES = (
    {"tag": "x"}, {"tag": "x*"}, {"tag": ["xy", "z"]}, {"not": {"tag": "*"}}, {"has": "link"}, {"campaign": "k"},
    {"network": "linkedin"}, {"not": {"network": "bluesky"}}, {"author": "anna"}, {"author_role": "editor"},
    {"any": [{"tag": "z"}, {"has": "link"}]}, {"all": [{"tag": "x*"}, {"not": {"tag": "x"}}]}, {"team": "t"},
)  # fmt: skip


def drawn(chance):
    """The documents of a random policy; of a circle of precedence none."""
    names = ["a", "b", "c"][: chance.choice([1, 2, 2, 3])]
    chains = [_chain(chance, name, names[at + 1 :]) for at, name in enumerate(names)]
    rights = {
        "author": ["submit", *_some(chance, ["edit"])],
        "editor": ["approve", *_some(chance, ["submit", "edit"])],
        "legal": ["approve"],
        "head": _some(chance, ["approve", "edit", "submit"]),
    }
    people = {name: {"roles": _some(chance, ROLES) or ["editor"]} for name in PEOPLE[: chance.choice([3, 4, 5])]}
    people["anna"]["roles"] = sorted({"author", *people["anna"]["roles"]})
    return [
        {"kind": "workspace", "zone": "Europe/Riga"},
        {"kind": "team", "roles": {name: {"may": may} for name, may in rights.items()}, "people": people,
         "teams": {"t": {"people": ["anna", "bob"]}}, "out_of_office": _days(chance, people, "person"),
         "delegations": _delegations(chance, people)},
        {"kind": "channels", "accounts": [{"name": one, "network": one[2:]} for one in CHANNELS]},
        {"kind": "workflow", "chains": chains, "keep_approvals_on": _some(chance, ["schedule", "text", "assets"], 0.1),
         "separation_of_duties": {
             "author": chance.choice(["may_approve", "may_not_approve", "may_not_approve"]),
             "editors": chance.choice(["may_approve", "may_not_approve", "may_not_approve"]),
             "steps": chance.choice(["distinct_people", "same_person_may"])}},
    ]  # fmt: skip


def _some(chance, values, often=0.35):
    return [value for value in values if chance.random() < often]


def _chain(chance, name, later):
    found = {"name": name, "steps": [_step(chance, f"s{at}") for at in range(chance.choice([1, 1, 2]))]}
    if before := _some(chance, later, 0.7):
        found["before"] = before
    if later or chance.random() < 0.3:
        found["when"] = chance.choice(LEAVES)
    return found | {"at_most": chance.choice([1, 2, 3, 4])}


def _step(chance, name):
    found = {"name": name, "approvers": {"role": chance.choice(ROLES[1:])}, "need": chance.choice([1, 1, 1, 2, "all"])}
    if chance.random() < 0.3:
        found["when"] = chance.choice(LEAVES)
    if chance.random() < 0.3:
        found["escalate"] = {"to": {"role": chance.choice(ROLES[1:])}}
    if chance.random() < 0.1:
        found["advisory"] = True
    return found


def _days(chance, people, key):
    first = date(2026, 12, 7) + timedelta(days=chance.randrange(3))
    last = first + timedelta(days=chance.randrange(3))
    who = _some(chance, people, 0.25)
    return [{key: one, "first_day": first.isoformat(), "last_day": last.isoformat()} for one in who]


def _delegations(chance, people):
    return [{**one, "to": chance.choice([name for name in people if name != one["from"]])}
            for one in _days(chance, people, "from")]  # fmt: skip


class Brute:
    """What holds of a policy, by trying. Days after the first six are as the seventh."""

    def __init__(self, written):
        self.written, self.policy = written, policy_of(written)
        team, flow = written[1], written[3]
        self.roles, self.people, self.chains = team["roles"], team["people"], flow["chains"]
        self.separation = flow["separation_of_duties"]
        self.kept = flow["keep_approvals_on"]
        self.authors = [name for name in self.people if self.may(name, "submit")]
        self.seen = {}
        for author in self.authors:
            for post in self._posts(author):
                decision = self.decided(post, [self.event(NOW, author, "submit")])
                applying = tuple(one.name for one in decision.steps if one.status != "skipped" and not one.advisory)
                key = decision.chain, "" if decision.chain else decision.error, applying, author
                self.seen.setdefault(key, post)

    def may(self, person, act):
        return any(act in self.roles[role]["may"] for role in self.people[person]["roles"])

    def _posts(self, author):
        subsets = [list(some) for size in range(3) for some in combinations(TAGS, size)]
        for channels, tags, campaign, link in product(
            (CHANNELS[:1], CHANNELS[1:], CHANNELS), subsets, ("", "k"), ("", " https://example.com/menu")
        ):
            yield {"id": "p", "author": author, "channels": list(channels), "tags": tags, "campaign": campaign,
                   "text": f"Soup{link}"}  # fmt: skip

    def event(self, at, by, do, **more):
        return Event(at=at, by=by, do=do, **more)

    def decided(self, post, events):
        now = max([NOW, *(event.at for event in events)])
        return decide(post_of(post, "Europe/Riga"), self.policy, events, (), now)

    # What is compared

    def errors(self):
        """no_chain, and each pair of two_chains."""
        said = {error for _, error, _, _ in self.seen if error}
        pairs = {frozenset(pair) for error in said if error.startswith("two chains") for pair in self._pairs(error)}
        return any(error.startswith("no chain") for error in said), pairs

    def _pairs(self, error):
        named = [chain["name"] for chain in self.chains if f"`{chain['name']}`" in error]
        return combinations(named, 2)

    def unreachable(self):
        decided = {chain for chain, *_ in self.seen}
        _, pairs = self.errors()
        self.in_pairs = {name for pair in pairs for name in pair}
        chains = {chain["name"] for chain in self.chains} - decided - self.in_pairs
        steps = set()
        for chain in self.chains:
            applying = {step for name, _, steps, _ in self.seen if name == chain["name"] for step in steps}
            asked = {step["name"] for step in chain["steps"] if not step.get("advisory")}
            steps |= {(chain["name"], step) for step in asked - applying if chain["name"] in decided - self.in_pairs}
        return chains, steps

    def skippable(self):
        return {chain for chain, _, steps, _ in self.seen if chain and not steps}

    def stuck(self):
        """(chain, day) on which some author's post cannot be brought through, of the first seven days."""
        found = set()
        for (chain, _, steps, author), post in self.seen.items():
            for ahead in range(7) if chain and steps else ():
                at = NOW + timedelta(days=ahead)
                submit = self.event(at, author, "submit")
                if (chain, ahead) not in found and not self.through(post, [submit], list(self.people)):
                    found.add((chain, ahead))
        return found

    def through(self, post, events, people, whatever=False):
        """Whether some order of approvals by these people makes it publishable; whatever: also past an error."""
        decision = self.decided(post, events)
        if decision.publishable:
            return True
        for step in () if decision.error and not whatever else decision.waiting:
            for person in step.waiting_on if not step.advisory else ():
                approval = self.event(events[-1].at + MINUTE, person, "approve", step=step.name)
                if person in people and self.through(post, [*events, approval], people, whatever):
                    return True
        return False

    def promised(self):
        """Whether nothing goes out that only its writers approved, or that was changed after the approval."""
        return not any(
            chain and steps and (self._by_writers(post, author) or self._changed_after(post, author))
            for (chain, _, steps, author), post in self.seen.items()
        )

    def _by_writers(self, post, author):
        if "may_approve" not in (self.separation["author"], self.separation["editors"]):
            return False
        editors = [name for name in self.people if self.may(name, "edit")]
        for ahead in range(7):
            for size in range(len(editors) + 1):
                for some in combinations(editors, size):
                    at = NOW + timedelta(days=ahead)
                    events = [self.event(at, author, "submit"), *self._edits(post, some, at)]
                    if self.through(post, events, {author, *some}, whatever=True):
                        return True
        return False

    def _edits(self, post, people, at):
        before = post
        for number, person in enumerate(people, 1):
            after = {**post, "text": f"{post['text']} {number}"}
            yield self._edit(before, after, person, at + number * MINUTE)
            before = after

    def _edit(self, before, after, person, at):
        old, new = post_of(before, "Europe/Riga"), post_of(after, "Europe/Riga")
        return self.event(at, person, "edit", post=new, changes=changes(old.plain, new.plain))

    def _changed_after(self, post, author):
        if not {"text", "assets"} & set(self.kept) or not any(self.may(name, "edit") for name in self.people):
            return False
        return any(
            self.through(post, [self.event(NOW + timedelta(days=ahead), author, "submit")], self.people, whatever=True)
            for ahead in range(7)
        )

    def able(self, role, author):
        barred = {author} if self.separation["author"] == "may_not_approve" else set()
        return {
            name for name, one in self.people.items() if role in one["roles"] and self.may(name, "approve")
        } - barred

    def step(self, chain, name):
        steps = next(one for one in self.chains if one["name"] == chain)["steps"]
        return next(one for one in steps if one["name"] == name)

    def too_many(self):
        found = set()
        for chain, _, steps, author in self.seen:
            asked = {one for name in steps for one in self.able(self.step(chain, name)["approvers"]["role"], author)}
            if chain and len(asked) > next(one for one in self.chains if one["name"] == chain)["at_most"]:
                found.add(chain)
        return found

    def echo(self):
        adds = {}
        for chain, _, steps, author in self.seen:
            for name in steps if chain else ():
                step = self.step(chain, name)
                if "escalate" in step:
                    more = self.able(step["escalate"]["to"]["role"], author)
                    adds.setdefault((chain, name), []).append(bool(more - self.able(step["approvers"]["role"], author)))
        return {key for key, said in adds.items() if not any(said)}
