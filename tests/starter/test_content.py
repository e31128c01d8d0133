"""The content of the starter workspace: everything that is named is there, in both languages, on all five channels."""

import pytest

from starter import _starter
from starter._starter import names
from support import documents

POSTS = _starter.posts()
ASSETS = _starter.CONTENT / "assets"
MOST_BYTES = 30_000


def test_no_two_posts_have_one_id():
    assert len(POSTS) == len(list((_starter.CONTENT / "posts").rglob("*.md"))) > 40


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_what_a_post_names_is_there(post):
    campaigns = {each["id"]: each for path in _campaigns() for each in documents(path)}
    assert post["author"] in _starter.people()
    assert set(names(post["channels"])) <= _starter.channels()
    assert {name for name in names(post.get("assets")) if not (ASSETS / name).is_file()} == set()
    assert post.get("campaign") in {None, *campaigns}
    offers = {offer["id"] for each in campaigns.values() for offer in each["offers"]}
    assert set(names(post.get("offer"))) <= offers


@pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
def test_a_post_lies_in_the_folder_of_its_month(post):
    assert post["path"].parent.name == str(post.get("schedule", "2026-12"))[:7]
    assert post["path"].stem == post["id"]


@pytest.mark.parametrize("post", [post for post in POSTS.values() if "cafe-instagram" in post["channels"]], ids=str)
def test_instagram_gets_a_picture(post):
    assert names(post.get("assets"))


def test_posts_are_in_both_languages_and_on_all_channels():
    assert {post["language"] for post in POSTS.values()} == {"en", "lv"}
    assert {name for post in POSTS.values() for name in post["channels"]} == _starter.channels()
    assert any("\n## facebook\n" in post["text"] for post in POSTS.values())


@pytest.mark.parametrize("path", sorted(ASSETS.glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_small_and_has_its_sidecar(path):
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size < MOST_BYTES
    assert documents(path.with_name(f"{path.name}.yml"))[0]["licence"] == "own"


def test_exactly_one_picture_lacks_its_alt_text():
    sidecars = {path.name: documents(path)[0] for path in ASSETS.glob("*.yml")}
    assert [name for name, said in sidecars.items() if "alt" not in said] == ["advent-table.png.yml"]
    assert all(set(said["alt"]) == {"en", "lv"} for said in sidecars.values() if "alt" in said)


def test_the_loader_reads_all_of_it():
    from signoff.content import open_content
    from signoff.networks import KINDS as NETWORKS
    from signoff.policy import policy_files, read

    policy, _ = read(policy_files(_starter.ROOT), networks=NETWORKS)
    library, problems = open_content(_starter.ROOT, policy)
    assert [str(problem) for problem in problems] == []
    assert library.posts.keys() == POSTS.keys()


def _campaigns():
    return sorted((_starter.CONTENT / "campaigns").glob("*.yml"))
