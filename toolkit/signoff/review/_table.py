"""The review of a table of posts: findings for each row, under a workspace's policy or the built-in one."""

from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff.checks import find
from signoff.content import Library
from signoff.content.suites import ImportPlan, Refusal
from signoff.errors import Problem, listed
from signoff.finding import Finding
from signoff.networks import KINDS as NETWORKS
from signoff.policy import MOST_BYTES, Policy, decode, document, documents, read_file
from signoff.review._review import Progress
from signoff.workspace import OPENED

BUILT_IN = "built_in.yml"


class Reviewed(msgspec.Struct, frozen=True):
    """What was found in the rows that could be read, by post id; the plan tells of those that could not."""

    plan: ImportPlan
    policy: Policy
    found: dict[str, list[Finding]]

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of the rows."""
        return [finding for post in self.plan.posts for finding in self.found[post.id]]

    def plain(self, now: datetime) -> dict[str, Any]:
        """As `signoff review FILE.csv --json` prints it."""
        refused = [{"line": one.line, "because": one.because} for one in self.plan.refused]
        posts = [
            {"post": one.post.id, "line": one.line, "channels": list(one.post.channels)} for one in self.plan.taken
        ]
        totals = {"rows": self.plan.rows, "posts": len(posts), "refused": len(refused), "findings": len(self.findings)}
        return {
            "now": now.isoformat(), "policy": self.policy.hash, "posts": posts, "refused": refused,
            "findings": [msgspec.to_builtins(finding) for finding in self.findings], "totals": totals,
        }  # fmt: skip


def review_table(
    plan: ImportPlan, policy: Policy | None, now: datetime, progress: Progress | None = None, network: str = ""
) -> Reviewed:
    """Looks at every row that could be read. policy: None for the built-in one, under which every channel is allowed.

    network  the one of channels whose name does not tell; rows for which nothing tells are refused, and listed"""
    if policy is None:
        networks = {name: network_of(name) or network for post in plan.posts for name in post.channels}
        plan = _without(plan, {name for name, known in networks.items() if known not in NETWORKS})
        policy = built_in({name: known for name, known in networks.items() if known in NETWORKS})
    return Reviewed(plan, policy, find(plan.posts, policy, Library(), now, progress))


def network_of(channel: str) -> str:
    """The network that a channel's name tells of: its own name, or the only one that is a word of it; else ""."""
    words = channel.casefold().replace("_", "-").split("-")
    told = [name for name in NETWORKS if name in words or name == channel.casefold()]
    return told[0] if len(told) == 1 else ""


def _without(plan: ImportPlan, strange: Collection[str]) -> ImportPlan:
    """The plan with each row refused whose channels' network nobody can tell."""
    refused = [
        Refusal(one.line, f"which network is `{name}` on? Say `--network` with one of {listed(NETWORKS)}")
        for one in plan.taken
        for name in one.post.channels
        if name in strange
    ]
    taken = tuple(one for one in plan.taken if not set(one.post.channels) & set(strange))
    every = sorted([*plan.refused, *refused], key=lambda one: one.line)
    return msgspec.structs.replace(plan, taken=taken, refused=tuple(every))


def built_in(networks: Mapping[str, str]) -> Policy:
    """The policy that comes with signoff, for these channels, each with its network."""
    text = decode(read_file(Path(__file__).with_name(BUILT_IN), MOST_BYTES), BUILT_IN)
    accounts = [{"name": name, "network": network} for name, network in sorted(networks.items())]
    channels = msgspec.json.encode({"kind": "channels", "accounts": accounts}).decode()
    problems: list[Problem] = []
    nodes = [*documents(text, BUILT_IN, problems), *documents(channels, "plan", problems)]
    return Policy([document(node, OPENED, problems) for node in nodes], NETWORKS).check()
