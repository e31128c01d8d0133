"""Notebooks with parameters: what is due, run it, look at the runs."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from signoff.cli._common import (
    counted,
    moment,
    print_json,
    say,
    spoken_time,
    the_moment,
    the_workspace,
    workspace_options,
)
from signoff.errors import SignoffError, listed

MOST_BYTES = 10_000_000
STATES = ("due", "claimed", "running", "succeeded", "failed", "timed_out", "lost", "skipped")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do; each says more with --help."""
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=argparse.ArgumentParser)
    workspace_options(what.add_parser("list", help="the jobs, when they are due, how each ended last"))
    run_ = what.add_parser("run", help="run one now: signoff jobs run weekly -p week=2026-W49; or all that is due")
    run_.add_argument("name", metavar="NAME", nargs="?", help="the job")
    run_.add_argument("-p", dest="parameters", metavar="NAME=VALUE", action="append", default=[], help="a parameter")
    run_.add_argument("--each", metavar="FILE", type=Path, help="one run for each row of a .csv, or line of a .jsonl")
    run_.add_argument("--due", metavar="TIME", help="that due time's run, once")
    run_.add_argument("--all-due", action="store_true", help="everything that is due, until nothing is left")
    workspace_options(run_)
    workspace_options(what.add_parser("start", help="stay, and run what is due, round after round"))
    due = what.add_parser("due", help="when a job is due between two moments")
    due.add_argument("name", metavar="NAME", help="the job")
    due.add_argument("--after", metavar="TIME", required=True, help="later than this")
    due.add_argument("--until", metavar="TIME", required=True, help="not later than this")
    workspace_options(due)
    show = what.add_parser("show", help="one run")
    show.add_argument("run", metavar="RUN", help="its name, as `signoff jobs runs` prints it")
    workspace_options(show)
    runs = what.add_parser("runs", help="the runs that there were, by due time")
    runs.add_argument("name", metavar="NAME", nargs="?", help="of this job only")
    runs.add_argument("--state", metavar="S", choices=STATES, help=f"only those that are so: {', '.join(STATES)}")
    runs.add_argument("--after", metavar="TIME", help="due later than this")
    runs.add_argument("--until", metavar="TIME", help="not due later than this")
    workspace_options(runs)
    export = what.add_parser("export", help="the jobs as one file for another scheduler: signoff jobs export airflow")
    export.add_argument("to", metavar="airflow", choices=["airflow"], help="Airflow 3: one plain file of DAGs")
    export.add_argument("--out", metavar="FILE", type=Path, help="where it goes; left out, it is printed")
    workspace_options(export)


def run(options: argparse.Namespace) -> int:
    """1 when a run failed; 2 for an unknown job, or a parameter that is not right: then nothing is run or kept."""
    verbs = {"list": _list, "run": _run, "start": _start, "due": _due, "show": _show, "runs": _runs, "export": _export}
    return int(verbs[options.what](options))


def _run(options: argparse.Namespace) -> int:
    from signoff.jobs import job_named

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    if options.all_due == bool(options.name):
        raise SignoffError("name the job, as in `signoff jobs run weekly`, or say `--all-due`; one of them")
    if options.all_due:
        return _all_due(options, workspace, now)
    return _end(options, _of_one(options, workspace, job_named(workspace, options.name), now))


def _of_one(options: argparse.Namespace, workspace: Any, job: Any, now: Any) -> list[Any]:
    """The runs of one job: of a due time, of a list, or one by hand."""
    from signoff.cli._progress import progress, progress_of_each
    from signoff.jobs import file_items, items_by_hand, run_batch, run_due, run_job
    from signoff.policy import read_file

    if options.due:
        if options.parameters or options.each:
            raise SignoffError("a due time's run takes its parameters from the policy: leave out `-p` and `--each`")
        return run_due(workspace, job, moment(options.due, job.zone or workspace.policy.zone, "--due "), now)
    said = _said(options.parameters)
    items: list[Any] | None
    if options.each:
        items = file_items(job, workspace, str(options.each), read_file(options.each, MOST_BYTES), said)
    else:
        items = items_by_hand(job, workspace, said, now)
    if items is not None:
        names = [" ".join(map(str, item.values()))[:40] for item in items]
        with progress_of_each(f"Running {job.name}", names, not options.json) as (whole, each):
            return run_batch(workspace, job, items, said, now, whole, each)
    with progress(f"Running {job.name}", not options.json) as step:
        return [run_job(workspace, job, said, now, step)]


def _all_due(options: argparse.Namespace, workspace: Any, now: Any) -> int:
    from signoff.jobs import Round

    if options.parameters or options.each or options.due:
        raise SignoffError("`--all-due` takes everything from the policy: leave out `-p`, `--each` and `--due`")
    runs = Round(workspace, now).go(None if options.json else _tell)
    if not runs and not options.json:
        print("Nothing is due.")
    if options.json:
        print_json({"runs": runs})
    return 0 if all(run.ok for run in runs) else 1


def _tell(run: Any) -> None:
    print(*_told(run), sep="\n", flush=True)


def _end(options: argparse.Namespace, runs: list[Any]) -> int:
    if options.json:
        print_json({"runs": runs})
    else:
        for done in runs:
            _tell(done)
    return 0 if all(done.ok for done in runs) else 1


