"""The keys that are read, checked and kept, and that nothing acts on yet: docs/not-yet.md as a table.

A key that has a problem of its own (`spelling` …) is left to it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.errors import Place, Problem, listed
from signoff.policy import Node, Policy

if TYPE_CHECKING:
    from signoff.content import Library

ANY = "*"
ALL = ""


class Row(msgspec.Struct, frozen=True):
    """Keys of one page of the reference.

    where  the way to the mapping that holds them, ANY for each part;  keys: ALL alone for the whole file
    only   whether a value is one without effect; left out: every value is"""

    page: str
    where: tuple[str, ...]
    keys: tuple[str, ...]
    only: Callable[[Any], Any] = lambda value: True


STEPS = ("chains", ANY, "steps", ANY)
BESIDE = (*STEPS, "together", ANY)
SETTINGS = (("every_channel",), ("channels", ANY))
PLANNED = ("slots", "cadence", "best_time", "evergreen", "gap", "blackout", "order", "windows")
LEAVING = (*PLANNED, "on_missed_slot", "holds", "utm", "short_links", "first_comment")
LIMITS = ("first_day", "last_day", "consent", "territories", "networks", "channels", "most_uses", "licence")


def _unreadable(secret: object) -> bool:
    return str(secret).startswith(("file:", "keyring:"))


TABLE = (
    Row("workspace", (), ("quiet_hours", "notifiers")),
    *(Row("workflow", steps, ("remind_at",)) for steps in (STEPS, BESIDE)),
    Row("jobs", ("jobs", ANY), ("send_to",)),
    Row("jobs", ("jobs", ANY), ("secrets",), lambda value: any(map(_unreadable, value.values()))),
    Row("publishing", (), ("when",)),
    *(Row("publishing", where, LEAVING) for where in SETTINGS),
    *(Row("publishing", where, ("send",), lambda value: value == "direct") for where in SETTINGS),
    Row("post", (), ("repeat", "priority")),
    Row("post", (), ("schedule",), lambda value: isinstance(value, dict)),
    Row("asset", (), LIMITS),
    Row("reply", (), ("questions", "keywords", "placeholders", "review_after")),
    Row("snippet", (), (ALL,)),
    Row("request", (), (ALL,)),
)


def no_effect(policy: Policy, content: "Library") -> Iterator[Problem]:
    """One suggestion that names every such key in use, page by page, at the first place where one stands."""
    found: dict[str, dict[str, Place]] = {}
    for page, key, place in _used(policy, content):
        found.setdefault(page, {}).setdefault(key, place)
    if found:
        said = "; ".join(_named(page, list(keys)) for page, keys in found.items())
        place = next(iter(next(iter(found.values())).values()))
        why = "Read, checked and kept; nothing happens because of them. docs/not-yet.md says what happens instead."
        yield Problem(f"no effect yet: {said}", place, why, severity="suggestion")


def _named(page: str, keys: Sequence[str]) -> str:
    return f"every {page}" if keys == [ALL] else f"{listed((f'`{key}`' for key in keys), 'and')} ({page})"


def _used(policy: Policy, content: "Library") -> Iterator[tuple[str, str, Place]]:
    for row in TABLE:
        nodes = list(_nodes(row.page, policy, content))
        parts = [part for node in nodes for part in _along(node, row.where)]
        yield from ((row.page, key, place) for key in row.keys for part in parts for place in _places(part, key, row))


def _nodes(page: str, policy: Policy, content: "Library") -> Iterator[Node]:
    models: dict[str, Iterable[Any]] = {
        "post": (post.front for post in content.posts.values()),
        "asset": (asset.sidecar for asset in content.assets.values() if asset.sidecar),
        "reply": (reply.head for reply in content.replies.values()),
        "snippet": (snippet.head for snippet in content.snippets.values()),
        "request": (request.head for request in content.requests.values()),
    }
    return (model.node for model in models.get(page, policy.of(page)) if model.node is not None)


def _along(node: Node, where: Sequence[str]) -> Iterator[Node]:
    if not where:
        yield node
        return
    inside = node.parts.values() if where[0] == ANY else [node.parts[where[0]]] if where[0] in node.parts else []
    for part in inside:
        yield from _along(part, where[1:])


def _places(node: Node, key: str, row: Row) -> Iterator[Place]:
    if key == ALL:
        yield node.place
    elif key in node.parts and row.only(node.parts[key].value):
        yield node.parts[key].place
