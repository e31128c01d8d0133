"""Pictures inside a page, as `data:` addresses: known formats only, bounded in bytes each and together, and in pixels.

A page must open on a phone: a picture too large is named and described in place of being shown. A few kilobytes may say
that they are 30,000 pixels wide, so the size is read from the file's head and never believed to be small."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

import msgspec

from signoff.errors import SignoffError

MOST_BYTES = 400_000
MOST_TOGETHER = 2_500_000
MOST_PIXELS = 30_000_000
READ_AT_MOST = 20_000_000


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """One asset of a post. alt: None where it has none; source: "" where it is not shown, and then `why` says why."""

    name: str
    alt: str | None
    decorative: bool = False
    source: str = ""
    why: str = ""
    pixels: tuple[int, int] | None = None


class Pictures:
    """The pictures of one page: each is embedded once a post, and all together stay within bounds."""

    def __init__(self, assets: Mapping[str, Any]) -> None:
        """assets: by name, as a library has them; a name that is not there is a picture that is missing."""
        self._assets, self._left = assets, MOST_TOGETHER

    def picture(self, name: str, language: str, own_alt: str | None = None) -> Picture:
        """One picture, with its alt text in the language of the text that it goes with."""
        asset = self._assets.get(name)
        if asset is None:
            return Picture(name=name, alt=own_alt, why="missing")
        alt = own_alt if own_alt is not None else asset.alt(language)
        decorative = alt == ""
        data = self._bytes(asset)
        if not data or not (kind := kind_of(data)):
            return Picture(name=name, alt=alt, decorative=decorative, why="no_picture" if data else "too_large")
        pixels = size_of(data, kind)
        if pixels is None or pixels[0] * pixels[1] > MOST_PIXELS or len(data) > min(MOST_BYTES, self._left):
            return Picture(name=name, alt=alt, decorative=decorative, why="too_large", pixels=pixels)
        self._left -= len(data)
        source = f"data:image/{kind};base64,{b64encode(data).decode()}"
        return Picture(name=name, alt=alt, decorative=decorative, source=source, pixels=pixels)

    def _bytes(self, asset: Any) -> bytes:
        from signoff.policy import read_file

        try:
            return read_file(asset.path, READ_AT_MOST, name=asset.file)
        except SignoffError:
            return b""


def kind_of(data: bytes) -> str:
    """png, jpeg, gif or webp, by the first bytes; "" for anything else, SVG included: it may carry scripts."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def size_of(data: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height in pixels as the head says them; None where it cannot be read."""
    try:
        return {"png": _png, "gif": _gif, "jpeg": _jpeg, "webp": _webp}[kind](data)
    except (IndexError, ValueError):
        return None


def _number(data: bytes, at: int, length: int, order: str = "big") -> int:
    if at + length > len(data):
        raise IndexError(at)
    return int.from_bytes(data[at : at + length], order)  # type: ignore[arg-type]


def _png(data: bytes) -> tuple[int, int]:
    return _number(data, 16, 4), _number(data, 20, 4)


def _gif(data: bytes) -> tuple[int, int]:
    return _number(data, 6, 2, "little"), _number(data, 8, 2, "little")


def _jpeg(data: bytes) -> tuple[int, int]:
    """Source: ITU T.81, B.2: segments of a marker and a length; the frame header (SOF) has height, then width."""
    at = 2
    while True:
        marker = _number(data, at + 1, 1)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return _number(data, at + 7, 2), _number(data, at + 5, 2)
        at += 2 + max(2, _number(data, at + 2, 2))


def _webp(data: bytes) -> tuple[int, int]:
    """Source: RFC 9649: VP8X has 24-bit sizes less one, VP8L 14-bit ones less one, VP8 14-bit ones."""
    if data[12:16] == b"VP8X":
        return _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    if data[12:16] == b"VP8L":
        bits = _number(data, 21, 4, "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF
