"""A workspace: the folder with `policies/`, everything in it opened once, and what is not yet in its ledger."""

import subprocess
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from signoff import checks, voice
from signoff.content import Library, Post, changes, open_content
from signoff.errors import Problem, SignoffError
from signoff.ledger import Entry, Ledger, open_ledger
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, load
from signoff.workflow import UNKNOWN, Event, events_of, stream_of

LEDGER = ".signoff/ledger.db"
OPENED = {"checks": checks.KINDS, "voice": voice.KINDS}


class Workspace:
    """One workspace, read as it is on disk. Nothing is written by reading."""

    def __init__(self, root: Path) -> None:
        """Takes the folder that holds `policies/`; everything else is opened when it is asked for."""
        self.root = root

    @cached_property
    def policy(self) -> Policy:
        """The policy in force. Raises SignoffError with every error of every file."""
        return load(self.root, networks=NETWORKS, **OPENED)

    @cached_property
    def _opened(self) -> tuple[Library, list[Problem]]:
        return open_content(self.root, self.policy)

    @property
    def content(self) -> Library:
        """Everything below content/ that can be read."""
        return self._opened[0]

    @property
    def problems(self) -> list[Problem]:
        """What of content/ cannot be read, and why."""
        return self._opened[1]

    @property
    def posts(self) -> dict[str, Post]:
        """The posts by id."""
        return self.content.posts

    def post(self, name: str) -> Post:
        """A post by its id. Raises SignoffError for one that is not there, with the nearest name."""
        from signoff.errors import nearest

        if name in self.posts:
            return self.posts[name]
        broken = [problem for problem in self.problems if problem.place and problem.place.file.endswith(f"/{name}.md")]
        if broken:
            raise SignoffError(*broken)
        raise SignoffError(f"no post `{name}`; {nearest(name, self.posts)}".rstrip("; "))

    @property
    def ledger_path(self) -> Path:
        """Where the ledger's file is, or would be."""
        return self.root / LEDGER

    def reading(self) -> Ledger:
        """The ledger, for reading: leaves no trace."""
        return open_ledger(self.ledger_path, create=False)

    def writing(self, now: datetime) -> Ledger:
        """The ledger, for writing; begun where there is none. Raises LedgerError on a network drive."""
        self.ledger_path.parent.mkdir(parents=True, exist_ok=True)
        return open_ledger(self.ledger_path, create=True, name=self.policy.name or self.root.name, now=now)

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """All entries, by stream, in order."""
        found: dict[str, list[Entry]] = {}
        with self.reading() as ledger:
            for entry in ledger.entries():
                found.setdefault(entry.stream, []).append(entry)
        return found

    def events(self, post: Post, ledger: Ledger, now: datetime) -> list[Event]:
        """What happened to a post; at the end, as of now, an edit of its file that no entry tells of."""
        known = events_of(self.entries.get(stream_of(post.id), []), ledger.kept, self.policy.zone, post.file)
        if known and (edit := self.unrecorded(post, known, now)):
            return [*known, edit]
        return known

    def unrecorded(self, post: Post, known: Sequence[Event], now: datetime) -> Event | None:
        """The edit that made the file differ from its last entry; by whoever git names, else by nobody known."""
        before = next((event.post for event in reversed(known) if event.post), None)
        if before is not None and before.revision == post.revision:
            return None
        by = self.whose(post) or UNKNOWN
        if not known:
            return Event(at=now, by=by, do="create", post=post, found=True)
        kinds = changes(before.plain if before else {}, post.plain)
        return Event(at=now, by=by, do="edit", post=post, changes=kinds, found=True)

    def whose(self, post: Post) -> str:
        """Whom git names for the file's last change: a person of the team, or "" where it cannot say."""
        if not (self.root / ".git").exists() and not any((up / ".git").exists() for up in self.root.parents):
            return ""
        if _git(self.root, "status", "--porcelain", "--", post.file):
            return ""
        email = _git(self.root, "log", "-1", "--format=%ae", "--", post.file)
        people = self.policy.people.items()
        return next((name for name, person in people if email and person.email == email), "")


def _git(root: Path, *arguments: str) -> str:
    try:
        asked = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()


def find_root(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `policies/`. Raises SignoffError where there is none."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "policies").is_dir():
            return folder
    raise SignoffError(
        Problem(
            f"no workspace here: neither {start} nor a folder above it holds `policies/`",
            why="`signoff init DIR` makes one; `--workspace DIR` names another; a CSV can be reviewed without one.",
        )
    )


def open_workspace(start: Path | None = None) -> Workspace:
    """The workspace of a folder, or of the present one."""
    return Workspace(find_root(start or Path.cwd()))
