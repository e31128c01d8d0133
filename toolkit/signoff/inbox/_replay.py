"""A history kept as text, replayed into a new ledger through the same gate as every act.

content/history.jsonl, one act a line: {"at", "by", "do", "post", "step"?, "reason"?, "change"?, …}.
`change` is laid over the post as its file has it now: so an earlier wording is told by what was different."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff.clock import at, wall, zone
from signoff.content import Post, changes, post_of
from signoff.errors import Place, Problem, SignoffError
from signoff.inbox._under import under
from signoff.ledger import Draft
from signoff.policy import read_file
from signoff.review import look
from signoff.workflow import EDITS, Event, Replay, body_of, stream_of
from signoff.workspace import Workspace

HISTORY = "content/history.jsonl"
MOST_BYTES = 10_000_000
# What the engine reads of an entry, and no text may say of itself.
ENGINES = ("found", "recorded_by", "revision", "changes", "signature")
KNOWN = ("at", "by", "do", "post", "step", "reason", "change", "finding", "match", "identity")


class Line(msgspec.Struct, frozen=True):
    """One act of the history, with the line on which it stands."""

    number: int
    said: dict[str, Any]


def begin(workspace: Workspace) -> int:
    """Begins the workspace's ledger with its history. Answers with the number of entries; 0 where nothing is told.

    Raises SignoffError for lines that cannot be read, or that the policy refuses: then no ledger is begun."""
    if workspace.ledger_path.exists() or not (workspace.root / HISTORY).exists():
        return 0
    drafts, kept = _replayed(workspace, list(lines(workspace.root)))
    if drafts:
        with workspace.writing(drafts[0].at) as ledger:
            ledger.append(drafts, keep=kept)
    return len(drafts)


def lines(root: Path) -> Iterator[Line]:
    """The acts in the order of the file. Raises SignoffError, naming every line that is not JSON."""
    problems = []
    for number, text in enumerate(read_file(root / HISTORY, MOST_BYTES).splitlines(), 1):
        if text.strip():
            try:
                yield Line(number, msgspec.json.decode(text, type=dict[str, Any]))
            except msgspec.DecodeError as error:
                problems.append(Problem(f"not JSON: {error}", Place(HISTORY, number)))
    if problems:
        raise SignoffError(*problems)


def _replayed(workspace: Workspace, told: Sequence[Line]) -> tuple[list[Draft], list[bytes]]:
    """Every act as a draft, and the bytes to be kept. Raises SignoffError for all that is wrong, line by line."""
    every = [*workspace.posts.values(), *workspace.items.values()]
    found = look(workspace, every, _end_of(workspace, told))
    replays: dict[str, Replay] = {}
    problems: list[Problem] = []
    drafts, kept = [], [workspace.policy.canonical]
    for line in told:
        for event, more in _events(workspace, line, replays, problems):
            name = line.said["post"]
            replay = replays[name] = replays.get(name) or Replay(event.post, workspace.policy, found[name])
            if because := replay.take(event):
                problems += [Problem(f"{name}: {reason}", Place(HISTORY, line.number)) for reason in because]
                continue
            kept += [event.post.canonical] if event.post is not None else []
            drafts.append(_draft(workspace, replay.post, event, more))
    if problems:
        raise SignoffError(*problems)
    return drafts, kept


def _events(
    workspace: Workspace, line: Line, replays: dict[str, Replay], problems: list[Problem]
) -> Iterator[tuple[Event, dict[str, Any]]]:
    """The event of a line. A post that nobody is told to have made was made by its author, just before."""
    try:
        event, more = _event(workspace, line, replays)
        post = workspace.post(line.said["post"])
    except (KeyError, ValueError, SignoffError) as error:
        said = f"`{error.args[0]}` is missing" if isinstance(error, KeyError) else str(error)
        problems.append(Problem(f"cannot be read: {said}", Place(HISTORY, line.number)))
        return
    if post.id not in replays and event.post is None:
        yield Event(at=event.at, by=post.front.author, do="create", post=post, found=True), {}
    yield event, more


def _end_of(workspace: Workspace, told: Iterable[Line]) -> datetime:
    """When the last act was, as far as that can be read: what is wrong is said line by line."""
    return max(filter(None, (_moment(workspace, line) for line in told)), default=datetime.max.replace(tzinfo=UTC))


def _moment(workspace: Workspace, line: Line) -> datetime | None:
    try:
        return at(str(line.said.get("at", "")), zone(workspace.policy.zone))
    except ValueError:
        return None


def _event(workspace: Workspace, line: Line, replays: dict[str, Replay]) -> tuple[Event, dict[str, Any]]:
    said = line.said
    post = workspace.post(said["post"])
    after = _laid_over(post, said.get("change", {}), workspace) if said["do"] in EDITS else None
    before = replays[post.id].post if post.id in replays else None
    kinds = changes(before.plain, after.plain) if before and after else ()
    # Not `identity`: who writes a text can claim anything, and proves nothing.
    known = {key: said[key] for key in ("step", "reason", "finding", "match") if key in said}
    when = at(str(said["at"]), zone(workspace.policy.zone))
    event = Event(at=when, by=said["by"], do=said["do"], post=after, changes=kinds, found=after is not None, **known)
    return event, {key: value for key, value in said.items() if key not in (*KNOWN, *ENGINES)}


def _laid_over(post: Post, change: dict[str, Any], workspace: Workspace) -> Post:
    """The post as its file has it, with what was different then; its pictures are those of the file."""
    if not change:
        return post
    texts = {name: text.words for name, text in post.texts.items()}
    texts |= {"": change["text"]} if "text" in change else {}
    front = msgspec.to_builtins(post.front) | {key: value for key, value in change.items() if key != "text"}
    made = post_of({**front, "texts": texts}, workspace.policy.zone, post.file)
    return msgspec.structs.replace(made, assets={name: post.assets.get(name, "") for name in made.assets})


def _draft(workspace: Workspace, post: Post, event: Event, more: dict[str, Any]) -> Draft:
    body = {**more, **body_of(event)}
    if event.do not in EDITS:
        body |= {"revision": post.revision, **under(workspace.policy)}
    when = wall(event.at, zone(workspace.policy.zone))
    return Draft(stream=stream_of(post.id), do=event.do, by=event.by, at=when, body=body)
