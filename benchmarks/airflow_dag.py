"""The exported DAG in a real Airflow, in an environment of its own: parsed, its times compared, one task run.

    .venv/bin/python benchmarks/airflow_dag.py [--venv DIR]

Installs Airflow 3.3.2 with its standard provider from PyPI into DIR (left out, a folder that is thrown away: about
800 MB and a few minutes); makes a workspace with a small notebook, exports its jobs, lets Airflow read the file, says
whether it begins each DAG when `signoff jobs due` says so, and runs one due time by `airflow dags test`, twice: it must
have run once. Exit status 1 when anything is otherwise."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGES = ("apache-airflow==3.3.2", "apache-airflow-providers-standard")
SIGNOFF = Path(sys.executable).parent / "signoff"
NOW, UNTIL, DUE = "2026-11-01T00:00+00:00", "2027-04-15T00:00+00:00", "2026-11-02T05:30:00+00:00"
POLICY = """
kind: workspace
name: Exported
zone: Europe/Riga
---
kind: calendar
name: riga
zone: Europe/Riga
hours: {mon-fri: 09:00-17:00}
holidays: [{date: 2026-12-24, name: Eve}, {date: 2026-12-25, name: Christmas}]
---
kind: jobs
jobs:
  - {name: weekly, notebook: notebooks/page.ipynb, schedule: {every: monday, at: 07:30}}
  - {name: after-weekly, notebook: notebooks/page.ipynb, after: weekly}
  - {name: twice-a-day, notebook: notebooks/page.ipynb, schedule: {every: mon-fri, at: [09:00, 15:30]}}
  - {name: even, notebook: notebooks/page.ipynb, schedule: {every: 30m}}
  - {name: open-days, notebook: notebooks/page.ipynb,
     schedule: {every: day, at: 08:00, calendar: riga, if_closed: previous}}
  - {name: while-the-clocks-change, notebook: notebooks/page.ipynb, schedule: {every: day, at: 03:30}}
"""
CELLS = [
    {"cell_type": "code", "id": "parameters", "metadata": {"tags": ["parameters"]}, "source": "", "outputs": [],
     "execution_count": None},
    {"cell_type": "code", "id": "page", "metadata": {}, "source": "print('made')", "outputs": [],
     "execution_count": None},
]  # fmt: skip
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
NEXT = """
import json, sys
from airflow.serialization.decoders import decode_timetable
from airflow.serialization.encoders import encode_timetable
from airflow.timetables.base import TimeRestriction
import pendulum
found = {}
from airflow.dag_processing.dagbag import DagBag
bag = DagBag(sys.argv[1])
assert not bag.import_errors, bag.import_errors
begin, end = pendulum.parse(sys.argv[2]), pendulum.parse(sys.argv[3])
for dag in bag.dags.values():
    timetable, last, times = decode_timetable(encode_timetable(dag.timetable)), None, []
    while info := timetable.next_dagrun_info(
        last_automated_data_interval=last, restriction=TimeRestriction(begin, end, True)
    ):
        last = info.data_interval
        times.append(last.end.in_timezone("UTC").isoformat())
    found[dag.dag_id] = {"times": times, "tasks": sorted(dag.task_ids)}
print("FOUND" + json.dumps(found))
"""


def workspace(folder: Path) -> Path:
    """A workspace with one notebook and several jobs of it."""
    for name, text in (
        ("policies/all.yml", POLICY),
        ("notebooks/page.ipynb", json.dumps({"cells": CELLS, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5})),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def signoff(root: Path, *words: str) -> dict:
    """What a verb of `signoff jobs` says."""
    command = [SIGNOFF, "jobs", *words, "--workspace", root, "--json", "--now", NOW]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def python_of(folder: Path) -> Path:
    """The Python of an environment with Airflow, made where there is none."""
    if not (folder / "bin" / "airflow").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "--quiet", *PACKAGES], check=True)
    return folder / "bin" / "python"


def times_differ(root: Path, found: dict) -> list[str]:
    """The jobs for which Airflow would begin at other times than signoff does."""
    wrong = []
    for name in ("weekly", "twice-a-day", "even", "open-days", "while-the-clocks-change"):
        due = signoff(root, "due", name, "--after", NOW, "--until", UNTIL)["due"]
        times = [at for at in found[f"signoff-{name}"]["times"] if instant(NOW) < instant(at)]
        same = [*map(instant, times)] == [*map(instant, due)]
        print(f"{name}: {len(due)} due times, Airflow begins {len(times)}: {'the same' if same else 'NOT THE SAME'}")
        wrong += [] if same else [name]
    return wrong


def instant(said: str) -> float:
    """Seconds since 1970."""
    from datetime import datetime

    return datetime.fromisoformat(said).timestamp()


def main() -> int:
    """Export, parse, compare, run; a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", type=Path, help="an environment with Airflow; made there where it is none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        return tried(Path(made), python_of(options.venv or Path(made, "venv")))


def tried(made: Path, python: Path) -> int:
    """All of it in one folder."""
    root, file = workspace(made / "ws"), made / "dags" / "jobs.py"
    told = signoff(root, "export", "airflow", "--out", str(file))
    environment = {
        **os.environ, "AIRFLOW_HOME": str(made / "airflow"), "AIRFLOW__CORE__DAGS_FOLDER": str(file.parent),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False", "PATH": f"{SIGNOFF.parent}:{os.environ['PATH']}",
    }  # fmt: skip

    def airflow(*words: object) -> subprocess.CompletedProcess:
        return subprocess.run([*map(str, words)], capture_output=True, text=True, env=environment, check=False)

    migrated = airflow(python.parent / "airflow", "db", "migrate")
    parsed = airflow(python, "-c", NEXT, file, NOW, UNTIL)
    line = next((line for line in parsed.stdout.splitlines() if line.startswith("FOUND")), "")
    if not line:
        print(migrated.stderr[-2000:], parsed.stdout[-2000:], parsed.stderr[-4000:])
        return 1
    found = json.loads(line.removeprefix("FOUND"))
    print(f"parsed: {', '.join(found)}; {len(told['notes'])} notes", *told["notes"], sep="\n  ")
    wrong = times_differ(root, found)
    for _ in range(2):
        ran = airflow(python.parent / "airflow", "dags", "test", "signoff-weekly", DUE)
        print(
            "dags test signoff-weekly:", "success" if ran.returncode == 0 else ran.stdout[-3000:] + ran.stderr[-3000:]
        )
    runs = signoff(root, "runs")["runs"]
    print("runs:", [(run["job"], run["due"], run["state"], len(run["attempts"])) for run in runs])
    once = [(run["job"], run["state"], len(run["attempts"])) for run in runs]
    return int(bool(wrong) or ("weekly", "succeeded", 1) not in once or ("after-weekly", "succeeded", 1) not in once)


if __name__ == "__main__":
    sys.exit(main())
