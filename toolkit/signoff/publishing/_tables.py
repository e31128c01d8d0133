"""A day's publishing as tables: their columns, and their rows."""

from collections.abc import Iterator
from typing import Any

from signoff.insight import LIST, TEXT, TIME, TRUTH, WHOLE

GOING = {
    "at": TIME, "channel": TEXT, "send": TEXT, "post": TEXT, "publishable": TRUTH, "blocked_by": LIST, "text": TEXT,
    "first_comment": TEXT, "links": LIST, "assets": LIST, "revision": TEXT,
}  # fmt: skip
FILES = {"file": TEXT, "row": WHOLE, "post": TEXT, "channel": TEXT, "slot": TEXT, "revision": TEXT}
CHECKLIST = {"by": TIME, "do": TEXT, "channel": TEXT, "post": TEXT, "people": LIST}


def _going(day: Any) -> Iterator[dict[str, Any]]:
    for one in day.going:
        said = {name: getattr(one, name) for name in GOING}
        yield said | {
            "links": [link["written"] for link in one.links],
            "assets": [asset["path"] for asset in one.assets],
        }


def _files(day: Any) -> Iterator[dict[str, Any]]:
    for parcel in day.parcels:
        for row in parcel.manifest:
            yield {"file": parcel.name, **{name: getattr(row, name) for name in FILES if name != "file"}}


def _refused(day: Any) -> Iterator[dict[str, Any]]:
    yield from ({"channel": channel, "because": because} for channel, because in day.refused.items())


def _checklist(day: Any) -> Iterator[dict[str, Any]]:
    yield from ({name: getattr(line, name) for name in CHECKLIST} for line in day.checklist)


TABLES: dict[str, tuple[dict[str, str], Any]] = {
    "going": (GOING, _going),
    "files": (FILES, _files),
    "refused": ({"channel": TEXT, "because": TEXT}, _refused),
    "checklist": (CHECKLIST, _checklist),
}
