"""A review in parts finds what one process finds, whoever does the work, and whoever dies of it."""

import json
import os
import signal
from datetime import datetime

import polars
import pytest

from jobs.scale._rows import POLICY, here, in_one_process, rows, write, written
from signoff.errors import SignoffError
from signoff.jobs.scale import _parts, _spans, cluster, review_parts
from signoff.workspace import Workspace
from workspaces import NOW, small

MOMENT = datetime.fromisoformat(NOW)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return small(tmp_path_factory.mktemp("scale") / "ws", POLICY)


def review(root, asked, out, run=here):
    return review_parts(Workspace(root), asked, run, MOMENT, out)


@pytest.mark.parametrize("seed", range(3))
def test_the_findings_are_those_of_one_process(root, tmp_path, monkeypatch, seed):
    monkeypatch.setattr(_spans, "MOST", 20)
    found = list(rows(300, seed))
    summary = review(root, [write(tmp_path / "posts", 5, found)], tmp_path / "out")
    assert written(tmp_path / "out") == in_one_process(root, found, MOMENT)
    assert (summary["posts"], summary["refused"], len(summary["parts"])) == (300, 0, 5)
    assert {"duplicates.same", "duplicates.near", "House.Hurry", "links.host_not_allowed"} <= summary["rules"].keys()
    assert sum(summary["rules"].values()) == sum(summary["findings"].values()) == len(written(tmp_path / "out"))


def test_a_large_file_is_cut_between_its_lines(root, tmp_path, monkeypatch):
    monkeypatch.setattr(_parts, "PART_BYTES", 4000)
    found = list(rows(200))
    summary = review(root, [write(tmp_path / "posts", 1, found) / "0.jsonl"], tmp_path / "out")
    assert len(summary["parts"]) > 5
    assert written(tmp_path / "out") == in_one_process(root, found, MOMENT)


def test_parquet_says_the_same(root, tmp_path, monkeypatch):
    monkeypatch.setattr(_parts, "PART_ROWS", 70)
    found = list(rows(150))
    polars.DataFrame(found).write_parquet(tmp_path / "posts.parquet")
    summary = review(root, [tmp_path / "posts.parquet"], tmp_path / "out")
    made = polars.concat(polars.read_parquet(path) for path in sorted((tmp_path / "out" / "findings").iterdir()))
    expected = [json.loads(one) for one in in_one_process(root, found, MOMENT)]
    names = ("post", "rule", "severity", "match", "message", "line")
    assert sorted(made.select(names).iter_rows()) == sorted(tuple(one[name] for name in names) for one in expected)
    assert [part["line"] for part in summary["parts"]] == [1, 71, 141]


def test_an_id_that_stands_twice_is_one_posts_wherever_the_rows_are(root, tmp_path):
    found = list(rows(60))
    folder = write(tmp_path / "posts", 3, [*found, {**found[0], "text": "Another one"}, {**found[1]}])
    summary = review(root, [folder], tmp_path / "out")
    refused = [json.loads(line) for line in (tmp_path / "out" / summary["parts"][2]["refusals"]).open()]
    assert [one["because"] for one in refused] == [
        f"its id is that of {folder.as_posix()}/0.jsonl:{line}; an id is one post's" for line in (1, 2)
    ]
    assert written(tmp_path / "out") == in_one_process(root, found, MOMENT)


def test_nothing_of_an_earlier_review_is_left(root, tmp_path):
    review(root, [write(tmp_path / "posts", 4, rows(40))], tmp_path / "out")
    review(root, [write(tmp_path / "fewer", 1, rows(3))], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").rglob("*") if path.is_file()) == [
        "part-00001.jsonl", "summary.json",
    ]  # fmt: skip


def test_a_review_that_fails_leaves_no_summary(root, tmp_path):
    folder = write(tmp_path / "posts", 2, rows(10))
    review(root, [folder], tmp_path / "out")

    def dying(do, calls):
        yield 0, do(*calls[0])
        raise SignoffError("the workers are gone")

    with pytest.raises(SignoffError, match="gone"):
        review(root, [folder], tmp_path / "out", dying)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["findings"]


def test_a_killed_worker_costs_a_retry_and_nothing_else(root, tmp_path):
    import distributed

    found = list(rows(600))
    folder = write(tmp_path / "posts", 6, found)
    settings = {"n_workers": 2, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(**settings) as workers, cluster(workers.scheduler_address) as run:
        alive = [worker.pid for worker in workers.workers.values()]

        def murderous(do, calls):
            for number, result in run(do, calls):
                if alive and do.__name__ == "look":
                    os.kill(alive.pop(), signal.SIGKILL)
                yield number, result

        summary = review(root, [folder], tmp_path / "out", murderous)
        assert not alive
    assert summary["posts"] == 600
    assert written(tmp_path / "out") == in_one_process(root, found, MOMENT)


@pytest.mark.parametrize("address", ["local", "local:0", "local:2 ", "here", "http://a:1", "tcp://"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(SignoffError, match="is no address"), cluster(address):
        pass


def test_policies_that_change_underway_are_seen(tmp_path):
    root = small(tmp_path / "ws", POLICY)
    workspace, folder = Workspace(root), write(tmp_path / "posts", 1, rows(3))
    assert workspace.policy.channels
    path = root / "policies" / "all.yml"
    path.write_text(path.read_text("utf-8").replace("720h", "700h"), encoding="utf-8")
    with pytest.raises(SignoffError, match="begin again"):
        review_parts(workspace, [folder], here, MOMENT, tmp_path / "out")
