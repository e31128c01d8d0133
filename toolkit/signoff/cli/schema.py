"""JSON Schema of a document kind, for editors; `--write` puts all of them into the workspace's `schemas/`."""

import argparse
from pathlib import Path

from signoff.cli._common import print_json, say, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """One kind, or none for a list."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help="such as workflow; left out, the kinds are listed")
    parser.add_argument("--write", action="store_true", help="write the schemas of all kinds into schemas/")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 2 for a kind that there is not."""
    from signoff.errors import SignoffError, nearest
    from signoff.policy.kinds import KINDS

    if options.write:
        return _write(the_workspace(options).root)
    if options.kind is None:
        print(*KINDS, sep="\n")
        return 0
    if options.kind not in KINDS:
        raise SignoffError(f"no kind `{options.kind}`; {nearest(options.kind, KINDS)}".rstrip("; "))
    print_json(_schema(options.kind))
    return 0


def _schema(kind: str) -> dict[str, object]:
    from signoff.policy import schema
    from signoff.workspace import OPENED

    return schema(kind, OPENED)


def _write(root: Path) -> int:
    import msgspec

    from signoff.policy import write_file
    from signoff.policy.kinds import KINDS

    for kind in KINDS:
        text = msgspec.json.format(msgspec.json.encode(_schema(kind)), indent=2) + b"\n"
        write_file(root / "schemas" / f"{kind}.json", text)
    say(f"{len(KINDS)} schemas are in {root / 'schemas'}")
    return 0
