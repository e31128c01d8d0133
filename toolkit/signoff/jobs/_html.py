"""A run's notebook as one HTML page without code: what it says and shows, in the shell of every page, no network.

Not by nbconvert: its page brings scripts of others' hosts, and no language, title or viewport of ours."""

from collections.abc import Mapping
from typing import Any

from signoff.jobs._record import Run
from signoff.policy.kinds.jobs import Job
from signoff.workspace import Workspace

FAILED = {"en": "This run did not succeed", "lv": "Šī izpilde neizdevās"}


def html_of(plain: Mapping[str, Any], run: Run, job: Job, workspace: Workspace) -> str:
    """The page; for a run that failed, as far as it came, with the error where it happened."""
    from signoff.clock import at, zone
    from signoff.report import Words, notebook_page
    from signoff.report.foot import counted_from

    policy = workspace.policy
    words = Words(job.language, policy.zone, at(run.started or "", zone(policy.zone)))
    with workspace.reading() as ledger:
        foot = [_told(run), *counted_from(words, policy, ledger.head())]
    lead = "" if run.ok else f"{FAILED[job.language]}: {run.because}"
    return notebook_page(plain, title=job.name, language=job.language, lead=lead, foot=foot)


def _told(run: Run) -> str:
    said = ", ".join(f"{name} {value}" for name, value in (run.parameters or {}).items())
    return " · ".join(filter(None, [run.run, said, run.again]))
