"""Kinds of edit that keep approvals, and with them a text, picture or channel that nobody approved."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from signoff.errors import Place
from signoff.model import many
from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._cases import Case, each_day
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._days import Day
from signoff.rehearsal.prove._drive import MINUTE, brought
from signoff.rehearsal.prove._post import Possible
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import World

MOST = 100  # so many posts are told to the engine: an edit is nearly always kept at once
OUTGOING = ("text", "assets", "channels")


def kept_edits(world: World) -> Iterator[Claim]:
    """One for each kept kind that lets content go out as nobody approved it."""
    for number, kind in enumerate(many(world.policy.said("workflow", "keep_approvals_on"))):
        trial = next(_stories(world, kind), None) if kind in OUTGOING else None
        if trial is not None:
            words = f"`keep_approvals_on: {kind}` lets {_WHAT[kind]} go out that nobody has approved"
            yield from claimed(words, _place(world, number), world.policy, trial, {"publishable": True})


_WHAT = {"text": "a text", "assets": "a picture or film", "channels": "a post on a channel"}


def _place(world: World, number: int) -> Place:
    document = next(one for one in world.policy.of("workflow") if one.keep_approvals_on is not None)
    written = isinstance(document.keep_approvals_on, list)
    place: Place = document.place_of("keep_approvals_on", *([number] if written else []))
    return place


def _stories(world: World, kind: str) -> Iterator[Trial]:
    """Approved, then edited, and still publishable."""
    for post in islice(_posts(world, kind), MOST):
        approved = brought(post.trial, world.policy, list(world.policy.people))
        if approved is not None:
            found = (_edited(world, approved, change) for change in _changes(world, post, kind))
            yield from (story for story in found if story is not None)


def _posts(world: World, kind: str) -> Iterator[Possible]:
    """Posts that can be approved, by each author on each kind of day; to each channel where channels are edited."""
    media = [world.has.statements["media"]] if kind == "assets" else []
    channels = list(world.channels.statements.values()) if kind == "channels" else [world.logic.true]
    for case, author, day in _approved(world):
        for channel in channels:
            post = world.post(case.way.decides, author.statement, *case.so, channel, *media, day=day)
            if post is not None and post.trial.decision(world.policy).chain == case.way.chain.name:
                yield post


def _approved(world: World) -> Iterator[tuple[Case, Author, Day]]:
    """Whose posts, and when, can be brought through their chain."""
    for case, author, day in each_day(world):
        bench = case.hall(day).without(case.barred(author))
        plans = (bench.plan(bench.all_seats(case.steps, True, escalated)) for escalated in (False, True))
        if bench.intricate(case.steps) or any(plans):
            yield case, author, day


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
