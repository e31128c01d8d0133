"""What is different between the words that somebody saw and those of now: shown where a verdict is refused for it."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from typing import Any

from signoff.content import Post
from signoff.errors import Problem
from signoff.workflow import Event

LEAST_HASH = 8  # hex digits: fewer would fit other revisions too, and none at all would fit any
MOST_LINES = 40
GONE = "(not said)"


def another_revision(post: Post, seen: str, events: Sequence[Event]) -> list[Problem]:
    """A problem where the revision that a person saw is not the present one, with the difference where it is known."""
    if post.revision.startswith(seen):
        return [] if len(seen) >= LEAST_HASH else [_too_short(post, seen)]
    old = next((one.post for one in events if one.post is not None and one.post.revision.startswith(seen)), None)
    head = f"You saw {seen[:12]}; it is {post.revision[:12]} now. Look again: `signoff status {post.id}`."
    shown = [f"No entry knows {seen[:12]}; there is nothing to compare."] if old is None else difference(old, post)
    return [Problem(f"{post.id}: the post has changed since you saw it", why="\n".join([head, *shown]))]


def _too_short(post: Post, seen: str) -> Problem:
    why = f"Give at least {LEAST_HASH} digits of it, as `signoff status {post.id} --json` has them."
    return Problem(f"{post.id}: the revision `{seen}` is too short to say what you saw", why=why)


def difference(old: Post, new: Post) -> list[str]:
    """Line by line what was (`-`) and what is (`+`), the words of each variant first, then everything else."""
    lines = [*_words(old, new), *_rest(old.plain, new.plain)]
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"… and {len(lines) - MOST_LINES} lines more"]
    return lines


def _words(old: Post, new: Post) -> Iterator[str]:
    for name in dict.fromkeys([*old.texts, *new.texts]):
        before, after = (post.texts[name].words.splitlines() if name in post.texts else [] for post in (old, new))
        found = [line for line in unified_diff(before, after, n=0, lineterm="") if not line.startswith(("---", "+++"))]
        if found:
            yield f"The text{f' for {name}' if name else ''}:"
            yield from (f"  {line}" for line in found if not line.startswith("@@"))


def _rest(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for key in sorted({*old, *new} - {"texts"}):
        before, after = old.get(key), new.get(key)
        if before != after:
            yield f"  {key}: was {GONE if before is None else before}, is {GONE if after is None else after}"
