"""`signoff lint --baseline`: what was there already is left out, and what a baseline no longer needs is said."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, say
from signoff.errors import SignoffError

MOST_STALE = 5


def baseline_options(parser: argparse.ArgumentParser) -> None:
    """The file, and whether it is written."""
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="leave out the findings that this file knows")
    parser.add_argument(
        "--write-baseline", action="store_true", help="let the file of --baseline know what is found now; exit 0"
    )


def write_baseline(options: argparse.Namespace, found: Sequence[Any], looked_at: set[str], root: Path) -> int:
    """Lets the file know what is shown; of posts that were not looked at, it knows what it knew."""
    from signoff.checks.mending import Baseline

    if options.baseline is None:
        raise SignoffError("--write-baseline: which file? Say `--baseline FILE` too.")
    baseline = Baseline.of(found, _texts(root))
    if options.baseline.exists():
        baseline = baseline.beside(Baseline.read(options.baseline), looked_at)
    baseline.write(options.baseline)
    say(f"{counted(baseline.known.total(), 'finding')} known from now on, in {options.baseline}")
    return 0


def unknown(options: argparse.Namespace, found: Sequence[Any], looked_at: set[str], root: Path) -> Sequence[Any]:
    """The findings that the baseline does not know; says how many it knows, and what of it is stale."""
    if options.baseline is None:
        return found
    from signoff.checks.mending import Baseline

    split = Baseline.read(options.baseline).split(found, _texts(root), looked_at)
    if split.known:
        say(f"{counted(split.known, 'finding')} known by {options.baseline}, and not shown")
    if split.stale:
        said = (f"   {one.post}: {one.rule}: “{one.match}” in “{one.sentence}”" for one in split.stale[:MOST_STALE])
        more = [f"   and {len(split.stale) - MOST_STALE} more"] if len(split.stale) > MOST_STALE else []
        entries = "entry is" if len(split.stale) == 1 else "entries are"
        head = f"{len(split.stale)} {entries} stale: found no more. `--write-baseline` takes them off."
        say(f"{options.baseline}: {head}", *said, *more)
    return split.new


def _texts(root: Path) -> Any:
    """The text of a file of the workspace, as findings name it."""
    from signoff.policy import MOST_BYTES, read_file

    return lambda file: read_file(root / file, MOST_BYTES, name=file).decode("utf-8", "replace")
