"""Counting as the networks' own libraries do: 150 texts with the answers those libraries gave."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.networks import KINDS, count, facets, first_too_many, measure
from support import SHARED, needs_shared
from text._texts import HOSTILE, TEXTS

NETWORKS = sorted(KINDS)


def texts():
    return json.loads((SHARED / "conformance" / "counting.json").read_text("utf-8")) if SHARED.is_dir() else []


def numbered(cases):
    return [pytest.param(case, id=f"{number}: {case['text'][:20]!r}") for number, case in enumerate(cases)]


@needs_shared
def test_all_of_the_texts_are_here():
    assert len(texts()) == 150


@needs_shared
@pytest.mark.parametrize("case", numbered(texts()))
def test_x_weighs_as_its_library(case):
    found = measure("x", case["text"])
    assert (found.length, found.valid) == (case["x"]["weighted_length"], case["x"]["valid"])
    assert found.length * 1000 // found.limit == case["x"]["permillage"]


@needs_shared
@pytest.mark.parametrize("case", numbered(texts()))
def test_bluesky_counts_and_finds_facets_as_its_library(case):
    found = measure("bluesky", case["text"])
    expected = [tuple(facet.values()) for facet in case["bluesky"]["facets"]]
    assert (found.length, found.bytes) == (case["bluesky"]["graphemes"], case["bluesky"]["bytes"])
    assert [(facet.type, facet.start, facet.end, facet.value) for facet in found.facets] == expected


@needs_shared
@pytest.mark.parametrize("case", numbered(texts()))
def test_mastodon_counts_as_its_server(case):
    answer = case["mastodon"]
    assert count("mastodon", case["text"]) in answer.get("accept", [answer["length"]])


@pytest.mark.parametrize("network", NETWORKS)
@given(text=TEXTS)
def test_no_text_breaks_a_count(network, text):
    found = measure(network, text)
    assert 0 <= found.length <= 8 * len(text)
    assert len(text) <= found.bytes <= 4 * len(text)


@pytest.mark.parametrize("network", NETWORKS)
@given(text=TEXTS)
def test_a_text_is_too_long_from_the_place_that_is_said(network, text):
    text = text * 60 + " plain words" * 30
    place = first_too_many(network, text)
    limits = KINDS[network].LIMITS
    over = count(network, text) > limits.text or measure(network, text).bytes > (limits.text_bytes or 10**9)
    assert (place is not None) == over
    assert place is None or place < len(text)


@given(
    st.lists(
        st.sampled_from(["https://cafe.lv/ē", " ", "(", "@anna.bsky.social", "#tēja", "$TSLA", ".", "👍🏽"]), max_size=8
    )
)
def test_bluesky_facets_lie_at_their_bytes(parts):
    text = "".join(parts)
    for facet in facets("bluesky", text):
        shown = text.encode()[facet.start : facet.end].decode()
        assert facet.value.casefold().endswith(shown.lstrip("#@").casefold())


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("name", HOSTILE)
def test_long_and_hostile_texts_are_counted_to_their_end(network, name):
    assert measure(network, HOSTILE[name]).bytes == len(HOSTILE[name].encode())
