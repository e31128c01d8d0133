"""Files and folders as they are named on a command line, and what is found in them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from signoff.errors import Problem, SignoffError
from signoff.finding import Finding
from signoff.formats.vale import Alert
from signoff.policy import read_file
from signoff.voice._vale._config import read_config
from signoff.voice._vale._linter import Linter

MOST_BYTES = 5_000_000
MOST_WORKERS, LEAST_FOR_A_WORKER, FIRST = 8, 200, 100
_PASSED_OVER = ("node_modules", ".git")


class Linted(NamedTuple):
    """What was found: the alerts by file, how many files were read, and what is wrong with the configuration."""

    alerts: dict[str, list[Alert]]
    files: int
    problems: list[Problem]

    def findings(self) -> Iterator[Finding]:
        """The alerts as findings, in the order of files and of their texts."""
        for file in sorted(self.alerts):
            yield from (_finding(file, alert) for alert in self.alerts[file])


def lint_files(config: Path, paths: Sequence[str], styles: Path | None = None) -> Linted:
    """The alerts of all files below `paths` under a `.vale.ini`. Raises SignoffError where it cannot be used.

    styles: the styles' folder, instead of the configuration's own"""
    read = read_config(config, styles)
    linter = Linter(read)
    unread: dict[str, int] = {}
    chosen = [path for path, named in files(paths) if _is_read(linter, path, named, unread)]
    alerts: dict[str, list[Alert]] = {}
    for found, slow in _shared_out(linter, chosen):
        alerts.update(found)
        for rule, slow_in in slow.items():
            linter.slow.setdefault(rule, set()).update(slow_in)
    problems = [*read.problems, *linter.problems(), *map(_unread, unread, unread.values())]
    return Linted(alerts, len(chosen), problems)


def _is_read(linter: Linter, path: str, named: bool, unread: dict[str, int]) -> bool:
    """Whether a file is looked at: a section speaks of it, and there is a reader, or it was named itself."""
    if not linter.config.wants(path):
        return False
    kind = linter.kind(path)
    if kind and (kind != "lines" or named):
        return True
    extension = Path(path).suffix or Path(path).name
    unread[extension] = unread.get(extension, 0) + 1
    return False


Done = tuple[dict[str, list[Alert]], dict[str, set[str]]]


def _shared_out(linter: Linter, chosen: Sequence[str]) -> Iterator[Done]:
    """The files, in as many processes as pay. A fork has the rules already, and what the first files had compiled."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS, len(chosen) // LEAST_FOR_A_WORKER)
    if workers < 2 or not hasattr(os, "fork"):
        yield _all_of(linter, chosen)
        return
    from multiprocessing import get_context

    first, rest = chosen[:FIRST], chosen[FIRST:]
    yield _all_of(linter, first)
    fork, waiting = get_context("fork"), []
    for number in range(1, workers):
        mine, theirs = fork.Pipe(duplex=False)
        worker = fork.Process(target=_send, args=(theirs, linter, rest[number::workers]), daemon=True)
        worker.start()
        theirs.close()
        waiting.append((worker, mine))
    yield _all_of(linter, rest[::workers])
    for worker, mine in waiting:
        yield _received(mine)
        worker.join()


def _send(theirs: Any, linter: Linter, paths: Sequence[str]) -> None:
    try:
        theirs.send(_all_of(linter, paths))
    except SignoffError as error:
        theirs.send(error.problems)


def _received(mine: Any) -> Done:
    try:
        found = mine.recv()
    except EOFError:
        raise SignoffError("a process that looked at some of the files ended before it was done; try again") from None
    if isinstance(found[0], Problem):
        raise SignoffError(*found)
    alerts, slow = found
    return alerts, slow


def _all_of(linter: Linter, chosen: Sequence[str]) -> Done:
    import gc

    gc.disable()  # nothing here goes in circles, and looking for circles costs a tenth
    try:
        every = ((path, linter.lint(path, text_of(path))) for path in chosen)
        return {path: found for path, found in every if found}, linter.slow
    finally:
        gc.enable()


def _unread(extension: str, count: int) -> Problem:
    files = "file was" if count == 1 else "files were"
    return Problem(f"{count} `{extension}` {files} passed over: read are .md, .txt and .html", severity="warning")


def files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Every file below the paths, each as it is reached from there, and whether it was named itself."""
    for path in paths:
        if Path(path).is_dir():
            yield from ((file, False) for file in _below(path))
        elif os.path.lexists(path):
            yield path, True
        else:
            raise SignoffError(f"no file and no folder `{path}`")


def _below(folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = entry.name if folder == "." else f"{folder.rstrip('/')}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _PASSED_OVER:
                yield from _below(path)
        elif entry.is_file():
            yield path


def text_of(path: str) -> str:
    """The text of a file; bytes that are not UTF-8 are replaced. Raises SignoffError."""
    return read_file(Path(path), MOST_BYTES, name=path).decode("utf-8", "replace")


def _finding(file: str, alert: Alert) -> Finding:
    replaces = alert.action.name in ("replace", "remove")
    params = alert.action.params or [""]
    return Finding(
        rule=alert.check, severity=alert.severity, file=file, line=alert.line, span=alert.span, match=alert.match,
        message=alert.message, suggestion=params[0] if replaces else None,
    )  # fmt: skip
