"""A reply, an asset and a campaign as what is approved: which types, what an approval rests on, and back from bytes."""

import json

import pytest

from content._workspace import POLICY, make
from signoff.content import changes, item_of, items_of, open_content, post_from_plain, types_under_approval

CHAIN = (
    "---\nkind: workflow\nchains: [{{name: one, when: {when}, steps: [{{name: s, approvers: {{role: editor}}}}]}}]\n"
)
FILES = {
    "replies/hours.md": (
        "---\nid: hours\nauthor: anna\nlanguage: en\nreview_after: 2027-01-15\nnotes: x\n---\nHi\n\n## lv\nSveiki\n"
    ),
    "assets/soup.png": b"a picture",
    "assets/soup.png.yml": "title: Soup\nalt: {en: Soup, lv: Zupa}\nlast_day: 2027-01-01\nterritories: [LV]\n",
    "campaigns/winter.yml": "id: winter\nowner: anna\nbudget: {amount: 1000000, currency: EUR}\nnotes: x\n",
}
ALL = "{type: [reply, asset, campaign]}"


def items(tmp_path, changed=(), when=ALL):
    policy = make(tmp_path, {**FILES, **dict(changed)}, POLICY + CHAIN.format(when=when))
    library, problems = open_content(tmp_path, policy)
    assert problems == []
    return items_of(library, policy, problems)


@pytest.mark.parametrize(
    "when, types",
    [
        ("{type: reply}", {"reply"}),
        ("{type: [post, asset]}", {"asset"}),
        ("{any: [{tag: x}, {not: {type: campaign}}]}", {"campaign"}),
        ('{type: "*"}', {"reply", "asset", "campaign"}),
        ("{tag: reply}", set()),
        ("{type: post}", set()),
    ],
)
def test_a_type_is_under_approval_where_a_when_names_it(tmp_path, when, types):
    assert types_under_approval(make(tmp_path, {}, POLICY + CHAIN.format(when=when))) == types


@pytest.mark.parametrize("name", ["reply:hours", "asset:soup.png", "campaign:winter"])
def test_it_comes_back_from_its_bytes_as_it_was(tmp_path, name):
    item = items(tmp_path)[name]
    again = post_from_plain(json.loads(item.canonical), "Europe/Riga", item.file)
    assert (again.revision, again.front, again.assets) == (item.revision, item.front, item.assets)
    assert {key: text.words for key, text in again.texts.items()} == {
        key: text.words for key, text in item.texts.items()
    }


@pytest.mark.parametrize(
    "name, file, old, new, kinds",
    [
        ("reply:hours", "replies/hours.md", "Sveiki", "Labdien", ("text",)),
        ("reply:hours", "replies/hours.md", "2027-01-15", "2027-01-16", ("text",)),
        ("reply:hours", "replies/hours.md", "notes: x", "notes: y", ()),
        ("asset:soup.png", "assets/soup.png.yml", "Zupa", "Zupas", ("assets",)),
        ("asset:soup.png", "assets/soup.png.yml", "2027-01-01", "2028-01-01", ("assets",)),
        ("asset:soup.png", "assets/soup.png.yml", "[LV]", "[LV, EE]", ("channels",)),
        ("campaign:winter", "campaigns/winter.yml", "1000000", "1", ("text",)),
        ("campaign:winter", "campaigns/winter.yml", "notes: x", "notes: y", ()),
    ],
)
def test_what_is_said_of_it_is_what_an_approval_rests_on(tmp_path, name, file, old, new, kinds):
    before = items(tmp_path / "a")[name]
    after = items(tmp_path / "b", {file: FILES[file].replace(old, new)})[name]
    assert (before.revision != after.revision, changes(before.plain, after.plain)) == (bool(kinds), kinds)


def test_its_facts_are_those_that_when_asks_for(tmp_path):
    from signoff.content import subject

    policy = make(tmp_path, FILES, POLICY + CHAIN.format(when=ALL))
    facts = {name: subject(item, policy) for name, item in items(tmp_path).items()}
    assert [facts[name].type for name in facts] == ["reply", "asset", "campaign"]
    assert facts["campaign:winter"].campaign == "winter" and facts["campaign:winter"].spend == (1e6, "EUR")
    assert facts["asset:soup.png"].markets == ("LV",) and "media" in facts["asset:soup.png"].has
    assert "linkedin" in facts["reply:hours"].networks


def test_a_reply_is_read_by_the_channels_that_speak_its_language(tmp_path):
    item = items(tmp_path)["reply:hours"]
    accounts = make(tmp_path, FILES, POLICY).channels
    readers = {copy.variant: [channel.name for channel in copy.channels] for copy in item.copies(accounts)}
    assert readers == {"en": ["cafe-bluesky", "cafe-facebook", "cafe-instagram"],
                       "lv": ["cafe-linkedin", "cafe-facebook", "cafe-instagram"]}  # fmt: skip


def test_an_asset_that_cannot_be_read_is_a_problem_and_hides_no_other(tmp_path):
    make(tmp_path, {**FILES, "assets/gone.png": b"x"}, POLICY + CHAIN.format(when=ALL))
    policy = make(tmp_path, {}, POLICY + CHAIN.format(when=ALL))
    library, problems = open_content(tmp_path, policy)
    (tmp_path / "content/assets/gone.png").unlink()
    assert "asset:soup.png" in items_of(library, policy, problems)
    assert [problem for problem in problems if "gone.png" in str(problem)]


def test_the_three_are_made_alike(tmp_path):
    policy = make(tmp_path, FILES, POLICY)
    library, _ = open_content(tmp_path, policy)
    assert item_of(library.assets["soup.png"]).sources == ("content/assets/soup.png", "content/assets/soup.png.yml")
