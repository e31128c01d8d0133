"""Hosts of links: which are ours, which may be linked, and which only look like ours.

Source: the common rules of the checks, "links.lookalike_host"; Unicode UTS 39 for letters that look alike."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache

# Cyrillic and Greek letters that are drawn like Latin ones, small letters only: hosts are compared without case.
_PAIRS = (
    "аa вb еe кk мm нh оo рp сc тt уy хx іi їi јj ѕs һh ԁd ԛq ԝw ѵv ьb гr пn ӏl "
    "αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw γy ϲc ϳj 0o 1l"
)
_ALIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_SECOND_LEVEL = frozenset(["ac", "co", "com", "edu", "gov", "net", "org"])
_SHORTEST_NAME = 3


def fits_any(host: str, globs: Iterable[str]) -> bool:
    """Whether a host is one of those written, `*.cafe.example` being every host below it; without case."""
    return any(fnmatchcase(host, glob.lower()) for glob in globs)


def folded(host: str) -> str:
    """The host as the eye takes it: `оzo1s.example` with a Cyrillic о and a figure is `ozols.example`."""
    return host.lower().translate(_ALIKE).replace("rn", "m")


@lru_cache(maxsize=4096)
def imitated(host: str, ours: tuple[str, ...]) -> str:
    """The host of ours that this one, which is no allowed one, imitates; "" for none."""
    seen = folded(host)
    for own in dict.fromkeys(glob.lower().removeprefix("*.") for glob in ours):
        if _imitates(seen, folded(own)):
            return own
    return ""


def _imitates(host: str, own: str) -> bool:
    if one_edit(host, own):
        return True
    name = name_of(own)
    if len(name) < _SHORTEST_NAME:
        return False
    return name in host or any(one_edit(label, name) for label in host.split(".")[:-1])


def name_of(host: str) -> str:
    """The part of a host that a brand registers: `ozols` of `shop.ozols.example` and of `ozols.co.uk`."""
    labels = host.split(".")
    place = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else -2
    return labels[place] if len(labels) >= -place else labels[0]


def one_edit(one: str, other: str) -> bool:
    """Whether one letter put in, left out or changed, or none, makes the one the other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    skip_one, skip_other = len(one) >= len(other), len(other) >= len(one)
    return one[start + skip_one :] == other[start + skip_other :]
