"""Posts from a table: the options of `import`, and the review of a file that needs no workspace."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import counted, finding_line, print_json, say, the_moment


def arguments(parser: argparse.ArgumentParser) -> None:
    """How the table is read; what the file itself does not say."""
    parser.add_argument("--format", metavar="F", help="the suite's format; left out, recognised by its titles")
    parser.add_argument("--channel", metavar="C", help="the channel, where the file names none")
    parser.add_argument("--network", metavar="N", help="the network, where there is no workspace to ask")
    parser.add_argument("--date-order", choices=["dmy", "mdy", "ymd"], help="which of day and month comes first")
    parser.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[], help="such as text=Message")


def read(options: argparse.Namespace, workspace: Any, now: Any) -> Any:
    """What importing the file would give. workspace: None where there is none. Raises Refused for the whole file."""
    from signoff.content.suites import read_table

    there(options.file)
    asked = {
        "format": options.format, "mapping": pairs(options.map), "channel": options.channel or "",
        "network": options.network or "", "date_order": options.date_order, "now": now,
    }  # fmt: skip
    if workspace is None:
        return read_table(options.file, **asked)
    policy = workspace.policy
    return read_table(
        options.file, **asked, accounts=policy.channels, people=policy.people, zone=policy.zone,
        author=_author(options, policy), assets=workspace.content.assets,
    )  # fmt: skip


def there(file: Path) -> None:
    """Raises SignoffError for a file that is not there, with the nearest name."""
    from signoff.errors import SignoffError, nearest

    if not file.exists():
        beside = [one.name for one in file.parent.iterdir()] if file.parent.is_dir() else []
        raise SignoffError(f"there is no file `{file}`; {nearest(file.name, beside)}".rstrip("; "))


def _author(options: argparse.Namespace, policy: Any) -> str:
    """Who wrote the posts: who is named, else whom the policy makes likely, which is said."""
    from signoff.cli._common import the_person
    from signoff.inbox import likely_author

    if name := the_person(options, policy):
        return name
    name = likely_author(policy)
    say(f"nobody was named, and {name} is taken for the author; `--as PERSON` names another")
    return name


def pairs(said: list[str]) -> dict[str, str]:
    """What `--map` said, by field. Raises SignoffError for what is no pair."""
    from signoff.errors import SignoffError

    parted = [pair.partition("=") for pair in said]
    if wrong := [field for field, sign, _ in parted if not sign]:
        raise SignoffError(f"--map wants FIELD=COLUMN, such as text=Message, not `{wrong[0]}`")
    return {field.strip(): column.strip() for field, _, column in parted}


def tell(plan: Any, file: Path) -> None:
    """What to know about the reading: notices, columns that carry nothing over, rows that were refused."""
    say(*(f"{file}:{one.line}: {one.because}" if one.line else f"{file}: {one.because}" for one in plan.notices))
    if getattr(plan, "unused", ()):
        say(f"{file}: not used: {', '.join(plan.unused)}")
    say(*(f"{file}:{one.line}: not read: {one.because}" for one in plan.refused))


def review(options: argparse.Namespace) -> int:
    """`signoff review FILE.csv`: 1 when a finding is an error, or a row could not be read."""
    from signoff.cli._progress import progress
    from signoff.review import review_table

    workspace = _around(options)
    policy = workspace.policy if workspace else None
    now = the_moment(options, policy.zone if policy else "UTC")
    plan = read(options, workspace, now)
    with progress("Reviewing", not options.json) as step:
        reviewed = review_table(plan, policy, now, step, options.network or "")
    tell(reviewed.plan, options.file)
    _give(reviewed, now, options)
    return 1 if reviewed.plan.refused or any(finding.blocks for finding in reviewed.findings) else 0


def _around(options: argparse.Namespace) -> Any:
    """The workspace that was asked for; a CSV is read without one unless `--workspace` or a channel of one is named."""
    from signoff.errors import SignoffError
    from signoff.workspace import open_workspace

    if options.workspace:
        return open_workspace(options.workspace)
    if options.network or not options.channel:
        return None
    try:
        return open_workspace()
    except SignoffError:
        return None


def _give(reviewed: Any, now: Any, options: argparse.Namespace) -> None:
    if options.json:
        print_json(reviewed.plain(now))
    else:
        _print(reviewed)
    if options.out or not options.json:
        _write(reviewed, now, options)


def _print(reviewed: Any) -> None:
    for finding in reviewed.findings:
        print(finding_line(finding))
    plan, found = reviewed.plan, counted(len(reviewed.findings), "finding")
    print(f"{counted(plan.rows, 'row')}: {len(plan.posts)} read, {len(plan.refused)} not; {found}")


def _write(reviewed: Any, now: Any, options: argparse.Namespace) -> None:
    from signoff.errors import Place, Problem
    from signoff.report import Row, plan_page, write

    plan, file = reviewed.plan, options.file.name
    rows = [Row(one.line, one.post) for one in plan.taken]
    refused = [Problem(one.because, Place(file, one.line)) for one in plan.refused]
    remarks = [f"line {one.line}: {one.because}" if one.line else one.because for one in plan.notices]
    page = plan_page(file, rows, reviewed.found, refused, reviewed.policy, now, options.language, remarks)
    path = (options.out or Path()) / f"{options.file.stem}-review.html"
    write(path, page)
    say(f"The page is {path}")
