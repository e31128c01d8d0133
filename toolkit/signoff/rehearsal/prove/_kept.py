"""Kinds of edit that keep approvals, and with them a text, picture or channel that nobody approved."""

from collections.abc import Iterator
from typing import Any

from signoff.errors import Place
from signoff.model import many
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._drive import MINUTE, carried
from signoff.rehearsal.prove._post import Possible
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import Way, World

OUTGOING = ("text", "assets", "channels")


def kept_edits(world: World) -> Iterator[Claim]:
    """One for each kept kind that lets content go out as nobody approved it."""
    for number, kind in enumerate(many(world.policy.said("workflow", "keep_approvals_on"))):
        trial = next(_stories(world, kind), None) if kind in OUTGOING else None
        if trial is not None:
            words = f"`keep_approvals_on: {kind}` lets {_WHAT[kind]} go out that nobody has approved"
            yield claimed(words, _place(world, number), world.policy, trial, {"publishable": True})


_WHAT = {"text": "a text", "assets": "a picture or film", "channels": "a post on a channel"}


def _place(world: World, number: int) -> Place:
    document = next(one for one in world.policy.of("workflow") if one.keep_approvals_on is not None)
    written = isinstance(document.keep_approvals_on, list)
    place: Place = document.place_of("keep_approvals_on", *([number] if written else []))
    return place


def _stories(world: World, kind: str) -> Iterator[Trial]:
    """Approved, then edited, and still publishable."""
    for way in world.ways:
        for post in _posts(world, way, kind):
            approved, decision = carried(post.trial, world.policy)
            for change in _changes(world, post, kind) if decision.publishable else ():
                edited = _edited(world, approved, change)
                if edited is not None:
                    yield edited


def _posts(world: World, way: Way, kind: str) -> Iterator[Possible]:
    """Posts of the chain, by each author, and to each channel where channels are what is edited."""
    media = [world.has.statements["media"]] if kind == "assets" else []
    channels = world.channels.statements.values() if kind == "channels" else [world.logic.true]
    for channel in channels:
        for author in world.authors.all:
            post = world.post(way.decides, author.statement, channel, *media)
            if post is not None:
                yield post


def _changes(world: World, post: Possible, kind: str) -> Iterator[dict[str, Any]]:
    if kind == "text":
        yield {"text": f"{post.post['text']}, and another sentence"}
    elif kind == "assets":
        yield {"assets": ["another.jpg"], "alt": {"another.jpg": "Another bowl of soup"}}
    else:
        yield from _other_channels(world, post.post["channels"])


def _other_channels(world: World, channels: list[str]) -> Iterator[dict[str, Any]]:
    for name in world.channels.statements:
        if name not in channels:
            yield {"channels": [*channels, name]}
            yield {"channels": [name]}
    if len(channels) > 1:
        yield from ({"channels": [name]} for name in channels)


def _edited(world: World, approved: Trial, change: dict[str, Any]) -> Trial | None:
    """The story with that edit by somebody who may, where the post may go out all the same."""
    for person in world.policy.people:
        story = approved.then({"at": approved.now + MINUTE, "by": person, "do": "edit", "change": change})
        decision = story.decision(world.policy)
        if decision.publishable and not decision.refused:
            return story
    return None
