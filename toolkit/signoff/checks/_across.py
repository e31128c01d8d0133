"""Posts compared with each other where they are not all in one place: told by some, compared by others, answered.

standings_of(post, policy, now)     what a post says on each of its channels, and within what it is compared
repeated(told)                      of all that was told of one channel, who repeats whom
Answered({("cafe-bluesky", "winter-menu-02"): earlier})     what `find` asks, in place of its own neighbours"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from signoff.checks._book import book_of
from signoff.checks._find import groups
from signoff.checks._neighbours import Earlier, Standing, Within, repeats, standing
from signoff.content import Post
from signoff.policy import Policy


class Told(msgspec.Struct, frozen=True, array_like=True):
    """One post on one channel. row: where it was read, which only whoever asked understands"""

    standing: Standing
    within: Within
    row: int = 0

    @property
    def longest(self) -> Any:
        """How far back another post may lie that this one repeats: a timedelta."""
        return max(self.within.same, self.within.near or self.within.same)


def standings_of(post: Post, policy: Policy, now: datetime, row: int = 0) -> Iterator[tuple[str, Told]]:
    """What a post says on each of its channels, by the channel's name."""
    book = book_of(policy)
    for copy in post.copies(policy.channels):
        for applying, accounts in groups(copy, policy, book).items():
            check: Any = book.checks(applying)["duplicates"]
            for account in accounts:
                yield account.name, Told(standing(post, account, now), check.within, row)


def repeated(told: Iterable[Told]) -> dict[str, Earlier]:
    """The earlier post that each one repeats, by its id; of one channel, in any order.

    As if all were in one place, where everything up to the longest `within` before each post asked about is here."""
    every = sorted(told, key=lambda one: one.standing)
    found: dict[str, Earlier] = {}
    for within in dict.fromkeys(one.within for one in every):
        asking = {one.standing.post for one in every if one.within == within}
        earlier = repeats((one.standing for one in every), within)
        found.update((post, one) for post, one in earlier if post in asking)
    return found


class Answered:
    """Neighbours that were compared elsewhere."""

    def __init__(self, earlier: Mapping[tuple[str, str], Earlier]) -> None:
        """earlier: by channel and post"""
        self._earlier = earlier

    def earlier(self, post: Post, channel: str, within: Within) -> Earlier | None:
        """The earlier post on that channel which this one repeats; `within` was asked where it was compared."""
        return self._earlier.get((channel, post.id))
