"""What a post's front matter gets wrong beside the rest of the workspace, each at its place.

Looks at the nodes, not at the typed model: whoever mistyped one key still learns of the other mistakes."""

from collections.abc import Collection, Iterator, Mapping
from datetime import tzinfo
from functools import cached_property
from itertools import islice
from typing import Any

import msgspec

from signoff.clock import UnknownZone, zone
from signoff.content._assets import networks
from signoff.content._page import Headings
from signoff.content._shelf import Shelf
from signoff.content._times import comes_twice, moment
from signoff.content._values import named_values, unknown_name
from signoff.errors import Problem, SignoffError
from signoff.policy import Node, Policy

NOBODY = "Nobody could be asked what is meant, and nobody kept from approving it."
MOST = 100
TIMES = ("schedule", "not_before", "not_after")


class Around(msgspec.Struct, frozen=True, dict=True):
    """What a post is read beside. Without a shelf, or without campaigns, names of them are not looked up."""

    policy: Policy
    shelf: Shelf | None = None
    campaigns: Collection[str] | None = None

    @cached_property
    def headings(self) -> Headings:
        """The names that begin a variant."""
        return Headings("network or channel", {*self.policy.channels, *networks(self.policy)})

    @cached_property
    def zone(self) -> tzinfo:
        """The workspace's zone; UTC where the policy names none that there is, which it is told by itself."""
        try:
            return zone(self.policy.zone)
        except UnknownZone:
            return zone("UTC")


def front_problems(head: Node, around: Around) -> Iterator[Problem]:
    """Every such problem of one front matter, in the order of the keys here; no more than a person would read."""
    return islice(_problems(head, around), MOST)


def _problems(head: Node, around: Around) -> Iterator[Problem]:
    yield from _names(head, "author", around.policy.people, "person", NOBODY)
    yield from _names(head, "channels", around.policy.channels, "channel")
    if around.campaigns is not None:
        yield from _names(head, "campaign", around.campaigns, "campaign")
    for key in ("channels", "assets"):
        yield from _twice(head, key)
    for key in TIMES:
        yield from _time(head, key, around.zone)
    yield from _repeat(head)
    yield from _alt(head)


def _names(head: Node, key: str, known: Collection[str], what: str, why: str = "") -> Iterator[Problem]:
    for name, place in named_values(head, key):
        if name not in known:
            yield unknown_name(name, place, known, what, why)


def _twice(head: Node, key: str) -> Iterator[Problem]:
    seen = set()
    for name, place in named_values(head, key):
        if name in seen:
            yield Problem(f"`{name}` is given twice", place)
        seen.add(name)


def _time(head: Node, key: str, there: tzinfo) -> Iterator[Problem]:
    node = head.parts.get(key)
    if node is None or not isinstance(node.value, str):
        return
    try:
        when = moment(node.value, there)
    except ValueError as error:
        yield Problem(str(error), node.place)
        return
    if comes_twice(node.value, when):
        said = f"`{node.value}` comes twice in {there}, as the clocks go back; the first of the two is taken"
        why = f"Write `{when.isoformat(timespec='minutes')}` to say so."
        yield Problem(said, node.place, why, severity="warning")


def _repeat(head: Node) -> Iterator[Problem]:
    node = head.parts.get("repeat")
    if node is None or not isinstance(node.value, dict):
        return
    if "schedule" in head.parts:
        yield Problem("`repeat` stands beside `schedule`; a post has one of the two", head.keys["repeat"])
    if not {"last_day", "most_times"} & node.value.keys():
        yield Problem("it repeats without an end; add `last_day` or `most_times`", head.keys["repeat"])


def _alt(head: Node) -> Iterator[Problem]:
    node = head.parts.get("alt")
    if node is None or not isinstance(node.value, dict):
        return
    used = [name for name, _ in named_values(head, "assets")]
    for name, part in node.parts.items():
        if name not in used:
            yield unknown_name(name, node.keys[name], used, "asset", "An alt text is for one of the post's `assets`.")
        elif not _is_alt(part.value):
            yield Problem("an alt text is a text, or a text by language", part.place)


def _is_alt(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(each, str) for each in value.values()))


def digests(head: Node, shelf: Shelf | None, problems: list[Problem]) -> Mapping[str, str]:
    """SHA-256 of each asset by name; "" for one that cannot be had, which is a problem at its name."""
    found = {}
    for number, (name, place) in enumerate(named_values(head, "assets")):
        if number == MOST:
            problems.append(Problem(f"more than {MOST} assets; no network takes so many", place))
            break
        try:
            found[name] = shelf.digest(name) if shelf is not None else ""
        except SignoffError as error:
            found[name] = ""
            problems.extend(problem._replace(place=place) for problem in error.problems)
    return found
