"""workflow: the chains, their ordered steps, when each applies, and who may not approve.

kind: workflow
calendar: riga
chains:
  - name: standard
    steps:
      - {name: editor, approvers: {role: editor}, within: 24h, clock: business}"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from signoff.errors import Problem, listed
from signoff.model import Model, about, many
from signoff.policy.conditions import When
from signoff.policy.kinds._document import Document, Duration, LongDuration, Names, given_twice, unknown

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Percent = Annotated[str, about("A part of the step's budget", "75%", pattern=r"^[1-9][0-9]*%$")]
Reminder = Annotated[
    str,
    about(
        "A part of the budget, or so long before the slot",
        "50%",
        "slot-24h",
        pattern=r"^([1-9][0-9]*%|slot-[1-9][0-9]*[smh])$",
    ),
]
Change = Literal["text", "assets", "channels", "schedule", "metadata"]
Identity = Literal["claimed", "os", "signed"]


class Approvers(Model):
    """Who may approve: several keys mean all of them, a list any of them."""

    role: Annotated[Names | None, about("Holders of a role", "editor")] = None
    person: Annotated[Names | None, about("People by name", "janis")] = None
    team: Annotated[Names | None, about("People of a team", "riga")] = None

    def unknown_names(self, policy: "Policy") -> Iterator[Problem]:
        """Roles, people and teams that are not declared."""
        why = "Nobody could approve this step, so nothing on its chain would ever be published."
        for key, known in (("role", policy.roles), ("person", policy.people), ("team", policy.teams)):
            for name in many(getattr(self, key)):
                yield from unknown(self, key, name, known, key, why)
        if not (self.role or self.person or self.team):
            yield Problem("no approvers are named: give `role`, `person` or `team`", self.place, why)

    def __str__(self) -> str:
        parts = [listed(many(value)) for value in (self.role, self.person, self.team) if value]
        return " and ".join(parts)


class Escalate(Model):
    """Who is asked beside the first approvers when the time is used up."""

    at: Annotated[Percent, about("When, as a part of the budget", "100%")] = "100%"
    to: Annotated[Approvers, about("Who is asked then", {"role": "head-of-social"})]


class Step(Model):
    """One step: who must agree, how many, and by when. Or several, side by side, in `together`."""

    name: Annotated[str, about("Its name, unique in the chain", "editor")] = ""
    approvers: Annotated[Approvers | None, about("Who may approve", {"role": "editor"})] = None
    need: Annotated[
        Annotated[int, about("So many", ge=1)] | Literal["all"], about("How many must approve, or all", 1, "all")
    ] = 1
    within: Annotated[Duration | None, about("The time it may take; left out: no due time", "24h")] = None
    clock: Annotated[Literal["business", "elapsed"] | None, about("What time counts; elapsed if left out")] = None
    calendar: Annotated[str | None, about("Another calendar than the workflow's", "riga")] = None
    before_slot: Annotated[Duration | None, about("Due at the latest this long before the slot", "2h")] = None
    when: Annotated[When | None, about("Otherwise the step is skipped", {"tag": "promotion"})] = None
    remind_at: Annotated[Reminder | list[Reminder] | None, about("When to remind", ["50%", "slot-24h"])] = None
    escalate: Annotated[Escalate | None, about("Who is asked when time runs out")] = None
    on_overdue: Annotated[Literal["escalate", "hold", "next_slot"] | None, about("What happens when it is late")] = None
    valid_for: Annotated[LongDuration | None, about("An approval counts for so long", "2160h")] = None
    identity: Annotated[Identity, about("The least proof of who it was that is accepted")] = "claimed"
    advisory: Annotated[bool, about("Asked, never blocks")] = False
    together: Annotated[list["Step"], about("Steps asked side by side, in place of one")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """What is missing, not there, or does not go together."""
        if self.together:
            for step in self.together:
                yield from step.problems(policy)
            return
        if not self.name or self.approvers is None:
            missing = listed((key for key in ("name", "approvers") if not getattr(self, key)), "and")
            yield Problem(f"this step has no {missing}", self.place, "A step says its `name` and its `approvers`.")
        if self.approvers:
            yield from self.approvers.unknown_names(policy)
        if self.escalate:
            yield from self.escalate.to.unknown_names(policy)
        yield from self._time_problems(policy)

    def _time_problems(self, policy: "Policy") -> Iterator[Problem]:
        if self.on_overdue == "escalate" and not self.escalate:
            yield Problem("`on_overdue: escalate` needs an `escalate:` that says to whom", self.place_of("on_overdue"))
        if self.calendar:
            yield from unknown(self, "calendar", self.calendar, policy.calendars, "calendar")
        if self.clock == "business" and not (self.calendar or policy.workflow_calendar):
            yield Problem("a business clock needs a calendar", self.place_of("clock"), "Name one: `calendar: NAME`.")


class Chain(Model):
    """Ordered steps, and the posts they are for."""

    name: Annotated[str, about("Its name", "standard")]
    when: Annotated[When | None, about("The posts it is for; left out: all", {"tag": "promotion"})] = None
    before: Annotated[Names | None, about("The chains it goes before where both apply", "standard")] = None
    at_most: Annotated[
        Annotated[int, about("So many", ge=1)] | None, about("`check` warns when more people are asked", 3)
    ] = None
    steps: Annotated[list[Step], about("What is asked, in order")] = []

    @property
    def each_step(self) -> list[Step]:
        """All steps, those side by side one after the other."""
        return [step for item in self.steps for step in (item.together or [item])]

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Problems of its steps; names given twice; a chain before one that is not there."""
        if not self.each_step:
            yield Problem(f"the chain `{self.name}` has no steps", self.place, "A chain without steps never approves.")
        for item in self.steps:
            yield from item.problems(policy)
        yield from given_twice(self.each_step, "steps")
        for name in many(self.before):
            yield from unknown(self, "before", name, policy.chain_names, "chain")


