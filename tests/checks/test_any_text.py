"""Whatever the text: nothing fails, and every finding's match stands at its place."""

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from checks._support import NOW, OPENED, library_of, policy_of, post
from signoff.checks import find
from signoff.content import open_content
from signoff.networks import KINDS as NETWORKS
from signoff.policy import load
from support import CASES, SHARED, documents

TRICKY = [
    "htps://", "https//", "http:/", "www.", "{{", "}}", "[link]", "€", "15%", "15 % off", "ZIEMA15", "until ", "līdz ",
    "29. novembrī", "Saturday, ", "23:59", "UTC", "94% of customers", "„", "”", '"', "- ", "– Anna", "\u202e", "\u200d",
    "👨\u200d👩\u200d👧", "#abcdefghijklmnop", "A B CD EF GH", "2000 0417", "LV80BANK0000435195001", "PIN=12a4", "`",
    "```", "\n", "\n\n", "\u043ez", "μg", "\r\n",
]  # fmt: skip
TEXTS = some.one_of(
    some.text(max_size=120),
    some.lists(some.one_of(some.sampled_from(TRICKY), some.text(max_size=8)), max_size=14).map("".join),
)
CHANNELS = ["shop-x", "shop-facebook", "shop-google"]


@cache
def everything():
    """A policy with every section of the tables, and a library with all that they name."""
    tables = [documents(path)[0] for path in sorted((CASES / "checks").glob("*.yaml"))]
    policy = policy_of(*({"kind": "checks", **table["checks"]} for table in tables if table.get("checks")))
    library = {
        key: [one for table in tables for one in table.get("library", {}).get(key, [])]
        for key in ("campaigns", "claims")
    }
    return policy, library_of(library)


@pytest.mark.parametrize("language", ["en", "lv", ""])
@given(TEXTS)
@example("https://[")
@example("https://[::1]:x/")
@example("1.2.3% 1,2,3 EUR x2")
def test_every_match_stands_at_its_place(language, text):
    policy, library = everything()
    one = post(text, channels=CHANNELS, language=language, campaign="winter", assets=["a.png"], disclosures=["paid"])
    lines = text.split("\n")
    for each in find([one], policy, library, NOW)["p"]:
        first, last = each.span
        if each.match != "a.png":
            there = lines[each.line - 1][first - 1 : last]
            assert there == each.match or each.match == "", each
        assert first <= last and each.message and each.file == "p.md"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not beside the repository")
def test_a_posts_findings_do_not_depend_on_posts_of_other_channels_or_on_their_order():
    root = SHARED / "conformance" / "mistakes" / "workspace"
    policy = load(root, networks=NETWORKS, **OPENED)
    library, _ = open_content(root, policy)
    posts = list(library.posts.values())
    whole = find(posts, policy, library, NOW)
    assert find(reversed(posts), policy, library, NOW) == whole
    assert {one.id: find([one], policy, library, NOW)[one.id] for one in posts} == whole
