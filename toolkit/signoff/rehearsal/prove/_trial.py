"""A post, what happens to it, and the moment: tried by the engine, and written as a policy test."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import changes, post_of
from signoff.policy import Policy
from signoff.workflow import Decision, Event, Refusal, Replay

TOLD = ("workspace", "team", "calendar", "channels", "workflow")
READ = ("checks", "voice")
UNTOLD = {"credentials", "email", "notifiers", "ledger"}


class Trial(msgspec.Struct, frozen=True):
    """One possible post and its story. events: as in a policy test, in order."""

    post: dict[str, Any]
    events: tuple[dict[str, Any], ...]
    now: datetime

    def then(self, *events: dict[str, Any], now: datetime | None = None) -> "Trial":
        """The same story, told further; now: no later than its last event where left out."""
        last = max([self.now, *(event["at"] for event in events)])
        return Trial(self.post, (*self.events, *events), now or last)

    def decision(self, policy: Policy, looked: bool = False) -> Decision:
        """What the engine says of it, by the very steps of `signoff test`. looked: with all that checks and voice find;
        else only where some condition asks for findings."""
        local, said = policy.zone, dict(self.post)
        replay = Replay(post_of(said, local), policy, _finder(policy, self.now, looked))
        refused = []
        for position, one in enumerate(self.events, 1):
            changed = {**said, **one.get("change", {})}
            event = _event(one, replay.post, post_of(changed, local) if one["do"] == "edit" else None)
            if because := replay.take(event):
                refused.append(Refusal(position, event, tuple(because)))
            elif one["do"] == "edit":
                said = changed
        return replay.decision(refused, self.now)

    def example(self, policy: Policy, name: str, expect: Mapping[str, Any], looked: bool = False) -> dict[str, Any]:
        """The policy test that shows it, whole: it carries every document that it needs."""
        return {
            "kind": "test",
            "name": name,
            "policies": documents_of(policy, looked),
            "now": self.now.isoformat(),
            "post": self.post,
            "events": [{**event, "at": event["at"].isoformat()} for event in self.events],
            "expect": dict(expect),
        }


def _event(one: Mapping[str, Any], before: Any, after: Any) -> Event:
    said = {key: one[key] for key in ("at", "by", "do", "step", "reason", "identity") if key in one}
    if after is not None:
        said |= {"post": after, "changes": changes(before.plain, after.plain)}
    return Event(**said)


def _finder(policy: Policy, now: datetime, looked: bool) -> Any:
    if not looked and not reads_findings(policy):
        return ()
    from signoff.checks import find
    from signoff.content import Library

    return lambda post: find([post], policy, Library(), now)[post.id]


def reads_findings(policy: Policy) -> bool:
    """Whether a chain or step depends on what is found."""
    from signoff.rehearsal.prove._when import conditions, leaves

    return any(name == "finding" for written in conditions([policy]) for name, _ in leaves(written))


def documents_of(policy: Policy, looked: bool = False) -> list[dict[str, Any]]:
    """The documents that approvals depend on, as they were written, without addresses and where secrets are kept."""
    kinds = (*TOLD, *READ) if looked or reads_findings(policy) else TOLD
    found = [_told(one.node.value) for kind in kinds for one in policy.of(kind)]
    return found if policy.of("workspace") else [{"kind": "workspace", "zone": policy.zone}, *found]


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _told(inner) for key, inner in value.items() if key not in UNTOLD}
    return [_told(inner) for inner in value] if isinstance(value, list) else value
