"""Slots: planned, published on time, late, missed, or still ahead."""

import pytest

from insight._small import RIGA, entry, event
from signoff.clock import at
from signoff.content import post_of
from signoff.insight.slots import channel_weeks, planned

SLOT = "2026-12-01 09:00"
POST = post_of({"id": "p1", "author": "anna", "channels": ["b"], "schedule": SLOT, "text": "x"}, "Europe/Riga")


def published(time):
    return {("p1", "b"): entry(event(f"anna publish 2026-12-01 {time}", POST, 5), "p1")}


@pytest.mark.parametrize(
    ("out", "now", "state"),
    [
        (published("09:00"), "2026-12-02 09:00", "published"),
        (published("09:15"), "2026-12-02 09:00", "published"),
        (published("09:16"), "2026-12-02 09:00", "late"),
        ({}, "2026-12-01 08:59", "ahead"),
        ({}, "2026-12-01 09:15", "ahead"),
        ({}, "2026-12-01 09:16", "missed"),
    ],
)
def test_a_slots_state(out, now, state):
    (slot,) = planned([POST], out, "2026-W49", RIGA, at(now, RIGA))
    assert slot.state == state


def test_another_weeks_slot_is_not_this_weeks():
    assert planned([POST], {}, "2026-W50", RIGA, at(SLOT, RIGA)) == []


def test_a_channels_week_counts_what_went_out_without_a_slot_too():
    other = entry(event("anna publish 2026-12-02 09:00", POST, 9), "p9")
    other.body["channel"] = "b"
    slots = planned([POST], {}, "2026-W49", RIGA, at("2026-12-03 09:00", RIGA))
    (row,) = channel_weeks(slots, ["b"], [other])
    assert (row.planned, row.missed, row.unplanned, row.seqs) == (1, 1, 1, (9,))
