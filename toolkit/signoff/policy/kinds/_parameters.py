"""Typed parameters of a notebook: what may be passed, read once for `policies/`, for `-p` and for a list of items.

    week:    {type: week, default: last_week}
    markets: {list_of: text, default: [LV, EE]}

A value becomes a plain literal (text, number, truth, list of these), never code."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from math import isfinite
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec

from signoff.clock import seconds, week, week_of
from signoff.errors import Problem, listed, nearest
from signoff.model import Model, about

Type = Literal["text", "number", "whole", "yes_no", "date", "week", "duration", "channel", "campaign", "person", "post"]
Known = Mapping[str, Iterable[str]]
NOBODY: Known = MappingProxyType({})
LONGEST = 10_000
LARGEST = sys.float_info.max
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # half a character is none either
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
NAMED = ("channel", "campaign", "person", "post")
EXAMPLES = {
    "text": "spring", "number": "2.5", "whole": "3", "yes_no": "yes", "date": "2026-12-01, today or yesterday",
    "week": "2026-W49, this_week or last_week", "duration": "90m",
}  # fmt: skip
DAYS = {"today": 0, "yesterday": -1}
WEEKS = {"this_week": 0, "last_week": -7}


class Parameter(Model):
    """What one parameter may be: a type, one of some texts, or a list; without a default it must be said."""

    type: Annotated[Type | msgspec.UnsetType, about("Its type", "week")] = msgspec.UNSET
    one_of: Annotated[list[str], about("One of these texts", ["leaders", "team"])] = []
    list_of: Annotated[Type | msgspec.UnsetType, about("A list of this type", "text")] = msgspec.UNSET
    default: Annotated[Any, about("What it is where nobody says; left out, it must be said", "last_week")] = (
        msgspec.UNSET
    )
    at_least: Annotated[float | None, about("For numbers: not below", 0)] = None
    at_most: Annotated[float | None, about("For numbers: not above", 100)] = None
    purpose: Annotated[str, about("What it is for", "the week that the page is about")] = msgspec.field(
        name="about", default=""
    )

    @property
    def needed(self) -> bool:
        """Whether somebody must say it."""
        return self.default is msgspec.UNSET

    def problems(self, known: Known) -> Iterator[Problem]:
        """Two kinds of type or none, bounds where there is no number, a default that does not fit."""
        given = [key for key in ("type", "one_of", "list_of") if getattr(self, key)]
        if len(given) != 1:
            said = f"it has {listed(given, 'and')}; keep one" if given else "it has no type"
            yield Problem(said, self.place, "Say `type: week`, `one_of: [a, b]` or `list_of: text`.")
            return
        yield from self._bounds()
        if not self.needed and (said := refusal(self, self.default, known)):
            yield Problem(f"the default {said}", self.place_of("default"))

    def _bounds(self) -> Iterator[Problem]:
        for key in ("at_least", "at_most"):
            if getattr(self, key) is not None and (self.type or self.list_of) not in ("number", "whole"):
                yield Problem(f"`{key}` is for numbers", self.place_of(key))
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            yield Problem("`at_least` is more than `at_most`", self.place_of("at_least"))


def value_of(parameter: Parameter, said: Any, known: Known = NOBODY) -> Any:
    """The literal that `said` (text, or what YAML read) stands for; words such as `last_week` stay words.

    known    the names there are, by type: {"channel": […]}; a type that is left out is not looked up
    Raises ValueError, with words that go after the parameter's name."""
    if parameter.one_of:
        return _one_of(parameter.one_of, said)
    if parameter.list_of:
        items = said if isinstance(said, list) else [said]
        return [_single(parameter, parameter.list_of, item, known) for item in items]
    return _single(parameter, parameter.type or "text", said, known)


def refusal(parameter: Parameter, said: Any, known: Known = NOBODY) -> str:
    """Why a value does not fit, in words; "" where it does."""
    try:
        value_of(parameter, said, known)
    except ValueError as error:
        return str(error)
    return ""


