"""What goes wrong with one run is that run's alone, and its page says so."""

import json
import re
import resource
import subprocess
import sys

import pytest

import signoff
from jobs._jobs import cell, notebook, workspace
from jobs.test_runs import NOW, run, said_by
from machine import NO_BROWSER, find_browser, missing
from signoff.errors import SignoffError
from signoff.jobs import job_named, run_batch, run_named

pytestmark = pytest.mark.kernel
HOSTILE = [
    "\"); import os; os._exit(1) #", "'''\nraise SystemExit\n'''", "{x} %s \\N{DASH} \\", "${HOME} `id` $(id)",
    "</script><script>alert(1)</script>", "\u202etxt.exe \U0001f469\u200d\U0001f467",
]  # fmt: skip
REFUSED = ["a\0b", "x" * 1_000_000]
GOOD = notebook("1")
CODE = GOOD["cells"][1]
BAD = {
    "its metadata is a text": {**GOOD, "metadata": "x"},
    "it has no metadata": {key: value for key, value in GOOD.items() if key != "metadata"},
    "it wants a kernel that is not there": {**GOOD, "metadata": {"kernelspec": {"name": "none", "display_name": "N"}}},
    "its kernel is a number": {**GOOD, "metadata": {"kernelspec": {"name": 5, "display_name": "N"}}},
    "a cell of no known kind": {**GOOD, "cells": [CODE, {**cell("a", "1"), "cell_type": "odd"}]},
    "its version is a text": {**GOOD, "nbformat_minor": "x"},
}
NO_NOTEBOOK = ["", "hello", "[]", json.dumps({**GOOD, "cells": "x"}), json.dumps({**GOOD, "cells": [1]}),
               json.dumps({**GOOD, "cells": [{"source": 1}]}), json.dumps({**GOOD, "nbformat": 3})]  # fmt: skip


def batch(root, items):
    ws = signoff.open(root, NOW).workspace
    return ws, run_batch(ws, job_named(ws, "page"), items, {}, NOW)


def page_of(root, done):
    (path,) = [output.path for output in done.outputs if output.format == "html"]
    return (root / path).read_text("utf-8")


def test_a_hostile_value_is_a_literal_or_fails_alone(tmp_path):
    made = notebook("print(ascii(title))", parameters='title = "x"')
    root = workspace(tmp_path, made, "{parameters: {title: {type: text}}}")
    ws, done = batch(root, [{"title": value} for value in (*HOSTILE, *REFUSED)])
    assert [one.state for one in done] == ["succeeded"] * len(HOSTILE) + ["failed"] * len(REFUSED)
    assert [said_by(root, one) for one in done[: len(HOSTILE)]] == [[ascii(value)] for value in HOSTILE]
    for one in done[-2:]:
        assert "title" in one.because
        assert "This run did not succeed" in page_of(root, one)
        assert run_named(ws, one.run).state == "failed"
    index = (root / ".signoff/runs" / done[0].batch / "index.html").read_text("utf-8")
    assert "2 of them failed" in index


def test_a_dying_kernel_and_an_endless_cell_stop_no_other(tmp_path):
    source = "import os, time\nif n == 1: os.kill(os.getpid(), 9)\nif n == 2: time.sleep(600)\nprint(n)"
    made = notebook(source, parameters="n = 0")
    root = workspace(tmp_path, made, "{parameters: {n: {type: whole}}, cell_time_limit: 5s}")
    _, done = batch(root, [{"n": number} for number in range(5)])
    assert [(one.state, one.cause) for one in done] == [
        ("succeeded", None), ("failed", "kernel_died"), ("timed_out", "timed_out"), ("succeeded", None),
        ("succeeded", None),
    ]  # fmt: skip
    assert ["This run did not succeed" in page_of(root, one) for one in done] == [False, True, True, False, False]
    assert "its kernel died" in page_of(root, done[1])


def test_a_cell_that_does_not_listen_is_ended_too(tmp_path):
    source = "import signal, time\nfor one in (signal.SIGINT, signal.SIGTERM): signal.signal(one, signal.SIG_IGN)\n"
    root = workspace(tmp_path, notebook(source + "while True: pass"), "{cell_time_limit: 2s, formats: []}")
    done = run(root)
    assert (done.state, done.cause) == ("timed_out", "timed_out")
    assert done.seconds < 120


@pytest.mark.parametrize("why", BAD)
def test_an_odd_notebook_is_a_failed_run_with_a_page(tmp_path, why):
    root = workspace(tmp_path, json.dumps(BAD[why]))
    done = run(root)
    assert (done.state, done.failing_cell) == ("failed", None)
    assert "notebook" in done.because or "kernel" in done.because
    assert "This run did not succeed" in page_of(root, done)


@pytest.mark.parametrize("text", NO_NOTEBOOK)
def test_what_is_no_notebook_is_refused_before_anything_is_kept(tmp_path, text):
    root = workspace(tmp_path, text)
    with pytest.raises(SignoffError, match="no notebook"):
        run(root)
    assert not (root / ".signoff" / "runs").exists()


def test_a_full_disk_is_said_on_the_page_for_which_room_was_kept(tmp_path):
    root = workspace(tmp_path, notebook("print('x' * 5_000_000)"))
    # A file may have so many bytes and no more: what a disk does when it is full, to one process.
    command = [sys.executable, "-m", "signoff", "jobs", "run", "page", "--json", "--workspace", str(root)]
    full = subprocess.run(
        command, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000)),
    )  # fmt: skip
    assert (full.returncode, full.stderr) == (1, "")
    (done,) = json.loads(full.stdout)["runs"]
    assert done["state"] == "failed"
    assert "its outputs cannot be written" in done["because"]
    (output,) = done["outputs"]
    assert "its outputs cannot be written" in (root / output["path"]).read_text("utf-8")


def test_a_pdf_is_made_where_there_is_a_browser_and_else_it_is_said(tmp_path, monkeypatch):
    root = workspace(tmp_path, notebook("1"), "{formats: [html, pdf]}")
    monkeypatch.setenv("SIGNOFF_BROWSER", "not-there-at-all")
    done = run(root)
    assert (done.state, [output.format for output in done.outputs]) == ("succeeded", ["ipynb", "html"])
    assert done.because.startswith("no PDF was made")
    monkeypatch.setenv("SIGNOFF_BROWSER", find_browser() or missing(NO_BROWSER))
    done = run(root)
    assert [output.format for output in done.outputs] == ["ipynb", "html", "pdf"]
    assert (root / done.outputs[2].path).read_bytes().startswith(b"%PDF-")


SHEET = '<p style="break-after: page">one</p>'
WRITES = "from pathlib import Path\nPath('out').mkdir()\nPath('out/page.html').write_text({!r})\nprint({!r})"


@pytest.mark.parametrize(("said", "pages"), [("out/page.html", 3), ("../../etc/passwd", 1), ("out/none.html", 1)])
def test_the_pdf_is_of_the_page_that_a_notebook_writes(tmp_path, monkeypatch, said, pages):
    monkeypatch.setenv("SIGNOFF_BROWSER", find_browser() or missing(NO_BROWSER))
    made = notebook(WRITES.format(2 * SHEET + "last", said))
    made["cells"][-1]["metadata"] = {"tags": ["page"]}
    root = workspace(tmp_path, made, "{formats: [pdf]}")
    done = run(root)
    assert [output.format for output in done.outputs] == ["ipynb", "pdf"]
    assert len(re.findall(rb"/Type\s*/Page\b", (root / done.outputs[1].path).read_bytes())) == pages
