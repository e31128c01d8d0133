"""A review of very many posts by two workers against one: at least 1.6 times, same findings, memory bounded.

    .venv/bin/python benchmarks/dask_review.py [--posts 1000000] [--texts FILE.csv] [--kill]

Posts are made of the sentences of real ones (the column `text` of `--texts`; left out, the starter's posts), a fifth of
them word for word as another, over three years on the starter's channels, under the starter's policy, as 50 JSONL
files. One worker, then two, in one run; both write to a folder of their own, and what they wrote is compared. With
`--kill` one of two workers is killed when a tenth of the work is done. Exit status 1 when two are not 1.6 times as
fast, or what they found is not the same."""

import argparse
import csv
import hashlib
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from signoff.jobs.scale import cluster, review_parts
from signoff.workspace import Workspace, open_workspace

GOAL = 1.6
NOW = datetime(2026, 12, 7, 7, tzinfo=UTC)
FILES = 50
ROOT = Path(__file__).resolve().parents[1]


def sentences(texts: Path | None) -> list[str]:
    """The sentences of real posts."""
    if texts is None:
        posts = open_workspace(ROOT).posts.values()
        words = [text.words for post in posts for text in post.texts.values()]
    else:
        with texts.open(encoding="utf-8", errors="replace", newline="") as file:
            words = [row["text"] for row in csv.DictReader(file)]
    return [one.strip() for text in words for one in text.split(". ") if one.strip()]


def rows(number: int, said: list[str], channels: list[str]) -> Iterator[dict[str, object]]:
    """So many posts, always the same ones."""
    made, last = random.Random(7), ""
    for place in range(number):
        if not last or made.random() > 0.2:
            last = ". ".join(made.choices(said, k=made.randint(2, 3)))
        slot = NOW + timedelta(minutes=15 * made.randrange(3 * 365 * 96))
        yield {"id": f"post-{place:08}", "author": "anna", "channels": [made.choice(channels)], "text": last,
               "schedule": slot.isoformat()}  # fmt: skip


def write(folder: Path, number: int, said: list[str], channels: list[str]) -> None:
    """The posts as files."""
    lines: list[bytes] = []
    for place, row in enumerate(rows(number, said, channels), 1):
        lines.append(msgspec.json.encode(row) + b"\n")
        if len(lines) >= number / FILES or place == number:
            (folder / f"{place:09}.jsonl").write_bytes(b"".join(lines))
            lines = []


def digest(out: Path) -> str:
    """What was found, as one hash."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def reviewed(workspace: Workspace, folder: Path, workers: int, kill: bool) -> tuple[float, str, int]:
    """Seconds of a review, once its workers stand; what was found; how many posts."""
    with tempfile.TemporaryDirectory() as made, cluster(f"local:{workers}") as run:
        list(run(os.getpid, [() for _ in range(workers)]))
        alive = set(run_pids(run, workers)) if kill else set()

        def step(done: int, of: int) -> None:
            if alive and done * 10 > of:
                os.kill(alive.pop(), signal.SIGKILL)
                alive.clear()

        begin = time.perf_counter()
        summary = review_parts(workspace, [folder], run, NOW, Path(made), step)
        return time.perf_counter() - begin, digest(Path(made)), summary["posts"]


def run_pids(run: object, workers: int) -> Iterator[int]:
    """The processes of the workers."""
    for _, pid in run(_slowly, [() for _ in range(4 * workers)]):  # type: ignore[operator]
        yield pid


def _slowly() -> int:
    time.sleep(0.1)
    return os.getpid()


def main() -> int:
    """Measure, print a line each, and say by the exit status whether the goal is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--texts", type=Path, help="a CSV with a column `text`")
    parser.add_argument("--kill", action="store_true", help="kill one of two workers underway")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as copy:
        for folder in ("policies", "content"):  # a copy, as every worker must find the same policies to the end
            shutil.copytree(ROOT / folder, Path(copy, folder))
        workspace = open_workspace(Path(copy))
        write(Path(made), options.posts, sentences(options.texts), list(workspace.policy.channels))
        seconds, found = {}, set()
        for workers in (1, 2):
            spent, said, posts = reviewed(workspace, Path(made), workers, options.kill and workers == 2)
            seconds[workers] = spent
            found.add(said)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{workers} worker(s): {posts:,} posts in {spent:.1f} s, {posts / spent:,.0f}/s; "
                  f"largest worker {peak:.0f} MB", flush=True)  # fmt: skip
    ratio = seconds[1] / seconds[2]
    print(f"two are {ratio:.2f} times one (goal {GOAL}); the same findings: {len(found) == 1}")
    return int(len(found) > 1 or (ratio < GOAL and not options.kill))


if __name__ == "__main__":
    sys.exit(main())
