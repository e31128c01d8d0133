"""The networks' facts, and the questions that are asked of all of them."""

import ast
import inspect
import subprocess
import sys

import pytest

from signoff.networks import (
    KINDS,
    Limits,
    Media,
    Message,
    count,
    facets,
    facts_hash,
    first_hashtag_too_many,
    first_media_too_many,
    first_too_many,
    measure,
)
from support import SHARED, cases, documents, needs_shared

NETWORKS = sorted(KINDS)


@pytest.mark.parametrize("case", cases("networks", "lengths"), ids=str)
def test_lengths_are_what_the_table_says(case):
    assert {network: count(network, case["text"]) for network in case["lengths"]} == case["lengths"]


@pytest.mark.parametrize("network", NETWORKS)
def test_a_network_says_its_limits_and_where_they_come_from(network):
    module = KINDS[network]
    assert isinstance(module.LIMITS, Limits)
    assert "Source:" in ast.get_docstring(ast.parse(inspect.getsource(module)))
    assert "read 2026-" in " ".join(module.__doc__.split())


@needs_shared
@pytest.mark.parametrize("network", NETWORKS)
def test_the_limits_are_those_that_were_gathered(network):
    facts = documents(SHARED / "networks" / "limits.yml")[0]["networks"][network]
    limits, text = KINDS[network].LIMITS, facts["text"]
    assert limits.text == text.get("max", text.get("max_bytes"))
    assert limits.text_bytes == (text.get("max_bytes") if "max" in text else None)
    assert limits.hashtags == facts["hashtags"]["max"]
    assert limits.media_required == facts["media"].get("required", False)


def test_too_long_begins_at_the_first_character_too_many():
    assert first_too_many("linkedin", "a" * 3000) is None
    assert first_too_many("linkedin", "a" * 3001) == 3000
    assert first_too_many("linkedin", "👍" * 1501) == 1500
    assert first_too_many("x", "a" * 270 + " https://cafe.lv/menu") == 271
    assert first_too_many("x", "e\u0301" * 281) == 560
    assert first_too_many("mastodon", "a" * 490 + " @anna@social.example b") is None


def test_bluesky_counts_bytes_beside_graphemes():
    family = "👨‍👩‍👧‍👦"
    assert measure("bluesky", family * 121).length == 121
    assert first_too_many("bluesky", family * 120) is None
    assert first_too_many("bluesky", family * 121) == 7 * 120


def test_x_refuses_an_empty_text_and_characters_it_does_not_know():
    assert not measure("x", "").valid
    assert not measure("x", "a\ufffeb").valid
    assert measure("bluesky", "").valid


def test_the_hashtag_too_many_is_the_sixth_on_instagram():
    tags = " ".join(f"#tag{number}x" for number in range(6))
    assert first_hashtag_too_many("instagram", tags).value == "tag5x"
    assert first_hashtag_too_many("instagram", tags[:-7]) is None
    assert first_hashtag_too_many("linkedin", tags * 9) is None


def media(*kinds):
    return Message(text="", media=tuple(Media(kind=kind, name=f"{number}") for number, kind in enumerate(kinds)))


def test_media_too_many_are_said_by_position():
    assert first_media_too_many("bluesky", media(*["image"] * 4)) is None
    assert first_media_too_many("bluesky", media(*["image"] * 5)) == 4
    assert first_media_too_many("x", media("image", "video")) == 1
    assert first_media_too_many("google-business", media("video")) == 0
    assert first_media_too_many("instagram", media("image", "video")) is None


def test_facets_are_said_where_the_rules_are_known():
    text = "Tea #tēja at https://cafe.lv with @anna"
    assert [(facet.type, facet.value) for facet in facets("x", text)] == [
        ("tag", "tēja"),
        ("link", "https://cafe.lv"),
        ("mention", "anna"),
    ]
    assert [facet.type for facet in facets("mastodon", text)] == ["tag", "link", "mention"]
    assert facets("linkedin", text) == ()


def test_the_hash_of_the_facts_is_the_same_everywhere():
    code = "from signoff.networks import facts_hash; print(facts_hash())"
    assert facts_hash() == printed_by(code)
    assert len(facts_hash()) == 64


def test_the_door_imports_no_network_and_no_heavy_library():
    code = (
        "import sys, signoff.networks as n; list(n.KINDS);"
        "print([m for m in sys.modules if m == 'regex' or m.startswith('signoff.networks.') and '._' not in m])"
    )
    assert printed_by(code) == "[]"


def printed_by(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("case", cases("networks", "mastodon"), ids=str)
def test_mastodon_finds_what_the_table_says(case):
    assert [f"{facet.type} {facet.value}" for facet in facets("mastodon", case["text"])] == case["finds"]
