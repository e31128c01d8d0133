"""All that an auditor asks about one post: who said what, on which words, under which rules."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff import __version__
from signoff.clock import tzdata_version, zone
from signoff.content import Post, post_from_plain
from signoff.errors import SignoffError
from signoff.ledger import Entry, Ledger
from signoff.report.evidence.extract import checking, extract
from signoff.report.process import sentences
from signoff.review import review, words
from signoff.workflow import EDITS, VERDICTS, Decision, explained, stream_of
from signoff.workspace import Workspace

UNDER = ("policy", "networks", "signoff", "tzdata")
PASSED = ("override", "waive")


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """The post as one entry made it. post: None where its bytes are gone;  changed: words since the one before."""

    hash: str
    entry: int
    at: datetime
    by: str
    post: Post | None
    changed: tuple[tuple[str, str, str], ...] = ()


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One post at one moment. policies: sentences by the hash that entries name, None where they are not kept."""

    post: Post
    now: datetime
    zone: str
    decision: Decision
    explained: tuple[str, ...]
    entries: tuple[Entry, ...]
    revisions: tuple[Revision, ...]
    policies: Mapping[str, list[str] | None]
    extract: dict[str, Any]

    def of(self, *acts: str) -> list[Entry]:
        """The entries of these acts, in order."""
        return [entry for entry in self.entries if entry.do in acts]

    @property
    def verdicts(self) -> list[Entry]:
        """Approvals, rejections, changes asked for, and overrides."""
        return self.of(*VERDICTS, "override")

    def plain(self) -> dict[str, Any]:
        """As `signoff evidence --json` prints it."""
        local = zone(self.zone)
        return {
            "post": self.post.id, "now": self.now.astimezone(local).isoformat(),
            "decision": {**self.decision.plain(local), "explained": list(self.explained)},
            "revisions": [_plain_revision(one, local) for one in self.revisions],
            "entries": [_plain_entry(one, local) for one in self.entries],
            "policies": dict(self.policies),
            "versions": {"signoff": __version__, "tzdata": tzdata_version()},
            "extract": self.extract, "check": checking(),
        }  # fmt: skip


def gather(workspace: Workspace, name: str, now: datetime) -> Evidence:
    """The evidence of a post, reply, asset or campaign, as of `now`. Reads only.

    Raises SignoffError where it is not there, or nothing of it is recorded."""
    post, policy = workspace.post(name), workspace.policy
    decision = review(workspace, now, [post.id]).decision(post.id)
    with workspace.reading() as ledger:
        entries = ledger.entries(stream_of(post.id), now)
        if not entries:
            raise SignoffError(f"{post.id}: nothing of it is recorded yet, so there is nothing to show")
        policies = {name: _sentences(workspace, name, ledger) for name in _named(entries, "policy")}
        revisions = tuple(_revisions(entries, ledger, post, policy.zone))
        kept = [*(one.hash for one in revisions), *policies]
        found = extract(ledger, stream_of(post.id), kept, now)
    lines = explained(decision, policy, now, lambda at: f"{at.astimezone(zone(policy.zone)):%Y-%m-%d %H:%M}")
    return Evidence(
        post=post, now=now, zone=policy.zone, decision=decision, explained=tuple(lines), entries=tuple(entries),
        revisions=revisions, policies=policies, extract=found,
    )  # fmt: skip


def _named(entries: Sequence[Entry], key: str) -> list[str]:
    return list(dict.fromkeys(str(entry.body[key]) for entry in entries if key in entry.body))


def _sentences(workspace: Workspace, name: str, ledger: Ledger) -> list[str] | None:
    try:
        return sentences(workspace.policy_kept(name, ledger))
    except SignoffError:
        return None  # its bytes were taken away, or are of another signoff: the page says so, and shows the hash


def _revisions(entries: Sequence[Entry], ledger: Ledger, post: Post, zone_name: str) -> Iterator[Revision]:
    before: Post | None = None
    for entry in (entry for entry in entries if entry.do in EDITS):
        data = ledger.kept(entry.body["revision"])
        made = post_from_plain(msgspec.json.decode(data), zone_name, post.file) if data else None
        changed = tuple(_changed(before, made)) if before and made else ()
        yield Revision(
            hash=entry.body["revision"], entry=entry.seq, at=entry.at, by=entry.by, post=made, changed=changed
        )
        before = made or before


def _changed(before: Post, after: Post) -> Iterator[tuple[str, str, str]]:
    one, two = before.plain, after.plain
    for key in sorted({*one, *two} - {"texts"}):
        if one.get(key) != two.get(key):
            yield key, _said(one.get(key)), _said(two.get(key))
    old, new = one.get("texts", {}), two.get("texts", {})
    for variant in dict.fromkeys([*old, *new]):
        for went, came in words(old.get(variant, ""), new.get(variant, "")):
            yield variant or "text", went, came


def _said(value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value, order="sorted").decode()


def front_of(post: Post) -> dict[str, str]:
    """What a revision says beside its texts, key by key."""
    said = {key: _said(value) for key, value in post.plain.items() if key != "texts"}
    return {key: value for key, value in said.items() if value}


def _plain_revision(one: Revision, local: Any) -> dict[str, Any]:
    return {
        "revision": one.hash, "entry": one.entry, "at": one.at.astimezone(local).isoformat(), "by": one.by,
        "kept": one.post.plain if one.post else None, "changed": [list(change) for change in one.changed],
    }  # fmt: skip


def _plain_entry(one: Entry, local: Any) -> dict[str, Any]:
    said = {"at": one.at.astimezone(local).isoformat(), "by": one.by, "do": one.do, "identity": "claimed", **one.body}
    return {"seq": one.seq, "version": one.version, **said, "prev": one.prev.hex(), "hash": one.hash.hex()}
