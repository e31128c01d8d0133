"""Assets' sidecars, campaigns, claims, replies, snippets and requests: what is wrong with them, and what they say."""

from datetime import datetime

import pytest

from content._workspace import brief, make
from signoff.clock import zone
from signoff.content import open_content
from signoff.content._blanks import Blank, blanks_in, filled
from support import cases


def opened(root, files):
    return open_content(root, make(root, files))


@pytest.mark.parametrize("case", cases("content", "families"), ids=lambda case: case["is"])
def test_says_what_is_wrong_and_where(case, tmp_path):
    _, problems = opened(tmp_path, case["files"])
    found = [
        f"{each.place.file.removeprefix('content/')}:{line}"
        for each, line in zip(problems, brief(problems), strict=True)
    ]
    assert found == case["says"]


def test_an_offer_has_its_own_zone(tmp_path):
    x = "{id: x, starts: 2026-11-23 08:00, ends: 2026-11-29 23:59, zone: Europe/Berlin}"
    offers = f"offers:\n  - {x}\n  - {{id: y, ends: 2026-11-29 23:59}}\n"
    library, _ = opened(tmp_path, {"campaigns/a.yml": f"id: a\n{offers}"})
    x, y = library.campaigns["a"].offers
    assert x.starts_at("Europe/Riga") == datetime(2026, 11, 23, 8, tzinfo=zone("Europe/Berlin"))
    assert [y.starts_at("Europe/Riga"), y.ends_at("Europe/Riga")] == [
        None,
        datetime(2026, 11, 29, 23, 59, tzinfo=zone("Europe/Riga")),
    ]


def test_an_asset_is_approved_as_its_bytes_and_its_sidecar(tmp_path):
    def revision(files):
        return opened(tmp_path, files)[0].assets["a.png"].revision

    first = revision({"assets/a.png": "x", "assets/a.png.yml": "licence: own\n"})
    assert first == revision({"assets/a.png.yml": "# the same\nlicence:   own\n"})
    assert first != revision({"assets/a.png.yml": "licence: bought\n"})
    assert first != revision({"assets/a.png": "y", "assets/a.png.yml": "licence: own\n"})


REPLY = "---\nid: a\nlanguage: en\nplaceholders: {name: {}}\n---\nHello {{name}}.\n\n## lv\nLabdien, {{ name }}!\n"


def test_a_reply_speaks_languages(tmp_path):
    reply = opened(tmp_path, {"replies/a.md": REPLY})[0].replies["a"]
    assert [reply.words(language) for language in ("", "en", "lv", "et")] == [
        "Hello {{name}}.", "Hello {{name}}.", "Labdien, {{ name }}!", None
    ]  # fmt: skip


def test_a_reply_is_approved_as_all_that_it_says(tmp_path):
    first = opened(tmp_path, {"replies/a.md": REPLY})[0].replies["a"].revision
    assert first != opened(tmp_path, {"replies/a.md": REPLY.replace("Hello", "Hi")})[0].replies["a"].revision


def test_a_value_is_text_and_is_not_filled_again():
    words = "{{a}} {{ b }} {{c}}"
    assert blanks_in(words) == ["a", "b", "c"]
    assert filled(words, {"a": "{{b}}", "b": "B"}) == "{{b}} B {{c}}"


@pytest.mark.parametrize(
    ("blank", "value", "said"),
    [
        (Blank(), "anything", ""),
        (Blank(), "x" * 10_001, "at most 10,000 characters"),
        (Blank(type="date"), "tomorrow", "`tomorrow` is not a day, such as `2026-12-01`"),
        (Blank(type="whole"), "3", ""),
        (Blank(one_of=["a", "b"]), "c", "`c` is none of `a` or `b`"),
        (Blank(pattern="[0-9]{6}"), "12345", "`12345` does not fit `[0-9]{6}`"),
        (Blank(pattern="(a+)+$"), "a" * 5000 + "b", f"`{'a' * 5000}b` does not fit `(a+)+$`"),
    ],
)
def test_what_may_fill_a_blank(blank, value, said):
    assert blank.refusal(value) == said
