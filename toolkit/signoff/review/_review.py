"""The main job: a decision and findings for every post of a workspace."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.content import Post
from signoff.finding import Finding
from signoff.ledger import Ledger
from signoff.workflow import Decision, decide
from signoff.workspace import Workspace

Progress = Callable[[int, int], None]


class Review(msgspec.Struct, frozen=True, dict=True):
    """Every post at one moment, by id, in the order of the files."""

    now: datetime
    workspace: Workspace
    decisions: dict[str, Decision]

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of the files."""
        return sorted((one for decision in self.decisions.values() for one in decision.findings), key=_order)

    @property
    def totals(self) -> dict[str, Any]:
        """Posts by state, findings by severity, and what is late."""
        waiting = [decision for decision in self.decisions.values() if decision.waiting]
        return {
            "posts": len(self.decisions),
            "states": dict(sorted(Counter(decision.state for decision in self.decisions.values()).items())),
            "findings": dict(sorted(Counter(finding.severity for finding in self.findings).items())),
            "waived": sum(finding.waived for finding in self.findings),
            "waiting": len(waiting),
            "late": sum(1 for decision in waiting if decision.due and decision.due < self.now),
            "publishable": sum(decision.publishable for decision in self.decisions.values()),
        }

    def decision(self, post: str) -> Decision:
        """The decision on one post."""
        return self.decisions[post]

    def plain(self) -> dict[str, Any]:
        """As `signoff review --json` prints it."""
        local = zone(self.workspace.policy.zone)
        return {
            "now": self.now.astimezone(local).isoformat(),
            "policy": self.workspace.policy.hash,
            "posts": [decision.plain(local) for decision in self.decisions.values()],
            "findings": [msgspec.to_builtins(finding) for finding in self.findings],
            "totals": self.totals,
        }


def _order(finding: Finding) -> Any:
    return finding.order


def review(
    workspace: Workspace, now: datetime, posts: Iterable[str] | None = None, progress: Progress | None = None
) -> Review:
    """Decides every post, or those named, as of `now`. Reads only; nothing is recorded.

    progress  called with (done, of) while it works
    Raises SignoffError where the policy is not valid, or a post that is named is not there."""
    named = workspace.posts if posts is None else list(posts)
    found = _findings(workspace, named, now, progress)
    chosen = [workspace.glance(name) for name in named]
    with workspace.reading() as ledger:
        decisions = {post.id: decided(workspace, post, ledger, found[post.id], now) for post in chosen}
    return Review(now, workspace, decisions)


def _findings(
    workspace: Workspace, names: Collection[str], now: datetime, progress: Progress | None
) -> dict[str, list[Finding]]:
    """What is found in the posts, remembered for the hour: another post without a slot may be judged by now.

    Of a post that has no slot itself nothing is remembered: an offer may end, or a day begin, at any minute."""
    policy, kept = workspace.policy, workspace.memory.kept
    hour = f"{now.astimezone(zone(policy.zone)):%Y-%m-%dT%H}"
    known = kept.findings if kept.hour == hour else {}
    if not all(name in known for name in names):
        from signoff.checks import find  # paid for only where something must be looked for

        chosen = [workspace.post(name) for name in names]
        known = {**known, **find(chosen, policy, workspace.content, now, progress)}
        kept.hour, kept.findings = hour, {name: found for name, found in known.items() if workspace.posts[name].slot}
        workspace.memory.write()
    return {name: known[name] for name in names}


def decided(workspace: Workspace, post: Post, ledger: Ledger, findings: Sequence[Finding], now: datetime) -> Decision:
    """Where one post stands by the entries of the ledger and by its file as it is."""
    events = workspace.events(post, ledger, now)
    first = next((event.post for event in events if event.post), post)
    return decide(first, workspace.policy, events, findings, now)
