"""What one post costs among few and among many: deciding it must not be dearer for the posts beside it.

    .venv/bin/python benchmarks/many_posts.py [--most 100000] [--checks]

Workspaces in memory of 1,000 posts and up to `--most`, ten times as many each time; the figure is the CPU time a post,
in microseconds, of deciding every post, its reasons rendered (`Decision.plain`), and the peak of what the process
holds. `review` decides the same way; beside that it asks the checks, of which those whose very nature is to compare
posts (duplicates, neighbours in time) look posts up in an index: their cost is in `--checks`, which looks at the
findings too, at up to 10,000 posts. Exit status 1 when a post among the most costs more than a quarter more than among
the fewest."""

import argparse
import resource
import sys
import time
from collections.abc import Callable

from decide import NOW, policy, posts

from signoff.checks import find
from signoff.clock import zone
from signoff.content import Library
from signoff.policy import Policy
from signoff.workflow import decide

SLACK = 1.25
MOST_CHECKED = 10_000


def decided(rules: Policy, told: list) -> None:
    """Decides and renders each post; nothing is kept."""
    local = zone(rules.zone)
    for post, events in told:
        decide(post, rules, events, (), NOW).plain(local)


def checked(rules: Policy, told: list) -> None:
    """Looks for findings in all posts at once, as a review does."""
    find([post for post, _ in told], rules, Library(), NOW)


def spent(work: Callable[[Policy, list], None], rules: Policy, told: list, rounds: int) -> float:
    """The least CPU time a post, in microseconds."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        work(rules, told)
        times.append(1e6 * (time.process_time() - begin) / len(told))
    return min(times)


def main() -> int:
    """Measure, print a line for each size, and say by the exit status whether the cost stays the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000, help="posts of the largest workspace (default 100000)")
    parser.add_argument("--checks", action="store_true", help="look for findings too, at up to 10,000 posts")
    options = parser.parse_args()
    rules, sizes = policy(), [1000]
    while sizes[-1] * 10 <= options.most:
        sizes.append(sizes[-1] * 10)
    figures = []
    print(f"{'posts':>8}{'decide µs':>11}{'checks µs':>11}{'peak MB':>9}")
    for size in sizes:
        told = posts(size, rules)
        figures.append(spent(decided, rules, told, 3))
        found = f"{spent(checked, rules, told, 1):11.1f}" if options.checks and size <= MOST_CHECKED else f"{'':11}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:8,}{figures[-1]:11.1f}{found}{peak:9.0f}", flush=True)
    return int(figures[-1] > SLACK * figures[0])


if __name__ == "__main__":
    sys.exit(main())
