"""What was waived and overridden: for ever, with reasons, newest first."""

from datetime import datetime

import msgspec

from signoff.ledger import Entry
from signoff.report.review.scene import Scene

ACTS = ("waive", "override")
MOST = 50


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody let something pass. title, anchor: of the post, "" where it is no longer there."""

    do: str
    at: datetime
    by: str
    title: str
    anchor: str
    what: str
    reason: str


def passed(scene: Scene) -> tuple[list[Passed], int]:
    """The newest of them, and how many more there are. What the engine refused is not among them."""
    entries = [
        entry
        for stream, of_stream in scene.review.workspace.entries.items()
        for entry in of_stream
        if entry.do in ACTS and entry.at <= scene.now and _is_told(scene, stream)
    ]
    entries.sort(key=lambda entry: entry.seq, reverse=True)
    return [_passed(scene, entry) for entry in entries[:MOST]], max(0, len(entries) - MOST)


def _is_told(scene: Scene, stream: str) -> bool:
    """Of posts, also of those that are no longer there; to an agency's client only of the client's own."""
    post = stream.removeprefix("posts/")
    return post != stream and (not scene.review.narrowed or post in scene.review.decisions)


def _passed(scene: Scene, entry: Entry) -> Passed:
    name, body = entry.stream.removeprefix("posts/"), entry.body
    post = scene.review.workspace.posts.get(name)
    step = body.get("step") or scene.words("every_open_step")
    what = body.get("finding", "") if entry.do == "waive" else step
    match = body.get("match", "")
    return Passed(
        do=entry.do, at=entry.at, by=scene.names.person(entry.by),
        title=post.title if post else name, anchor=name if post else "",
        what=f"{what}: “{match}”" if match else what, reason=body.get("reason", ""),
    )  # fmt: skip
