"""Ways of counting that several networks share. A piece is what counts as one, with its place and its length."""

from collections.abc import Iterator

from signoff.text import clusters, emoji
from signoff.text.weigh import Piece


def characters(text: str) -> Iterator[Piece]:
    """Unicode code points."""
    return (Piece(place, place + 1, 1) for place in range(len(text)))


def utf16(text: str) -> Iterator[Piece]:
    """UTF-16 code units, as JavaScript's `length`: most emoji are 2 or more."""
    return (Piece(place, place + 1, 1 + (letter > "\uffff")) for place, letter in enumerate(text))


def utf8(text: str) -> Iterator[Piece]:
    """Bytes of UTF-8."""
    return (Piece(place, place + 1, size(letter)) for place, letter in enumerate(text))


def graphemes(text: str) -> Iterator[Piece]:
    """Grapheme clusters, what a reader takes for one character."""
    return (Piece(cluster.start, cluster.end, 1) for cluster in clusters(text))


def emoji_as_bytes(text: str) -> Iterator[Piece]:
    """Code points, except that an emoji counts its bytes of UTF-8."""
    at = 0
    for found in emoji(text):
        yield from (Piece(place, place + 1, 1) for place in range(at, found.start))
        yield Piece(found.start, found.end, size(found.value))
        at = found.end
    yield from (Piece(place, place + 1, 1) for place in range(at, len(text)))


def size(text: str) -> int:
    """Bytes in UTF-8. Half a surrogate pair, which no network takes, counts 3 and does not stop the count."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
