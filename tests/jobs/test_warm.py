"""Kernels that are forked: the same as fresh ones, alone, bounded, and gone when they should be."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jobs._jobs import notebook, workspace
from jobs.test_runs import NOW, executed, run, said_by
from signoff.jobs import job_named, run_batch
from signoff.jobs.warm import Kernels
from signoff.jobs.warm._modules import WITH_OURS, modules_of
from signoff.jobs.warm._parent import POSSIBLE, Zygote
from signoff.jobs.warm._zygote import MODULES, threads

pytestmark = [pytest.mark.kernel, pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux only")]

LOOKS = """
import json, os, random, signal, sys, threading, time
seen = {
    "names": [name for name in ("left", "spoiled") if name in globals()],
    "environment": os.environ.get("LEFT"), "folder": os.getcwd(), "path": "left" in sys.path,
    "module": hasattr(json, "left"), "modules": "left" in sys.modules, "umask": os.umask(0o22),
    "threads": [one.name for one in threading.enumerate() if one.name == "left"],
    "handler": signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL, "zone": time.tzname,
    "limit": sys.getrecursionlimit(),
    "files": [one for one in os.listdir("/proc/self/fd") if "left" in os.path.realpath(f"/proc/self/fd/{one}")],
}
print(json.dumps(seen))
print(random.random())
"""
SPOILS = """
import threading, types
left = spoiled = 1
os.environ["LEFT"] = "1"
os.environ["TZ"] = "Asia/Tokyo"
time.tzset()
os.chdir("/")
os.umask(0)
sys.path.insert(0, "left")
sys.modules["left"] = types.ModuleType("left")
json.left = 1
random.seed(1)
sys.setrecursionlimit(500)
signal.signal(signal.SIGUSR1, lambda *_: None)
threading.Thread(target=time.sleep, args=(60,), name="left", daemon=True).start()
kept_open = open(f"/dev/shm/left-{os.getpid()}", "w")
os.unlink(kept_open.name)
"""
SHOWS = (
    "print('to you'); import sys; print('and you', file=sys.stderr)",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>bold</b>'))\n[n ** 2 for n in range(5)]",
    "class Odd:\n    def _repr_html_(self): return '<i>odd</i>'\n    def __repr__(self): return 'odd'\nOdd()",
    "import asyncio\nawait asyncio.sleep(0)\n_ = display('once', display_id='x')\nweek * 2",
)


def kernel_says(kernels, source, **how):
    """What a cell prints in a kernel of its own."""
    import nbformat
    from nbclient import NotebookClient

    made = nbformat.from_dict(notebook(source))
    client = NotebookClient(made, km=kernels.manager("python3", **how))
    kernels.run(client.async_execute(env=dict(os.environ), cleanup_kc=True))
    return "".join(output.get("text", "") for one in made.cells for output in one.get("outputs", [])).strip()


def gone(pids, patience=30):
    """Whether none of these processes is left, or only what nobody has asked after yet."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not [pid for pid in pids if Path(f"/proc/{pid}").exists() and state(pid) not in ("Z", "X", "")]:
            return True
        time.sleep(0.05)
    return False


def state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def test_nothing_of_a_run_is_in_the_next(tmp_path):
    import signoff

    made = notebook(LOOKS, SPOILS, parameters="n = 1")
    root = workspace(tmp_path, made, "{parameters: {n: {type: whole}}, at_once: 1, formats: []}")
    ws = signoff.open(root, NOW).workspace
    done = run_batch(ws, job_named(ws, "page"), [{"n": number} for number in range(3)], {}, NOW)
    said = [said_by(root, one)[0].splitlines() for one in done]
    assert [one.state for one in done] == ["succeeded"] * 3
    assert len({seen for seen, _ in said}) == 1
    seen = json.loads(said[0][0])
    assert (seen["names"], seen["environment"], seen["folder"], seen["files"]) == ([], None, str(root), [])
    assert (seen["path"], seen["module"], seen["modules"], seen["threads"], seen["handler"]) == (
        False, False, False, [], True,
    )  # fmt: skip
    assert len({chance for _, chance in said}) == 3


