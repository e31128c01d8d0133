"""The shortest way to publishable: which acts are missing, by whom, until when. Found by trying them on the engine.

    way = shortest(post, policy, events, findings, now)
    [act.spoken() for act in way.acts]      # "janis or liga approves `editor`"

Tried are: submit, approve by those waited on, a waiver by who may, an edit where nothing else helps. Never an override,
which is no way but an emergency, and never a publish. Nothing is recorded."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post, known_as
from signoff.errors import listed
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.workflow import Decision, Event, decide

MOST_TRIED = 200
MOST_ACTS = 40
SUBMITTED_FROM = ("draft", "withdrawn", "changes_requested")
OVER = ("published",)
SPOKEN = {"submit": "submits it", "approve": "approves", "waive": "waives", "edit": "changes it"}


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act that is missing. by: any of them;  until: when its step is due, were everything before it done now."""

    do: str
    by: tuple[str, ...]
    step: str | None = None
    finding: str | None = None
    match: str | None = None
    until: datetime | None = None
    why: str = ""

    def spoken(self, called: Callable[[str], str] = str) -> str:
        """The act as a sentence; `called` says how a person is called."""
        what = f" `{self.step or self.finding}`" if self.step or self.finding else ""
        return f"{listed(map(called, self.by))} {SPOKEN[self.do]}{what}{f': {self.why}' if self.why else ''}"

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff status --json` prints it; the time in `zone`."""
        until = self.until.astimezone(zone).isoformat() if self.until else None
        more = {"finding": self.finding, "match": self.match} if self.finding else {}
        return {"do": self.do, "by": list(self.by), "step": self.step, "until": until, **more}


class Way(msgspec.Struct, frozen=True):
    """The acts in order; none where it is publishable already. stuck: why no acts lead there, if none do."""

    acts: tuple[Act, ...] = ()
    stuck: str = ""


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    """An act that could come next, and everybody who could try it, whom one would ask first at the front."""

    do: str
    people: tuple[str, ...]
    step: str | None = None
    finding: Finding | None = None
    until: datetime | None = None
    why: str = ""
    post: Callable[[Post], Post] | None = None
    changes: tuple[str, ...] = ()


def shortest(post: Post, policy: Policy, events: Sequence[Event], findings: Sequence[Finding], now: datetime) -> Way:
    """The fewest acts after which the post could be published at `now`. Arguments as of `decide`.

    Of large groups not every combination is tried: then everybody is named who is waited on."""
    past = [event for event in events if event.at <= now]
    return _Search(post, policy, past, not_waived(findings), now).way()


def not_waived(findings: Sequence[Finding]) -> list[Finding]:
    """The findings as they were found: a decision marks again which of them were let pass."""
    return [msgspec.structs.replace(one, waived=False) for one in findings]


class _Search:
    def __init__(self, post: Post, policy: Policy, past: list[Event], findings: list[Finding], now: datetime) -> None:
        self.first, self.policy, self.past, self.findings, self.now = post, policy, past, findings, now
        self.tried = 0

    def way(self) -> Way:
        """The acts, or why there are none."""
        decision = self._decide([])
        if decision.publishable:
            return Way()
        if decision.state in OVER:
            return Way(stuck="it is out already")
        if decision.error:
            return Way(stuck=decision.error)
        found = self._from(decision, [], MOST_ACTS)
        return Way(tuple(found)) if found else Way(stuck="no act of anybody who is there leads to it")

    def _from(self, decision: Decision, acts: list[Event], most: int) -> list[Act] | None:
        """The fewest acts from here, each with everybody by whom it is as short; None where none lead there."""
        if decision.publishable:
            return []
        wish = next(self._wishes(decision, acts), None)
        if wish is None or most == 0:
            return None
        best: list[Act] | None = None
        by: list[str] = []
        for person, event, after in self._taken(wish, acts):
            if best is not None and self.tried >= MOST_TRIED:
                # Those who are left are waited on; what comes after was tried often enough.
                by += wish.people[wish.people.index(person) :] if wish.do == "approve" else [person]
                break
            rest = self._from(after, [*acts, event], most - 1)
            if rest is None or (best is not None and len(rest) > len(best)):
                continue
            alike = best is not None and len(rest) == len(best)
            by = [*by, person] if alike else [person]
            best = list(map(_either, best, rest)) if best is not None and alike else rest
            most = len(best) + 1
        return None if best is None else [_act(wish, by), *best]

    def _taken(self, wish: _Wish, acts: list[Event]) -> Iterator[tuple[str, Event, Decision]]:
        """Everybody by whom the engine takes the act, and what is decided then."""
        for person in wish.people:
            event = self._event(wish, person, acts)
            after = self._decide([*acts, event])
            if not any(one.event is event for one in after.refused):
                yield person, event, after
                if wish.do in ("submit", "edit"):
                    return  # the author's; anybody else only where the author may not

    def _event(self, wish: _Wish, person: str, acts: list[Event]) -> Event:
        finding = wish.finding
        return Event(
            at=self.now, by=person, do=wish.do, step=wish.step, reason="as if", identity="signed",
            finding=finding.rule if finding else None, match=finding.match if finding else None,
            post=wish.post(self._present(acts)) if wish.post else None, changes=wish.changes,
        )  # fmt: skip

    def _present(self, acts: list[Event]) -> Post:
        return next((event.post for event in reversed([*self.past, *acts]) if event.post), self.first)

    def _decide(self, acts: list[Event]) -> Decision:
        self.tried += 1
        mended = any(event.do == "edit" and "text" in event.changes for event in acts)
        findings = [one for one in self.findings if not (mended and one.blocks)]
        return decide(self.first, self.policy, [*self.past, *acts], findings, self.now)

    def _wishes(self, decision: Decision, acts: list[Event]) -> Iterator[_Wish]:
        """What stands in the way first. An edit comes before what it would take back."""
        author = self._present(acts).front.author
        anybody = tuple(dict.fromkeys([author, *sorted(self.policy.people)]))
        if decision.state == "expired":
            yield _Wish(do="edit", people=anybody, why="its slot has passed", post=_later, changes=("schedule",))
        if decision.state == "rejected":
            yield _Wish(do="edit", people=anybody, why="these words were rejected", post=_other, changes=("text",))
        blocking = [finding for finding in decision.findings if finding.blocks]
        for finding in blocking:
            waiver = _Wish(do="waive", people=anybody, finding=finding, why=finding.message)
            if next(self._taken(waiver, acts), None):
                yield from self._submit(decision, anybody)
                yield waiver
            yield _Wish(do="edit", people=anybody, why=finding.message, post=_other, changes=("text",))
        yield from self._submit(decision, anybody)
        for step in decision.waiting:
            if not step.advisory:
                yield _Wish(do="approve", people=step.waiting_on, step=step.name, until=step.due)

    def _submit(self, decision: Decision, people: tuple[str, ...]) -> Iterator[_Wish]:
        if decision.state in SUBMITTED_FROM or decision.unowned:
            yield _Wish(do="submit", people=people)


def _either(one: Act, other: Act) -> Act:
    """The act by whom it is good in both ways, so that any choice among the first leaves the later ones open."""
    both = tuple(person for person in one.by if person in other.by)
    return msgspec.structs.replace(one, by=both) if both and one.step == other.step else one


def _act(wish: _Wish, by: list[str]) -> Act:
    finding = wish.finding
    return Act(
        do=wish.do, by=tuple(by), step=wish.step, finding=finding.rule if finding else None,
        match=finding.match if finding else None, until=wish.until, why=wish.why,
    )  # fmt: skip


def _other(post: Post) -> Post:
    """The post in other words, whatever they are: of another revision."""
    return known_as("", msgspec.structs.replace(post))


def _later(post: Post) -> Post:
    """The post without the slot that has passed."""
    return known_as("", msgspec.structs.replace(post, slot=None))
