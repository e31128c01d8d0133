"""Scopes: which blocks a rule is asked about. `heading.h2`, `~list`, `text.md & ~heading`; of several, one must fit.

A block has a scope of many words (`sentence.text.list.md`); a rule's fits where all of its words are among them.
Source: Vale 3.15, by behaviour."""

from functools import cache


@cache
def fits(wanted: tuple[str, ...], scope: str) -> bool:
    """Whether a rule's scopes fit a block's."""
    words = frozenset(scope.split("."))
    return any(all(_part_fits(part, words) for part in each.split("&")) for each in wanted)


def _part_fits(part: str, words: frozenset[str]) -> bool:
    sections = [section.strip() for section in part.split(".")]
    negated = sections[0].startswith("~")
    sections[0] = sections[0].removeprefix("~")
    inside = words.issuperset(sections)
    if not negated:
        return inside
    # Text that is put together from all blocks is no place that something else is not in.
    return not inside and words.isdisjoint(("raw", "summary"))