def resolved(parameter: Parameter, value: Any, moment: datetime) -> Any:
    """A value with `today` and `last_week` counted from `moment` (aware, in the job's zone)."""
    kind = parameter.type or parameter.list_of
    if isinstance(value, list):
        return [_resolved(kind, item, moment.date()) for item in value]
    return _resolved(kind, value, moment.date())


def _resolved(kind: Any, value: Any, day: date) -> Any:
    if kind == "date" and value in DAYS:
        return (day + timedelta(days=DAYS[value])).isoformat()
    if kind == "week" and value in WEEKS:
        return week_of(day + timedelta(days=WEEKS[value]))
    return value


def _one_of(texts: list[str], said: Any) -> str:
    if said in texts:
        return str(said)
    words = listed(f"`{text}`" for text in texts)
    raise ValueError(f"is {_shown(said)}, and must be {words}; {nearest(str(said), texts)}".rstrip("; "))


def _single(parameter: Parameter, kind: str, said: Any, known: Known) -> Any:
    if kind in NAMED:
        return _name(kind, said, known)
    value = _READERS[kind](said)
    if value is None:
        raise ValueError(f"is {_shown(said)}, which is no {_spoken(kind)}; write it as {EXAMPLES[kind]}")
    if parameter.at_least is not None and value < parameter.at_least:
        raise ValueError(f"is {_shown(said)}, and must be at least {parameter.at_least:g}")
    if parameter.at_most is not None and value > parameter.at_most:
        raise ValueError(f"is {_shown(said)}, and must be at most {parameter.at_most:g}")
    return value


def _name(kind: str, said: Any, known: Known) -> str:
    if not isinstance(said, str) or CONTROL.search(said):
        raise ValueError(f"is {_shown(said)}, which is no name of a {kind}")
    names = known.get(kind)
    if names is not None and said not in names:
        raise ValueError(f"is `{said}`, and there is no such {kind}; {nearest(said, names)}".rstrip("; "))
    return said


def _shown(said: Any) -> str:
    return f"`{said}`" if isinstance(said, (str, int, float)) else "a list" if isinstance(said, list) else "a mapping"


def _spoken(kind: str) -> str:
    return {"whole": "whole number", "yes_no": "`yes` or `no`"}.get(kind, kind)


def _text(said: Any) -> str | None:
    return said if isinstance(said, str) and len(said) <= LONGEST and not CONTROL.search(said) else None


def _number(said: Any) -> float | None:
    if isinstance(said, str) and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", said):
        said = float(said)
    if not isinstance(said, (int, float)) or isinstance(said, bool) or abs(said) > LARGEST:
        return None
    return float(said) if isfinite(said) else None


def _whole(said: Any) -> int | None:
    if isinstance(said, str) and re.fullmatch(r"[-+]?[0-9]{1,18}", said):
        return int(said)
    return said if isinstance(said, int) and not isinstance(said, bool) else None


def _yes_no(said: Any) -> bool | None:
    return said if isinstance(said, bool) else TRUTHS.get(said) if isinstance(said, str) else None


def _date(said: Any) -> str | None:
    if not isinstance(said, str):
        return None
    shaped = said in DAYS or (re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said) and _is(date.fromisoformat, said))
    return said if shaped else None


def _week(said: Any) -> str | None:
    return said if isinstance(said, str) and (said in WEEKS or _is(week, said)) else None


def _duration(said: Any) -> str | None:
    return said if isinstance(said, str) and _is(seconds, said) else None


def _is(reader: Callable[[str], object], said: str) -> bool:
    try:
        reader(said)
    except ValueError:
        return False
    return True


_READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text, "number": _number, "whole": _whole, "yes_no": _yes_no, "date": _date, "week": _week,
    "duration": _duration,
}  # fmt: skip
