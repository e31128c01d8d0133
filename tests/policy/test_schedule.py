"""Schedules as people write them come out at the right instants: every conformance vector, and our own table."""

import json
from datetime import datetime

import msgspec
import pytest

from clock._calendars import hours
from signoff.clock import occurrences
from signoff.model import many
from signoff.policy.kinds._schedule import Schedule
from support import CASES, SHARED, documents, needs_shared

FOLDER = SHARED / "conformance" / "jobs"
VECTORS = json.loads((FOLDER / "due.json").read_text(encoding="utf-8")) if FOLDER.is_dir() else []
CALENDARS = {one["name"]: hours(one) for one in documents(FOLDER / "calendars.yml")} if FOLDER.is_dir() else {}
TABLE = documents(CASES / "clock" / "schedules.yaml")[0]
OURS = {one["name"]: hours(one) for one in TABLE["calendars"]}


def due(vector, calendars):
    """What the schedules of a vector come to, in its zone, as text."""
    written = [msgspec.convert(one, Schedule) for one in many(vector["schedule"])]
    schedules = [one.reckoned(vector["zone"], calendars.__getitem__) for one in written]
    return occurrences(schedules, datetime.fromisoformat(vector["after"]), datetime.fromisoformat(vector["until"]))


@needs_shared
def test_all_vectors_are_here():
    assert len(VECTORS) == 120


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_a_vector_agrees(vector):
    assert due(vector, CALENDARS) == [datetime.fromisoformat(at) for at in vector["expected"]]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["why"])
def test_comes_out_as_the_table_says(case):
    assert due(case, OURS) == [datetime.fromisoformat(at) for at in case["expected"]]
