"""Every conformance vector comes out to the second: due times, parts of the budget, and seconds used."""

import json
from datetime import datetime

import pytest

from clock._calendars import hours
from signoff.clock import due, part, used
from support import SHARED, documents, needs_shared

FOLDER = SHARED / "conformance" / "clock"
VECTORS = json.loads((FOLDER / "vectors.json").read_text(encoding="utf-8")) if FOLDER.is_dir() else []
CALENDARS = {one["name"]: hours(one) for one in documents(FOLDER / "calendars.yml")} if FOLDER.is_dir() else {}

each_vector = pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])


def moment(text):
    return None if text is None else datetime.fromisoformat(text)


def clock(vector):
    """start, hours and pauses, as `due` and `used` take them."""
    pauses = [(moment(begin), moment(end)) for begin, end in vector.get("pauses", [])]
    counted = CALENDARS[vector["calendar"]] if vector["clock"] == "business" else None
    return moment(vector["start"]), counted, pauses


@needs_shared
def test_all_vectors_are_here():
    assert len(VECTORS) == 254


@each_vector
def test_due_when_the_budget_is_used(vector):
    start, counted, pauses = clock(vector)
    assert due(start, vector["budget_seconds"], counted, pauses) == moment(vector["expected_due"])


@each_vector
def test_parts_of_the_budget_are_reached(vector):
    start, counted, pauses = clock(vector)
    for percent, expected in vector.get("expected_at_percent", {}).items():
        assert due(start, part(vector["budget_seconds"], int(percent)), counted, pauses) == moment(expected)


@each_vector
def test_seconds_used(vector):
    start, counted, pauses = clock(vector)
    for instant, expected in vector.get("expected_used_at", []):
        assert used(start, moment(instant), counted, pauses) == expected
