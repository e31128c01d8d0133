"""Every figure of `signoff insight` over a made-up history of a million entries, after it is loaded.

    python benchmarks/insight.py [ENTRIES]

The bar is a plain Python pass over the same entries, in the same run: one sort, and the lead time of each post."""

import random
import sys
import time
from datetime import UTC, datetime, timedelta

from signoff.insight.flow import KINDS, flow, flow_log

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
STEPS = ("submit", "editor", "legal", "brand", "publish")


def history(entries: int) -> list[dict]:
    """Rows of about six entries a post, by forty people, over two years."""
    chance = random.Random(7)
    return [
        {"post": f"p{chance.randrange(entries // 6)}", "step": chance.choice(STEPS),
         "person": f"u{chance.randrange(40)}",
         "at": BEGIN + timedelta(seconds=chance.randrange(63_000_000)), "due": None,
         "closed": BEGIN + timedelta(seconds=chance.randrange(63_000_000))}
        for _ in range(entries)
    ]  # fmt: skip


def plain(rows: list[dict]) -> int:
    """The bar: sorted by post and time, first and last of each."""
    first: dict[str, datetime] = {}
    last: dict[str, datetime] = {}
    for row in sorted(rows, key=lambda row: (row["post"], row["at"])):
        first.setdefault(row["post"], row["at"])
        last[row["post"]] = row["at"]
    return len(first)


def main() -> None:
    """Prints seconds of CPU, and their ratio."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rows = history(entries)
    log = flow_log(rows, BEGIN + timedelta(days=800), "Europe/Riga")
    begun, wall = time.process_time(), time.perf_counter()
    flow(log, KINDS)
    ours, seconds = time.process_time() - begun, time.perf_counter() - wall
    begun = time.process_time()
    plain(rows)
    bar = time.process_time() - begun
    print(f"{entries:,} entries: all figures {seconds:.2f} s ({ours:.2f} s of CPU); one plain pass {bar:.2f} s of CPU")
    print(f"all {len(KINDS)} families cost {ours / bar:.1f} plain passes")


if __name__ == "__main__":
    main()
