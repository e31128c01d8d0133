"""The ledger: `verify` says whether anything was altered, `export` prints every entry, `import` brings a history in,
`checkpoint` signs how many entries there are and what they say, to be kept elsewhere."""

import argparse
import sys
from pathlib import Path
from typing import Any

from signoff.cli import _checkpoint
from signoff.cli._common import counted, print_json, say, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do; and of an import, what the columns of its file say."""
    parser.add_argument(
        "what", choices=["verify", "export", "import", "checkpoint"],
        help="check the chain of hashes, print the entries, bring a history in, or sign what there is",
    )  # fmt: skip
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="import: a CSV, one happening a row")
    parser.add_argument(
        "--map", metavar="FIELD=COLUMN", action="append", default=[],
        help="import: post, step and at; also person, team, action, due, closed",
    )  # fmt: skip
    parser.add_argument("--ends", metavar="STEP", action="append", default=[], help="import: a step that ends a post")
    parser.add_argument("--zone", metavar="ZONE", default="", help="import: of times without an offset")
    parser.add_argument("--dry-run", action="store_true", help="import: only say what would be brought in")
    parser.add_argument("--checkpoint", metavar="FILE", type=Path, help="verify: against one that was kept elsewhere")
    parser.add_argument("--out", metavar="FILE", type=Path, help="checkpoint: a new file; left out, it is printed")
    said = "checkpoint: another private key; verify: another public one; left out, those beside the ledger"
    parser.add_argument("--key", metavar="FILE", type=Path, help=said)
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when something was altered, or a row was refused."""
    workspace = the_workspace(options)
    if options.what == "import":
        return _import(workspace, options)
    if options.what == "checkpoint":
        return _checkpoint.make(workspace, options.out, options.key, options.json)
    return _verify(workspace, options) if options.what == "verify" else _export(workspace)


def _verify(workspace: Any, options: argparse.Namespace) -> int:
    from signoff.ledger import Fault, verify_at

    report = verify_at(workspace.ledger_path)
    found = [*report.faults, *(_unsigned(workspace) if not report.faults else ())]
    if options.checkpoint:
        found += [Fault(None, what) for what in _checkpoint.against(workspace, options.checkpoint, options.key)]
    as_json, faults = options.json, [{"seq": fault.seq, "what": fault.what} for fault in found]
    if as_json:
        print_json({"entries": report.entries, "kept": report.kept, "head": report.head.hex(), "faults": faults})
    else:
        print(f"{report.entries} entries, {report.kept} kept; the chain ends in {report.head.hex()}")
        print(
            *(map(str, found) if faults else [_whole(options.checkpoint)]),
            sep="\n",
        )
    return 1 if faults else 0


def _whole(checkpoint: Path | None) -> str:
    if checkpoint:
        return f"No fault found; all that {checkpoint} saw is there as it was."
    return "No fault found. (Only a checkpoint kept elsewhere can show that a tail was cut off: --checkpoint FILE.)"


def _unsigned(workspace: Any) -> list[Any]:
    from signoff.workspace import signature_faults

    with workspace.reading() as ledger:
        return list(signature_faults(ledger))


def _export(workspace: Any) -> int:
    import msgspec

    from signoff.ledger import export

    with workspace.reading() as ledger:
        for line in export(ledger):
            sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    return 0


def _import(workspace: Any, options: argparse.Namespace) -> int:
    from signoff.errors import SignoffError
    from signoff.inbox import bring_in_history

    if options.file is None:
        raise SignoffError("which file? `signoff ledger import FILE.csv --map post=… --map step=… --map at=…`")
    done = bring_in_history(
        workspace, options.file, _mapping(options.map), options.ends, options.zone, dry=options.dry_run
    )
    say(*(f"{options.file}:{one.line}: {one.because}" for one in done.notices))
    say(*(f"{options.file}:{one.line}: not read: {one.because}" for one in done.refused))
    if options.json:
        refused = [{"line": one.line, "because": one.because} for one in done.refused]
        figures = {name: getattr(done, name) for name in ("read", "added", "known", "posts")}
        print_json({**figures, "refused": refused})
    else:
        added = f"{done.added} {'would be' if options.dry_run else 'were'} added"
        print(f"{counted(done.read, 'row')} of {counted(done.posts, 'post')}: {added}, {done.known} known, "
              f"{len(done.refused)} refused")  # fmt: skip
    return 1 if done.refused else 0


def _mapping(said: list[str]) -> dict[str, str]:
    from signoff.errors import SignoffError

    pairs = [pair.partition("=") for pair in said]
    if wrong := [field for field, sign, _ in pairs if not sign]:
        raise SignoffError(f"--map wants FIELD=COLUMN, such as post=case, not `{wrong[0]}`")
    fields = [field.strip() for field, _, _ in pairs]
    if twice := [field for field in fields if fields.count(field) > 1]:
        raise SignoffError(f"--map {twice[0]}=… is said twice: one column serves a field")
    return {field.strip(): column.strip() for field, _, column in pairs}
