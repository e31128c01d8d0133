"""The main job: findings and a decision for every post, as JSON and as a page; a CSV needs no workspace."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli import _table
from signoff.cli._common import counted, print_json, say, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """A CSV or sheet, in place of the workspace; where the page goes."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="a CSV or .xlsx of posts, in place of a workspace"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="where review.html and review.json go")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="the page's language")
    _table.arguments(parser)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when a finding is an error, or a row or post could not be read."""
    if options.file:
        return _table.review(options)
    from signoff.cli._progress import progress
    from signoff.review import review

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    with progress("Reviewing", not options.json) as step:
        reviewed = review(workspace, now, progress=step)
    _give(reviewed, options)
    if workspace.problems:
        say(*workspace.problems)
    errors = any(finding.blocks for finding in reviewed.findings)
    return 1 if errors or workspace.problems else 0


def _give(reviewed: Any, options: argparse.Namespace) -> None:
    if options.json:
        print_json(reviewed.plain())
    else:
        print(*_summary(reviewed), sep="\n")
    if options.out or not options.json:
        _write(reviewed, options.out or Path("out/review"), options.language)


def _write(reviewed: Any, folder: Path, language: str) -> None:
    import msgspec

    from signoff.policy import write_file
    from signoff.report import process_page, review_page, write

    write(folder / "review.html", review_page(reviewed, language=language))
    write(folder / "process.html", process_page(reviewed.workspace.policy, language=language))
    write_file(folder / "review.json", msgspec.json.encode(reviewed.plain()))
    say(f"The page is {folder / 'review.html'}", f"How it is decided: {folder / 'process.html'}")


def _summary(reviewed: Any) -> list[str]:
    totals = reviewed.totals
    states = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in totals["states"].items())
    findings = ", ".join(counted(count, severity) for severity, count in totals["findings"].items()) or "none"
    return [
        f"{counted(totals['posts'], 'post')}: {states or 'none'}",
        f"{totals['waiting']} {'waits' if totals['waiting'] == 1 else 'wait'}, {totals['late']} of them late",
        f"Findings: {findings}",
    ]
