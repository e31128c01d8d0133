"""Approved posts out to a suite's file: what is in it, what it cannot hold, and that it reads again as it was."""

import csv
from datetime import datetime
from io import StringIO

import pytest

from content._workspace import cafe, planned
from signoff.clock import zone
from signoff.content import Library, post_of
from signoff.content._assets import Asset, Sidecar
from signoff.content.suites import KINDS, export, leaving_of, writers
from signoff.errors import SignoffError
from support import SHARED, cases, needs_shared

RIGA = zone("Europe/Riga")
NOW = datetime(2026, 11, 24, 9, tzinfo=RIGA)
PUBLIC = {"menu.jpg": "https://cdn.example/menu.jpg", "film.mp4": "https://cdn.example/film.mp4"}
BLUESKY = {"cafe-bluesky": cafe().channels["cafe-bluesky"]}


def leaving(said, accounts=BLUESKY):
    post = post_of({"author": "anna", "channels": list(accounts), **said}, "Europe/Riga")
    library = Library(assets={"menu.jpg": Asset("menu.jpg", None, "menu.jpg", Sidecar(alt="A chalk board"))})
    slot = post.slot.astimezone(RIGA) if post.slot else None
    return leaving_of(post, accounts, library, slot, PUBLIC)


def exported(case):
    rows = [each for said in case["posts"] for each in leaving(said)]
    return export(rows, case["format"], now=NOW, **case.get("says", {}))


def briefs(losses):
    return [f"{each.post} {each.because}" for each in losses]


def rows_of(parcel):
    return list(csv.reader(StringIO(parcel.data.decode("utf-8-sig"), newline="")))[1:]


@pytest.mark.parametrize("case", cases("content", "export"), ids=lambda case: case["format"])
def test_what_a_suite_gets(case):
    if "stops" in case:
        with pytest.raises(SignoffError, match=case["stops"]):
            exported(case)
        return
    (parcel,) = exported(case)
    assert rows_of(parcel) == case["rows"]
    assert [[each.post, each.row] for each in parcel.manifest] == case["manifest"]
    found = {key: briefs(getattr(parcel, key)) for key in ("lost", "left_out", "warnings")}
    assert found == {key: case.get(key, []) for key in ("lost", "left_out", "warnings")}


@pytest.mark.parametrize("format_", ["buffer", "metricool", "publer", "sprout-social"])
def test_what_is_written_reads_again_as_it_was(format_):
    said = {
        "schedule": "2026-12-31 09:00",
        "text": 'Nāc, "ciemos" ☕\n\nšodien;',
        "tags": ["a", "b"],
        "assets": ["menu.jpg"],
    }
    rows = leaving({"id": "a", **said})
    (parcel,) = export(rows, format_, now=NOW, date_order="dmy")
    plan = planned(parcel.data, date_order="dmy")
    assert (plan.format, plan.refused) == (format_, ())
    again = plan.posts[0]
    assert (again.texts[""].words, again.slot, again.channels) == (said["text"], rows[0].slot, ("cafe-bluesky",))


def test_one_file_a_channel_each_with_its_own_words_parted_where_the_suite_takes_no_more():
    accounts = {name: cafe().channels[name] for name in ("cafe-bluesky", "cafe-linkedin")}
    texts = {"": "Hi", "linkedin": "Good day"}
    many = [{"id": f"p{number:03}", "texts": texts} for number in range(101)]
    rows = [each for said in many for each in leaving(said, accounts)]
    parcels = export(rows, "buffer", now=NOW)
    assert [(parcel.name, len(parcel.manifest), rows_of(parcel)[0][0]) for parcel in parcels] == [
        ("buffer-cafe-bluesky-1.csv", 100, "Hi"),
        ("buffer-cafe-bluesky-2.csv", 1, "Hi"),
        ("buffer-cafe-linkedin-1.csv", 100, "Good day"),
        ("buffer-cafe-linkedin-2.csv", 1, "Good day"),
    ]


def test_the_manifest_names_the_revision():
    (row,) = leaving({"id": "a", "text": "Hi", "schedule": "2026-12-01 09:00"})
    (handed,) = export([row], "buffer", now=NOW)[0].manifest
    assert (handed.revision, handed.channel, handed.slot) == (
        row.post.revision,
        "cafe-bluesky",
        "2026-12-01T09:00:00+02:00",
    )


@needs_shared
@pytest.mark.parametrize(
    ("format_", "file"),
    [
        ("buffer", "buffer.csv"),
        ("metricool", "metricool.csv"),
        ("publer", "publer.csv"),
        ("sprout-social", "sprout-social-dmy.csv"),
    ],
)
def test_titles_are_those_of_the_examples_to_the_letter(format_, file):
    data = (SHARED / "formats" / "examples" / file).read_bytes()
    titles = next(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(KINDS[format_].TITLES_WRITTEN) == titles
    assert KINDS[format_].CARRIES.mark == data.startswith(b"\xef\xbb\xbf")


def test_the_formats_that_can_be_written():
    assert writers() == ["buffer", "metricool", "publer", "sprout-social"]
