"""Which links of posts are to be looked at, and what was last seen of each: asked of the check that finds things."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from signoff.checks._find import find
from signoff.checks.links import AT_FAULT
from signoff.content import Library, Post, Sight, Sights
from signoff.policy import Policy

_A_DAY = timedelta(hours=24)


class _Asked(Sights):
    """Answers as the others do, and keeps what it was asked for."""

    def __init__(self, seen: Sights) -> None:
        super().__init__()
        self._seen = seen
        self.looks: dict[str, tuple[Sight | None, set[str]]] = {}

    def last(self, url: str, until: datetime, reach: str = "") -> Sight | None:
        """Asks the others."""
        sight = self._seen.last(url, until)
        self.looks.setdefault(url, (sight, set()))[1].add(reach)
        return sight


def last_looks(posts: Iterable[Post], policy: Policy, library: Library, now: datetime) -> dict[str, Sight | None]:
    """The links whose ends the policy asks for, in the order of the texts, and what was last seen of each."""
    return {url: sight for url, (sight, _) in _asked(posts, policy, library, now).items()}


def due(posts: Iterable[Post], policy: Policy, library: Library, now: datetime) -> list[str]:
    """Those that are to be looked at now: never seen, not for a day, at fault the last time, or wanted `always`."""
    looks = _asked(posts, policy, library, now)
    return [url for url, (sight, reach) in looks.items() if "always" in reach or not _is_fresh(sight, now)]


def unseen(posts: Iterable[Post], policy: Policy, library: Library, now: datetime) -> list[str]:
    """Those of which nobody knows what is there: never seen, or not for a day."""
    looks = last_looks(posts, policy, library, now)
    return [url for url, sight in looks.items() if not _is_young(sight, now)]


def is_at_fault(sight: Sight) -> bool:
    """Whether what was seen of a link is something that is found in posts."""
    return sight.outcome in AT_FAULT


def _is_fresh(sight: Sight | None, now: datetime) -> bool:
    return sight is not None and not is_at_fault(sight) and _is_young(sight, now)


def _is_young(sight: Sight | None, now: datetime) -> bool:
    return sight is not None and sight.at is not None and now - sight.at < _A_DAY


def _asked(
    posts: Iterable[Post], policy: Policy, library: Library, now: datetime
) -> dict[str, tuple[Sight | None, set[str]]]:
    asked = _Asked(library.seen)
    if any(map(_follows, policy.of("checks"))):
        find(posts, policy, msgspec.structs.replace(library, seen=asked), now, only=("links",))
    return asked.looks


def _follows(document: Any) -> bool:
    section = getattr(document, "links", None)  # an empty document of the kind has no sections
    return section is not None and section.reach != "never"
