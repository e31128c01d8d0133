"""JSON Schema of a document kind, for editors; `--write` puts all of them into the workspace's `schemas/`."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from signoff.cli._common import print_json, say, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """One kind, or none for a list; all of them as files; or the reference for people."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help="such as workflow; left out, the kinds are listed")
    parser.add_argument("--write", action="store_true", help="write the schemas of all kinds into schemas/")
    parser.add_argument("--reference", metavar="DIR", type=Path, help="write the reference pages, in Markdown, there")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 2 for a kind that there is not."""
    from signoff.errors import SignoffError, nearest
    from signoff.policy.kinds import KINDS

    if options.write:
        _write(the_workspace(options).root / "schemas", schemas(), "schemas")
    if options.reference:
        _write(options.reference, reference(), "pages")
    if options.write or options.reference:
        return 0
    if options.kind is None:
        print(*KINDS, sep="\n")
        return 0
    if options.kind not in KINDS:
        raise SignoffError(f"no kind `{options.kind}`; {nearest(options.kind, KINDS)}".rstrip("; "))
    print_json(_schema(options.kind))
    return 0


def schemas() -> dict[str, str]:
    """The JSON Schema of every kind of policy document, by its file's name."""
    import msgspec

    from signoff.policy.kinds import KINDS

    return {
        f"{kind}.json": msgspec.json.format(msgspec.json.encode(_schema(kind)), indent=2).decode() + "\n"
        for kind in KINDS
    }


def reference() -> dict[str, str]:
    """Every page of the reference, by its file's name: the keys of all files, and the command."""
    from signoff.cli._reference import command_page
    from signoff.report.reference import pages

    return {**pages(), "command.md": command_page()}


def _schema(kind: str) -> dict[str, object]:
    from signoff.policy import schema
    from signoff.workspace import OPENED

    return schema(kind, OPENED)


def _write(folder: Path, files: Mapping[str, str], what: str) -> None:
    from signoff.policy import write_file

    for name, text in files.items():
        write_file(folder / name, text.encode())
    say(f"{len(files)} {what} are in {folder}")
