"""A workspace: the folder with `policies/`, everything in it opened once, and what is not yet in its ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from signoff import checks, voice
from signoff.content import Post, changes, known_as
from signoff.errors import Problem, SignoffError, listed, nearest
from signoff.ledger import Entry, Ledger, open_ledger, require_whole
from signoff.networks import KINDS as NETWORKS
from signoff.policy import MOST_BYTES, Policy, digest_file, load, policy_files
from signoff.workflow import UNKNOWN, Event, events_of, stream_of
from signoff.workspace._accepted import Acceptance, accepted_policy, kept_policy, last_accepted
from signoff.workspace._holds import STREAM as HOLDS
from signoff.workspace._holds import among, holds_of
from signoff.workspace._memory import Memory, decoded, ledger_mark, packed
from signoff.workspace._remembered import Remembered
from signoff.workspace._signed import SIGNED, proved
from signoff.workspace._whose import committer

if TYPE_CHECKING:
    from signoff.content import Item, Library

LEDGER = ".signoff/ledger.db"
OPENED = {"checks": checks.KINDS, "voice": voice.KINDS}


class Workspace:
    """One workspace, read as it is on disk. Nothing is written by reading."""

    def __init__(self, root: Path) -> None:
        """Takes the folder that holds `policies/`; everything else is opened when it is asked for."""
        self.root = root
        self._is_whole = False
        self._held: list[Event] | None = None

    def afresh(self) -> "Workspace":
        """The same folder, read anew and asking no memory: what acts decide on."""
        again = Workspace(self.root)
        again.memory = Memory(None)
        return again

    @cached_property
    def memory(self) -> Memory:
        """What was read before, for as long as the files, and the rules in force, are as they are now."""
        return Memory(self.root, self.acceptance.policy if self.acceptance else "")

    @cached_property
    def acceptance(self) -> Acceptance | None:
        """The acceptance that the rules in force rest on; None where the files on disk are in force."""
        with self.reading() as ledger:
            found = last_accepted(ledger)
        return found if found and found.guards else None

    @cached_property
    def proposal(self) -> Policy:
        """The policy of the files on disk, in force or not. Raises SignoffError with every error of every file."""
        return load(self.root, networks=NETWORKS, **OPENED)

    @cached_property
    def is_proposed(self) -> bool:
        """Whether the files on disk say something else than the rules that were accepted, and so are a proposal."""
        if self.acceptance is None:
            return False
        if self.memory.kept.proposed is None:
            self.memory.kept.proposed = self._differs(self.acceptance)
        return self.memory.kept.proposed

    def _differs(self, accepted: Acceptance) -> bool:
        try:
            found = {name: digest_file(path, MOST_BYTES, self.root, name) for name, path in policy_files(self.root)}
            return found != accepted.files and self.proposal.hash != accepted.policy
        except SignoffError:
            return True

    def _in_force(self) -> Policy:
        if self.acceptance is None:
            return self.proposal
        with self.reading() as ledger:
            return accepted_policy(self.acceptance, ledger, NETWORKS, OPENED)

    @cached_property
    def policy(self) -> Policy:
        """The policy in force. Raises SignoffError with every error of every file."""
        if self.memory.kept.documents:
            return Remembered(self.memory.kept, NETWORKS, OPENED)
        policy = self._in_force()
        if self.memory.lasts:
            self.memory.kept.policy = policy.hash
            self.memory.kept.documents = [(one.kind, packed(one.node)) for one in policy.documents]
        return policy

    @cached_property
    def _opened(self) -> "tuple[Library, list[Problem]]":
        from msgspec.structs import replace

        from signoff.content import Sights, open_content

        library, problems = open_content(self.root, self.policy)
        library = replace(library, seen=Sights(self.reading))
        if not self.memory.lasts:
            return library, problems
        self.memory.kept.posts = {name: packed(post) for name, post in library.posts.items()}
        self.memory.kept.revisions = {name: post.revision for name, post in library.posts.items()}
        return library, problems

    @property
    def content(self) -> "Library":
        """Everything below content/ that can be read."""
        return self._opened[0]

    @property
    def problems(self) -> list[Problem]:
        """What of content/ cannot be read, and why."""
        return self._opened[1]

    @property
    def posts(self) -> Mapping[str, Post]:
        """The posts by id."""
        return self.content.posts

    @cached_property
    def items(self) -> "Mapping[str, Item]":
        """What is approved beside posts, by id such as `reply:hours`: only of types that a chain's `when:` names."""
        from signoff.content import items_of

        return items_of(self.content, self.policy, self.problems)

    def named(self, name: str) -> str:
        """The id of what a person named: a post's, or that of a reply, asset or campaign, also without its type.

        Raises SignoffError as `post` does."""
        if "_opened" not in self.__dict__ and name in self.memory.kept.posts:
            return name
        return self.post(name).id

    def post(self, name: str) -> Post:
        """A post, reply, asset or campaign by its id. Raises SignoffError for one that is not there."""
        if name in self.posts:
            return self.posts[name]
        meant = [item for item in self.items if name in (item, item.partition(":")[2])]
        if len(meant) == 1:
            return self.items[meant[0]]
        if meant:
            raise SignoffError(f"`{name}` may be {listed(f'`{each}`' for each in meant)}; name one of them in full")
        broken = [problem for problem in self.problems if problem.place and problem.place.file.endswith(f"/{name}.md")]
        if broken:
            raise SignoffError(*broken)
        raise SignoffError(self._absent(name))

    def _absent(self, name: str) -> str:
        from signoff.content import TYPES

        kind = name.partition(":")[0]
        if kind in TYPES and not any(item.startswith(f"{kind}:") for item in self.items):
            return f"`{name}` is not under approval: no `when:` of a chain names `type: {kind}`, or there is none"
        return f"no post `{name}`; {nearest(name, [*self.posts, *self.items])}".rstrip("; ")

    def glance(self, name: str) -> Post:
        """A post as it was read before, without the places that only checks need; else as `post` gives it."""
        kept = self.memory.kept
        if "_opened" in self.__dict__ or name not in kept.posts:
            return self.post(name)
        return known_as(kept.revisions[name], decoded(kept.posts[name], Post))

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

    def looks(self, now: datetime) -> int:
        """How many looks at links the ledger tells of, up to a moment."""
        from signoff.content import LOOKS

        with self.reading() as ledger:
            return ledger.count(LOOKS, now)

    def policy_kept(self, name: str, ledger: Ledger) -> Policy:
        """The policy of that hash, which an act was decided under. Raises LedgerError where it is no longer kept."""
        return kept_policy(name, ledger, NETWORKS, OPENED)

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """All entries, by stream, in order."""
        found: dict[str, list[Entry]] = {}
        with self.reading() as ledger:
            for entry in ledger.entries():
                found.setdefault(entry.stream, []).append(entry)
        return found

    @property
    def every_entry(self) -> list[Entry]:
        """All entries, in order of seq."""
        return sorted((entry for found in self.entries.values() for entry in found), key=_seq)

    def forget_entries(self) -> None:
        """Entries were added: whoever asks next reads them anew."""
        self.__dict__.pop("entries", None)

    def events(self, post: Post, ledger: Ledger, now: datetime) -> list[Event]:
        """What happened to a post; at the end, as of now, an edit of its file that no entry tells of.

        Raises LedgerError where the ledger was altered: nothing is decided on it."""
        self._require_whole(ledger)
        entries = self._entries_of(stream_of(post.id), ledger)
        known = events_of(entries, ledger.kept, self.policy.zone, post.file)
        if any(event.identity == SIGNED for event in known):
            known = proved(known, entries, ledger, self.policy)
        if known and ":" not in post.id and (holds := self.holds(ledger)):
            known = among(known, holds, post.channels)
        if known and (edit := self.unrecorded(post, known, now)):
            return [*known, edit]
        return known

    def holds(self, ledger: Ledger) -> list[Event]:
        """Every hold on channels that was set, and each that was lifted, in order; read once."""
        if self._held is None:
            self._held = list(holds_of(self._entries_of(HOLDS, ledger), self.policy))
        return self._held

    def _require_whole(self, ledger: Ledger) -> None:
        """Asked once; the memory knows a file that was whole, for as long as it is the same file."""
        if self._is_whole:
            return
        mark = ledger_mark(self.ledger_path)
        if not mark or self.memory.kept.whole != mark:
            require_whole(ledger)
            self.memory.kept.whole = mark
            self.memory.write()
        self._is_whole = True

    def _entries_of(self, stream: str, ledger: Ledger) -> list[Entry]:
        # Once all were read they are at hand; for one post its own stream is enough.
        return self.entries.get(stream, []) if "entries" in self.__dict__ else ledger.entries(stream)

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
        """Whom git names for the last change: a person of the team, or "" where it cannot say.

        Of several files (an asset and its sidecar) all must have been changed last by the same one."""
        emails = {committer(self.root, file) for file in post.sources}
        return self._person(emails.pop() if len(emails) == 1 else "")

    def whose_file(self, file: str) -> str:
        """The same of any file, by its path from the root."""
        return self._person(committer(self.root, file))

    def _person(self, email: str) -> str:
        people = self.policy.people.items()
        return next((name for name, person in people if email and person.email == email), "")


def _seq(entry: Entry) -> int:
    return entry.seq


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
