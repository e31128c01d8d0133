"""limits: what the networks of its channels take: length, pictures and films, hashtags.

    kind: checks
    severity: {limits.hashtags: error}        # the limits themselves are facts of the networks

One finding per channel, at the first character, file or hashtag too many."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from signoff.checks._check import Check
from signoff.checks._pictures import is_film, is_picture
from signoff.finding import Finding
from signoff.model import many
from signoff.networks import KINDS, Media, Message, count, first_hashtag_too_many, first_media_too_many, first_too_many
from signoff.text import clusters

if TYPE_CHECKING:
    from signoff.checks._case import Case

_LONGEST_CLUSTER = 64
UNITS = {
    "weighted": "by its weights",
    "grapheme": "in characters",
    "character": "in characters",
    "utf16": "in UTF-16 units",
    "byte": "in bytes",
}


class Limits(Check):
    """More than a network takes. Runs always."""

    id: ClassVar[str] = "limits"
    severities: ClassVar = {"text": "error", "media": "error", "hashtags": "warning"}
    always: ClassVar[bool] = True
    per_channel: ClassVar[bool] = True

    def look(self, case: "Case") -> Iterator[Finding]:
        """Each channel by itself."""
        for channel in case.channels:
            if channel.network in KINDS:
                yield from self._text(case, channel)
                yield from self._hashtags(case, channel)
                yield from self._media(case, channel)

    def _text(self, case: "Case", channel: Any) -> Iterator[Finding]:
        words = case.copy.text.words
        start = first_too_many(channel.network, words)
        if start is None:
            return
        limits = KINDS[channel.network].LIMITS
        counted = f"{count(channel.network, words):,} counted {UNITS[limits.unit]}"
        message = f"too long for {channel.name}: {counted}, and {channel.network} takes {limits.text:,}"
        if not limits.documented:
            message += f"; {channel.network} documents no unit, so this is our best reading"
        severity = "error" if limits.documented else "warning"
        end = start + len(clusters(words[start : start + _LONGEST_CLUSTER])[0].value)
        yield self.found(case, "text", start, end, message, severity=severity)

    def _hashtags(self, case: "Case", channel: Any) -> Iterator[Finding]:
        if tag := first_hashtag_too_many(channel.network, case.reading.shown):
            most = KINDS[channel.network].LIMITS.hashtags
            message = f"one hashtag too many for {channel.name}: {channel.network} takes {most}"
            yield self.found(case, "hashtags", tag.start, tag.end, message)

    def _media(self, case: "Case", channel: Any) -> Iterator[Finding]:
        position = _first_media_too_many(channel.network, many(case.post.front.assets))
        if position is not None:
            message = f"one file too many for {channel.name}: {channel.network} takes {_taken(channel.network)}"
            yield self.at_key(case, "media", "assets", message, position)


def _first_media_too_many(network: str, assets: tuple[str, ...]) -> int | None:
    """The position among all assets; what is neither picture nor film is no network's matter."""
    known = [(number, name) for number, name in enumerate(assets) if is_picture(name) or is_film(name)]
    media = tuple(Media(kind="image" if is_picture(name) else "video", name=name) for _, name in known)
    position = first_media_too_many(network, Message(text="", media=media)) if media else None
    return None if position is None else known[position][0]


def _taken(network: str) -> str:
    limits = KINDS[network].LIMITS
    parts = [
        f"{most} {what}" for most, what in ((limits.images, "pictures"), (limits.videos, "films")) if most is not None
    ]
    return " and ".join(parts) + ("" if limits.mixed else ", not both in one post")
