"""One letter a person: what waits on them, most urgent first. It is printed, and sent to nobody."""

import argparse
from collections.abc import Sequence
from typing import Any

from signoff.cli import _several
from signoff.cli._common import spoken_time, the_moment, the_person, the_workspace, workspace_options
from signoff.cli.inbox import plain_item


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every verb; `--as` is for one person's letter, and several workspaces may be named."""
    workspace_options(parser, several=True)


def run(options: argparse.Namespace) -> int:
    """0, with nothing waiting too."""
    return _several.run(options, _ask)


def _ask(options: argparse.Namespace) -> _several.Answer:
    from signoff.inbox import digest
    from signoff.review import review

    workspace = the_workspace(options)
    policy = workspace.policy
    now = the_moment(options, policy.zone)
    person = the_person(options, policy) or None
    letters = digest(review(workspace, now).seen_by(person), person)
    with workspace.reading() as ledger:
        head = ledger.head()
    lines = [line for name, items in letters.items() for line in _letter(name, items, policy)] or ["Nothing waits."]
    foot = f"As of entry {head.size} of the ledger, whose hash is {head.hash.hex()}."
    return _several.Answer(0, _plain(letters, now, head, policy.zone), [*lines, foot])


def _letter(name: str, items: Sequence[Any], policy: Any) -> list[str]:
    """A greeting, then a line for each post, with its channels and until when."""
    called = policy.people[name].name if name in policy.people else name
    late = sum(item.late for item in items)
    waits = "1 post waits" if len(items) == 1 else f"{len(items)} posts wait"
    said = f"{called or name}: {waits} on you" + (f", {late} late" if late else "")
    return [said, *(_line(item, policy) for item in items), ""]


def _line(item: Any, policy: Any) -> str:
    until = f"until {spoken_time(item.due, policy.zone)}" if item.due else "no time set"
    late = " (LATE)" if item.late else ""
    return f"  {item.step}, {until}{late}: {item.title} [{item.post}; {', '.join(item.channels)}]"


def _plain(letters: dict[str, Any], now: Any, head: Any, zone_name: str) -> dict[str, Any]:
    from signoff.clock import zone

    local = zone(zone_name)
    people = [{"person": name, "items": [plain_item(one, local) for one in items]} for name, items in letters.items()]
    return {"now": now.isoformat(), "people": people, "ledger": {"entries": head.size, "head": head.hash.hex()}}
