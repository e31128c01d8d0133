"""Bars for long work, on a terminal only; elsewhere nothing is drawn."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def progress(what: str, wanted: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with (done, of) while the work goes on; None where nobody is looking."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


@contextmanager
def progress_of_each(
    what: str, names: Sequence[str], wanted: bool = True
) -> Iterator[tuple[Callable[[int, int], None] | None, Callable[[int, int, int], None] | None]]:
    """Two functions: one to call with (done, of) for the whole, one with (position, done, of) for each under way."""
    if not (wanted and sys.stderr.isatty()):
        yield None, None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        whole, parts = bar.add_task(what, total=len(names)), dict[int, Any]()

        def part(position: int, done: int, of: int) -> None:
            if position not in parts:
                parts[position] = bar.add_task(escape(f"  {names[position]}"))
            bar.update(parts[position], completed=done, total=of, visible=done < of)

        yield lambda done, of: bar.update(whole, completed=done, total=of), part
