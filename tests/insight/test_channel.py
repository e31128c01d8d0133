"""What a real account's posts achieved: every figure of the reference; and what must hold for any values."""

import csv
import json
from datetime import UTC, datetime, timedelta
from math import isclose
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.insight.channel import KINDS, Publication, best_time, channel_figures, taken
from signoff.insight.channel._families import Asked
from signoff.insight.channel._level import medians_beside
from signoff.insight.channel._shrunk import cells_of
from signoff.insight.channel.hashtags import hashtags_of
from support import SHARED, needs_shared

POSTS = SHARED / "posts"
TWEETS, FACEBOOK = "official-account-tweets.csv", "facebook-metrics.csv"
REFERENCE = json.loads((POSTS / "reference.json").read_text("utf-8")) if POSTS.is_dir() else {}
TABLES = ("by_hour", "by_weekday", "by_weekday_hour", "by_type")


def tweets():
    with (POSTS / TWEETS).open(encoding="latin-1", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Publication(
            link=row["url"], at=datetime.strptime(row["created_at"], "%m/%d/%y %H:%M").replace(tzinfo=UTC),
            engagement=sum(float(row[name]) for name in ("replies", "retweets", "favorites")), text=row["text"],
            garbled=True,
        ) for row in rows
    ]  # fmt: skip


def facebook():
    """A file without dates is given dates in its own order, with its weekdays and hours."""
    with (POSTS / FACEBOOK).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    begin = datetime(2030, 1, 7, tzinfo=UTC)
    return [
        Publication(
            link=str(number), type=row["Type"], engagement=float(row["Total Interactions"]),
            paid={"1": True, "0": False}.get(row["Paid"]),
            at=begin + timedelta(weeks=-number, days=int(row["Post Weekday"]) - 1, hours=int(row["Post Hour"]) % 24),
        ) for number, row in enumerate(rows)
    ]  # fmt: skip


def run_of(name):
    return REFERENCE[name]["runs"][0] if REFERENCE else {}


def close(found, wanted):
    return found == wanted or (
        isinstance(found, (int, float)) and isinstance(wanted, (int, float))
        and isclose(found, wanted, rel_tol=1e-4, abs_tol=2e-6)
    )  # fmt: skip


def rows_agree(found, wanted, renamed=None):
    assert len(found) == len(wanted)
    for mine, theirs in zip(found, wanted, strict=True):
        for name, value in theirs.items():
            if not name.startswith("bootstrap"):
                assert close(mine[(renamed or {}).get(name, name)], value), (name, mine, theirs)


@needs_shared
@pytest.mark.parametrize(("name", "read"), [(TWEETS, tweets), (FACEBOOK, facebook)], ids=["tweets", "facebook"])
def test_times_agree_with_the_reference(name, read):
    run = run_of(name)
    asked = Asked(taken(read()), run.get("zone", "UTC"))
    found = channel_figures(asked, ["times"])
    for part, value in run["engagement"].items():
        assert close(found["metrics"][f"engagement.{part}"]["value"], value)
    for table in (table for table in TABLES if table in run):
        for metric in ("within_variance", "between_variance", "overall"):
            assert close(found["metrics"][f"{table}.{metric}"]["value"], run[table][metric]), (table, metric)
        rows_agree(found["tables"][table]["rows"], run[table]["rows"], {"key": table.removeprefix("by_")})
    for part, value in run.get("paid", {}).items():
        assert close(found["metrics"][f"paid.{part}"]["value"], value)
    rows_agree(found["tables"]["by_hour"]["rows"], run.get("by_hour_raw", found["tables"]["by_hour"]["rows"]),
               {"mean": "raw_mean", "median": "raw_median"} if "by_hour_raw" in run else {})  # fmt: skip


@needs_shared
@pytest.mark.parametrize(("name", "read"), [(TWEETS, tweets), (FACEBOOK, facebook)], ids=["tweets", "facebook"])
def test_the_best_time_is_the_references(name, read):
    run = run_of(name)
    best, wanted = best_time(Asked(taken(read()), run.get("zone", "UTC"))), run["best_hour"]
    assert best.hour == wanted["detrended_shrunk"]
    assert close(best.lift, wanted["lift"])
    assert best.better_than_average is wanted["better_than_average"]
    assert list(best.not_distinguishable_from_best) == wanted["not_distinguishable_from_best"]


@needs_shared
def test_hashtags_and_posting_agree_with_the_reference():
    run = run_of(TWEETS)
    found = channel_figures(Asked(taken(tweets()), run["zone"], run["least"]), ["hashtags", "posting"])
    tables, metrics = found["tables"], {name: one["value"] for name, one in found["metrics"].items()}
    rows_agree(tables["hashtags"]["rows"], run["hashtags"]["rows"])
    rows_agree(tables["co_occurrence"]["rows"], run["co_occurrence"])
    rows_agree(tables["posting_weeks"]["rows"], run["weeks"])
    assert [row["seconds"] for row in tables["gaps"]["rows"]] == [row["seconds"] for row in run["gaps"]["longest"]]
    per_post = {str(row["hashtags"]): row["posts"] for row in tables["hashtags_per_post"]["rows"]}
    assert per_post == run["hashtags"]["per_post"]
    for name in ("weeks_without_posts", "posts_per_week_median"):
        assert close(metrics[name], run[name])
    for name in ("median", "p90", "max"):
        assert close(metrics[f"gaps.{name}"], run["gaps"][name])
    assert metrics["hashtags.distinct"] == run["hashtags"]["distinct"]
    assert metrics["hashtags.posts_with"] == run["hashtags"]["posts_with"]


@pytest.mark.parametrize(
    ("text", "tags"),
    [("#One and #one", {"one"}), ("&#39;s", set()), ("#1 of #2026x", {"2026x"}), ("a#b /#c _#d", set()),
     ("#Rīga!#x", {"rīga", "x"}), ("&amp;#no", set()), ("#", set())],
)  # fmt: skip
def test_hashtags_are_letters_digits_and_underscores(text, tags):
    assert hashtags_of(text) == tags


@given(st.lists(st.integers(0, 50), min_size=2, max_size=60), st.integers(1, 8))
def test_the_median_beside_is_that_of_the_neighbours(values, beside):
    wanted = [median(values[max(0, at - beside) : at] + values[at + 1 : at + 1 + beside]) for at in range(len(values))]
    assert medians_beside(values, beside) == wanted


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(-5, 5)), min_size=1, max_size=60))
def test_an_estimate_lies_between_its_mean_and_the_common_one(values):
    cells = cells_of(values)
    assert sum(cell.posts for cell in cells.cells) == len(values)
    for cell in cells.cells:
        if cell.estimate is not None:
            low, high = sorted((cell.mean, cells.overall))
            assert low - 1e-9 <= cell.estimate <= high + 1e-9
            assert cell.low <= cell.estimate <= cell.high


def test_figures_of_nothing_are_empty_and_no_hour_is_recommended():
    asked = Asked([], "Europe/Riga")
    found = channel_figures(asked, KINDS)
    assert found["tables"]["by_hour"]["rows"] == []
    assert found["metrics"]["engagement.median"]["value"] is None
    assert best_time(asked).offer == ()
