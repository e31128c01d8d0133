"""What is due on each channel: the gate. The decision is taken anew, on the very bytes that would go out."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.content import Post, post_from_plain
from signoff.errors import SignoffError
from signoff.networks import facets
from signoff.publishing._settings import Settings, settings
from signoff.review import Review
from signoff.text import entities
from signoff.workflow import Decision, stream_of

NOBODYS = ("withdrawn", "rejected")


class Going(msgspec.Struct, frozen=True, kw_only=True):
    """One post on one channel, as `signoff publish --dry-run --json` carries it.

    at        its slot, in the channel's zone;  send: direct or handover;  text: of the approved revision
    key, outbox   None and "none": nothing was ever sent"""

    post: str
    revision: str
    channel: str
    at: datetime
    send: str
    publishable: bool
    blocked_by: tuple[str, ...]
    text: str
    facets: tuple[dict[str, Any], ...] = ()
    first_comment: str | None = None
    links: tuple[dict[str, str], ...] = ()
    assets: tuple[dict[str, Any], ...] = ()
    key: str | None = None
    outbox: str = "none"


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """A slot of a post on a channel that nothing went out for yet, with what is needed to say more."""

    post: Post
    decision: Decision
    channel: str
    at: datetime
    settings: Settings

    @property
    def due(self) -> datetime:
        """When it is to be sent, or handed over."""
        return self.at - self.settings.ahead

    @property
    def over(self) -> datetime:
        """When the slot is over."""
        return self.at + self.settings.late


def due_now(review: Review) -> list[Going]:
    """What is due at the review's moment: slots that have come and are not over; files that are to be handed over."""
    found = [one for one in planned(review) if one.due <= review.now <= one.over]
    return going(review, found)


def planned(review: Review) -> list[Planned]:
    """Every slot that nothing went out for yet, on channels that there are; earliest first."""
    out = _published(review)
    found = [
        Planned(post=post, decision=review.decisions[post.id], channel=channel, at=post.slot.astimezone(said.zone),
                settings=said)
        for post in review.workspace.posts.values() if post.slot and _is_wanted(review, post)
        for channel, said in _channels(review, post) if (post.id, channel) not in out
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.at, one.channel, one.post.id))


def going(review: Review, found: Sequence[Planned]) -> list[Going]:
    """Each of them as it would go, with everything that stands against it. Reads the ledger; records nothing."""
    with review.workspace.reading() as ledger:
        return [_going(review, one, ledger) for one in found]


def _is_wanted(review: Review, post: Post) -> bool:
    return post.id in review.decisions and review.decisions[post.id].state not in NOBODYS


def _channels(review: Review, post: Post) -> Iterator[tuple[str, Settings]]:
    policy = review.workspace.policy
    yield from ((name, settings(policy, name)) for name in post.channels if name in policy.channels)


def _published(review: Review) -> set[tuple[str, str]]:
    return {
        (name, str(entry.body.get("channel", "")))
        for name in review.workspace.posts
        for entry in review.workspace.entries.get(stream_of(name), [])
        if entry.do == "publish" and entry.at <= review.now
    }  # fmt: skip


def _going(review: Review, one: Planned, ledger: Any) -> Going:
    policy, library = review.workspace.policy, review.workspace.content
    post, against = _stored(one, ledger, policy.zone)
    account = policy.channels[one.channel]
    copy = next(iter(post.copies({one.channel: account})), None)
    words = copy.text.words if copy else ""
    against = [*_against(one, review.now), *against]
    language = copy.language if copy else ""
    return Going(
        post=post.id,
        revision=post.revision,
        channel=one.channel,
        at=one.at,
        send=one.settings.send,
        publishable=not against,
        blocked_by=tuple(against),
        text=words,
        facets=tuple(msgspec.to_builtins(facet) for facet in _facets(account.network, words)),
        first_comment=post.front.first_comment or None,
        links=tuple({"written": link, "sent": link} for link in _links(words)),
        assets=tuple(
            {"path": f"content/assets/{name}", "sha256": digest, "alt": library.alt_of(post, name, language)}
            for name, digest in post.assets.items()
        ),
    )


def _stored(one: Planned, ledger: Any, zone: str) -> tuple[Post, list[str]]:
    """The post out of the bytes that were approved; the file's own where nothing was ever approved."""
    data = ledger.kept(one.decision.revision)
    if data is None:
        return one.post, ["the bytes of its revision are not in the ledger"] if one.decision.publishable else []
    return post_from_plain(msgspec.json.decode(data), zone, one.post.file), []


def _against(one: Planned, now: datetime) -> list[str]:
    """What stands against it. A slot is not over while it may still go out late; then its time alone is no reason."""
    decision = one.decision
    if decision.state == "published":
        # Out on another channel already: the approval that it rested on still stands for this one.
        return [str(reason) for reason in decision.blocked_by[1:]]
    grace = timedelta(0) <= now - one.at <= one.settings.late
    reasons = decision.blocked_by[1:] if decision.state == "expired" and grace else decision.blocked_by
    return [str(reason) for reason in reasons]


def _facets(network: str, words: str) -> Sequence[Any]:
    try:
        return facets(network, words)
    except (SignoffError, AttributeError):
        return ()


def _links(words: str) -> list[str]:
    return [entity.value for entity in entities(words) if entity.kind == "link"]
