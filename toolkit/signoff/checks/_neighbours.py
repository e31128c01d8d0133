"""Which earlier post on the same channel says the same, or nearly: one sweep per channel, in the order of time.

Two texts can be near only if they share one of their rarest word pairs, so no post is compared with all others.
Source: Chaudhuri, Ganti, Kaushik, "A Primitive Operator for Similarity Joins" (2006): prefix filtering."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple, Protocol

from signoff.checks._reading import Reading
from signoff.content import Post
from signoff.policy import Policy
from signoff.text.marks import MARKS

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_NO_LETTER = re.compile(rf"[^\w\s{MARKS}]|_")
LEAST_WORDS = 8


class Within(NamedTuple):
    """How far apart two posts may be, and how alike they must be to be near; None: near ones are not looked for."""

    same: timedelta
    near: timedelta | None
    similarity: float


class Earlier(NamedTuple):
    """An earlier post that says the same, or nearly: its Dice coefficient, from 0 to 1."""

    post: str
    slot: datetime
    similarity: float
    same: bool = False


class Standing(NamedTuple):
    """What a post says on one channel, and when. slot: UTC;  words: what is compared, a space between two"""

    slot: datetime
    post: str
    words: str


class Beside(Protocol):
    """Whoever knows which earlier post another one repeats."""

    def earlier(self, post: Post, channel: str, within: Within) -> Earlier | None:
        """The earlier post on that channel which this one repeats, or None."""


class Neighbours:
    """All posts that stand beside each other on a channel; asked once per post and channel."""

    def __init__(self, posts: Iterable[Post], policy: Policy, now: datetime) -> None:
        """Posts without a slot are planned for now, as all checks take it."""
        self._policy, self._now = policy, now
        self._posts = {post.id: post for post in posts}
        self._swept: dict[tuple[str, Within], dict[str, Earlier]] = {}

    def earlier(self, post: Post, channel: str, within: Within) -> Earlier | None:
        """The earlier post on that channel which this one repeats: the same before the nearest, later before older."""
        key = (channel, within)
        if key not in self._swept:
            self._swept[key] = dict(repeats(self._planned.get(channel, ()), within))
        return self._swept[key].get(post.id)

    @cached_property
    def _planned(self) -> dict[str, list[Standing]]:
        """By channel, in the order of time; at the same time in the order of ids."""
        found: dict[str, list[Standing]] = {}
        for post in self._posts.values():
            for account in {account.name: account for account in post.accounts(self._policy.channels)}.values():
                found.setdefault(account.name, []).append(standing(post, account, self._now))
        return {name: sorted(planned) for name, planned in found.items()}


def standing(post: Post, account: Any, now: datetime) -> Standing:
    """What a post says on one of its channels; without a slot it is planned for now."""
    text = post.texts.get(post.variant_for(account.name, account.network))
    # In UTC, as two times of one zone are subtracted by its wall clock, which jumps twice a year.
    slot = (post.slot or now).astimezone(UTC)
    return Standing(slot, post.id, " ".join(plain_words(text.words)) if text else "")


def repeats(planned: Iterable[Standing], within: Within) -> Iterator[tuple[str, Earlier]]:
    """The posts of one channel that repeat an earlier one of it, each with that one. planned: in their own order.

    What lies further back than the longest of `within` has no part in what is found."""
    same: dict[str, Earlier] = {}
    near = _Near(within)
    for slot, post, said in planned:
        words = said.split()
        before = same.get(said)
        nearest = near.find(slot, words) if within.near else None
        if words and before and slot - before.slot <= within.same:
            yield post, before
        elif nearest:
            yield post, nearest
        if words:
            same[said] = Earlier(post, slot, 1.0, same=True)
            near.add(post, slot, words)


class _Near:
    """The texts of the last days, found by their rare word pairs; what is too old is forgotten."""

    def __init__(self, within: Within) -> None:
        self._within = within
        self._texts: dict[int, tuple[Earlier, frozenset[Any]]] = {}
        self._by_pair: dict[Any, deque[int]] = {}
        self._next = self._oldest = 0

    def add(self, post: str, slot: datetime, words: list[str]) -> None:
        if self._within.near is None or len(words) < LEAST_WORDS:
            return
        pairs = word_pairs(words)
        self._texts[self._next] = (Earlier(post, slot, 0.0), frozenset(pairs))
        for pair in self._rare(pairs):
            self._by_pair.setdefault(pair, deque()).append(self._next)
        self._next += 1

    def find(self, slot: datetime, words: list[str]) -> Earlier | None:
        self._forget(slot)
        if len(words) < LEAST_WORDS:
            return None
        pairs = word_pairs(words)
        numbers = {number for pair in self._rare(pairs) for number in self._by_pair.get(pair, ())}
        measured = (self._measured(number, frozenset(pairs)) for number in sorted(numbers))
        alike = [each for each in measured if each.similarity >= self._within.similarity]
        return max(alike, key=lambda each: (each.similarity, each.slot, each.post), default=None)

    def _measured(self, number: int, pairs: frozenset[Any]) -> Earlier:
        earlier, others = self._texts[number]
        return earlier._replace(similarity=2 * len(pairs & others) / (len(pairs) + len(others)))

    def _rare(self, pairs: list[Any]) -> list[Any]:
        """As many of the rarest pairs as it takes for two near texts to share one."""
        share = self._within.similarity / (2 - self._within.similarity)
        return pairs[: len(pairs) - ceil(share * len(pairs) - 1e-9) + 1]

    def _forget(self, slot: datetime) -> None:
        while self._oldest < self._next and slot - self._texts[self._oldest][0].slot > (
            self._within.near or timedelta()
        ):
            for pair in self._rare(sorted(self._texts.pop(self._oldest)[1])):
                self._drop(pair)
            self._oldest += 1

    def _drop(self, pair: Any) -> None:
        numbers = self._by_pair[pair]
        numbers.popleft()  # the oldest stands first
        if not numbers:
            del self._by_pair[pair]


def plain_words(words: str) -> list[str]:
    """What is compared: small letters, without links, mentions, hashtags, emoji and punctuation."""
    return _NO_LETTER.sub("", _KEYCAP.sub("", Reading(words).read.lower())).split()


def word_pairs(words: list[str]) -> list[tuple[int, str, int]]:
    """The multiset of neighbouring word pairs, the rarest first (long ones are); the last figure tells twins apart."""
    seen: Counter[str] = Counter()
    pairs = []
    for pair in map(" ".join, pairwise(words)):
        pairs.append((-len(pair), pair, seen[pair]))
        seen[pair] += 1
    return sorted(pairs)
