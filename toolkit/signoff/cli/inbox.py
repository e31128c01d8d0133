"""What waits on you, most urgent first; on everybody, where nobody is named."""

import argparse
from typing import Any

from signoff.cli import _several
from signoff.cli._common import spoken_time, the_moment, the_person, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every verb; `--as` says whose inbox, and several workspaces may be named."""
    workspace_options(parser, several=True)


def run(options: argparse.Namespace) -> int:
    """0, with nothing waiting too."""
    return _several.run(options, _ask)


def _ask(options: argparse.Namespace) -> _several.Answer:
    from signoff.clock import zone
    from signoff.inbox import waiting
    from signoff.review import review

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    person = the_person(options, workspace.policy) or None
    items = waiting(review(workspace, now).seen_by(person), person)
    local = zone(workspace.policy.zone)
    plain = {"now": now.isoformat(), "person": person, "items": [plain_item(one, local) for one in items]}
    return _several.Answer(0, plain, [_line(one, workspace.policy) for one in items] or ["Nothing waits."])


def plain_item(item: Any, local: Any) -> dict[str, Any]:
    """What waits, as JSON, with times in that zone; shared with `digest`."""
    import msgspec

    return {**msgspec.structs.asdict(item), "due": item.due.astimezone(local).isoformat() if item.due else None,
            "since": item.since.astimezone(local).isoformat() if item.since else None}  # fmt: skip


def _line(item: Any, policy: Any) -> str:
    late = "LATE" if item.late else ""
    people = ", ".join(policy.people[name].name or name for name in item.people if name in policy.people)
    due = spoken_time(item.due, policy.zone)
    return f"{late:<4} {due:<18} {item.post:<28} {item.step:<12} {people:<24} {item.title}"
