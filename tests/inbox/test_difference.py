"""`diff` says what changed since a moment, key by key and word by word, and by whom."""

import json

import pytest


@pytest.fixture
def story(cafe):
    """soup: submitted (2), approved by janis (3); changed and submitted again (4, 5); then changed in the file."""
    cafe.write("soup", "Soup of the day", "tags: [evergreen]\n")
    cafe.does("submit", "soup", by="anna")
    cafe.does("approve", "soup", by="janis", at="10:10")
    cafe.write("soup", "Soup of the week", "tags: [evergreen]\n")
    cafe.does("submit", "soup", by="anna", at="10:20")
    cafe.write("soup", "Soup of the week", "tags: [winter]\n")
    return cafe


def diff(cafe, *more):
    status, out, err = cafe.run("diff", *more, "--json", at="11:00")
    assert status == 0, err
    return json.loads(out)


def test_it_is_since_the_last_approved_revision(story):
    said = diff(story, "soup")
    assert (said["since"]["words"], said["since"]["entry"]) == ("approved", 3)
    assert said["changes"] == ["metadata", "text"]
    assert said["keys"] == [{"key": "tags", "before": ["evergreen"], "after": ["winter"]}]
    assert said["texts"][0]["words"] == [["day", "week"]]
    assert said["texts"][0]["diff"] == ["@@ -1 +1 @@", "-Soup of the day", "+Soup of the week"]
    assert [(edit["entry"], edit["by"], edit["changes"]) for edit in said["entries"]] == [
        (4, "anna", ["text"]),
        (None, "unknown", ["metadata"]),
    ]


@pytest.mark.parametrize(
    "since, changes",
    [(["submitted"], ["metadata"]), (["entry", "2"], ["metadata", "text"]), (["entry", "4"], ["metadata"])],
)
def test_it_may_be_since_another_moment(story, since, changes):
    assert diff(story, "soup", "--since", *since)["changes"] == changes
    assert diff(story, "--since", *since, "soup")["changes"] == changes


def test_it_may_be_since_a_revision(story):
    first = story.entries()[0]["revision"]
    assert diff(story, "soup", "--since", first[:8])["since"]["entry"] == 1


@pytest.mark.parametrize(
    "post, since, says",
    [
        ("stew", "", "nothing of it is recorded"),
        ("soup", "entry 0", "no entry until then"),
        ("soup", "ffffff", "no revision"),
    ],
)
def test_a_moment_that_never_was_is_said(story, post, since, says):
    status, out, err = story.run("diff", post, *(["--since", since] if since else []))
    assert (status, out, says in err) == (2, "", True)


def test_it_reads_as_sentences(story):
    _, out, _ = story.run("diff", "soup", at="11:00")
    assert "since its last approved revision, entry 3, Tue 1 Dec, 10:10: metadata and text changed" in out
    assert "tags: evergreen → winter" in out
    assert "“day” became “week”" in out
    assert "not recorded yet: metadata changed, by nobody known" in out


LISTED = [
    (["--state", "approved"], ["stew"]),
    (["--state", "approved", "--state", "draft"], ["bread", "stew"]),
    (["--waiting-on", "janis"], ["soup"]),
    (["--waiting-on", "dace"], []),
    (["--tag", "ever*"], ["soup"]),
    (["--campaign", "w*"], []),
    (["--late"], ["soup"]),
    (["--finding", "voice.*"], ["bread"]),
    (["--since", "2026-12-03", "--until", "2026-12-03"], ["bread"]),
    (["--until", "2026-12-03 08:59"], []),
    (["--type", "reply"], []),
    (["--author", "anna", "--author", "janis", "--channel", "cafe-bluesky"], ["bread", "soup", "stew"]),
]


@pytest.mark.parametrize("filters, posts", LISTED, ids=[" ".join(filters) for filters, _ in LISTED])
def test_all_filters_of_a_list_must_fit_and_of_one_kind_any(cafe, filters, posts):
    cafe.write("bread", "A cheap bread", "schedule: 2026-12-03 09:00\n")
    cafe.write("soup", "Soup of the day", "tags: [evergreen]\n")
    cafe.does("submit", "soup", "stew", by="anna", at="2026-11-30 10:00")
    cafe.does("approve", "stew", by="janis", at="2026-11-30 10:10")
    said = json.loads(cafe.run("list", *filters, "--json")[1])
    assert sorted(one["post"] for one in said["posts"]) == posts


@pytest.mark.parametrize(
    "wrong", [["--state", "aproved"], ["--type", "tweet"], ["--waiting-on", "nobody"], ["--since", "x"]]
)
def test_a_filter_by_what_is_not_there_is_a_mistake(cafe, wrong):
    assert cafe.run("list", *wrong)[0] == 2
