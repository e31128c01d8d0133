"""Real kernels: what a run leaves behind, how it fails, and that nothing of it is code or secret."""

import json
from datetime import datetime

import msgspec
import pytest

import signoff
from jobs._jobs import notebook, workspace
from signoff.cli import main
from signoff.jobs import job_named, run_job, run_named, runs

pytestmark = pytest.mark.kernel
NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
STRANGE = '"); import os; os._exit(1) #\n\\'


def run(root, progress=None, **said):
    ws = signoff.open(root, NOW).workspace
    return run_job(ws, job_named(ws, "page"), said, NOW, progress)


def executed(root, done):
    return json.loads((root / done.outputs[0].path).read_text("utf-8"))


def said_by(root, done):
    """What the cells printed or ended in, as text."""
    outputs = [output for cell in executed(root, done)["cells"] for output in cell.get("outputs", [])]
    return [
        "".join(output.get("text", "") or output.get("data", {}).get("text/plain", "")).strip() for output in outputs
    ]


def test_a_run_is_kept_with_its_outputs_and_its_record(tmp_path):
    seen = []
    root = workspace(tmp_path, notebook("import os\nprint(week, os.getcwd(), os.environ['SIGNOFF_NOW'])"))
    done = run(root, lambda *step: seen.append(step), week=["2026-W48"])
    assert (done.state, done.cause, done.because) == ("succeeded", None, None)
    assert said_by(root, done) == [f"2026-W48 {root} 2026-12-07T09:00:00+02:00"]
    assert [output.path for output in done.outputs] == [
        f".signoff/runs/page-20261207T070000Z-1/page.{ending}" for ending in ("ipynb", "html")
    ]
    assert seen[-1] == (4, 4)
    ws = signoff.open(root, NOW).workspace
    assert run_named(ws, done.run) == done
    assert (done.again, done.parameters) == ("signoff jobs run page -p week=2026-W48", {"week": "2026-W48"})


def test_a_second_run_writes_nothing_over(tmp_path):
    root = workspace(tmp_path, notebook("1"), "{output: reports/page, formats: []}")
    first, second = run(root), run(root)
    assert [one.run for one in (first, second)] == ["page-20261207T070000Z-1", "page-20261207T070000Z-2"]
    assert [one.run for one in runs(signoff.open(root, NOW).workspace)] == [first.run, second.run]
    assert first.outputs[0].path == "reports/page/page-20261207T070000Z-1/page.ipynb"


def test_a_value_is_a_literal_whatever_it_looks_like(tmp_path):
    made = notebook("print(ascii(title))", parameters='title = "x"')
    root = workspace(tmp_path, made, "{formats: []}")
    assert said_by(root, run(root, title=[STRANGE])) == [ascii(STRANGE)]


def test_a_failing_cell_is_named_as_the_author_counts(tmp_path):
    root = workspace(tmp_path, notebook("1", "a = {}\n\na['reach']", "print('not reached')"))
    done = run(root)
    failing = done.failing_cell
    assert (done.state, done.cause, done.because) == ("failed", "cell_failed", "cell 4: KeyError: 'reach'")
    assert (failing.number, failing.id, failing.line, failing.error, failing.message) == (
        4,
        "c4",
        3,
        "KeyError",
        "'reach'",
    )
    assert "KeyError: &#39;reach&#39;" in (root / done.outputs[1].path).read_text("utf-8")


def test_a_kernel_that_dies_is_a_failure_and_the_next_run_works(tmp_path):
    root = workspace(tmp_path, notebook("import os\nos._exit(1)"), "{formats: []}")
    done = run(root)
    assert (done.state, done.cause) == ("failed", "kernel_died")
    (root / "notebooks" / "page.ipynb").write_text(json.dumps(notebook("1")), encoding="utf-8")
    assert run(root).state == "succeeded"


@pytest.mark.parametrize("limit", ["time_limit: 5s", "cell_time_limit: 3s"])
def test_what_runs_too_long_is_ended(tmp_path, limit):
    root = workspace(tmp_path, notebook("import time\ntime.sleep(600)"), f"{{{limit}, formats: []}}")
    done = run(root)
    assert (done.state, done.cause) == ("timed_out", "timed_out")
    assert done.seconds < 120


def test_a_secret_is_in_the_kernel_and_in_nothing_that_comes_out(tmp_path, monkeypatch):
    secret = "s3cret-0f-the-house"
    monkeypatch.setenv("HOUSE", secret)
    source = "import os\nt = os.environ['TOKEN']\nprint(len(t), t)\nt"
    root = workspace(tmp_path, notebook(source, "raise ValueError(t)"), "{secrets: {TOKEN: 'env:HOUSE'}}")
    done = run(root)
    assert said_by(root, done)[0] == f"{len(secret)} •••"
    assert done.because == "cell 4: ValueError: •••"
    for path in (root / ".signoff").rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path


def test_a_secret_that_is_not_set_is_said_before_a_kernel_starts(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("HOUSE", raising=False)
    root = workspace(tmp_path, notebook("1"), "{secrets: {TOKEN: 'env:HOUSE'}}")
    assert main(["jobs", "run", "page", "--workspace", str(root)]) == 2
    assert "HOUSE is not set" in capsys.readouterr().err
    assert not (root / ".signoff").exists()


def test_what_a_cell_writes_past_its_kernel_is_not_in_our_json(tmp_path, capfd):
    root = workspace(tmp_path, notebook("import os\nos.system('echo stray')\nos.write(1, b'stray')"), "{formats: []}")
    assert main(["jobs", "run", "page", "--json", "--workspace", str(root), "--now", NOW.isoformat()]) == 0
    (done,) = msgspec.json.decode(capfd.readouterr().out)["runs"]
    assert set(done) == {
        "run", "batch", "job", "due", "item", "key", "state", "cause", "because", "started", "ended", "seconds",
        "attempts", "parameters", "notebook", "policy", "ledger", "versions", "failing_cell", "sent", "outputs",
        "again",
    }  # fmt: skip
    assert set(done["attempts"][0]) == {"attempt", "state", "cause", "scheduler", "started", "ended", "next_try"}
    assert (done["due"], done["started"]) == (None, "2026-12-07T09:00:00+02:00")


def test_the_command_ends_with_1_and_says_where_it_failed(tmp_path, capsys):
    root = workspace(tmp_path, notebook("1/0"))
    assert main(["jobs", "run", "page", "--workspace", str(root), "--now", NOW.isoformat()]) == 1
    said = capsys.readouterr().out
    assert "failed, cell 3: ZeroDivisionError: division by zero" in said
    assert main(["jobs", "show", "page-20261207T070000Z-1", "--workspace", str(root)]) == 0
    assert main(["jobs", "runs", "--state", "failed", "--workspace", str(root)]) == 0
    assert main(["jobs", "list", "--json", "--workspace", str(root)]) == 0
    (row,) = msgspec.json.decode(capsys.readouterr().out.partition("1 run\n")[2])["jobs"]
    assert (row["job"], row["last"]["state"], row["counts"]) == ("page", "failed", {"failed": 1})


def test_the_workspace_of_the_kernel_is_that_of_the_job(tmp_path):
    source = "import signoff\nws = signoff.open()\nprint(ws.root, ws.now.isoformat())"
    root = workspace(tmp_path, notebook(source), "{formats: []}")
    assert said_by(root, run(root)) == [f"{root} 2026-12-07T09:00:00+02:00"]