def test_the_results_are_those_of_papermill_cell_for_cell(tmp_path):
    root = workspace(tmp_path, notebook(*SHOWS))
    ours = executed(root, run(root, week=["2026-W48"]))
    theirs = tmp_path / "theirs.ipynb"
    command = [sys.executable, "-m", "papermill", "-p", "week", "2026-W48", "notebooks/page.ipynb", str(theirs)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    told = [
        [(one["cell_type"], one["source"], one.get("execution_count"), one.get("outputs")) for one in made["cells"]]
        for made in (ours, json.loads(theirs.read_text("utf-8")))
    ]
    assert plain(told[0]) == plain(told[1])


def plain(cells):
    """Texts as one, as notebooks keep them whole or as lines."""
    return json.loads(json.dumps(cells), object_hook=lambda one: {key: joined(value) for key, value in one.items()})


def joined(value):
    return "".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value


def test_kernels_are_forked_from_one_process_without_threads():
    with Kernels() as kernels:
        said = [kernel_says(kernels, "import os\nprint(os.getppid(), os.getsid(0) == os.getpid())") for _ in range(2)]
        assert said == [f"{kernels.zygote.process.pid} True"] * 2
        assert len(list(Path(f"/proc/{kernels.zygote.process.pid}/task").iterdir())) == 1


def test_what_is_imported_before_starts_no_thread():
    code = f"from importlib import import_module\nfor name in {(*MODULES, *WITH_OURS)}: import_module(name)\n"
    code += "from signoff.jobs.warm._zygote import threads\nprint(threads())"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "1\n"
    assert threads() >= 1


def test_without_a_zygote_kernels_are_fresh_and_so_are_those_that_a_fork_would_not_equal():
    with Kernels() as kernels:
        kernels.start().zygote.process.kill()
        assert kernel_says(kernels, "import os\nprint(os.getppid())") == str(os.getpid())
    zygote = Zygote()
    try:
        ours = [sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]
        assert zygote.fits(ours, os.environ)
        assert zygote.fits(ours, {**os.environ, "TOKEN": "1", "TZ": "UTC"})
        assert not zygote.fits(ours, {**os.environ, "PYTHONHASHSEED": "1"})
        assert not zygote.fits(ours, {**os.environ, "LC_ALL": "lv_LV.UTF-8"})
        assert not zygote.fits(["/usr/bin/R", "-m", "ipykernel_launcher"], os.environ)
        assert not zygote.fits([sys.executable, "-O", *ours[1:]], os.environ)
        assert not zygote.fits([sys.executable, "-m", "xeus"], os.environ)
    finally:
        zygote.close()


def test_no_kernel_outlives_a_scheduler_that_is_killed_nor_does_what_it_started(tmp_path):
    sleeps = "import os, subprocess, time\nother = subprocess.Popen(['sleep', '300'])\n"
    sleeps += f"open({str(tmp_path / 'pids')!r}, 'w').write(f'{{os.getpid()}} {{os.getppid()}} {{other.pid}} .')\n"
    root = workspace(tmp_path, notebook(sleeps + "time.sleep(300)"), "{formats: []}")
    command = [sys.executable, "-m", "signoff", "jobs", "run", "page", "--workspace", str(root)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as scheduler:
        until = time.monotonic() + 120
        while not (tmp_path / "pids").exists() or "." not in (tmp_path / "pids").read_text():
            assert time.monotonic() < until
            time.sleep(0.05)
        pids = [int(word) for word in (tmp_path / "pids").read_text().split()[:3]]
        assert all(state(pid) for pid in pids)
        scheduler.kill()
    assert gone(pids)


def test_a_killed_zygote_takes_its_kernels_with_it():
    with Kernels() as kernels:
        source = "import os, signal, time\nos.kill(os.getppid(), signal.SIGKILL)\ntime.sleep(300)"
        with pytest.raises(RuntimeError):
            kernel_says(kernels, source)


def test_a_kernel_has_no_more_memory_than_it_may(tmp_path):
    root = workspace(tmp_path, notebook("held = bytearray(10 ** 9)"), "{memory_limit: 500MB, formats: []}")
    done = run(root)
    assert (done.state, done.cause, done.because) == ("failed", "out_of_memory", "cell 3: MemoryError")
    gives_up = notebook("import os\nos.abort()")
    (root / "notebooks" / "page.ipynb").write_text(json.dumps(gives_up), encoding="utf-8")
    assert run(root).cause == "out_of_memory"
    (root / "notebooks" / "page.ipynb").write_text(json.dumps(notebook("held = bytearray(10 ** 8)")), encoding="utf-8")
    assert run(root).state == "succeeded"


def test_papermill_finds_them_by_name(tmp_path):
    made = {
        **notebook("import os\nprint(open(f'/proc/{os.getppid()}/cmdline').read().split(chr(0))[2])"),
        "metadata": {},
    }
    (tmp_path / "page.ipynb").write_text(json.dumps(made), encoding="utf-8")
    command = [sys.executable, "-m", "papermill", "-k", "signoff", "page.ipynb", "done.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    said = json.loads((tmp_path / "done.ipynb").read_text("utf-8"))["cells"][-1]["outputs"][0]["text"]
    assert "signoff.jobs.warm._zygote" in "".join(said)


def test_a_signal_ends_what_a_cell_started(tmp_path):
    source = "import subprocess\nother = subprocess.Popen(['sleep', '300'])\nprint(other.pid)"
    with Kernels() as kernels:
        assert gone([int(kernel_says(kernels, source))])


def test_only_what_is_known_to_be_harmless_is_imported_beforehand():
    cells = ["import altair as alt, os\nimport left\n", "x = 1\nfrom signoff.report import table\n  import polars"]
    assert modules_of(cells, several=False) == ["altair", "signoff.report"]
    assert modules_of(["import signoff"], several=True) == ["signoff", *WITH_OURS]
    assert modules_of(["print('import altair')"], several=True) == []
