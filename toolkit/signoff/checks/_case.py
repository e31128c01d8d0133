"""A case: one text for channels that share their settings, with all that a check may need to judge it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from signoff.checks._neighbours import Beside
from signoff.checks._offers import Offers, Promotion
from signoff.checks._reading import Reading
from signoff.checks._sources import Source
from signoff.clock import wall
from signoff.content import Copy, Library, Post, subject
from signoff.errors import Place
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Subject

if TYPE_CHECKING:
    from signoff.checks._check import Check


class Around(NamedTuple):
    """What is the same for every post of one run.

    now         aware;  zone: the workspace's, in which slots are days
    library     assets, campaigns, claims; None where there is none
    neighbours  earlier posts on the same channels;  offers, sources: of the library, compiled"""

    policy: Policy
    library: Library | None
    now: datetime
    zone: tzinfo
    neighbours: Beside
    offers: Offers
    sources: list[Source]


class Case:
    """What a check looks at.

    channels    accounts that get this text under these settings
    checks      all checks under these settings, by section: one may ask another for its words"""

    def __init__(
        self, copy: Copy, channels: Sequence[Any], reading: Reading, around: Around, checks: Mapping[str, "Check"]
    ) -> None:
        """around: what is the same for every post of one run."""
        self.copy, self.channels, self.reading, self.around, self.checks = copy, channels, reading, around, checks

    @property
    def post(self) -> Post:
        """The post whose text it is."""
        return self.copy.post

    @property
    def language(self) -> str:
        """The language of this text; "" where nobody said it."""
        return self.copy.language

    @cached_property
    def slot(self) -> datetime:
        """When it is judged: its slot, else now; as the workspace's wall shows it."""
        return wall(self.post.slot or self.around.now, self.around.zone)

    @cached_property
    def markets(self) -> tuple[str, ...]:
        """The markets that it is for: its own, else its channels'."""
        own = many(self.post.front.market)
        return own or tuple(dict.fromkeys(market for channel in self.channels for market in many(channel.market)))

    def alt(self, asset: str) -> str | None:
        """The alt text of an asset in the language of this text; "" when it needs none, None when there is none."""
        library = self.around.library or Library()
        return library.alt_of(self.post, asset, self.language)

    @cached_property
    def promotion(self) -> Promotion:
        """What the text says of offers."""
        return Promotion(self)

    @cached_property
    def subjects(self) -> list[Subject]:
        """The facts that `when:` looks at, one for each channel."""
        return [subject_of(self.copy, channel, self.around.policy) for channel in self.channels]

    def holds(self, when: Any) -> bool:
        """Whether a `when:` holds for one of its channels; none at all holds."""
        return when is None or any(when.test(each).holds for each in self.subjects)

    def front_place(self, key: str, position: int | None = None) -> tuple[Place, str]:
        """Where a value of the front matter stands, and the value as written; the text's first line where it is not."""
        front = self.post.front
        value = getattr(front, key)
        written = value if position is None else many(value)[position]
        shown = written if isinstance(written, str) else ""
        if front.node is not None and key in front.node.parts:
            path = [key] if position is None else [key, position]
            return front.node.at(path).place, shown
        return Place(self.post.file, *self.copy.text.place(0)), shown


def subject_of(copy: Copy, channel: Any, policy: Policy) -> Subject:
    """The facts of a post on one channel, in the language that this channel gets."""
    facts = subject(copy.post, policy, [channel])
    return facts if facts.language == copy.language else msgspec.structs.replace(facts, language=copy.language)
