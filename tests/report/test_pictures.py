"""Pictures go into a page when they are pictures, small in bytes and pixels, and no more than a page can bear."""

import struct
import zlib
from types import SimpleNamespace

import pytest

from report._cafe import PNG
from signoff.report.preview import Pictures
from signoff.report.preview.pictures import MOST_BYTES, kind_of, size_of

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b0800400080010111 00".replace(" ", ""))
GIF = b"GIF89a" + struct.pack("<HH", 640, 480)
WEBP = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (639 | 479 << 14).to_bytes(4, "little")


def bomb(width=30_000, height=30_000):
    """A PNG that says it is huge; all of its bytes are few."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


@pytest.fixture
def shelf(tmp_path):
    """Assets by name out of bytes; each has an alt text in Latvian only."""

    def put(**files):
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        return Pictures({
            name: SimpleNamespace(path=tmp_path / name, file=name, alt=lambda language: {"lv": "Logs"}.get(language))
            for name in files
        })  # fmt: skip

    return put


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [(PNG, "png", (1, 1)), (JPEG, "jpeg", (128, 64)), (GIF, "gif", (640, 480)), (WEBP, "webp", (640, 480)),
     (LOSSLESS, "webp", (640, 480)), (bomb(), "png", (30_000, 30_000))],
    ids=["png", "jpeg", "gif", "webp", "lossless", "bomb"],
)  # fmt: skip
def test_kind_and_size_are_read_from_the_head(data, kind, size):
    assert kind_of(data) == kind
    assert size_of(data, kind) == size


@pytest.mark.parametrize("data", [PNG[:18], JPEG[:6], GIF[:7], WEBP[:20], b"\xff\xd8\xff" + b"\xff" * 40])
def test_a_head_that_is_cut_has_no_size(data):
    assert size_of(data, kind_of(data)) is None


def test_a_small_picture_is_in_the_page(shelf):
    picture = shelf(a=PNG).picture("a", "lv")
    assert picture.source.startswith("data:image/png;base64,iVBOR")
    assert (picture.alt, picture.why) == ("Logs", "")


@pytest.mark.parametrize(
    ("data", "why"),
    [(bomb(), "too_large"), (PNG + b"\0" * MOST_BYTES, "too_large"), (b"<svg onload='x()'/>", "no_picture"),
     (PNG[:20], "too_large")],
    ids=["bomb", "heavy", "svg", "cut"],
)  # fmt: skip
def test_what_a_phone_could_not_bear_is_named_instead(shelf, data, why):
    picture = shelf(a=data).picture("a", "lv")
    assert (picture.source, picture.why, picture.alt) == ("", why, "Logs")


def test_a_missing_file_is_said_to_be_missing(shelf):
    assert shelf().picture("lost.png", "en").why == "missing"


def test_all_together_stay_within_bounds(shelf):
    heavy = PNG + b"\0" * (MOST_BYTES - len(PNG))
    pictures = shelf(a=heavy)
    embedded = [bool(pictures.picture("a", "lv").source) for _ in range(12)]
    assert 0 < sum(embedded) < 12
    assert embedded == sorted(embedded, reverse=True)


def test_the_post_s_own_alt_text_comes_first(shelf):
    assert shelf(a=PNG).picture("a", "lv", "Sniegs").alt == "Sniegs"
