"""The main job: a decision and findings for every post of a workspace."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.errors import Problem
from signoff.finding import Finding
from signoff.review._look import decided, findings_of_items, with_assets
from signoff.review._sight import sight_of
from signoff.workflow import Decision
from signoff.workspace import Workspace

Progress = Callable[[int, int], None]


class Review(msgspec.Struct, frozen=True, dict=True):
    """Every post at one moment, by id, in the order of the files; and beside them what else the chains decide.

    items   replies, assets and campaigns under approval, by id such as `reply:hours`
    narrowed   whether it holds only what somebody may see, who may not see all"""

    now: datetime
    workspace: Workspace
    decisions: dict[str, Decision]
    items: dict[str, Decision] = {}
    narrowed: bool = False

    def seen_by(self, person: str | None) -> "Review":
        """The same as a person sees it: of an agency's client only what goes to the client's own channels."""
        sees = sight_of(self.workspace.policy, person, self.now)
        if sees is None:
            return self
        posts, items = (
            {name: one for name, one in found.items() if sees(self.workspace.glance(name))}
            for found in (self.decisions, self.items)
        )
        return Review(self.now, self.workspace, posts, items, narrowed=True)

    @property
    def problems(self) -> list[Problem]:
        """What of content/ cannot be read; nothing for whoever may not see all."""
        return [] if self.narrowed else self.workspace.problems

    @property
    def everything(self) -> dict[str, Decision]:
        """Posts, and what else is approved."""
        return {**self.decisions, **self.items}

    @property
    def findings(self) -> list[Finding]:
        """All findings in posts, in the order of the files."""
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
        """The decision on one post, reply, asset or campaign."""
        return self.everything[self.workspace.named(post)]

    def plain(self) -> dict[str, Any]:
        """As `signoff review --json` prints it."""
        local = zone(self.workspace.policy.zone)
        return {
            "now": self.now.astimezone(local).isoformat(),
            "policy": self.workspace.policy.hash,
            "posts": [decision.plain(local) for decision in self.decisions.values()],
            **({"items": [decision.plain(local) for decision in self.items.values()]} if self.items else {}),
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
    named = list(workspace.posts if posts is None else dict.fromkeys(map(workspace.named, posts)))
    others = list(workspace.items) if posts is None else [name for name in named if ":" in name]
    named = [name for name in named if ":" not in name]
    found = with_assets(workspace, _findings(workspace, named, now, progress), now)
    found |= findings_of_items(workspace, others, now)
    chosen = [workspace.glance(name) for name in named] + [workspace.items[name] for name in others]
    with workspace.reading() as ledger:
        decisions = {post.id: decided(workspace, post, ledger, found[post.id], now) for post in chosen}
    items = {name: decisions.pop(name) for name in others}
    return Review(now, workspace, decisions, items)


def _findings(
    workspace: Workspace, names: Collection[str], now: datetime, progress: Progress | None
) -> dict[str, list[Finding]]:
    """What is found in the posts, remembered for the hour: another post without a slot may be judged by now; and until
    somebody looks at links again.

    Of a post that has no slot itself nothing is remembered: an offer may end, or a day begin, at any minute."""
    policy, kept = workspace.policy, workspace.memory.kept
    hour = f"{now.astimezone(zone(policy.zone)):%Y-%m-%dT%H} {workspace.looks(now)}"
    known = kept.findings if kept.hour == hour else {}
    if missing := [name for name in names if name not in known]:
        from signoff.checks import find  # paid for only where something must be looked for

        chosen = [workspace.post(name) for name in missing]
        known = {**known, **find(chosen, policy, workspace.content, now, progress)}
        kept.hour, kept.findings = hour, {name: found for name, found in known.items() if workspace.posts[name].slot}
        workspace.memory.write()
    return {name: known[name] for name in names}
