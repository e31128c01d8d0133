"""What `status` adds to a decision: which acts are missing, and what would be had somebody acted."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from signoff.cli._common import spoken_time

if TYPE_CHECKING:
    from signoff.workflow import Decision, Event


class Told:
    """A decision as it is, or as it would be had somebody acted; and the acts that are missing."""

    def __init__(self, workspace: Any, decision: "Decision", now: datetime, said: Sequence[str] = ()) -> None:
        """said: acts that nobody did, such as "approve by janis". Raises SignoffError for what is no act."""
        self.workspace, self.now, self.decision = workspace, now, decision
        self.wishes: list[Event] = []
        if said:
            from signoff.rehearsal import as_if, wishes

            self.wishes = wishes(said, now)
            self.decision = as_if(*self.arguments)

    @property
    def arguments(self) -> Any:
        """What the engine decides by: the post as first written, policy, events and wishes, findings, the moment."""
        post = self.workspace.glance(self.decision.post)
        with self.workspace.reading() as ledger:
            known = self.workspace.events(post, ledger, self.now)
        first = next((event.post for event in known if event.post), post)
        return first, self.workspace.policy, [*known, *self.wishes], self.decision.findings, self.now

    @cached_property
    def acts(self) -> tuple[Any, ...]:
        """The acts that are missing; none where it may go out, or is out."""
        if self.decision.publishable or self.decision.state == "published":
            return ()  # most posts, at no cost
        from signoff.rehearsal import shortest

        return tuple(shortest(*self.arguments).acts)

    @property
    def refused(self) -> list[Any]:
        """The wishes that the engine refuses."""
        return [one for one in self.decision.refused if any(one.event is wish for wish in self.wishes)]

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff status --json` prints it; times in `zone`."""
        said: dict[str, Any] = {"shortest": [act.plain(zone) for act in self.acts]}
        if self.wishes:
            said["as_if"] = [_wished(one) for one in self.wishes]
            said["refused"] = [{"event": _wished(one.event), "because": list(one.because)} for one in self.refused]
        return said

    def head(self) -> Iterator[str]:
        """What is only supposed, in front of everything else."""
        if self.wishes:
            yield f"As if: {'; '.join(map(_wished, self.wishes))}. Nothing is recorded."
        for one in self.refused:
            yield f"  ✗ {_wished(one.event)} is refused: {'; '.join(one.because)}"

    def lines(self) -> Iterator[str]:
        """The acts that are missing, for people."""
        if self.acts:
            yield "  Publishable after:"
        for number, act in enumerate(self.acts, 1):
            until = f" (until {spoken_time(act.until, self.workspace.policy.zone)})" if act.until else ""
            yield f"    {number}. {act.spoken(self._called)}{until}"

    def _called(self, person: str) -> str:
        known = self.workspace.policy.people.get(person)
        return known.name if known and known.name else person


def _wished(event: "Event") -> str:
    parts = [f" {key} {value}" for key in ("step", "finding", "match") if (value := getattr(event, key))]
    return f"{event.do.replace('_', '-')} by {event.by}{''.join(parts)}"
