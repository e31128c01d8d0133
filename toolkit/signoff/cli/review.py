"""The main job: findings and a decision for every post, as JSON and as a page; a CSV needs no workspace."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signoff.cli import _partitions, _several, _table
from signoff.cli._common import counted, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """A CSV or sheet, in place of the workspace; partitions of millions of posts; where the page goes."""
    parser.add_argument(
        "files", metavar="FILE", nargs="*", type=Path,
        help="a CSV or .xlsx of posts, in place of a workspace; with --dask, .jsonl and .parquet files, or folders",
    )  # fmt: skip
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="review files of rows on a Dask cluster: tcp://HOST:8786, or local:2"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="where review.html and review.json go")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="the page's language")
    _table.arguments(parser)
    workspace_options(parser, several=True)


def run(options: argparse.Namespace) -> int:
    """1 when a finding is an error, or a row or post could not be read."""
    (alone,) = _several.one_each(options)[:1]
    if options.dask:
        return _partitions.review(alone, options.files)
    if options.files:
        return _table.review(_of_file(alone))
    return _several.run(options, lambda one: _ask(one, _folder(options, one)))


def _of_file(options: argparse.Namespace) -> argparse.Namespace:
    """The options with the one file that is asked for. Raises SignoffError for several."""
    from signoff.errors import SignoffError

    if len(options.files) > 1:
        raise SignoffError("one CSV or sheet at a time; `--dask local:2` reviews several files of rows")
    return argparse.Namespace(**vars(options), file=options.files[0])


def _folder(options: argparse.Namespace, one: argparse.Namespace) -> Path | None:
    """Where the pages go; of several workspaces each has a folder of its own, named after it."""
    folder = options.out or (None if options.json else Path("out/review"))
    if folder is None or len(options.workspace or ()) < 2:
        return folder
    names = [path.resolve().name for path in dict.fromkeys(options.workspace)]
    name = one.workspace.resolve().name
    own = list(dict.fromkeys(options.workspace)).index(one.workspace) + 1
    return Path(folder, name if names.count(name) == 1 else f"{name}-{own}")


def _ask(options: argparse.Namespace, folder: Path | None) -> _several.Answer:
    from signoff.cli._progress import progress
    from signoff.cli._sight import seen
    from signoff.review import review

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    with progress("Reviewing", not options.json) as step:
        reviewed = seen(review(workspace, now, progress=step), options)
    pages = _write(reviewed, folder, options.language) if folder else ()
    errors = any(finding.blocks for one in reviewed.everything.values() for finding in one.findings)
    status = 1 if errors or reviewed.problems else 0
    return _several.Answer(status, reviewed.plain(), _summary(reviewed), (*pages, *reviewed.problems))


def _write(reviewed: Any, folder: Path, language: str) -> Iterator[str]:
    import msgspec

    from signoff.policy import write_file
    from signoff.report import process_page, review_page, write

    write(folder / "review.html", review_page(reviewed, language=language))
    write_file(folder / "review.json", msgspec.json.encode(reviewed.plain()))
    yield f"The page is {folder / 'review.html'}"
    if not reviewed.narrowed:
        write(folder / "process.html", process_page(reviewed.workspace.policy, language=language))
        yield f"How it is decided: {folder / 'process.html'}"


def _summary(reviewed: Any) -> list[str]:
    totals = reviewed.totals
    states = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in totals["states"].items())
    findings = ", ".join(counted(count, severity) for severity, count in totals["findings"].items()) or "none"
    others = [f"{counted(len(reviewed.items), 'thing')} beside posts under approval"] if reviewed.items else []
    return [
        f"{counted(totals['posts'], 'post')}: {states or 'none'}",
        f"{totals['waiting']} {'waits' if totals['waiting'] == 1 else 'wait'}, {totals['late']} of them late",
        f"Findings: {findings}",
        *others,
    ]
