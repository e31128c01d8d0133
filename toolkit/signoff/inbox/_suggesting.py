"""A wording that somebody suggests, and that the author may accept: then the edit is the author's alone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from signoff.content import Post, changes, read_post, with_words
from signoff.errors import Problem, Refused
from signoff.inbox._remarks import Standing, edited, remark, standing
from signoff.inbox._under import under
from signoff.ledger import Draft, Entry, Ledger, digest
from signoff.policy import MOST_BYTES, read_file, write_file
from signoff.review import SUGGEST
from signoff.workflow import Event, body_of, stream_of, take
from signoff.workspace import Workspace, own_entries

FENCE = b"---"


def suggest(
    workspace: Workspace, name: str, by: str, at: datetime, words: bytes, reason: str = "", variant: str = ""
) -> Entry:
    """Records another wording of a post, kept by hash; neither its file nor its decision changes.

    words    a text, or a whole file with front matter;  variant: whose text it is, "" for the default
    Raises Refused where it could not be read as this post, or changes nothing: then nothing is recorded."""
    workspace = workspace.afresh()
    post = workspace.post(name)
    data = words if words.startswith(FENCE) else _in_its_file(workspace, post, words.decode(), variant)
    suggested = _read(workspace, post, data)
    more = {
        "suggested": suggested.revision,
        "file": digest(data),
        "changes": list(changes(post.plain, suggested.plain)),
    }
    wish = Event(at=at, by=by, do=SUGGEST, reason=reason)
    return remark(workspace, post.id, wish, more, (data, suggested.canonical))


def _in_its_file(workspace: Workspace, post: Post, words: str, variant: str) -> bytes:
    if ":" in post.id:
        raise Refused(f"{post.id}: only the words of posts can be suggested")
    if variant not in post.texts:
        raise Refused(f"{post.id} has no text under `## {variant}`" if variant else f"{post.id} has no default text")
    return with_words(read_file(workspace.root / post.file, MOST_BYTES, name=post.file), post, variant, words)


def _read(workspace: Workspace, post: Post, data: bytes) -> Post:
    suggested, problems = read_post(post.file, data, workspace.content.around(workspace.policy))
    wrong = [problem for problem in problems if problem.severity == "error"]
    if suggested is None or wrong:
        raise Refused(*wrong)
    if (suggested.id, suggested.front.author) != (post.id, post.front.author):
        raise Refused(f"{post.id}: a suggestion leaves `id` and `author` as they are")
    if suggested.revision == post.revision:
        raise Refused(f"{post.id}: the suggestion says what stands there already")
    return suggested


def accept_suggestion(workspace: Workspace, name: str, number: int, by: str, at: datetime) -> Entry:
    """Writes a suggested wording into the post's file, and records the edit as the author's.

    number   the suggestion's entry
    Raises Refused for anybody but the author, or once the post has changed since: then nothing is written."""
    workspace = workspace.afresh()
    post = workspace.post(name)
    with workspace.reading() as ledger:
        stands = standing(workspace, post, ledger, at)
        found = _suggestion(ledger, post, number)
        data = ledger.kept(found.body["file"])
    if data is None:
        raise Refused(f"{post.id}: the suggested words of entry {number} are no longer kept")
    suggested = _read(workspace, post, data)
    kinds = changes(post.plain, suggested.plain)
    edit = Event(at=at, by=by, do="edit", post=suggested, changes=kinds)
    if because := list(_against(stands, found, edit)):
        raise Refused(*(Problem(f"{post.id}: {reason}") for reason in because))
    return _write(workspace, stands, edit, data, {"accepts": number, "suggested_by": found.by})


def _suggestion(ledger: Ledger, post: Post, number: int) -> Entry:
    known = [entry for entry in ledger.entries(stream_of(post.id)) if entry.do == SUGGEST]
    for entry in known:
        if entry.seq == number:
            return entry
    there = f"there is {', '.join(str(entry.seq) for entry in known)}" if known else "nothing was suggested"
    raise Refused(f"{post.id}: entry {number} is no suggestion for it; {there}")


def _against(stands: Standing, found: Entry, edit: Event) -> Iterator[str]:
    if edit.by != stands.post.front.author:
        yield f"only its author, {stands.post.front.author}, accepts a suggestion"
    if edited(stands):
        yield "its file holds a change that no entry tells of; its author says whose it is first, with `signoff submit`"
    elif stands.post.revision != found.body["revision"]:
        yield f"it has changed since entry {found.seq} was suggested; look at `signoff diff`, and edit it by hand"
    yield from take(stands.review, edit)


def _write(workspace: Workspace, stands: Standing, edit: Event, data: bytes, more: dict[str, Any]) -> Entry:
    """The file first, then its entry; where that cannot be written, the file is put back."""
    path, stream = workspace.root / stands.post.file, stream_of(stands.post.id)
    before = read_file(path, MOST_BYTES, name=stands.post.file)
    body = {**more, **body_of(edit), **under(workspace.policy)}
    draft = Draft(stream=stream, do=edit.do, by=edit.by, at=edit.at, body=body)
    write_file(path, data)
    try:
        with workspace.writing(edit.at) as ledger:
            kept = (edit.post.canonical, workspace.policy.canonical)
            return ledger.append([draft], expected={stream: own_entries(stands.known)}, keep=kept)[0]
    except BaseException:
        write_file(path, before)
        raise
