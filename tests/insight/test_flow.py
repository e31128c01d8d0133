"""How work flowed through a real log: every figure of the reference, at each of its moments."""

import csv
import json
from datetime import datetime
from math import isclose

import pytest

from signoff.inbox import bring_in_history
from signoff.insight import Question, figures
from signoff.insight.flow import KINDS, flow, flow_log
from signoff.workspace import Workspace
from support import SHARED, needs_shared
from workspaces import small

LOG = SHARED / "eventlogs"
REFERENCE = json.loads((LOG / "reference.json").read_text("utf-8")) if LOG.is_dir() else {"runs": [], "map": {}}
CUT = {"variants": 10, "handovers": 20}


def moment(text):
    return datetime.fromisoformat(text) if text else None


@pytest.fixture(scope="module")
def rows():
    names = REFERENCE["map"]
    with (LOG / "receipt.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    times = ("at", "due", "closed")
    return [
        {field: moment(row[names[field]]) if field in times else row[names[field]] for field in names} for row in read
    ]


def document(run, rows):
    log = flow_log(rows, moment(run["now"]), run["zone"], run["ends"], moment(run["since"]))
    return flow(log, KINDS)


def same(found, wanted):
    """Counts exactly; seconds within a millionth, or one; shares within 1e-5."""
    if isinstance(wanted, float):
        return isinstance(found, (int, float)) and isclose(found, wanted, rel_tol=1e-6, abs_tol=1e-5)
    return found == wanted


@needs_shared
@pytest.mark.parametrize("run", REFERENCE["runs"], ids=lambda run: run["name"])
def test_every_metric_of_the_reference_agrees(run, rows):
    found = document(run, rows)["metrics"]
    assert set(run["metrics"]) <= set(found)
    off = {name: (found[name]["value"], wanted["value"]) for name, wanted in run["metrics"].items()
           if not same(found[name]["value"], wanted["value"]) or found[name]["unit"] != wanted["unit"]}  # fmt: skip
    assert off == {}


@needs_shared
@pytest.mark.parametrize("run", REFERENCE["runs"], ids=lambda run: run["name"])
def test_every_table_of_the_reference_agrees(run, rows):
    tables = document(run, rows)["tables"]
    for name, wanted in run["tables"].items():
        if name == "finish_at":
            continue
        found = tables[name]["rows"][: CUT.get(name)]
        assert len(found) == len(wanted), name
        for mine, theirs in zip(found, wanted, strict=True):
            assert set(mine) == set(theirs), name
            assert all(same(mine[key], theirs[key]) for key in theirs), (name, mine, theirs)


@needs_shared
@pytest.mark.parametrize("run", REFERENCE["runs"], ids=lambda run: run["name"])
def test_the_figures_agree_from_the_file_to_the_document(run, imported):
    asked = Question(now=moment(run["now"]), zone=run["zone"], since=moment(run["since"]))
    found = figures(imported, asked)["metrics"]
    assert {name for name, wanted in run["metrics"].items() if not same(found[name]["value"], wanted["value"])} == set()


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A workspace into whose ledger the log was brought."""
    workspace = Workspace(small(tmp_path_factory.mktemp("log") / "ws"))
    done = bring_in_history(workspace, LOG / "receipt.csv", REFERENCE["map"])
    assert (done.read, done.added, done.posts, done.refused) == (8577, 8577, 1434, ())
    return Workspace(workspace.root)
