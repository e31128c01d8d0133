"""The findings of posts, each on a line with its place: what is wrong with the texts, whatever was decided of them."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, say, the_moment, the_workspace, workspace_options
from signoff.cli._known import baseline_options, unknown, write_baseline
from signoff.cli._mend import mend_options, mending_of, show, write
from signoff.errors import SignoffError, listed

FROM_THE_TOP = ("github", "sarif")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which posts, which findings, and how they are printed."""
    from signoff.finding import SEVERITIES  # only this verb pays for it, and not `signoff --help`
    from signoff.formats import KINDS

    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="only posts in these files and folders")
    parser.add_argument("--config", metavar="FILE", type=Path, help="files as Vale reads them, under this .vale.ini")
    parser.add_argument(
        "--styles", metavar="DIR", type=Path,
        help="Vale's styles, in signoff's own way; with --config, in place of its StylesPath",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=sorted(KINDS), metavar="FORMAT",
        help=f"{listed(KINDS)}; text, unless it is said; json is the same as --json, vale the JSON that Vale prints",
    )  # fmt: skip
    parser.add_argument(
        "--min", dest="least", choices=SEVERITIES,
        help="show only these and graver, exit 1 for any of them; left out, show all, exit 1 for errors",
    )  # fmt: skip
    parser.add_argument("--follow-links", action="store_true", help="first do as `signoff links check` does")
    baseline_options(parser)
    mend_options(parser)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 for a finding that counts and is not waived or ignored, or a post that could not be read."""
    if options.config or options.styles:
        from signoff.cli._lint_files import lint_files

        _refuse_for_files(options)
        return lint_files(options)
    workspace = the_workspace(options)
    posts, problems = _chosen(workspace, [path.resolve() for path in options.paths])
    reviewed = _reviewed(options, workspace, posts)
    if options.write_baseline:
        return write_baseline(options, _grave(options, reviewed.findings), set(posts), workspace.root)
    shown = _grave(options, unknown(options, reviewed.findings, set(posts), workspace.root))
    if options.diff:
        return show(mending_of(options, workspace, reviewed, shown))
    if options.fix:
        write(mending_of(options, workspace, reviewed, shown), workspace)
        options.fix = False
        return run(options)  # what is left is looked for in the files as they are now
    return _printed(options, workspace, shown, len(posts), problems)


def _reviewed(options: argparse.Namespace, workspace: Any, posts: list[str]) -> Any:
    from signoff.checks.mending import unheeded
    from signoff.cli._ends import before_reading
    from signoff.cli._progress import progress
    from signoff.review import review

    now = the_moment(options, workspace.policy.zone)
    before_reading(workspace, posts, options, now)
    with progress("Reading", _form(options) == "text") as step:
        reviewed = review(workspace, now, posts, step)
    say(*unheeded([workspace.posts[name] for name in posts], reviewed.findings, workspace.policy))
    return reviewed


def _grave(options: argparse.Namespace, findings: Sequence[Any]) -> list[Any]:
    from signoff.finding import SEVERITIES, at_least

    return [one for one in findings if at_least(one.severity, options.least or SEVERITIES[0])]


def _printed(options: argparse.Namespace, workspace: Any, shown: list[Any], posts: int, problems: list[Any]) -> int:
    from signoff.finding import at_least
    from signoff.formats import KINDS

    form = _form(options)
    sys.stdout.write(KINDS[form].written(_placed(shown, form, workspace.root)))
    say(*problems, *([f"{_total(shown)} in {counted(posts, 'post')}"] if form == "text" else []))
    counts = any(at_least(one.severity, options.least or "error") and not one.settled for one in shown)
    return 1 if counts or problems else 0


def _form(options: argparse.Namespace) -> str:
    return "json" if options.json else options.format or "text"


def _refuse_for_files(options: argparse.Namespace) -> None:
    asked = {"--fix": options.fix, "--diff": options.diff, "--baseline": options.baseline,
             "--write-baseline": options.write_baseline}  # fmt: skip
    if said := [name for name, value in asked.items() if value]:
        raise SignoffError(f"{listed(said, 'and')}: for the posts of a workspace, not with --config or --styles")


def _placed(findings: list[Any], form: str, root: Path) -> list[Any]:
    """The findings with their files as pages about a repository name them: from its top."""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), root)
    if form not in FROM_THE_TOP or top == root:
        return findings
    import msgspec

    way = root.relative_to(top).as_posix()
    return [msgspec.structs.replace(one, file=f"{way}/{one.file}") for one in findings]


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
    settled = {"waived": sum(one.waived for one in findings), "ignored": sum(bool(one.ignored) for one in findings)}
    parts += [f"{number} {word}" for word, number in settled.items() if number]
    return f"{counted(len(findings), 'finding')} ({', '.join(parts)})" if findings else "Nothing found"
