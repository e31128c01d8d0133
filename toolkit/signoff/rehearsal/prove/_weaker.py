"""Whether one policy lets something out that another would not: by possible posts and stories, tried under both."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.clock import seconds
from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.prove._drive import MINUTE, among, brought, carried, rather
from signoff.rehearsal.prove._post import Possible, possible
from signoff.rehearsal.prove._texts import sentences, stopped, words_of
from signoff.rehearsal.prove._trial import READ, TOLD, Trial
from signoff.rehearsal.prove._world import Way, World


def weaker(before: Policy, after: Policy, now: datetime) -> dict[str, Any] | None:
    """A policy test of a post that is publishable under `after` and not, by the same story, under `before`.

    now: aware. None where no such post is found. The test carries the policies of `after`, so that it passes; its
    name says what stands against the post under `before`. Where neither who must agree nor what is found has changed,
    nothing is tried."""
    found = None
    if _told(before, TOLD) != _told(after, TOLD):
        found = _by_approvals(World(after, now, also=before), before)
    if found is None and _told(before, READ) != _told(after, READ):
        found = _by_findings(World(after, now, also=before), before)
    return found


def _told(policy: Policy, kinds: Sequence[str]) -> list[Any]:
    return [[one.node.value for one in policy.of(kind)] for kind in kinds]


def _by_approvals(world: World, before: Policy) -> dict[str, Any] | None:
    """A post that the new policy lets be approved by a story that is not enough under the old one."""
    seen: set[Any] = set()
    for post in _posts(world, world.ways_of(before)):
        for story in _stories(world, post, before):
            key = repr((story.post, story.events, story.now))
            if key in seen:
                continue
            seen.add(key)
            if story.decision(world.policy).publishable:
                against = story.decision(before)
                if not against.publishable:
                    return story.example(world.policy, _name(against), {"publishable": True})
    return None


def _by_findings(world: World, before: Policy) -> dict[str, Any] | None:
    """An approved post whose text the old policy would have stopped: a bad example, or words that a rule names."""
    after, now = world.policy, world.now
    texts = {text for policy in (before, after) for text in (*sentences(policy), *words_of(policy))}
    decided = world.logic.any_of(way.decides for way in world.ways)
    for channel in _one_a_language(world):
        post = world.post(decided, channel)
        let_go = stopped(texts, post.post, before, now) if post else set()
        let_go -= stopped(let_go, post.post, after, now) if post else set()
        story = brought(post.trial, after, list(after.people)) if post and let_go else None
        for text in sorted(let_go) if story else ():
            if (example := _let_go(story, text, before, after)) is not None:
                return example
    return None


def _one_a_language(world: World) -> list[int]:
    known = world.policy.channels
    found = {known[name].language if name in known else "": one for name, one in world.channels.statements.items()}
    return list(found.values())


def _let_go(story: Trial | None, text: str, before: Policy, after: Policy) -> dict[str, Any] | None:
    if story is None:
        return None
    told = msgspec.structs.replace(story, post={**story.post, "text": text})
    if not told.decision(after, looked=True).publishable:
        return None
    against = told.decision(before, looked=True)
    return None if against.publishable else told.example(after, _name(against), {"publishable": True}, looked=True)


def _name(against: Any) -> str:
    said = "; ".join(reason.words for reason in against.blocked_by)
    return f"publishable under the policies below; not under those before: {said}"


def _posts(world: World, old: list[Way]) -> Iterator[Possible]:
    """A post for each pair of chains that decide one, by the fewest steps of the new and the most of the old one."""
    none = -world.logic.any_of(way.decides for way in old)
    for new in world.ways:
        steps = [-statement for statement in new.applies.values()]
        for was, asked in [*((way.decides, list(way.applies.values())) for way in old), (none, [])]:
            for found in world.logic.largest([new.decides, was], [*steps, *asked]):
                yield possible(world, found)
                if plain := world.post(*_as_in(found, [new.decides, was, *steps, *asked])):
                    yield plain


def _as_in(found: frozenset[int], statements: list[int]) -> list[int]:
    return [one if (one in found if one > 0 else -one not in found) else -one for one in statements]


def _stories(world: World, post: Possible, before: Policy) -> Iterator[Trial]:
    """What may happen to it: each person approves where they can; writers approve; kept edits; time; an override."""
    policy = world.policy
    people = list(policy.people)
    approved = [carried(post.trial, policy, rather([person]))[0] for person in people]
    yield from approved
    yield from _by_writers(post, policy)
    for story in approved[:1]:
        yield from _edited(story, post, policy)
    for person in _overriders(policy):
        event = {"at": post.submitted + MINUTE, "by": person, "do": "override", "reason": "urgent"}
        yield post.trial.then(event)
    for story in approved:
        yield from (story.then(now=story.now + wait) for wait in _waits(before))
    for wait in _waits(policy):
        late = post.trial.then(now=post.submitted + wait)
        yield from (carried(late, policy, rather([person]))[0] for person in people)


def _by_writers(post: Possible, policy: Policy) -> Iterator[Trial]:
    """The author alone, and everybody who may edit, after an edit of theirs."""
    yield carried(post.trial, policy, among([post.author.person]))[0]
    story, writers = post.trial, [post.author.person]
    for number, person in enumerate(policy.people):
        change = {"text": f"{post.post['text']} ({number})"}
        edit = {"at": story.now + MINUTE, "by": person, "do": "edit", "change": change}
        if not story.then(edit).decision(policy).refused:
            story, writers = story.then(edit), [*writers, person]
            yield carried(story, policy, among(writers))[0]


def _edited(story: Trial, post: Possible, policy: Policy) -> Iterator[Trial]:
    """An edit of each kind once it is approved."""
    changes: list[dict[str, Any]] = [{"text": f"{post.post['text']}, changed"}, {"assets": ["other.jpg"]},
               {"title": "Another title"}, {"schedule": (story.now + timedelta(days=2)).isoformat()}]  # fmt: skip
    changes += [{"channels": [name]} for name in policy.channels]
    for change in changes:
        for person in policy.people:
            yield story.then({"at": story.now + MINUTE, "by": person, "do": "edit", "change": change})


def _overriders(policy: Policy) -> list[str]:
    allowed = policy.said("workflow", "override")
    roles = set(many(allowed.roles)) if allowed else set()
    return [name for name, person in policy.people.items() if any(grant.role in roles for grant in person.grants)]


def _waits(policy: Policy) -> list[timedelta]:
    """The spans of time after which something changes: an approval grows old, a step is escalated."""
    steps = [step for chain in policy.chains_as_written for step in chain.each_step]
    spans = {step.valid_for for step in steps if step.valid_for}
    found = {seconds(span, days=True) for span in spans}
    found |= {seconds(step.within) * 10 for step in steps if step.within and step.escalate}
    return [timedelta(seconds=span + 1) for span in sorted(found)]
