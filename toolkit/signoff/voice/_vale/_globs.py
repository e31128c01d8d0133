"""The globs of a `.vale.ini`: `*.md`, `*.{md,txt}`, `docs/**/*.md`, `!*.md`. A single `*` crosses folders too, as in
Vale."""

import re
from collections.abc import Callable
from functools import cache

_PART = re.compile(r"\*\*/?|\*|\?|\[!?[^\]]*\]|\{|\}|,|\\.|.", re.DOTALL)


@cache
def glob(written: str) -> re.Pattern[str]:
    """The glob as a pattern for a whole path."""
    crosses, depth, found = "**" not in written, 0, []
    for match in _PART.finditer(written):
        part = match[0]
        depth += (part == "{") - (part == "}")
        found.append(_one(part, crosses, depth > 0 or part == "}"))
    return re.compile("".join(found), re.DOTALL)


def _one(part: str, crosses: bool, inside: bool) -> str:
    if part.startswith("**"):
        return "(?:.*/)?" if part.endswith("/") else ".*"
    if part in "*?":
        return {"*": ".*" if crosses else "[^/]*", "?": "." if crosses else "[^/]"}[part]
    if part.startswith("[") and len(part) > 1:
        return "[" + ("^" if part[1] == "!" else "") + part[1:-1].lstrip("!").replace("\\", "\\\\") + "]"
    if inside and part in "{},":
        return {"{": "(?:", "}": ")", ",": "|"}[part]
    return re.escape(part[1:] if part.startswith("\\") and len(part) > 1 else part)


@cache
def _matcher(written: str) -> tuple[re.Pattern[str], bool]:
    return glob(written.lstrip("!")), written.startswith("!")


def fits(written: str, path: str, seen: Callable[[], str] = str) -> bool:
    """Whether the glob fits a path, or the path as it is `seen` from elsewhere; `!` before it turns that round."""
    pattern, negated = _matcher(written)
    fitting = pattern.fullmatch(path) is not None or pattern.fullmatch(seen()) is not None
    return fitting != negated
