"""A post on its way out to a suite, for one channel; and what that suite's file can carry of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec

from signoff.content._post import Post
from signoff.content.suites._dates import ORDERS
from signoff.content.suites._suite import Medium


class Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """What one channel gets of an approved post.

    words  the very text of the approved revision;  slot: aware, in the channel's zone; None where the suite finds one
    media  public addresses with alt texts; `files`: the assets' names beside them;  order: of day and month"""

    post: Post
    account: Any
    words: str
    slot: datetime | None = None
    media: Sequence[Medium] = ()
    files: Sequence[str] = ()
    order: str = ""

    def time(self, form: str) -> str:
        """Its slot in a form of strftime; "" where it has none."""
        return self.slot.strftime(form) if self.slot else ""

    @property
    def day(self) -> str:
        """Its day with slashes, in the order that was said."""
        parts = {"d": "%d", "m": "%m", "y": "%Y"}
        return self.time("/".join(parts[letter] for letter in self.order)) if self.order in ORDERS else ""


class Carries(msgspec.Struct, frozen=True, kw_only=True):
    """What a suite's file can hold beside the text.

    media  how many pictures, at addresses with these `endings` (none: any);  needs_time: no row without a slot
    most   rows of one file;  lead: the least time ahead;  gap: the least time between two rows
    asks_order  day or month first must be said;  mark: the file begins with a byte order mark"""

    media: int = 0
    endings: tuple[str, ...] = ()
    alt: bool = False
    first_comment: bool = False
    link: bool = False
    needs_time: bool = False
    asks_order: bool = False
    most: int | None = None
    lead: timedelta = timedelta(0)
    gap: timedelta = timedelta(0)
    mark: bool = False

    def holds(self, medium: Medium) -> bool:
        """Whether this picture or film can be handed over, were it alone."""
        path = urlsplit(medium.address).path.lower()
        return bool(self.media and medium.address) and (not self.endings or path.endswith(self.endings))

    def held(self, leaving: Leaving) -> list[Medium]:
        """The pictures that go over."""
        return [medium for medium in leaving.media if self.holds(medium)][: self.media]


def losses(leaving: Leaving, carries: Carries) -> Iterator[str]:
    """What of a post the file cannot hold, in words. The approval never travels: the manifest names it."""
    front, held = leaving.post.front, carries.held(leaving)
    for file, medium in zip(leaving.files, leaving.media, strict=True):
        if medium not in held:
            yield f"{file}: {_kept_back(medium, carries)}"
        if medium.alt and not (carries.alt and medium in held):
            yield f"the alt text of {file}: {medium.alt}"
    if front.first_comment and not carries.first_comment:
        yield f"the first comment: {front.first_comment}"
    if front.link and not carries.link:
        yield f"the link: {front.link}"
    if front.campaign:
        yield f"the campaign: {front.campaign}"


def _kept_back(medium: Medium, carries: Carries) -> str:
    if not carries.media:
        return "no picture can be handed over"
    if not medium.address:
        return "it has no public address"
    if not carries.holds(medium):
        return f"only {', '.join(carries.endings)} can be handed over"
    return f"at most {carries.media} can be handed over"
