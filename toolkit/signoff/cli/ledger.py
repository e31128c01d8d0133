"""The ledger: `verify` says whether anything was altered, `export` prints every entry."""

import argparse
import sys
from typing import Any

from signoff.cli._common import print_json, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do."""
    parser.add_argument("what", choices=["verify", "export"], help="check the chain of hashes, or print the entries")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when something was altered."""
    workspace = the_workspace(options)
    return _verify(workspace, options.json) if options.what == "verify" else _export(workspace)


def _verify(workspace: Any, as_json: bool) -> int:
    from signoff.ledger import verify_at

    report = verify_at(workspace.ledger_path)
    found = [*report.faults, *(_unsigned(workspace) if not report.faults else ())]
    faults = [{"seq": fault.seq, "what": fault.what} for fault in found]
    if as_json:
        print_json({"entries": report.entries, "kept": report.kept, "head": report.head.hex(), "faults": faults})
    else:
        print(f"{report.entries} entries, {report.kept} kept; the chain ends in {report.head.hex()}")
        print(
            *(
                map(str, found)
                if faults
                else ["No fault found. (Only a copy of the last hash kept elsewhere can show that a tail was cut off.)"]
            ),
            sep="\n",
        )
    return 1 if faults else 0


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
