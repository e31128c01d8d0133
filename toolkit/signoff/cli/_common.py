"""What verbs share: the options every verb takes, the workspace they name, the moment they fix, and printing."""

import argparse
import os
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from signoff.errors import Problem, SignoffError, listed, nearest


def workspace_options(parser: argparse.ArgumentParser, several: bool = False) -> None:
    """`--workspace`, `--as`, `--now`, `--json`: on every verb that looks at a workspace, or at `several` at once."""
    which = "the workspace; else the nearest with policies/" + ("; may be repeated" if several else "")
    action = "append" if several else "store"
    parser.add_argument("--workspace", metavar="DIR", type=Path, action=action, help=which)
    parser.add_argument("--as", dest="actor", metavar="PERSON", help="who acts; else SIGNOFF_USER")
    parser.add_argument("--now", metavar="TIME", help="fixes the time everywhere; else SIGNOFF_NOW, else the clock")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output, nothing else")


def the_workspace(options: argparse.Namespace) -> Any:
    """The workspace that the options name. Raises SignoffError where there is none."""
    from signoff.workspace import open_workspace

    workspace = open_workspace(options.workspace)
    tell_of_a_proposal(workspace)
    return workspace


def tell_of_a_proposal(workspace: Any) -> None:
    """Says in one line that the files are not the rules in force, where they are not."""
    try:
        accepted = workspace.acceptance if workspace.is_proposed else None
    except SignoffError:
        return  # a ledger that cannot be read is the verb's to tell of, if it asks for it
    if accepted:
        when = f"{accepted.at:%Y-%m-%d} by {accepted.by}"
        say(f"policies/ differ from what was accepted on {when}, which holds: `signoff policy diff`")


def the_moment(options: argparse.Namespace, zone_name: str) -> datetime:
    """The moment that `--now` or SIGNOFF_NOW fixes, else the clock's, in whole seconds. Raises SignoffError."""
    if options.now:
        return moment(options.now, zone_name)
    return moment(os.environ.get("SIGNOFF_NOW"), zone_name, "SIGNOFF_NOW=")


def moment(said: str | None, zone_name: str, where: str = "--now ") -> datetime:
    """A moment that somebody wrote, in the workspace's zone where it has no offset; left out, now.

    where   what was typed before it, for the message of the SignoffError about what is no time"""
    from signoff.clock import at, zone

    if not said:
        return datetime.now(UTC).replace(microsecond=0).astimezone(zone(zone_name))
    try:
        return at(said, zone(zone_name)).astimezone(zone(zone_name))
    except ValueError as error:
        example = f"For example: `{where}2026-12-01T09:00`."
        raise SignoffError(Problem(f"{where.rstrip(' =')}: {error}", why=example)) from None


def the_actor(options: argparse.Namespace, policy: Any) -> str:
    """Who acts: `--as`, else SIGNOFF_USER, else whose account of the machine it is. Raises SignoffError for nobody."""
    from signoff.inbox import my_name

    name = the_person(options, policy) or my_name(policy)
    if not name:
        raise SignoffError("who are you? Say `--as PERSON`, or set SIGNOFF_USER to your name in the team.")
    return name


def the_person(options: argparse.Namespace, policy: Any) -> str:
    """Whom `--as` or SIGNOFF_USER names; "" for nobody. Raises SignoffError for somebody who is not in the team."""
    name = options.actor or os.environ.get("SIGNOFF_USER", "")
    if name and name not in policy.people:
        raise SignoffError(f"`{name}` is not in the team; {nearest(name, policy.people)}".rstrip("; "))
    return name


def known(what: str, word: str, names: Collection[str]) -> str:
    """The word, where it is one of the names. Raises SignoffError with the nearest, else with all of them."""
    if word not in names:
        raise SignoffError(f"no {what} `{word}`; {nearest(word, names) or 'there are ' + listed(names, 'and')}")
    return word


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def say(*lines: object) -> None:
    """Lines for people, on standard error: standard output is for what was asked for."""
    if lines:
        sys.stdout.flush()  # where both go to one place, what was printed before stands before
        print(*lines, sep="\n", file=sys.stderr, flush=True)


def counted(number: int, one: str) -> str:
    """A number with its noun: "1 row", "2 rows"."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def finding_line(finding: Any) -> str:
    """A finding on one line, its place in front as editors and terminals know it."""
    waived = " (waived)" if finding.waived else ""
    place = f"{finding.file}:{finding.line}:{finding.span[0]}"
    return f"{place}: {finding.severity}: {finding.rule}: {finding.message}{waived}"


def spoken_time(at: datetime | None, zone_name: str) -> str:
    """A moment as people say it: "Tue 1 Dec, 09:20"."""
    from signoff.clock import zone

    return f"{at.astimezone(zone(zone_name)):%a %-d %b, %H:%M}" if at else "no time set"