class Separation(Model):
    """Who may not approve, beside the approvers of a step."""

    author: Annotated[Literal["may_approve", "may_not_approve"], about("The post's own author")] = "may_not_approve"
    editors: Annotated[
        Literal["may_approve", "may_not_approve"], about("All who changed it since its last approved revision")
    ] = "may_not_approve"
    steps: Annotated[Literal["distinct_people", "same_person_may"], about("Whether one person may fill two steps")] = (
        "same_person_may"
    )


class Override(Model):
    """Break-glass: who may approve past the chain."""

    roles: Annotated[Names, about("Who may", ["head-of-social"])]
    reason: Annotated[Literal["required"], about("An override always gives its reason")] = "required"


class Workflow(Document):
    """Who must agree, in which order, by when."""

    kind: Literal["workflow"]
    calendar: Annotated[str | None, about("The calendar of business clocks", "riga")] = None
    chains: Annotated[list[Chain], about("Exactly one applies to each post")] = []
    separation_of_duties: Annotated[Separation | None, about("Who may not approve")] = None
    keep_approvals_on: Annotated[
        Change | list[Change] | None, about("Kinds of change that keep approvals", ["schedule"])
    ] = None
    override: Annotated[Override | None, about("Who may override, with a reason")] = None
    verdicts_expire_with_role: Annotated[bool, about("Whether a verdict falls when its giver loses the role")] = False

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Problems of its chains, circles of precedence, roles and calendars that are not there."""
        if self.calendar:
            yield from unknown(self, "calendar", self.calendar, policy.calendars, "calendar")
        for chain in self.chains:
            yield from chain.problems(policy)
        yield from given_twice(policy.chains_as_written, "chains") if self is policy.first("workflow") else ()
        yield from circles(policy.chains_as_written) if self is policy.first("workflow") else ()
        if self.override:
            for role in many(self.override.roles):
                yield from unknown(self.override, "roles", role, policy.roles, "role")


def circles(chains: list[Any]) -> Iterator[Problem]:
    """One problem for each chain from which `before` leads back to itself."""
    before = {chain.name: many(chain.before) for chain in chains}
    reported: set[str] = set()
    for chain in chains:
        trail = _way_back(chain.name, before)
        if trail and chain.name not in reported:
            reported.update(trail)
            said = " before ".join(f"`{name}`" for name in [*trail, chain.name])
            yield Problem(f"precedence runs in a circle: {said}", chain.place_of("before"))


def _way_back(name: str, before: dict[str, tuple[str, ...]]) -> list[str]:
    trails = [[name]]
    seen = {name}
    while trails:
        trail = trails.pop(0)
        for following in before.get(trail[-1], ()):
            if following == name:
                return trail
            if following not in seen:
                seen.add(following)
                trails.append([*trail, following])
    return []
