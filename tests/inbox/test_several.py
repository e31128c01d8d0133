"""An agency looks at several workspaces at once; its clients see what goes to their own channels, and nothing else."""

import json

import pytest

from inbox._cafe import POLICIES, Cafe


@pytest.fixture
def bakery(tmp_path, capsys, cafe):
    """A second workspace beside the café, in which a post waits too."""
    second = Cafe(tmp_path / "bakery", capsys)
    for one in (cafe, second):
        one.does("submit", "soup", by="anna")
    return second


@pytest.mark.parametrize("verb, key", [("inbox", "items"), ("review", "posts")])
def test_several_workspaces_are_answered_one_by_one(cafe, bakery, verb, key):
    status, out, _ = cafe.run(verb, "--workspace", str(bakery.root), "--json")
    said = json.loads(out)["workspaces"]
    assert (status, [one["workspace"] for one in said]) == (0, [str(bakery.root), str(cafe.root)])
    alone = json.loads(cafe.run(verb, "--json")[1])
    assert said[1] == {"workspace": str(cafe.root), **alone}
    assert len(said[0][key]) == len(alone[key])


@pytest.mark.parametrize("verb", ["inbox", "review"])
def test_one_that_is_broken_hides_none_of_the_others(cafe, bakery, verb):
    (bakery.root / "policies" / "all.yml").write_text("kind: wrokflow\n", encoding="utf-8")
    status, out, err = cafe.run(verb, "--workspace", str(bakery.root), "--json")
    broken, fine = json.loads(out)["workspaces"]
    assert (status, "did you mean `workflow`" in err, bool(broken["errors"]), "errors" in fine) == (
        2,
        True,
        True,
        False,
    )


def test_each_has_a_folder_for_its_pages(cafe, bakery, tmp_path):
    assert cafe.run("review", "--workspace", str(bakery.root), "--out", str(tmp_path / "out"))[0] == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bakery", "cafe"]


CLIENTS = (
    POLICIES.replace("  head: {may", "  client: {may: [approve]}\n  head: {may")
    .replace("dace: {roles: [head]}", 'dace: {roles: [head]}\n  zane: {roles: [{role: client, channels: ["acme-*"]}]}')
    .replace("[{name: cafe-bluesky, network: bluesky}]",
             "[{name: cafe-bluesky, network: bluesky}, {name: acme-bluesky, network: bluesky}]")
)  # fmt: skip


@pytest.fixture
def agency(cafe):
    """soup goes to the café, acme to a client's channel, both to both."""
    (cafe.root / "policies" / "all.yml").write_text(CLIENTS, encoding="utf-8")
    for name, channels in (("acme", "acme-bluesky"), ("both", "acme-bluesky, cafe-bluesky")):
        cafe.write(name, f"Words of {name}")
        cafe.file(name).write_text(cafe.file(name).read_text().replace("cafe-bluesky", channels), encoding="utf-8")
    cafe.does("submit", "acme", "both", "soup", by="anna")
    return cafe


@pytest.mark.parametrize("verb", ["list", "review"])
def test_a_client_sees_only_posts_of_which_all_channels_are_theirs(agency, verb):
    said = json.loads(agency.run(verb, "--json", by="zane")[1])
    assert [one["post"] for one in said["posts"]] == ["acme"]
    assert len(json.loads(agency.run(verb, "--json", by="janis")[1])["posts"]) == 4


@pytest.mark.parametrize("words", [["status"], ["explain"], ["diff"], ["comment", "--text", "x"]])
@pytest.mark.parametrize("post", ["soup", "both", "sou"])
def test_of_other_posts_a_client_is_told_nothing(agency, words, post):
    status, out, err = agency.run(words[0], post, *words[1:], by="zane", at="11:00")
    assert (status, out) == (2, "")
    assert err.strip() == f"no post `{post}` among those of your channels"
    assert agency.run(words[0], "acme", *words[1:], by="zane", at="11:00")[0] == 0


def test_a_clients_page_names_no_other_client(agency, tmp_path):
    agency.file("broken-soup").write_text("nothing", encoding="utf-8")
    agency.run("review", "--out", str(tmp_path / "out"), by="zane")
    page = (tmp_path / "out" / "review.html").read_text(encoding="utf-8")
    assert "Words of acme" in page
    assert not [word for word in ("Soup of the day", "Words of both", "cafe-bluesky", "broken-soup") if word in page]
