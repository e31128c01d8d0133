"""From a world of statements to a post that a person could write, and the submission that begins its review."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.rehearsal.prove._authors import Author
from signoff.rehearsal.prove._days import Day
from signoff.rehearsal.prove._trial import Trial

if TYPE_CHECKING:
    from signoff.rehearsal.prove._world import World

ID = "possible-post"
THINGS = {"link": "https://example.com/menu", "mention": "@guest.example", "hashtag": "#soup"}


class Possible(msgspec.Struct, frozen=True):
    """A possible post. edits: what was changed before the submission, so that the changes asked for are there."""

    world: frozenset[int]
    author: Author
    post: dict[str, Any]
    first: dict[str, Any]
    edits: tuple[dict[str, Any], ...]
    submitted: datetime

    @property
    def trial(self) -> Trial:
        """It is submitted by its author."""
        submit = {"at": self.submitted, "by": self.author.person, "do": "submit"}
        return Trial(self.first, (*self.edits, submit), self.submitted)


def possible(facts: "World", world: frozenset[int], day: Day | None = None) -> Possible:
    """The post that a world speaks of. day: on which it is submitted; left out, the author's first."""
    author = facts.author(world)
    submitted, slot = facts.moments.the(world, (day or author.day).at)
    has = facts.has.there(world)
    words = [facts.texts.the(world), *(words for thing, words in THINGS.items() if thing in has)]
    post: dict[str, Any] = {"id": ID, **facts.type.said(world), "author": author.person,
                            "channels": facts.channels.there(world)}  # fmt: skip
    for fact in (facts.tags, facts.campaign, facts.language, facts.audience, facts.spend):
        post |= fact.said(world)
    if "media" in has:
        post |= {"assets": ["soup.jpg"], "alt": {"soup.jpg": "A bowl of soup"}}
    if slot is not None:
        post["schedule"] = slot.isoformat()
    post["text"] = " ".join(words)
    before = _before(post, facts.changed.there(world), facts)
    edits: tuple[dict[str, Any], ...] = ()
    if before:
        final = {key: post.get(key, _NONE.get(key)) for key in before}
        edits = ({"at": submitted, "by": _hand(facts, author), "do": "edit", "change": final},)
    return Possible(world, author, post, {**post, **before}, edits, submitted)


_NONE: dict[str, Any] = {"assets": [], "schedule": None, "title": ""}


def _before(post: dict[str, Any], changed: list[str], facts: "World") -> dict[str, Any]:
    """What the draft said before, for each kind of change that is wanted."""
    others = [name for name in facts.policy.channels if name not in post["channels"]] or post["channels"][:1]
    drafts: dict[str, dict[str, Any]] = {
        "text": {"text": "A first draft"},
        "assets": {"assets": ["draft.jpg"]},
        "channels": {"channels": others},
        "schedule": {"schedule": "2030-01-01 09:00"},
        "metadata": {"title": "A first draft"},
    }
    return {key: value for kind in changed for key, value in drafts[kind].items()}


def _hand(facts: "World", author: Author) -> str:
    """Who makes the change: the author where they may."""
    may = [name for name, known in facts.policy.people.items() if _may_edit(facts, known, author)]
    return author.person if author.person in may else next(iter(may), author.person)


def _may_edit(facts: "World", known: Any, author: Author) -> bool:
    day, roles = author.day.date, facts.policy.roles
    return any(grant.covers(day) and "edit" in roles[grant.role].may for grant in known.grants)
