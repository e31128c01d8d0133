"""What every policy document is: one YAML mapping with `kind:`."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

from signoff.clock import DURATION, LONG_DURATION
from signoff.errors import Place, Problem, listed, nearest
from signoff.model import NOWHERE, Model, about

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Names = Annotated[str | list[str], about("One name or a list of names")]
Duration = Annotated[str, about("A duration: whole seconds, minutes or hours", "24h", "90m", pattern=DURATION)]
LongDuration = Annotated[str, about("A duration of elapsed time", "90d", "2160h", pattern=LONG_DURATION)]


class Document(Model):
    """One policy document. A kind adds its keys, and `problems` for what one key alone cannot show."""

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """What is wrong with it beside the others: names that are not there, circles, contradictions."""
        yield from ()


def unknown(model: Model, key: str, name: str, known: Collection[str], what: str, why: str = "") -> Iterator[Problem]:
    """A problem where `name` is none of those known; `what` is what it should be, such as "role"."""
    yield from unknown_at(model.place_of(key), name, known, what, why)


def unknown_at(place: Place | None, name: str, known: Collection[str], what: str, why: str = "") -> Iterator[Problem]:
    """The same at a place: for a key that is itself the name."""
    if name not in known:
        names = sorted(known)
        said = f"no {what} `{name}`; {nearest(name, names)}".rstrip("; ")
        there = f"There is {listed(f'`{name}`' for name in names)}." if names else f"No {what} is declared."
        yield Problem(said, place, f"{why} {there}".strip())


def given_twice(models: Iterable[Any], what: str) -> Iterator[Problem]:
    """A problem for each model whose name an earlier one has, naming both places."""
    first: dict[str, Model] = {}
    for model in models:
        if model.name in first and model.name:
            earlier = first[model.name].place
            where = f", first at {earlier}" if earlier is not NOWHERE else ""
            yield Problem(f"two {what} are named `{model.name}`{where}", model.place_of("name"))
        first.setdefault(model.name, model)


def bad(model: Model, key: str, error: Exception | str, why: str = "") -> Problem:
    """A problem at a key's value."""
    return Problem(str(error), model.place_of(key), why)
