"""`signoff.open()` with the runs of its jobs and its performance figures; every table as a file."""

from datetime import datetime

import polars
import pytest

import signoff
from signoff.content.suites import Measured, Measures
from signoff.errors import SignoffError
from signoff.inbox import bring_in_metrics
from signoff.jobs import Round
from workspaces import NOW, small, starter

JOBS = """
---
kind: jobs
jobs: [{name: page, notebook: notebooks/none.ipynb, schedule: {every: day, at: 08:00}}]
"""
TABLES = ("entries", "posts", "findings", "runs", "metrics")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return signoff.open(starter(tmp_path_factory.mktemp("starter")), NOW)


def test_runs_are_those_of_the_book_up_to_now(tmp_path):
    root = small(tmp_path / "ws", JOBS)
    for at in ("2026-12-06T09:00:00+02:00", "2026-12-07T09:00:00+02:00"):
        found = signoff.open(root, at)
        Round(found.workspace, found.now).go(None)
    table = signoff.open(root, NOW).runs
    assert set(table["job"]) == {"page"}
    assert table["due"].drop_nulls().to_list()[0] == datetime.fromisoformat("2026-12-07T08:00:00+02:00")
    assert set(table["state"]) == {"failed"}
    assert signoff.open(root, "2026-12-05T09:00:00+02:00").runs.height == 0


def test_metrics_are_one_row_a_figure(tmp_path):
    root = small(tmp_path / "ws")
    at = datetime.fromisoformat(NOW)
    measured = Measured(
        line=2, link="https://x.example/1", at=at, text="Hello", type="Photo", engagement=17.0, paid=None
    )
    bring_in_metrics(signoff.open(root, NOW).workspace, Measures(1, (measured,), (), (), False), "cafe-linkedin", at)
    (row,) = signoff.open(root, NOW).metrics.iter_rows(named=True)
    assert (row["channel"], row["metric"], row["value"], row["link"], row["published"], row["paid"]) == (
        "cafe-linkedin", "engagement", 17.0, "https://x.example/1", at, None,
    )  # fmt: skip


def test_every_table_is_a_file_of_both_kinds(ws, tmp_path):
    found = ws.save(tmp_path)
    assert [path.name for path in found] == [f"{name}.{kind}" for name in TABLES for kind in ("parquet", "csv")]
    for name in TABLES:
        assert polars.read_parquet(tmp_path / f"{name}.parquet").equals(getattr(ws, name))
        csv = polars.read_csv(tmp_path / f"{name}.csv", infer_schema=False)
        assert (csv.columns, csv.height) == (getattr(ws, name).columns, getattr(ws, name).height)


def test_a_csv_has_lists_in_one_cell_and_times_with_their_offset(ws, tmp_path):
    ws.save(tmp_path, "csv")
    csv = polars.read_csv(tmp_path / "posts.csv", infer_schema=False)
    several = ws.posts.filter(polars.col("channels").list.len() > 1).head(1)
    row = csv.filter(polars.col("post") == several["post"].item())
    assert row["channels"].item() == "; ".join(several["channels"].item())
    assert datetime.fromisoformat(row["slot"].item()) == several["slot"].item()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.csv" for name in TABLES)


def test_another_format_is_refused(ws, tmp_path):
    with pytest.raises(SignoffError, match="no format `xlsx`; there are parquet and csv"):
        ws.save(tmp_path, ("csv", "xlsx"))
    assert not list(tmp_path.iterdir())
