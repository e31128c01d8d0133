"""The findings of posts, each on a line with its place: what is wrong with the texts, whatever was decided of them."""

import argparse
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, say, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which posts, which findings, and how they are printed."""
    from signoff.finding import SEVERITIES  # only this verb pays for it, and not `signoff --help`

    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="only posts in these files and folders")
    parser.add_argument("--config", metavar="FILE", type=Path, help="files as Vale reads them, under this .vale.ini")
    parser.add_argument("--styles", metavar="DIR", type=Path, help="Vale's styles: with --config, in place of StylesPath")
    parser.add_argument(
        "--format", choices=["text", "json", "vale"],
        help="text, unless it is said; json is the same as --json, vale is the JSON that Vale prints",
    )  # fmt: skip
    parser.add_argument(
        "--min", dest="least", choices=SEVERITIES,
        help="show only these and graver, exit 1 for any of them; left out, show all, exit 1 for errors",
    )  # fmt: skip
    parser.add_argument("--follow-links", action="store_true", help="first do as `signoff links check` does")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 for a finding that counts and is not waived, or a post that could not be read."""
    if options.config or options.styles:
        from signoff.cli._lint_files import lint_files

        return lint_files(options)
    from signoff.cli._ends import before_reading
    from signoff.cli._progress import progress
    from signoff.finding import SEVERITIES, at_least
    from signoff.formats import KINDS
    from signoff.review import review

    workspace = the_workspace(options)
    posts, problems = _chosen(workspace, [path.resolve() for path in options.paths])
    as_json = options.json or options.format == "json"
    quiet = as_json or options.format == "vale"
    now = the_moment(options, workspace.policy.zone)
    before_reading(workspace, posts, options, now)
    with progress("Reading", not quiet) as step:
        found = review(workspace, now, posts, step).findings
    shown = [one for one in found if at_least(one.severity, options.least or SEVERITIES[0])]
    sys.stdout.write(KINDS["json" if as_json else options.format or "text"].written(shown))
    say(*problems, *([] if quiet else [f"{_total(shown)} in {counted(len(posts), 'post')}"]))
    counts = any(at_least(one.severity, options.least or "error") and not one.waived for one in shown)
    return 1 if counts or problems else 0


def _chosen(workspace: Any, paths: list[Path]) -> tuple[list[str], list[Any]]:
    """The posts in these files and folders, and what there cannot be read; everything, where none are named."""
    if not paths:
        return list(workspace.posts), workspace.problems
    posts = {name: (workspace.root / post.file).resolve() for name, post in workspace.posts.items()}
    broken = [(one, (workspace.root / one.place.file).resolve()) for one in workspace.problems if one.place]
    there = [*posts.values(), *(file for _, file in broken)]
    for path in paths:
        if not any(_below(file, [path]) for file in there):
            raise _no_post(path, posts)
    chosen = [name for name, file in posts.items() if _below(file, paths)]
    return chosen, [one for one, file in broken if _below(file, paths)]


def _below(file: Path, paths: list[Path]) -> bool:
    return any(file.is_relative_to(path) for path in paths)


def _no_post(path: Path, posts: dict[str, Path]) -> Exception:
    from signoff.errors import SignoffError, nearest

    said, files = os.path.relpath(path), {name: os.path.relpath(file) for name, file in posts.items()}
    places = {*files.values(), *(str(Path(file).parent) for file in files.values())}
    near = f"did you mean `{files[said]}`?" if said in files else nearest(said, places)
    return SignoffError(f"no post in `{said}`; {near}".rstrip("; "))


def _total(findings: list[Any]) -> str:
    from signoff.finding import SEVERITIES

    by_severity = Counter(one.severity for one in findings)
    parts = [counted(by_severity[severity], severity) for severity in reversed(SEVERITIES) if by_severity[severity]]
    return f"{counted(len(findings), 'finding')} ({', '.join(parts)})" if findings else "Nothing found"
