"""hashtags: how many a text may have, which never, and how ours are written.

hashtags: {most: 3, never: ["#ad"], write: ["#OzolsSports"]}"""

from collections.abc import Iterator

from signoff.finding import Finding
from signoff.text import Entity
from signoff.voice._keys._count import too_many
from signoff.voice._reading import Reading, key
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

HASHTAGS = Rated("voice.hashtags", "warning")


def wanted(said: Said) -> Iterator[Count]:
    """Forbidden and miswritten ones each, and one count, as voice.hashtags."""
    most = said.value("hashtags", "most")
    never = {key(tag.lstrip("#＃")) for tag in said.listed("hashtags", "never")}
    ours = {key(tag.lstrip("#＃")): tag.lstrip("#＃") for tag in said.listed("hashtags", "write")}

    def count(reading: Reading) -> Iterator[Finding]:
        tags = [entity for entity in reading.entities if entity.kind == "hashtag"]
        for tag in tags:
            yield from _one(reading, tag, never, ours)
        yield from too_many(reading, HASHTAGS, most, [(tag.start, tag.end) for tag in tags], "hashtags")

    yield count


def _one(reading: Reading, tag: Entity, never: set[str], ours: dict[str, str]) -> Iterator[Finding]:
    known = key(tag.value)
    place = (HASHTAGS.rule, tag.start, tag.end)
    if known in never:
        yield reading.finding(*place, f"we never use #{tag.value}", severity=HASHTAGS.severity)
    elif ours.get(known, tag.value) != tag.value:
        right = f"#{ours[known]}"
        yield reading.finding(*place, f"our hashtag is written {right}", severity=HASHTAGS.severity, suggestion=right)
