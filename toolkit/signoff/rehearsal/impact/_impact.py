"""impact(): the history decided twice, and every post that the other rules would decide otherwise."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.rehearsal.impact._aspects import Difference, differences, new_findings
from signoff.rehearsal.impact._history import Pair, history
from signoff.rehearsal.impact._looked import Found, both, must_be_looked_at
from signoff.rehearsal.impact._sides import Side, asks_for_hours, asks_for_slots, facts_of, side
from signoff.rehearsal.impact._under import under
from signoff.rehearsal.impact._waiting import Waiting, waiting
from signoff.rehearsal.impact._ways import Way, ways
from signoff.workspace import Workspace

EMPTY: Found = {}
DECIDING = ("workspace", "team", "calendar", "channels", "workflow")


class Changed(msgspec.Struct, frozen=True):
    """A post that the other rules decide otherwise.

    because   each difference, with the reason on both sides
    title, channels   as people know it;  elsewhere: brought in from another system"""

    post: str
    because: tuple[Difference, ...]
    first: Side
    second: Side
    title: str
    channels: tuple[str, ...]
    elsewhere: bool

    @property
    def lived(self) -> bool:
        """Whether it was handed in; else it is a draft, or came in from elsewhere without a history."""
        return self.first.lived


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """What other rules would have done to the past.

    posts     so many were decided twice;  changed: those decided otherwise, in the order of the files
    weaker    a policy test of a post that only the other rules let out; None where there is none"""

    now: datetime
    since: datetime | None
    workspace: Workspace
    other: Policy
    posts: int
    changed: tuple[Changed, ...]
    before: Waiting
    after: Waiting
    weaker_example: dict[str, Any] | None

    @property
    def weaker(self) -> bool:
        """Whether some possible post could go out under the other rules and not under those in force."""
        return self.weaker_example is not None

    @property
    def weaker_written(self) -> str:
        """That post as a person would write it in a policy test, its policies left out; "" where there is none."""
        if self.weaker_example is None:
            return ""
        from signoff.rehearsal.prove import written

        return written(self.weaker_example, without=("kind", "name", "policies"))

    @property
    def sentence(self) -> str:
        """The whole in one sentence, in English; the page says it in its own language."""
        from signoff.report.impact import sentence
        from signoff.report.words import Words

        return sentence(self, Words("en", self.workspace.policy.zone, self.now))

    @property
    def ways(self) -> list[Way]:
        """In which ways posts would have been decided otherwise, counted."""
        return ways(self.changed)

    @property
    def new_findings(self) -> list[Finding]:
        """What only the other rules find."""
        return [one for each in self.changed for one in new_findings(each.first, each.second)]

    @property
    def gone_findings(self) -> list[Finding]:
        """What only the rules in force find."""
        return [one for each in self.changed for one in new_findings(each.second, each.first)]

    def plain(self) -> dict[str, Any]:
        """As `signoff impact --json` prints it; each side in its own zone."""
        return {
            "now": self.now.isoformat(), "since": self.since.isoformat() if self.since else None,
            "policy": {"before": self.workspace.policy.hash, "after": self.other.hash},
            "sentence": self.sentence, "posts": self.posts, "changed": [_plain(one) for one in self.changed],
            "findings": msgspec.to_builtins({"new": self.new_findings, "gone": self.gone_findings}),
            "waiting": msgspec.to_builtins({"before": self.before, "after": self.after}),
            "weaker": self.weaker, "weaker_example": self.weaker_example,
        }  # fmt: skip


def _plain(one: Changed) -> dict[str, Any]:
    sides = {name: each.decision.plain(zone(each.policy.zone))
             for name, each in (("before", one.first), ("after", one.second))}  # fmt: skip
    return {"post": one.post, "because": list(map(str, one.because)), **sides}


def impact(workspace: Workspace, other: Policy, now: datetime, since: datetime | None = None) -> Impact:
    """Decides every post twice at `now`: under the rules in force, and under the others. Reads only.

    since   aware: only posts whose first entry (or slot, where there is none) is not before it
    Raises SignoffError where the rules in force are not valid."""
    after = under(workspace, other)
    pairs = history(workspace, after, now, since)
    changed = _changed(pairs, workspace, after, now) if other.hash != workspace.policy.hash else ()
    asked = frozenset(one.post for one in changed if _only_there(one.first, one.second))
    asked_now = frozenset(one.post for one in changed if _only_there(one.second, one.first))
    return Impact(
        now=now, since=since, workspace=workspace, other=other, posts=len(pairs), changed=changed,
        before=waiting((pair.before for pair in pairs), workspace.policy, now, asked_now),
        after=waiting((pair.after for pair in pairs), other, now, asked),
        weaker_example=_weaker(workspace.policy, other, now),
    )  # fmt: skip


def _changed(pairs: Sequence[Pair], before: Workspace, after: Workspace, now: datetime) -> tuple[Changed, ...]:
    names = must_be_looked_at(pairs, before, after, now)
    names |= {pair.name for pair in pairs if any(event.do == "waive" for event in pair.before.events)}
    if _decides(before.policy) != _decides(after.policy):
        decided = _Decided(before, after, now)
        names |= {pair.name for pair in pairs if pair.name not in names and decided.differs(pair)}
    chosen = [pair for pair in pairs if pair.name in names]
    decided = _Decided(before, after, now, *both(chosen, before, after, now))
    return tuple(found for pair in chosen if (found := decided(pair)))


class _Decided:
    """Decides posts twice. Without findings it says whether anything else differs."""

    def __init__(
        self, before: Workspace, after: Workspace, now: datetime, first: Found = EMPTY, second: Found = EMPTY
    ) -> None:
        self._policies, self._now, self._found = (before.policy, after.policy), now, (first, second)
        self._timed = any(map(asks_for_slots, self._policies))
        self._known: dict[Any, bool] = {}
        self._alike = not any(map(asks_for_hours, self._policies))

    def differs(self, pair: Pair) -> bool:
        """Whether anything differs, found out once for all posts of which the rules see the same."""
        facts = facts_of(pair, self._policies, self._now) if self._alike else None
        if facts is None:
            return self(pair) is not None
        if facts not in self._known:
            self._known[facts] = self(pair) is not None
        return self._known[facts]

    def __call__(self, pair: Pair) -> Changed | None:
        told = (pair.before, pair.after)
        one, other = (
            side(each, policy, found.get(each.now.id, ()), self._now, self._timed)
            for each, policy, found in zip(told, self._policies, self._found, strict=True)
        )
        because = differences(one, other)
        if not because:
            return None
        now, elsewhere = pair.before.now, pair.before.elsewhere
        title = pair.name if elsewhere else now.title
        return Changed(pair.name, tuple(because), one, other, title, tuple(now.channels), elsewhere)


def _decides(policy: Policy) -> list[str]:
    """All of a policy that decides, what is found left aside."""
    return sorted(repr(document.node.value) for kind in DECIDING for document in policy.of(kind))


def _only_there(one: Side, other: Side) -> bool:
    """Whether the second side waits where the first does not, or for another step: nobody was asked that in truth."""
    known: Collection[str] = {step.name for step in one.decision.waiting}
    return any(step.name not in known for step in other.decision.waiting)


def _weaker(before: Policy, after: Policy, now: datetime) -> dict[str, Any] | None:
    if before.hash == after.hash:
        return None
    from signoff.rehearsal.prove import weaker  # only a proof pays for the solver

    return weaker(before, after, now)
