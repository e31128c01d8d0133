"""What the models of content/ share: names that must be there, percents, moments, and words by language."""

from collections.abc import Collection, Iterator
from typing import Annotated, Any

from signoff.clock import zone
from signoff.content._times import moment
from signoff.errors import Place, Problem, listed, nearest
from signoff.model import Model, about

Percent = Annotated[str, about("A part of a hundred", "40%", pattern=r"^(100|[0-9]{1,2})(\.[0-9]+)?%$")]
MOST_NAMED = 12


def unknown_names(model: Model, key: str, known: Collection[str], what: str, why: str = "") -> Iterator[Problem]:
    """A problem for each name under a key that is none of those known; `what` is what it should be, as "channel"."""
    for name, place in named_values(model.node, key):
        if name not in known:
            yield unknown_name(name, place, known, what, why)


def unknown_name(name: str, place: Place | None, known: Collection[str], what: str, why: str = "") -> Problem:
    """A name that is not there, the nearest that is, and all there are."""
    names = sorted(known)
    there = f"There is {listed((f'`{each}`' for each in names), 'and')}." if names else f"No {what} is declared."
    if len(names) > MOST_NAMED:
        there = f"There are {len(names)} of them."
    return Problem(f"no {what} `{name}`; {nearest(name, names)}".rstrip("; "), place, f"{why} {there}".strip())


def named_values(node: Any, key: str) -> Iterator[tuple[str, Place]]:
    """Each text under a key that takes a name or a list of names, with its place; what is no text left out."""
    part = node.parts.get(key) if node is not None else None
    if part is None:
        return
    for each in part.parts.values() if isinstance(part.value, list) else [part]:
        if isinstance(each.value, str):
            yield each.value, each.place


def bad_moment(model: Model, key: str, zone_name: str) -> Iterator[Problem]:
    """A problem where the time under a key cannot be read in the zone."""
    text = getattr(model, key)
    if text:
        try:
            moment(text, zone(zone_name))
        except ValueError as error:
            yield Problem(str(error), model.place_of(key))
