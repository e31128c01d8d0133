"""`signoff lint --fix` and `--diff`: what has one right answer is mended in the files, or shown as it would be."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from signoff.cli._common import counted, say

# What nobody decides on now, and nobody has read yet: there a bulk of edits undoes no approval.
OPEN_STATES = ("draft", "changes_requested", "rejected", "withdrawn", "expired")


class Mending(NamedTuple):
    """changes: bytes before and after, by file;  fixed: how many findings;  spared: posts that were left alone."""

    changes: dict[str, tuple[bytes, bytes]]
    fixed: int
    spared: list[str]


def mend_options(parser: argparse.ArgumentParser) -> None:
    """Whether files are mended, or the difference is shown."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--fix", action="store_true", help="mend what has one right answer, then show what is left")
    either.add_argument(
        "--diff", action="store_true", help="show what --fix would change, and write nothing; exit 1 for a change"
    )


def show(mending: Mending) -> int:
    """Prints the difference; 1 where there is one."""
    for file, (before, after) in mending.changes.items():
        sys.stdout.writelines(_difference(file, before.decode(), after.decode()))
    say(*_said(mending, "would be mended"))
    return 1 if mending.changes else 0


def write(mending: Mending, workspace: Any) -> None:
    """Writes the files, all of them or none, and says what was done."""
    from signoff.checks.mending import write_all

    write_all({workspace.root / file: both for file, both in mending.changes.items()}, workspace.root)
    say(*_said(mending, "mended"))


def mending_of(options: argparse.Namespace, workspace: Any, reviewed: Any, shown: Sequence[Any]) -> Mending:
    """The posts in which something shown can be mended, each with its new bytes."""
    from signoff.checks.mending import World, mended
    from signoff.policy import MOST_BYTES, read_file

    world = World(workspace.policy, workspace.content, reviewed.now)
    named = {path.resolve() for path in options.paths}
    changes, fixed, spared = {}, 0, []
    for name in dict.fromkeys(one.post for one in shown if not one.settled):
        post = workspace.posts.get(name)
        if post is None:
            continue
        path = workspace.root / post.file
        data = read_file(path, MOST_BYTES, workspace.root, post.file)
        done = mended(post, data, [one for one in shown if one.post == name and not one.settled], world)
        if done.fixed and reviewed.decision(name).state not in OPEN_STATES and path.resolve() not in named:
            spared.append(name)
        elif done.fixed:
            changes[post.file] = (data, done.after)
            fixed += len(done.fixed)
    return Mending(changes, fixed, spared)


def _said(mending: Mending, what: str) -> Iterator[str]:
    yield f"{counted(mending.fixed, 'finding')} {what} in {counted(len(mending.changes), 'post')}"
    if mending.spared:
        names = ", ".join(mending.spared[:5]) + (" …" if len(mending.spared) > 5 else "")
        yield f"left as they are, being in review, approved or published: {names}; name a post's file to mend it too"


def _difference(file: str, before: str, after: str) -> Iterator[str]:
    """A unified difference, which `patch -p1` takes."""
    from difflib import unified_diff  # only --diff pays for it

    found = unified_diff(before.splitlines(True), after.splitlines(True), f"a/{file}", f"b/{file}")
    for line in found:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
