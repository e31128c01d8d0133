"""Names that stand for all names: one for each set of globs that a name can fit. Exact, for `*`, `?` and `[…]`.

`a*` and `ab` over tags: `a` fits the first, `ab` both, and no name fits the second alone."""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

MOST_STATES = 20_000  # beyond it only the names found so far are looked at: with dozens of globs such as `*a*`
OTHER = "other"
State = frozenset[tuple[str, int]]


def witnesses(globs: Iterable[str]) -> dict[frozenset[str], str]:
    """A short name, never empty, for each set of these globs that some name fits exactly; the empty set among them."""
    parts = {glob: _parts(glob) for glob in globs}
    letters = _letters(parts)
    found: dict[frozenset[str], str] = {}
    seen: set[State] = set()
    level = [(frozenset((glob, 0) for glob in parts), "")]
    while level and len(seen) < MOST_STATES:
        following = []
        for state, name in level:
            for letter in letters:
                after = _step(_closed(state, parts), letter, parts)
                if after in seen:
                    continue
                seen.add(after)
                following.append((after, name + letter))
                found.setdefault(_accepted(after, parts), name + letter)
        level = following
    _named_well(found, parts)
    return found


def _named_well(found: dict[frozenset[str], str], globs: Iterable[str]) -> None:
    """A name that fits nothing is called so, and a glob that is a plain name is its own example."""
    for name in (*globs, OTHER):
        if name and not set(name) & set("*?["):
            found[frozenset(glob for glob in globs if fnmatchcase(name, glob))] = name


def _parts(glob: str) -> list[str]:
    """The glob as single letters, `*`, `?` and sets."""
    return re.findall(r"\[!?\]?[^\]]*\]|.", glob, re.DOTALL)


def _letters(parts: dict[str, list[str]]) -> list[str]:
    """Every letter that a glob tells from others, and two that none does; plain ones first."""
    told = {letter for pieces in parts.values() for piece in pieces for letter in _of(piece)}
    others = [letter for letter in "xqzjkwvyXQZ0123456789" if letter not in told][:1]
    return sorted(told, key=lambda letter: (not letter.isalnum(), letter)) + (others or ["\u00f8"])


def _of(piece: str) -> set[str]:
    if len(piece) == 1:
        return set(piece) - set("*?")
    inside = piece[1:-1].removeprefix("!")
    ranges = [range(ord(low), ord(high) + 1) for low, high in re.findall(r"(.)-(.)", inside)]
    return set(inside).union(*(map(chr, letters[:300]) for letters in ranges))


def _closed(state: State, parts: dict[str, list[str]]) -> State:
    """The state with every `*` also passed over."""
    found, following = set(state), list(state)
    while following:
        glob, position = following.pop()
        beyond = (glob, position + 1)
        if position < len(parts[glob]) and parts[glob][position] == "*" and beyond not in found:
            found.add(beyond)
            following.append(beyond)
    return frozenset(found)


def _step(state: State, letter: str, parts: dict[str, list[str]]) -> State:
    after = set()
    for glob, position in state:
        piece = parts[glob][position] if position < len(parts[glob]) else ""
        if piece == "*":
            after.add((glob, position))
        elif piece and (piece == letter or ((piece in "?" or len(piece) > 1) and fnmatchcase(letter, piece))):
            after.add((glob, position + 1))
    return frozenset(after)


def _accepted(state: State, parts: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(glob for glob, position in _closed(state, parts) if position == len(parts[glob]))
