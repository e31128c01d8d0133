"""Stop everything, or some channels: nothing goes out there until the hold is lifted, whatever was approved."""

import argparse
from collections.abc import Iterator
from typing import Any

from signoff.cli._common import (
    counted,
    print_json,
    say,
    spoken_time,
    the_actor,
    the_moment,
    the_workspace,
    workspace_options,
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """On or off; which channels; why."""
    parser.add_argument("what", choices=["on", "off"], help="set the hold, or lift it")
    parser.add_argument("--channel", metavar="C", nargs="+", action="extend", default=[],
                        help="only these channels, by name; left out, all of them")  # fmt: skip
    parser.add_argument("--reason", metavar="R", required=True, help="why, for everybody to read")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    from signoff.inbox import Hold, hold
    from signoff.review import review

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    by = the_actor(options, workspace.policy)
    before = review(workspace, now).decisions
    wish = Hold(on=options.what == "on", by=by, at=now, reason=options.reason, channels=tuple(options.channel))
    done = hold(workspace, wish)
    after = review(workspace.afresh(), now)
    touched = [one for name, one in after.decisions.items() if one.blocked_by != before[name].blocked_by]
    if options.json:
        said = {"on": wish.on, "channels": list(wish.channels), "reason": wish.reason}
        print_json(said | {"entries": [entry.seq for entry in done.entries], "posts": _plain(touched)})
        return 0
    for entry in done.entries:
        say(f"entry {entry.seq}: {entry.do} of {entry.body.get('channel', 'everything')} by {entry.by}")
    slots = {one.post: after.workspace.posts[one.post].slot for one in touched}
    told = _stopped(touched) if wish.on else _freed(touched, {name for name, at in slots.items() if at and done.since
                                                              and at >= done.since})  # fmt: skip
    print(*(_line(one, slots, workspace.policy.zone) for one in told), sep="\n")
    return 0


def _plain(touched: list[Any]) -> list[dict[str, Any]]:
    return [{"post": one.post, "state": one.state, "publishable": one.publishable} for one in touched]


def _stopped(touched: list[Any]) -> Iterator[Any]:
    """The posts that stood ready."""
    ready = [one for one in touched if one.state == "held"]
    yield f"{counted(len(ready), 'post')} that stood ready may not go out now."
    yield from ready


def _freed(touched: list[Any], meanwhile: set[str]) -> Iterator[Any]:
    """The posts that may go out again; and those whose slot has passed meanwhile."""
    free = [one for one in touched if one.publishable]
    yield f"{counted(len(free), 'post')} may go out again."
    yield from free
    passed = [one for one in touched if one.state == "expired" and one.post in meanwhile]
    if passed:
        yield f"The slot of {counted(len(passed), 'post')} has passed meanwhile; nothing is sent late by itself."
        yield from passed


def _line(told: Any, slots: dict[str, Any], zone: str) -> str:
    if isinstance(told, str):
        return told
    return f"  {told.post}" + (f", {spoken_time(slots[told.post], zone)}" if slots[told.post] else "")
