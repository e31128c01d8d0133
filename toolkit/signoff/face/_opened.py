"""One workspace at one moment, as notebooks see it. Everything here reads; nothing is recorded."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff.clock import at, wall, week_of, zone
from signoff.errors import SignoffError, nearest
from signoff.review import Review, review
from signoff.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from polars import DataFrame

    from signoff.insight import Week
    from signoff.publishing import Day

WEEKS = {"this_week": 0, "last_week": -7}


class Opened:
    """A workspace at the moment `now`. What is asked for is worked out once and kept."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        """Takes an open workspace and an aware moment; `signoff.open()` is the usual way here."""
        self.workspace, self.now = workspace, wall(now, zone(workspace.policy.zone))
        self._reviews: dict[datetime, Review] = {}

    def __repr__(self) -> str:
        name = self.policy.name or self.workspace.root.name
        return f"{name}: {len(self.workspace.posts)} posts, as of {self.now:%Y-%m-%d %H:%M} {self.policy.zone}"

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.workspace.root

    @property
    def policy(self) -> Any:
        """The policy in force (signoff.policy.Policy)."""
        return self.workspace.policy

    @property
    def campaigns(self) -> Mapping[str, Any]:
        """The campaigns by id."""
        return self.workspace.content.campaigns

    def review(self, now: datetime | str | None = None) -> Review:
        """A decision and findings for every post, as of now or another moment."""
        moment = self.now if now is None else wall(_moment(now, self.policy.zone), zone(self.policy.zone))
        if moment not in self._reviews:
            self._reviews[moment] = review(self.workspace, moment)
        return self._reviews[moment]

    @cached_property
    def posts(self) -> "DataFrame":
        """One row a post. slot, submitted, approved, due: moments in the workspace's zone; errors, warnings,
        suggestions: findings that stand; waiting_on: who is asked now; blocked_by: what stands against publishing."""
        from signoff.face._frames import POSTS, post_row
        from signoff.insight import frame

        decisions = self.review().decisions
        posts = self.workspace.posts
        rows = [post_row(posts[name], found, self.policy, self.now) for name, found in decisions.items()]
        return frame(rows, POSTS, self.policy.zone)

    @cached_property
    def findings(self) -> "DataFrame":
        """One row a finding, in the order of the files. line, first, last: 1-based, in the post's own file."""
        return self._findings(self.review().findings)

    @cached_property
    def entries(self) -> "DataFrame":
        """One row an entry of the ledger up to now, in order of seq: who did what to which post, and when."""
        from signoff.face._frames import ENTRIES, entry_row
        from signoff.insight import entries_until, frame, post_of

        rows = [entry_row(entry, post_of(entry)) for entry in entries_until(self.workspace, self.now)]
        return frame(rows, ENTRIES, self.policy.zone)

    @cached_property
    def metrics(self) -> "DataFrame":
        """One row a performance figure of a publication, as each import told it, in order; the latest counts."""
        from signoff.face._frames import METRICS, metric_rows
        from signoff.insight import entries_until, frame, post_of

        told = [entry for entry in entries_until(self.workspace, self.now) if entry.do == "metrics"]
        rows = [row for entry in told for row in metric_rows(entry, post_of(entry))]
        return frame(rows, METRICS, self.policy.zone)

    def inbox(self, person: str | None = None) -> "DataFrame":
        """One row a step that waits, of one person or of all, most urgent first. Raises SignoffError for a stranger."""
        from signoff.face._frames import INBOX, item_row
        from signoff.inbox import waiting
        from signoff.insight import frame

        if person is not None and person not in self.policy.people:
            raise SignoffError(f"`{person}` is not in the team; {nearest(person, self.policy.people)}".rstrip("; "))
        return frame(map(item_row, waiting(self.review(), person)), INBOX, self.policy.zone)

    def week(self, name: str = "this_week") -> "Week":
        """Every figure of an ISO week such as 2026-W49; also this_week and last_week."""
        from signoff.insight import material, week

        return week(material(self.review()), self.week_name(name))

    def today(self) -> "Day":
        """What may go out today and what not, the files to hand over, a checklist: a dry run, which sends nothing."""
        from signoff.publishing import due_today

        return due_today(self.review())

    def week_name(self, name: str) -> str:
        """The ISO week that a word stands for, counted from now. Raises SignoffError for what is no week."""
        from signoff.clock import week

        if name in WEEKS:
            return week_of((self.now + timedelta(days=WEEKS[name])).date())
        try:
            week(name)
        except ValueError as error:
            raise SignoffError(str(error)) from None
        return name

    def lint(self, text: str, channel: str | None = None, language: str = "") -> "DataFrame":
        """What is found in a text, as if it were a post for one channel, or for all of them; one row a finding.

        Raises SignoffError for a channel that is not there."""
        from signoff.checks import find
        from signoff.content import post_of

        channels = self.policy.channels
        if channel is not None and channel not in channels:
            raise SignoffError(f"no channel `{channel}`; {nearest(channel, channels)}".rstrip("; "))
        said = {"channels": [channel] if channel else list(channels), "language": language, "text": text}
        post = post_of({"id": "text", "author": "", **said}, self.policy.zone)
        return self._findings(find([post], self.policy, self.workspace.content, self.now)[post.id])

    def explain(self, post: str) -> str:
        """Why a post stands where it stands: the chain, each step, each clock, each thing against it, with its line."""
        from signoff.report.reading import Letter
        from signoff.workflow import explained

        self.workspace.post(post)
        decision, local = self.review().decisions[post], zone(self.policy.zone)
        lines = explained(decision, self.policy, self.now, lambda at: f"{wall(at, local):%a %-d %b, %H:%M}")
        return Letter("\n".join(lines))

    def _findings(self, found: Any) -> "DataFrame":
        from signoff.face._frames import FINDINGS, finding_row
        from signoff.insight import frame

        return frame(map(finding_row, found), FINDINGS, self.policy.zone)


def opened(path: Any = None, now: Any = None, kind: type[Opened] = Opened) -> Any:
    """The workspace around a folder (left out, the present one), at a moment.

    now   an aware datetime or text, in the workspace's zone where it has no offset; left out SIGNOFF_NOW, or the clock
    kind  of it, for a room above that shows more
    Raises SignoffError where there is no workspace, or its policy or the moment cannot be read."""
    workspace = open_workspace(Path(path) if path is not None else None)
    said = now if now is not None else os.environ.get("SIGNOFF_NOW") or None
    moment = datetime.now(UTC).replace(microsecond=0) if said is None else _moment(said, workspace.policy.zone)
    return kind(workspace, moment)


def _moment(said: datetime | str, zone_name: str) -> datetime:
    if isinstance(said, datetime):
        if said.tzinfo is None:
            raise SignoffError(f"`{said}` has no zone; write it as text, or give it one")
        return said
    try:
        return at(said, zone(zone_name))
    except ValueError as error:
        raise SignoffError(f"`{said}` is no time: {error}") from None
