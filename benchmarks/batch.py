"""A batch of one notebook over many parameters: `signoff jobs run NAME --each FILE` against `papermill`, run after run.

    .venv/bin/python benchmarks/batch.py [--runs 20] [--runs 50] [--cold 10] [--heavy]

Both sides start cold, in one go, on the same machine: the batch is the whole command, timed once; papermill is a
command for each item, of which only `--cold` are run (all, with `--cold 0`), half of them before the batch and half
after it, since another's work on the machine comes and goes. The ratio is of the time on the wall. What each run
printed is compared, cell by cell. `--heavy`: the notebook imports polars and altair, and draws. At the end, what a
waiting kernel takes of memory: its private pages and its share of those that it has in common (PSS). Exit status 1
when a goal is missed or a result differs."""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import mean

BIN = Path(sys.executable).parent
NOW = {"SIGNOFF_NOW": "2026-12-07T09:00:00+02:00"}
GOALS = {20: 8, 50: 12}
LIGHT = (
    "import json, statistics\nrows = [{'day': day, 'reach': day * factor} for day in range(1000)]",
    "print(name, sum(row['reach'] for row in rows))",
    "statistics.mean(row['reach'] for row in rows)",
)
HEAVY = (
    "import altair as alt\nimport polars as pl\nrows = pl.DataFrame({'day': range(1000)})",
    "rows = rows.with_columns(reach=pl.col('day') * factor)\nprint(name, rows['reach'].sum())",
    "chart = alt.Chart(rows.head(20)).mark_bar().encode(x='day:O', y='reach:Q')\nlen(chart.to_json())",
)
WAITS = "import json, os\nprint(json.dumps({line.split(':')[0]: int(line.split()[1]) for line in open(" \
        "'/proc/self/smaps_rollup') if line.startswith(('Pss:', 'Rss:', 'Private_'))}))"  # fmt: skip


def cell(name: str, source: str, **metadata) -> dict:
    """One code cell."""
    return {"cell_type": "code", "id": name, "metadata": metadata, "source": source, "outputs": [],
            "execution_count": None}  # fmt: skip


def workspace(folder: Path, sources: tuple[str, ...], items: int) -> Path:
    """A copy of the starter workspace with the job `batch`, its notebook and its items."""
    root = folder / "workspace"
    subprocess.run([BIN / "signoff", "init", root], check=True, capture_output=True)
    cells = [cell("p", 'factor = 1\nname = "x"', tags=["parameters"])]
    cells += [cell(f"c{number}", source) for number, source in enumerate(sources)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (root / "notebooks/batch.ipynb").write_text(json.dumps(made), encoding="utf-8")
    (root / "policies/batch.yml").write_text(
        "kind: jobs\njobs:\n  - name: batch\n    notebook: notebooks/batch.ipynb\n"
        "    parameters: {factor: {type: whole}, name: {type: text}}\n", encoding="utf-8",
    )  # fmt: skip
    rows = [f"{number},item {number}\n" for number in range(items)]
    (root / "items.csv").write_text("".join(["factor,name\n", *rows]), encoding="utf-8")
    return root


def timed(command: list, root: Path) -> float:
    """Seconds on the wall that a command takes. Raises SystemExit when it fails."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=os.environ | NOW, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {(done.stdout + done.stderr)[-2000:]}")
    return time.perf_counter() - began


def cold(root: Path, number: int) -> float:
    """Seconds of one `papermill`, for one item."""
    pairs = ["-p", "factor", str(number), "-p", "name", f"item {number}"]
    return timed([BIN / "papermill", *pairs, "notebooks/batch.ipynb", f"cold-{number}.ipynb"], root)


def outputs(path: Path) -> list:
    """What each code cell of a notebook that was run gave, texts as one."""
    made = json.loads(path.read_text("utf-8"), object_hook=_whole_texts)
    return [(one["source"], one.get("outputs")) for one in made["cells"]]


def _whole_texts(mapping: dict) -> dict:
    return {
        key: "".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value
        for key, value in mapping.items()
    }


def compared(root: Path, number: int) -> bool:
    """Whether both sides gave the same for an item."""
    (ours,) = root.glob(f".signoff/runs/batch-*-{number + 1}/batch.ipynb")
    return outputs(ours) == outputs(root / f"cold-{number}.ipynb")


def batch(items: int, sources: tuple[str, ...], most_cold: int) -> bool:
    """Measures one size, prints its line, and answers whether all is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder), sources, items)
        some = range(min(items, most_cold or items))
        before = [cold(root, number) for number in some[: len(some) // 2]]
        ours = timed([BIN / "signoff", "jobs", "run", "batch", "--each", "items.csv"], root)
        each = mean([*before, *(cold(root, number) for number in some[len(some) // 2 :])])
        same = all(compared(root, number) for number in some)
    ratio, goal = each * items / ours, GOALS.get(items, 0)
    verdict = "met" if ratio >= goal else "MISSED"
    told = "same results" if same else "RESULTS DIFFER"
    line = f"{items:4}{each:12.2f}{ours:12.2f}{ours / items:10.3f}{ratio:8.1f}{goal:6}  {verdict}, {told}"
    print(line, flush=True)
    return same and ratio >= goal


def memory(sources: tuple[str, ...]) -> None:
    """Prints what a kernel takes that has run these cells and waits, forked and fresh, in MB."""
    import nbformat
    from nbclient import NotebookClient

    from signoff.jobs.warm import Kernels

    made = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell(source) for source in ("factor, name = 1, 'x'", *sources, WAITS)
    ])  # fmt: skip
    with Kernels() as kernels:
        kernels.start(sources)
        for how in ("forked", "fresh"):
            manager = kernels.manager("python3")
            environment = dict(os.environ) | ({} if how == "forked" else {"PYTHONHASHSEED": "1"})
            client = NotebookClient(made, km=manager)
            kernels.run(client.async_execute(env=environment, cleanup_kc=True))
            said = json.loads(re.sub(r"\n$", "", made.cells[-1].outputs[0].text))
            private = said["Private_Clean"] + said["Private_Dirty"]
            print(
                f"a waiting kernel, {how:6}: {said['Pss'] / 1024:5.0f} MB PSS, of it {private / 1024:5.0f} MB its own"
            )


def main() -> int:
    """Measures, prints, and says by the exit status whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, action="append", help="items of a batch (default 20, then 50)")
    parser.add_argument("--cold", type=int, default=10, help="of them run by papermill too; 0 for all (default 10)")
    parser.add_argument("--heavy", action="store_true", help="a notebook with polars and altair")
    options = parser.parse_args()
    sources = HEAVY if options.heavy else LIGHT
    print(
        f"{os.cpu_count()} processors\n{'N':>4}{'papermill s':>12}{'batch s':>12}{'s a run':>10}{'ratio':>8}{'goal':>6}"
    )
    met = [batch(items, sources, options.cold) for items in options.runs or [20, 50]]
    memory(sources)
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
