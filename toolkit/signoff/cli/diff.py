"""What changed in a post since it was last approved, or since another moment: in words, line by line, and by whom."""

import argparse
from collections.abc import Iterator
from typing import Any

from signoff.cli._common import print_json, spoken_time, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post, and what it is compared with."""
    parser.add_argument("post", metavar="POST", nargs="?", help="the post's id")
    parser.add_argument(
        "--since", metavar="WHEN", nargs="+", default=[],
        help="approved, submitted, the first digits of a revision, or `entry N`; left out, its last approved revision, "
        "else its first",
    )  # fmt: skip
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0, whatever changed."""
    from signoff.cli._sight import sighted
    from signoff.errors import SignoffError
    from signoff.review import difference

    words = list(options.since)
    post = options.post or (words.pop() if len(words) > 1 else None)
    if post is None:
        raise SignoffError("which post? For example: `signoff diff winter-menu-01 --since approved`")
    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    options.post = post
    found = difference(workspace, sighted(options, workspace, now), " ".join(words), now)
    if options.json:
        from signoff.clock import zone

        print_json(found.plain(zone(workspace.policy.zone)))
    else:
        print(*told(found, workspace.policy.zone), sep="\n")
    return 0


def told(found: Any, zone_name: str) -> Iterator[str]:
    """The difference as lines for people."""
    from signoff.errors import listed
    from signoff.review import lines, words

    since = found.since
    entry = f", entry {since.entry}, {spoken_time(since.at, zone_name)}" if since.entry else ""
    head = f"{found.post.id}, revision {found.post.revision[:12]}, since {_moment(since.words)}{entry}"
    yield f"{head}: {listed(found.kinds, 'and')} changed" if found.kinds else f"{head}: nothing changed"
    for key, before, after in found.keys:
        yield f"  {key}: {_value(before)} → {_value(after)}"
    for variant, before, after in found.texts:
        yield f"  {'the text' if not variant else f'the text under `## {variant}`'}:"
        yield from (f"    “{went or '…'}” became “{came or '…'}”" for went, came in words(before, after))
        yield from (f"    {line}" for line in lines(before, after))
    for edit in found.edits:
        yield f"  {_by(edit, zone_name)}"


def _moment(words: str) -> str:
    said = {"approved": "its last approved revision", "submitted": "it was last submitted"}
    return said.get(words, words if words.startswith(("entry", "revision")) else f"its {words}")


def _value(value: Any) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _by(edit: Any, zone_name: str) -> str:
    from signoff.errors import listed

    what = listed(edit.changes, "and") or "the post"
    if edit.seq is None:
        who = "nobody known" if edit.by == "unknown" else edit.by
        return f"not recorded yet: {what} changed, by {who}"
    did = "made it" if edit.do == "create" else f"changed {what}"
    return f"entry {edit.seq}, {spoken_time(edit.at, zone_name)}: {edit.by} {did}"