def _start(options: argparse.Namespace) -> int:
    from signoff.jobs import start

    workspace = the_workspace(options)
    say("Running what is due, every half minute. Ctrl-C ends it after the present round.")
    start(workspace, lambda: the_moment(options, workspace.policy.zone), _tell, lambda error: say(str(error)))
    return 0


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


def _due(options: argparse.Namespace) -> int:
    from signoff.clock import tzdata_version, wall, zone
    from signoff.jobs import due_times, job_named

    workspace = the_workspace(options)
    job = job_named(workspace, options.name)
    zone_name = job.zone or workspace.policy.zone
    after, until = moment(options.after, zone_name, "--after "), moment(options.until, zone_name, "--until ")
    found = [wall(at, zone(zone_name)).isoformat() for at in due_times(job, workspace.policy, after, until)]
    if options.json:
        print_json({"job": job.name, "zone": zone_name, "after": after.isoformat(), "until": until.isoformat(),
                    "tzdata": tzdata_version(), "due": found})  # fmt: skip
    else:
        print(*found or ["Not due in that time."], sep="\n")
    return 0


def _export(options: argparse.Namespace) -> int:
    from signoff.jobs.scale.airflow import dag_file
    from signoff.policy import write_file

    workspace = the_workspace(options)
    text, notes = dag_file(workspace, the_moment(options, workspace.policy.zone))
    if options.out:
        write_file(options.out, text.encode())
    if options.json:
        print_json({"file": str(options.out) if options.out else None, "dag": text, "notes": notes})
    elif options.out:
        print(f"Written: {options.out}")
    else:
        print(text, end="")
    say(*notes)
    return 0


def _show(options: argparse.Namespace) -> int:
    from signoff.jobs import run_named

    found = run_named(the_workspace(options), options.run)
    if options.json:
        print_json(found)
        return 0
    said = ", ".join(f"{name} {value}" for name, value in (found.parameters or {}).items())
    print(*_told(found), f"  {said}" if said else "  no parameters", f"  again: {found.again}", sep="\n")
    return 0


def _runs(options: argparse.Namespace) -> int:
    from signoff.jobs import job_named, runs, when_of

    workspace = the_workspace(options)
    job = job_named(workspace, options.name) if options.name else None
    zone_name = (job.zone if job else "") or workspace.policy.zone
    found = [run for run in runs(workspace, job.name if job else None) if options.state in (None, run.state)]
    if options.after:
        after = moment(options.after, zone_name, "--after ")
        found = [run for run in found if (at := when_of(run)) and at > after]
    if options.until:
        until = moment(options.until, zone_name, "--until ")
        found = [run for run in found if (at := when_of(run)) and at <= until]
    if options.json:
        print_json({"now": the_moment(options, zone_name).isoformat(), "runs": found})
    else:
        print(*(line for run in found for line in _told(run)[:1]), sep="\n", end="\n" if found else "")
        print(counted(len(found), "run"))
    return 0


def _list(options: argparse.Namespace) -> int:
    from signoff.jobs import runs
    from signoff.policy.kinds.jobs import every_job

    workspace = the_workspace(options)
    now, found = the_moment(options, workspace.policy.zone), runs(workspace)
    jobs = every_job(workspace.policy)
    of = {job.name: [run for run in found if run.job == job.name] for job in jobs}
    rows = [_row(job, of[job.name], workspace, now) for job in jobs]
    if options.json:
        print_json({"now": now.isoformat(), "jobs": rows})
        return 0
    for row, job in zip(rows, jobs, strict=True):
        print(*_in_words(row, job, of[job.name]), sep="\n")
    return 0


def _row(job: Any, found: list[Any], workspace: Any, now: Any) -> dict[str, Any]:
    from collections import Counter

    from signoff.clock import wall, zone
    from signoff.jobs import next_due

    over = [run for run in found if run.state != "due"]
    last = over[-1] if over else None
    zone_name = job.zone or workspace.policy.zone
    return {
        "job": job.name,
        "about": job.purpose or None,
        "notebook": job.notebook,
        "zone": zone_name,
        "next_due": [wall(at, zone(zone_name)).isoformat() for at in next_due(job, workspace.policy, now)],
        "last": {"run": last.run, "due": last.due, "state": last.state} if last else None,
        "counts": dict(sorted(Counter(run.state for run in found).items())),
    }


def _in_words(row: dict[str, Any], job: Any, found: list[Any]) -> Iterator[str]:
    """Two lines: what it is, then when it is due, how it ended last, and what waits."""
    from datetime import datetime

    def spoken(said: str) -> str:
        return spoken_time(datetime.fromisoformat(said), row["zone"])

    yield f"{row['job']}: {row['about'] or row['notebook']}"
    parts = [f"due {spoken(at)}" for at in row["next_due"][:1]] or ["by hand"]
    parts += [f"after {listed(job.waits_for, 'and')}"] if job.waits_for else []
    last = next((run for run in reversed(found) if run.state != "due"), None)
    when = (last.due or last.started) if last else None
    parts.append(f"last {last.state.replace('_', ' ')}{f' ({spoken(when)})' if when else ''}" if last else "never run")
    waiting = row["counts"].get("due", 0)
    parts += [f"{waiting} waiting"] if waiting else []
    yield "  " + "; ".join(parts)
