"""Performance figures come in once, by their links, and answer what is asked of them."""

import json

import pytest

from signoff.workspace import Workspace
from support import SHARED, needs_shared
from workspaces import NOW, small

TWEETS = SHARED / "posts" / "official-account-tweets.csv"
REFERENCE = SHARED / "posts" / "reference.json"
MAP = ("--map", "link=url", "--map", "at=when", "--map", "engagement=likes+shares")
HEAD = "url,when,likes,shares,paid,kind\n"
POST = "---\nid: p1\nauthor: anna\nchannels: cafe-bluesky\n---\nHello.\n"
OUT = [
    {"at": "2026-12-01T09:00:00+02:00", "by": "anna", "do": "submit", "post": "p1"},
    {"at": "2026-12-01T10:00:00+02:00", "by": "janis", "do": "approve", "post": "p1"},
    {"at": "2026-12-01T11:00:00+02:00", "by": "anna", "do": "publish", "post": "p1", "channel": "cafe-bluesky",
     "link": "https://a.example/1"},
]  # fmt: skip


def figures(signoff, folder, rows, *more):
    (folder / "figures.csv").write_text(HEAD + rows, encoding="utf-8")
    return signoff("import", "metrics", folder / "figures.csv", "--channel", "cafe-bluesky", *MAP, *more,
                   "--workspace", folder, "--now", NOW, "--json")  # fmt: skip


def metrics_of(folder):
    entries = [entry for found in Workspace(folder).entries.values() for entry in found]
    return [entry for entry in entries if entry.do == "metrics"]


def test_the_same_file_again_adds_nothing_and_newer_figures_do(signoff, tmp_path):
    folder = small(tmp_path / "w")
    row = "https://a.example/1,2026-12-01 09:00,3,4,,\n"
    assert json.loads(figures(signoff, folder, row).out) == {"read": 1, "added": 1, "known": 0, "refused": []}
    assert json.loads(figures(signoff, folder, row).out)["known"] == 1
    assert json.loads(figures(signoff, folder, row.replace("3,4", "5,4")).out)["added"] == 1
    assert [entry.body["figures"] for entry in metrics_of(folder)] == [{"engagement": 7}, {"engagement": 9}]


def test_a_post_that_was_published_is_found_by_its_link(signoff, tmp_path):
    history = "".join(json.dumps(line) + "\n" for line in OUT)
    folder = small(tmp_path / "w", posts={"p1": POST}, history=history)
    figures(signoff, folder, "https://a.example/1,2026-12-01 11:00,3,4,,\nhttps://a.example/2,2026-12-02 11:00,3,4,,\n")
    assert {entry.stream.partition("/")[0] for entry in metrics_of(folder)} == {"posts", "publications"}


@pytest.mark.parametrize(
    ("row", "because"),
    [
        ("https://a.example/1,soon,3,4,,", "soon"),
        (",2026-12-01 09:00,3,4,,", "which publication"),
        ("https://a.example/1,2026-12-01 09:00,many,4,,", "`many` is no number"),
        ("https://a.example/1,2026-12-01 09:00,3,4", "4 fields and not 6"),
        ("https://a.example/1,2026-12-01 09:00,3,1e999,,", "no number"),
    ],
)
def test_a_row_that_cannot_be_read_is_listed_and_the_rest_comes_in(signoff, tmp_path, row, because):
    folder = small(tmp_path / "w")
    done = figures(signoff, folder, f"{row}\nhttps://a.example/9,2026-12-01 09:00,3,4,,\n")
    said = json.loads(done.out)
    assert (done.status, said["added"], [one["line"] for one in said["refused"]]) == (1, 1, [2])
    assert because in said["refused"][0]["because"]


def test_an_empty_cell_is_unknown_and_never_nothing(signoff, tmp_path):
    folder = small(tmp_path / "w")
    figures(signoff, folder, "https://a.example/1,2026-12-01 09:00,3,,,\n", "--map", "paid=paid")
    (entry,) = metrics_of(folder)
    assert entry.body["figures"] == {}
    assert "paid" not in entry.body


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--map", "likes=likes"), "no field `likes`"),
        (("--map", "text=txt"), "no column `txt`"),
        (("--zone", "Riga"), "did you mean `Europe/Riga`"),
    ],
)
def test_what_is_misspelt_is_told_and_nothing_comes_in(signoff, tmp_path, change, said):
    folder = small(tmp_path / "w")
    done = figures(signoff, folder, "https://a.example/1,2026-12-01 09:00,3,4,,\n", *change)
    assert done.status in (1, 2)
    assert said in done.err
    assert not metrics_of(folder)


@needs_shared
def test_a_real_account_answers_as_the_reference_does(signoff, tmp_path):
    folder, wanted = small(tmp_path / "w"), json.loads(REFERENCE.read_text("utf-8"))[TWEETS.name]["runs"][0]
    about = ("--channel", "cafe-bluesky", "--workspace", folder, "--now", NOW, "--json")
    columns = ("link=url", "at=created_at", "text=text", "engagement=replies+retweets+favorites")
    maps = [part for column in columns for part in ("--map", column)]
    signoff("import", "metrics", TWEETS, *maps, "--zone", "UTC", "--date-order", "mdy", *about)
    best = json.loads(signoff("slots", "best", "--zone", wanted["zone"], *about).out)
    assert best["hour"] == wanted["best_hour"]["detrended_shrunk"]
    assert set(best["offer"]) <= set(best["not_distinguishable_from_best"])
    found = json.loads(signoff("insight", "hashtags", "posting", "--zone", wanted["zone"], *about).out)
    assert set(found) == {"now", "since", "until", "zone", "channel", "metrics", "tables"}
    assert found["metrics"]["hashtags.distinct"]["value"] == wanted["hashtags"]["distinct"]
    assert [row["hashtag"] for row in found["tables"]["hashtags"]["rows"]] == [
        row["hashtag"] for row in wanted["hashtags"]["rows"]
    ]
