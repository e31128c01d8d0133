"""Posts with their state, chain and due time; filters narrow it."""

import argparse
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

from signoff.cli._common import known, moment, print_json, spoken_time, the_moment, the_workspace, workspace_options

REPEATED = (
    ("--state", "S", "such as in_review"),
    ("--channel", "C", "posts for this channel"),
    ("--author", "PERSON", "posts by this author"),
    ("--tag", "T", "posts with this tag; a glob"),
    ("--campaign", "K", "posts of this campaign; a glob"),
    ("--waiting-on", "PERSON", "what waits on this person"),
    ("--type", "T", "post, reply, asset or campaign"),
    ("--finding", "GLOB", "in which such a finding stands, such as voice.*"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Filters: all that are given must fit; of several of one kind, any."""
    for name, value, said in REPEATED:
        parser.add_argument(name, metavar=value, action="append", default=[], help=f"{said}; may be repeated")
    parser.add_argument("--late", action="store_true", help="only what is past its due time")
    parser.add_argument("--since", metavar="TIME", help="with a slot from this day or moment on")
    parser.add_argument("--until", metavar="TIME", help="with a slot until this day, included, or this moment")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0, with no post too."""
    from signoff.cli._sight import seen
    from signoff.clock import zone
    from signoff.review import review

    workspace = the_workspace(options)
    _ask_for_what_there_is(options, workspace)
    reviewed = seen(review(workspace, the_moment(options, workspace.policy.zone)), options)
    fitting = _filters(options, reviewed)
    every = ((one, workspace.glance(name)) for name, one in reviewed.everything.items())
    found = [one for one, post in every if all(fits(one, post) for fits in fitting)]
    if options.json:
        _print_json(found, zone(workspace.policy.zone))
        return 0
    for one in found:
        due = spoken_time(one.due, workspace.policy.zone) if one.due else ""
        print(f"{one.post:<30} {one.state.replace('_', ' '):<18} {one.chain:<12} {due}".rstrip())
    return 0


def _print_json(found: list[Any], local: Any) -> None:
    """Posts; and, where there are such, replies, assets and campaigns beside them."""
    posts = [one.plain(local) for one in found if ":" not in one.post]
    items = [one.plain(local) for one in found if ":" in one.post]
    print_json({"posts": posts, **({"items": items} if items else {})})


def _ask_for_what_there_is(options: argparse.Namespace, workspace: Any) -> None:
    from signoff.content import TYPES
    from signoff.workflow import STATES

    options.state = [known("state", state.replace(" ", "_"), STATES) for state in options.state]
    for kind in options.type:
        known("type", kind, ("post", *TYPES))
    for channel in options.channel:
        known("channel", channel, workspace.policy.channels)
    for author in options.author:
        authors = {post.front.author for post in workspace.posts.values()}
        known("person", author, authors.union(workspace.policy.people))
    for person in options.waiting_on:
        known("person", person, workspace.policy.people)


Fits = Callable[[Any, Any], bool]


def _filters(options: argparse.Namespace, reviewed: Any) -> list[Fits]:
    """A question (decision, post) for each filter that was given."""
    zone_name = reviewed.workspace.policy.zone
    first, last = _from(options.since, zone_name), _until(options.until, zone_name)
    asked: list[tuple[Any, Fits]] = [
        (options.state, lambda one, post: one.state in options.state),
        (options.type, lambda one, post: post.front.type in options.type),
        (options.channel, lambda one, post: not set(options.channel).isdisjoint(_channels(post, reviewed))),
        (options.author, lambda one, post: post.front.author in options.author),
        (options.tag, lambda one, post: _any(post.tags, options.tag)),
        (options.campaign, lambda one, post: _any([post.front.campaign], options.campaign)),
        (options.finding, lambda one, post: _any([found.rule for found in one.findings], options.finding)),
        (options.late, lambda one, post: one.due is not None and one.due < reviewed.now),
        (first, lambda one, post: post.slot is not None and post.slot >= first),
        (last, lambda one, post: post.slot is not None and post.slot < last),
    ]
    return [fits for given, fits in asked if given] + list(_waiting_on(options, reviewed))


def _waiting_on(options: argparse.Namespace, reviewed: Any) -> Iterator[Fits]:
    if options.waiting_on:
        from signoff.inbox import waiting

        posts = {item.post for person in options.waiting_on for item in waiting(reviewed, person)}
        yield lambda one, post: one.post in posts


def _channels(post: Any, reviewed: Any) -> list[str]:
    return [account.name for account in post.accounts(reviewed.workspace.policy.channels)]


def _any(names: Any, globs: list[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)


def _from(said: str | None, zone_name: str) -> datetime | None:
    return _moment(said, zone_name, "--since ") if said else None


def _until(said: str | None, zone_name: str) -> datetime | None:
    """The first moment that is too late: of a day the next midnight, so that the day is included."""
    if not said:
        return None
    day = _day(said)
    return _moment((day + timedelta(days=1)).isoformat() if day else said, zone_name, "--until ")


def _moment(said: str, zone_name: str, where: str) -> datetime:
    return moment(f"{said} 00:00" if _day(said) else said, zone_name, where)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if len(said) == len("2026-12-01") else None
    except ValueError:
        return None
