"""Word lists as CSV: `export` writes every word of every list, `import` makes a policy file of such a table."""

import argparse
import sys
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, print_json, say, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which way, which file."""
    parser.add_argument("what", choices=["export", "import"], help="write the lists as CSV, or read such a table")
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="export: left out, standard output")
    parser.add_argument("--to", metavar="NAME", help="import: the file in policies/; usually voice-list-FILE.yml")
    parser.add_argument("--dry-run", action="store_true", help="import: only say what it would do")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 1 where a row was not taken: the others are all the same."""
    workspace = the_workspace(options)
    return _export(options, workspace) if options.what == "export" else _import(options, workspace)


def _export(options: argparse.Namespace, workspace: Any) -> int:
    from signoff.policy import write_file
    from signoff.voice.word_lists import rows, written

    found = rows(workspace.proposal)
    if options.json:
        print_json({"words": [_plain(row) for row in found]})
    elif options.file is None:
        sys.stdout.write(written(found))
    if options.file is not None:
        # The mark tells spreadsheets that it is UTF-8: else they break every letter with a sign above it.
        write_file(options.file, b"\xef\xbb\xbf" + written(found).encode())
        say(f"{counted(len(found), 'word')} in {options.file}")
    return 0


def _import(options: argparse.Namespace, workspace: Any) -> int:
    from signoff.cli._table import there
    from signoff.errors import SignoffError
    from signoff.policy import MOST_BYTES, read_file
    from signoff.voice.word_lists import plan
    from signoff.workspace import OPENED

    if options.file is None:
        raise SignoffError("which table? Say `signoff words import FILE.csv`.")
    there(options.file)
    target = f"policies/{_target(options)}"
    _must_be_ours(workspace.root, target)
    found = plan(options.file.name, read_file(options.file, MOST_BYTES), workspace.proposal, target, OPENED)
    if not options.dry_run:
        _write(workspace.root, found)
    _tell(found, options)
    return 1 if found.refused else 0


def _target(options: argparse.Namespace) -> str:
    """The name of the policy file. Raises SignoffError for one that would lie elsewhere, or is no YAML file."""
    import re

    from signoff.errors import SignoffError

    stem = re.sub(r"[^\w-]+", "-", options.file.stem.casefold()).strip("-")
    name: str = options.to or f"voice-list-{stem or 'words'}.yml"
    if not re.fullmatch(r"[\w-][\w.-]*\.ya?ml", name):
        raise SignoffError(f"--to wants the name of a YAML file, such as voice-list-terms.yml, not `{name}`")
    return name


def _must_be_ours(root: Path, target: str) -> None:
    """Raises SignoffError where the file was written, or changed, by hand."""
    from signoff.errors import Place, Problem, SignoffError
    from signoff.policy import MOST_BYTES, read_file
    from signoff.voice.word_lists import is_ours

    path = root / target
    if path.exists() and not is_ours(read_file(path, MOST_BYTES, root, target).decode("utf-8", "replace")):
        why = "Name another file with `--to NAME`; or take its changes into the table, and delete it."
        raise SignoffError(Problem("a person wrote or changed this file; it is not written over", Place(target), why))


def _write(root: Path, found: Any) -> None:
    from signoff.policy import write_file

    path = root / found.file
    if found.text:
        write_file(path, found.text.encode())
    else:
        path.unlink(missing_ok=True)


def _tell(found: Any, options: argparse.Namespace) -> None:
    if options.json:
        kinds = {name: [_plain(row) for row in getattr(found, name)] for name in ("new", "changed", "gone")}
        refused = [{"line": one.line, "because": one.because} for one in found.refused]
        print_json({"file": found.file if found.text else None, **kinds, "known": found.known,
                    "beside": found.beside, "refused": refused, "written": not options.dry_run})  # fmt: skip
        return
    say(*(f"{options.file}:{one.line}: not taken: {one.because}" for one in found.refused))
    for name, said in (("new", "+"), ("changed", "~"), ("gone", "-")):
        print(
            *(f"{said} {_spoken(row)}" for row in getattr(found, name)),
            sep="\n",
            end="\n" if getattr(found, name) else "",
        )
    would = "would be " if options.dry_run else ""
    parts = [f"{len(found.new)} new", f"{len(found.changed)} changed", f"{len(found.gone)} gone"]
    where = f"{found.file}: {would}{', '.join(parts)}"
    say(f"{where}; {found.known} known already, {found.beside} in other files and kept, {len(found.refused)} not taken")


def _spoken(row: Any) -> str:
    instead = f" → {row.instead}" if row.instead else ""
    return f"{row.list} {row.language or 'all languages'}: {row.word}{instead}"


def _plain(row: Any) -> dict[str, Any]:
    place = f"{row.place.file}:{row.place.line}" if row.place else None
    return {"list": row.list, "language": row.language, "word": row.word, **row.said,
            "document": row.document, "place": place}  # fmt: skip
