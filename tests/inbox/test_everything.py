"""Replies, assets and campaigns go through the same chains as posts, where a chain names their type."""

import json

import pytest

from inbox._cafe import POLICIES
from signoff.workspace import Workspace

NAMED = """\
  - name: shelf
    before: [standard, dear]
    when: {type: [reply, asset, campaign]}
    steps: [{name: editor, approvers: {role: editor}}]
"""
REPLY = "---\nid: hours\n{more}language: en\n---\nWe open at {{{{hour}}}}.\n"
DECLARED = "placeholders: {hour: {type: text}}\n"


@pytest.fixture
def shop(cafe):
    """The café with a reply, a picture and a campaign, all under approval."""
    (cafe.root / "policies" / "all.yml").write_text(POLICIES + NAMED, encoding="utf-8")
    for folder in ("replies", "assets", "campaigns"):
        (cafe.root / "content" / folder).mkdir()
    write_reply(cafe)
    (cafe.root / "content/assets/soup.png").write_bytes(b"a picture")
    sidecar(cafe, "licence: own")
    (cafe.root / "content/campaigns/winter.yml").write_text("id: winter\nowner: anna\n", encoding="utf-8")
    return cafe


def write_reply(cafe, more="author: anna\n"):
    text = REPLY.format(more=more + DECLARED)
    (cafe.root / "content/replies/hours.md").write_text(text, encoding="utf-8")


def sidecar(cafe, said):
    (cafe.root / "content/assets/soup.png.yml").write_text(f"author: anna\n{said}\n", encoding="utf-8")


@pytest.mark.parametrize("item", ["reply:hours", "asset:soup.png", "campaign:winter"])
def test_each_goes_through_its_chain(shop, item):
    shop.does("submit", item, by="anna")
    assert shop.status(item)["chain"]["name"] == "shelf"
    status, _, err = shop.run("approve", item, by="anna", at="10:10")
    assert (status, "author" in err) == (1, True)
    shop.does("approve", item, by="janis", at="10:20")
    assert (shop.status(item)["state"], shop.status(item)["publishable"]) == ("approved", True)


def test_a_stream_of_its_own_is_no_posts(shop):
    shop.write("hours", "A post of the same name")
    shop.does("submit", "hours", "reply:hours", by="anna")
    assert {entry["stream"] for entry in shop.entries()} == {"posts/hours", "reply/hours"}
    assert shop.status("hours")["post"] == "hours"


def test_a_name_without_its_type_is_enough_where_only_one_has_it(shop):
    assert shop.status("winter")["post"] == "campaign:winter"
    (shop.root / "content/campaigns/hours.yml").write_text("id: hours\n", encoding="utf-8")
    status, _, err = shop.run("status", "hours")
    assert (status, "`reply:hours` or `campaign:hours`" in err) == (2, True)


@pytest.mark.parametrize("change", ["bytes", "sidecar"])
def test_an_assets_approval_is_for_its_bytes_and_its_sidecar(shop, change):
    shop.does("submit", "asset:soup.png", by="anna")
    shop.does("approve", "asset:soup.png", by="janis", at="10:10")
    if change == "bytes":
        (shop.root / "content/assets/soup.png").write_bytes(b"another picture")
    else:
        sidecar(shop, "licence: bought")
    assert shop.status("asset:soup.png")["state"] == "in_review"


def test_a_post_with_an_asset_that_nobody_approved_is_blocked(shop):
    shop.write("soup", "Soup of the day", "assets: [soup.png]\n")
    shop.does("submit", "soup", by="anna")
    shop.does("approve", "soup", by="janis", at="10:10")
    (found,) = [one for one in shop.status("soup")["findings"] if one["rule"] == "assets.not_approved"]
    assert (found["line"], found["span"], found["severity"]) == (6, [10, 17], "error")
    assert not shop.status("soup")["publishable"]
    shop.does("submit", "asset:soup.png", by="anna", at="10:20")
    shop.does("approve", "asset:soup.png", by="janis", at="10:30")
    assert "assets.not_approved" not in [one["rule"] for one in shop.status("soup")["findings"]]


def test_who_wrote_it_first_may_not_approve_it_where_no_author_stands(shop):
    write_reply(shop, more="")
    shop.does("submit", "reply:hours", by="janis")
    status, _, err = shop.run("approve", "reply:hours", by="janis", at="10:10")
    assert (status, "editor" in err) == (1, True)


def test_blanks_of_a_reply_are_no_findings(shop):
    assert shop.status("reply:hours")["findings"] == []


def test_review_keeps_posts_and_items_apart_and_the_inbox_has_both(shop):
    shop.does("submit", "soup", "reply:hours", by="anna")
    said = json.loads(shop.run("review", "--json")[1])
    assert [one["post"] for one in said["posts"]] == ["soup", "stew"]
    assert [one["post"] for one in said["items"]] == ["reply:hours", "asset:soup.png", "campaign:winter"]
    assert said["totals"]["posts"] == 2
    items = json.loads(shop.run("inbox", "--json", by="janis")[1])["items"]
    assert [item["post"] for item in items] == ["soup", "reply:hours"]


def test_a_type_that_no_chain_names_is_not_under_approval(shop):
    (shop.root / "policies" / "all.yml").write_text(POLICIES, encoding="utf-8")
    assert Workspace(shop.root).items == {}
    status, _, err = shop.run("status", "reply:hours")
    assert (status, "not under approval" in err) == (2, True)


def test_a_client_of_one_channel_does_not_decide_what_goes_to_all(shop):
    scoped = POLICIES.replace("roles: [editor]}\n  liga", "roles: [{role: editor, channels: [other-*]}]}\n  liga")
    (shop.root / "policies" / "all.yml").write_text(scoped + NAMED, encoding="utf-8")
    shop.does("submit", "asset:soup.png", by="anna")
    assert shop.run("approve", "asset:soup.png", by="janis", at="10:10")[0] == 1
