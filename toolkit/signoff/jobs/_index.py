"""The index page of a batch: each item, how its run ended, and where its page is."""

import os
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from signoff.jobs._record import Run, by_hand, folder_of
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace


def write_index(workspace: Workspace, job: Job, runs: Sequence[Run]) -> Path | None:
    """Writes index.html into the batch's folder, and answers with its path; None where nothing ran."""
    from signoff.report import page, table, write

    if not runs:
        return None
    if runs[0].due is None:  # one that began in the same second is of the same batch
        runs = [run for run in by_hand(workspace) if run.batch == runs[0].batch]
    folder = folder_of(workspace, job.output) / runs[0].batch
    folder.mkdir(parents=True, exist_ok=True)
    failed = sum(not run.ok for run in runs)
    lead = f"{len(runs)} runs, " + (f"{failed} of them failed." if failed else "all as they should be.")
    rows = [
        (_item(run), run.state.replace("_", " "), run.because or "", _pages(workspace, folder, run)) for run in runs
    ]
    write(folder / "index.html", page(job.name, [table(("For", "State", "Because", "Pages"), rows)], lead=lead,
                                      language="en", foot=[runs[0].batch]))  # fmt: skip
    return folder / "index.html"


def _item(run: Run) -> str:
    return ", ".join(f"{name} {value}" for name, value in run.item.items()) or run.run


def _pages(workspace: Workspace, folder: Path, run: Run) -> Markup:
    """Links from the index to what the run made, which lies beside it."""
    links = []
    for output in run.outputs:
        there = os.path.relpath(workspace.root / output.path, folder)
        links.append(Markup('<a href="{}">{}</a>').format(Path(there).as_posix(), output.format))
    return Markup(" ").join(links)
