"""Millions of posts from files of rows, reviewed by many workers: `signoff review --dask ADDRESS FILE…`."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, print_json, say, the_moment, the_workspace

OUT = Path("out/review-of-parts")


def review(options: argparse.Namespace, files: list[Path]) -> int:
    """1 when a finding is an error, or a row could not be read."""
    from signoff.cli._progress import progress
    from signoff.errors import SignoffError
    from signoff.jobs.scale import cluster, review_parts

    if not files:
        raise SignoffError("name the partitions, files or folders, as in `signoff review --dask local:2 posts/`")
    workspace = the_workspace(options)
    now, out = the_moment(options, workspace.policy.zone), options.out or OUT
    with cluster(options.dask) as run, progress("Reviewing", not options.json) as step:
        summary = review_parts(workspace, files, run, now, out, step)
    print_json(summary) if options.json else print(*_told(summary), sep="\n")
    say(f"What was found is below {out}; {out / 'summary.json'} lists the files")
    return 1 if summary["refused"] or summary["blocked"] else 0


def _told(summary: dict[str, Any]) -> list[str]:
    found = ", ".join(counted(count, severity) for severity, count in summary["findings"].items()) or "none"
    refused = f", {counted(summary['refused'], 'row')} not read" if summary["refused"] else ""
    most = sorted(summary["rules"].items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    return [
        f"{counted(summary['posts'], 'post')} in {counted(len(summary['parts']), 'part')}{refused}",
        f"Findings: {found}; {counted(summary['blocked'], 'post')} may not go out",
        *(f"  {count:>9,}  {rule}" for rule, count in most),
    ]
