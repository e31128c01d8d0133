"""How long the command takes to start, as a multiple of a bare Python: `signoff --help`, and `signoff status POST`.

    .venv/bin/python benchmarks/start.py [--runs 21]

Both sides of a ratio are run in turn, in one go; what is compared is the median of the CPU time (user and system, of
the whole command, in milliseconds), which another's work on the same machine disturbs least. The status is that of the
starter workspace's first post, in a copy made with `signoff init`. Exit status 1 when a goal is missed."""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

SIGNOFF = Path(sys.executable).parent / "signoff"
BARE = [sys.executable, "-c", "pass"]
NOW = {"SIGNOFF_NOW": "2026-12-07T09:00:00+02:00"}


def cpu_time(command: list, folder: Path) -> float:
    """Milliseconds of CPU time that one run of a command takes. Raises SystemExit when the command cannot run."""
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(command, cwd=folder, env=os.environ | NOW, stdout=said, stderr=said)
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode not in (0, 1):
            said.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))}: {said.read().decode(errors='replace')[-2000:]}")
    return 1000 * (usage.ru_utime + usage.ru_stime)


def alternating(commands: list[list], runs: int, folder: Path) -> list[float]:
    """The median CPU time of each command, in milliseconds; one run before the first is thrown away."""
    rounds = [[cpu_time(command, folder) for command in commands] for _ in range(runs + 1)]
    return [median(times) for times in zip(*rounds[1:], strict=True)]


def first_post(workspace: Path) -> str:
    """The id of the first post of a workspace, by file name."""
    path = min((workspace / "content" / "posts").rglob("*.md"))
    return re.search(r"^id:\s*(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)[1]


def table(names: list[str], times: list[float], goals: list[int]) -> Iterator[str]:
    """The lines of a table; the first time is what the others are divided by."""
    yield f"{'command':24}{'CPU ms':>8}{'ratio':>8}{'goal':>6}"
    yield f"{'python -c pass':24}{times[0]:8.1f}{1:8.1f}"
    for name, time, goal in zip(names, times[1:], goals, strict=True):
        yield f"{name:24}{time:8.1f}{time / times[0]:8.1f}{goal:6}  {'met' if time <= goal * times[0] else 'MISSED'}"


def main() -> int:
    """Measure, print the table, and say by the exit status whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=21, help="runs of each command, above 0 (default 21)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder, "workspace")
        subprocess.run([SIGNOFF, "init", workspace], check=True, stdout=subprocess.DEVNULL)
        commands = [BARE, [SIGNOFF, "--help"], [SIGNOFF, "status", first_post(workspace)]]
        times = alternating(commands, runs, workspace)
    goals = [5, 10]
    print("\n".join(table(["signoff --help", "signoff status POST"], times, goals)))
    return int(any(time > goal * times[0] for time, goal in zip(times[1:], goals, strict=True)))


if __name__ == "__main__":
    sys.exit(main())
