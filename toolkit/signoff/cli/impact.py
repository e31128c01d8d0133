"""Rehearse rules on your own past: which posts other policies would have decided otherwise, and why."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import moment, print_json, say, the_moment, the_workspace, workspace_options

MOST = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """The other policies, how far to look back, and where the page goes."""
    parser.add_argument(
        "--with", dest="other", metavar="POLICIES", type=Path, required=True,
        help="a workspace, a folder of policies, or one file in place of the one of its name",
    )  # fmt: skip
    parser.add_argument("--since", metavar="DAY", help="only posts whose first entry, or slot, is not before it")
    parser.add_argument("--out", metavar="FILE", type=Path, help="also a page; in a folder it is impact.html")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="the page's language")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0, posts named or not: to name them is what it is for; 1 where the other policies are weaker anywhere."""
    from signoff.rehearsal.impact import impact, other_policy

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    since = _since(options.since, workspace.policy.zone)
    found = impact(workspace, other_policy(options.other, workspace), now, since)
    if options.json:
        print_json(found.plain())
    else:
        print(*_spoken(found), sep="\n")
    if options.out:
        _write(found, options.out, options.language)
    return 1 if found.weaker else 0


def _since(said: str | None, zone_name: str) -> Any:
    if not said:
        return None
    return moment(said if ":" in said else f"{said} 00:00", zone_name, "--since ")


def _write(found: Any, path: Path, language: str) -> None:
    from signoff.report import write
    from signoff.report.impact import impact_page

    place = path if path.suffix in (".html", ".htm") else path / "impact.html"
    write(place, impact_page(found, language=language))
    say(f"The page is {place}")


def _spoken(found: Any) -> list[str]:
    lines = [found.sentence]
    for one in found.changed[:MOST]:
        lines += ["", one.post, *(f"  - {because}" for because in one.because)]
    if (more := len(found.changed) - MOST) > 0:
        lines += ["", f"and {more:,} more: `--json` names each, `--out FILE` makes a page of them"]
    return [*lines, "", *_waiting(found), *_weaker(found)]


def _waiting(found: Any) -> list[str]:
    from signoff.clock import spoken

    def said(side: Any) -> str:
        half = (
            f"half of the answers within {spoken(int(side.median)) or '0 s'}"
            if side.median is not None
            else "no answer"
        )
        return f"{spoken(int(side.seconds)) or '0 s'} in all, {half}"

    unknown = f"; unknown for {found.after.unknown:,}" if found.after.unknown else ""
    return [f"Waiting: {said(found.before)}; under the others {said(found.after)}{unknown}"]


def _weaker(found: Any) -> list[str]:
    if not found.weaker:
        return ["Nowhere weaker: what could go out under the others could go out now."]
    head = "Weaker: this could go out under the others, and cannot now (`--json` has it as a policy test):"
    return [head, *(f"  {line}" for line in found.weaker_written.splitlines())]
