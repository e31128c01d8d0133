"""Notebooks with parameters: list the jobs, run one now, look at its runs."""

import argparse
from typing import Any

from signoff.cli._common import counted, print_json, say, the_moment, the_workspace, workspace_options
from signoff.errors import SignoffError


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do; each says more with --help."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=argparse.ArgumentParser)
    workspace_options(what.add_parser("list", help="the jobs, and how each ended last"))
    run_ = what.add_parser("run", help="run one now: signoff jobs run weekly -p week=2026-W49")
    run_.add_argument("name", metavar="NAME", help="the job")
    run_.add_argument("-p", dest="parameters", metavar="NAME=VALUE", action="append", default=[], help="a parameter")
    workspace_options(run_)
    show = what.add_parser("show", help="one run")
    show.add_argument("run", metavar="RUN", help="its name, as `signoff jobs runs` prints it")
    workspace_options(show)
    runs = what.add_parser("runs", help="the runs that there were, latest first")
    runs.add_argument("name", metavar="NAME", nargs="?", help="of this job only")
    runs.add_argument("--state", metavar="S", help="only those that ended so: succeeded, failed, timed_out")
    workspace_options(runs)


def run(options: argparse.Namespace) -> int:
    """1 when a run failed; 2 for an unknown job, or a parameter that is not right: then nothing is run or kept."""
    return int({"list": _list, "run": _run, "show": _show, "runs": _runs}[options.what](options))


def _run(options: argparse.Namespace) -> int:
    from signoff.cli._progress import progress
    from signoff.jobs import job_named, run_job

    workspace = the_workspace(options)
    job = job_named(workspace, options.name)
    now = the_moment(options, workspace.policy.zone)
    with progress(f"Running {job.name}", not options.json) as step:
        done = run_job(workspace, job, _said(options.parameters), now, step)
    if options.json:
        print_json({"runs": [done]})
    else:
        print(*_told(done), sep="\n")
    if "pdf" in job.formats:
        say("No PDF was made: that cannot be done yet.")
    return 0 if done.ok else 1


def _said(pairs: list[str]) -> dict[str, list[str]]:
    """What `-p` gave, by name, in order; the value is everything after the first `=`."""
    said: dict[str, list[str]] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise SignoffError(f"`-p {pair}` is no parameter; write it as `-p week=2026-W49`")
        said.setdefault(name, []).append(value)
    return said


def _told(run: Any) -> list[str]:
    lines = [f"{run.run}: {run.state.replace('_', ' ')}" + (f", {run.because}" if run.because else "")]
    if run.failing_cell is not None and run.failing_cell.line:
        lines.append(f"  line {run.failing_cell.line} of cell {run.failing_cell.number} in {run.notebook['path']}")
    return lines + [f"  {output.path}" for output in run.outputs]


def _show(options: argparse.Namespace) -> int:
    from signoff.jobs import run_named

    found = run_named(the_workspace(options), options.run)
    if options.json:
        print_json(found)
        return 0
    said = ", ".join(f"{name} {value}" for name, value in found.parameters.items())
    print(*_told(found), f"  {said}" if said else "  no parameters", f"  again: {found.again}", sep="\n")
    return 0


def _runs(options: argparse.Namespace) -> int:
    from signoff.jobs import job_named, runs

    workspace = the_workspace(options)
    name = job_named(workspace, options.name).name if options.name else None
    found = [run for run in runs(workspace, name) if options.state in (None, run.state)]
    if options.json:
        print_json({"now": the_moment(options, workspace.policy.zone).isoformat(), "runs": found})
    else:
        print(*(line for run in found for line in _told(run)[:1]), sep="\n", end="\n" if found else "")
        print(counted(len(found), "run"))
    return 0


def _list(options: argparse.Namespace) -> int:
    from signoff.jobs import runs
    from signoff.policy.kinds.jobs import every_job

    workspace = the_workspace(options)
    found = runs(workspace)
    rows = [_row(job, [run for run in found if run.job == job.name], workspace) for job in every_job(workspace.policy)]
    if options.json:
        print_json({"now": the_moment(options, workspace.policy.zone).isoformat(), "jobs": rows})
        return 0
    for row in rows:
        last = f"last {row['last']['state']} ({row['last']['run']})" if row["last"] else "never run"
        print(f"{row['job']}: {row['about'] or row['notebook']}; {last}")
    return 0


def _row(job: Any, found: list[Any], workspace: Any) -> dict[str, Any]:
    from collections import Counter

    last = found[0] if found else None
    return {
        "job": job.name,
        "about": job.purpose or None,
        "notebook": job.notebook,
        "zone": job.zone or workspace.policy.zone,
        "next_due": None,
        "last": {"run": last.run, "due": last.due, "state": last.state} if last else None,
        "counts": dict(sorted(Counter(run.state for run in found).items())),
    }
