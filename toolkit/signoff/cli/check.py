"""Policies and content files: every error with its place, all at once."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import print_json, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Paths narrow what is shown, never what is read."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="show only what is wrong in these")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when there is an error; warnings are none."""
    from signoff.jobs import idle_schedules, notebook_problems
    from signoff.rehearsal import check

    workspace = the_workspace(options)
    now = the_moment(options, "UTC")
    found = check(workspace, now)
    if not any(problem.severity == "error" for problem in found):
        found += [*notebook_problems(workspace), *idle_schedules(workspace, now)]
    problems = [problem for problem in found if _asked_for(problem, options.paths, workspace.root)]
    errors = sum(problem.severity == "error" for problem in problems)
    if options.json:
        print_json({"errors": errors, "problems": [_plain(problem) for problem in problems]})
    else:
        print(*problems, *([""] if problems else []), _total(errors, len(problems) - errors), sep="\n")
    return 1 if errors else 0


def _asked_for(problem: Any, paths: list[Path], root: Path) -> bool:
    if not paths or problem.place is None:
        return True
    file = (root / problem.place.file).resolve()
    return any(file == path.resolve() or file.is_relative_to(path.resolve()) for path in paths)


def _plain(problem: Any) -> dict[str, Any]:
    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column} if place else {}
    return {**where, "severity": problem.severity, "message": problem.message, "why": problem.why}


def _total(errors: int, others: int) -> str:
    said = "No errors." if not errors else f"{errors} error{'s' if errors > 1 else ''}."
    return said + (f" {others} thing{'s' if others > 1 else ''} to think about." if others else "")
