"""The review of a table of posts: findings for each row, under a workspace's policy or the built-in one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff.checks import find
from signoff.content import Library
from signoff.content.suites import ImportPlan
from signoff.errors import Problem, SignoffError
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


def review_table(plan: ImportPlan, policy: Policy | None, now: datetime, progress: Progress | None = None) -> Reviewed:
    """Looks at every row that could be read. policy: None for the built-in one, under which every channel is allowed.

    Raises SignoffError for a channel whose network nobody can tell, under the built-in policy."""
    policy = policy or built_in(name for post in plan.posts for name in post.channels)
    return Reviewed(plan, policy, find(plan.posts, policy, Library(), now, progress))


def built_in(channels: Iterable[str]) -> Policy:
    """The policy that comes with signoff, for channels that are named as their network is."""
    text = decode(read_file(Path(__file__).with_name(BUILT_IN), MOST_BYTES), BUILT_IN)
    names = sorted(set(channels))
    if strange := [name for name in names if name not in NETWORKS]:
        why = f"Say `--network` with one of {', '.join(NETWORKS)}."
        raise SignoffError(*(Problem(f"`{name}` is no network; which one is it on?", why=why) for name in strange))
    accounts: Mapping[str, Any] = {"kind": "channels", "accounts": [{"name": name, "network": name} for name in names]}
    problems: list[Problem] = []
    nodes = [*documents(text, BUILT_IN, problems), *documents(msgspec.json.encode(accounts).decode(), "plan", problems)]
    return Policy([document(node, OPENED, problems) for node in nodes], NETWORKS).check()
