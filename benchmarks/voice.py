"""How fast style packages are looked for: signoff beside write-good and proselint, and Vale where there is one.

    .venv/bin/python benchmarks/voice.py POSTS.csv STYLES [--times 10] [--runs 3] [--vale PATH] [--node-modules DIR]

POSTS.csv has a column `text`; each row becomes a file. STYLES is the folder that holds the styles Google and
write-good. Every tool is run as a whole command, start and output included, in turn, in one go; what is compared is the
best of the runs: wall clock and CPU (user and system) in seconds. `--times` writes the posts that often, to see that
time grows no faster than they do. A tool that is not installed is left out, and said. Goals: 10 times Vale (20 times
with `--times 10`), and 3 times write-good; exit status 1 when one is missed."""

import argparse
import csv
import html
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIGNOFF = Path(sys.executable).parent / "signoff"
INI = "StylesPath = {styles}\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = Google, write-good\n"
WRITE_GOOD = """
const fs = require('fs'), path = require('path'), check = require('write-good');
let found = 0;
for (const file of fs.readdirSync(process.argv[1]).filter(name => name.endsWith('.md')))
  found += check(fs.readFileSync(path.join(process.argv[1], file), 'utf8')).length;
console.log(found);
"""
PROSELINT = """
import pathlib, sys
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(__register__)
print(sum(len(LintFile(path).lint()) for path in pathlib.Path(sys.argv[1]).glob('*.md')))
"""


def write_posts(source: Path, folder: Path, times: int) -> int:
    """One file a row, `times` over; how many."""
    with source.open(encoding="utf-8", errors="replace", newline="") as file:
        texts = [html.unescape(row["text"]) + "\n" for row in csv.DictReader(file)] * times
    for number, text in enumerate(texts):
        (folder / f"{number:06d}.md").write_text(text, encoding="utf-8", newline="")
    return len(texts)


def commands(folder: Path, vale: str | None, modules: Path | None) -> dict[str, list[str]]:
    """The command of each tool that is there."""
    ini = str(folder.parent / ".vale.ini")
    found = {"signoff": [str(SIGNOFF), "lint", "--config", ini, "--format", "vale", str(folder)]}
    if vale:
        found["vale"] = [vale, "--config", ini, "--output", "JSON", "--no-exit", str(folder)]
    if modules and shutil.which("node"):
        found["write-good (7 checks)"] = ["node", "-e", WRITE_GOOD, str(folder)]
    if subprocess.run([sys.executable, "-c", "import proselint"], capture_output=True, check=False).returncode == 0:
        found["proselint"] = [sys.executable, "-c", PROSELINT, str(folder)]
    return found


def timed(command: list[str], modules: Path | None) -> tuple[float, float]:
    """Wall clock and CPU of one run, in seconds. Raises SystemExit when the command cannot run."""
    environment = {**os.environ, **({"NODE_PATH": str(modules)} if modules else {})}
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(started.pid, 0)
        took = time.perf_counter() - begun
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode not in (0, 1):
            said.seek(0)
            raise SystemExit(f"{command[0]}: {said.read().decode(errors='replace')[-2000:]}")
    return took, usage.ru_utime + usage.ru_stime


def measured(tools: dict[str, list[str]], runs: int, modules: Path | None) -> dict[str, tuple[float, float]]:
    """The best of the runs of each tool, run in turn; one run before the first is thrown away."""
    rounds = [{name: timed(command, modules) for name, command in tools.items()} for _ in range(runs + 1)][1:]
    return {name: tuple(map(min, zip(*(each[name] for each in rounds), strict=True))) for name in tools}


def show(times: dict[str, tuple[float, float]], posts: int) -> None:
    """A line for each tool; the ratio is how many times as many posts a second signoff reads."""
    ours = times["signoff"]
    print(f"{posts:,} posts, a file each\n{'tool':24}{'seconds':>9}{'CPU':>8}{'posts/s':>10}{'signoff is':>12}")
    for name, (wall, cpu) in times.items():
        print(f"{name:24}{wall:9.2f}{cpu:8.2f}{posts / wall:10,.0f}{wall / ours[0]:11.1f}x")


def main() -> int:
    """Measure and print; the exit status is 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("posts", type=Path, help="a CSV file with a column `text`")
    parser.add_argument("styles", type=Path, help="the folder that holds Google and write-good")
    parser.add_argument("--times", type=int, default=1, help="write the posts so many times over (default 1)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each tool (default 3)")
    parser.add_argument("--vale", default=shutil.which("vale"), help="a vale binary; else the one on the PATH")
    parser.add_argument("--node-modules", type=Path, help="where npm put write-good")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "posts"
        folder.mkdir()
        (folder.parent / ".vale.ini").write_text(INI.format(styles=options.styles.resolve()), encoding="utf-8")
        posts = write_posts(options.posts, folder, options.times)
        modules = options.node_modules.resolve() if options.node_modules else None
        times = measured(commands(folder, options.vale, modules), options.runs, modules)
    show(times, posts)
    goals = {"vale": 10 if options.times == 1 else 20, "write-good (7 checks)": 3}
    missed = [name for name, goal in goals.items() if name in times and times[name][0] < goal * times["signoff"][0]]
    for name in goals.keys() - times.keys():
        print(f"{name} is not installed, and was left out")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
