"""A rehearsal as a notebook sees it: one sentence, tables, a page."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from signoff.clock import at, wall, zone
from signoff.errors import SignoffError, listed, nearest
from signoff.face import Opened
from signoff.insight import LIST, REAL, TEXT, TRUTH, WHOLE, frame
from signoff.policy import Policy
from signoff.rehearsal.impact._impact import Impact, impact
from signoff.rehearsal.impact._other import other_policy
from signoff.report import write
from signoff.report.impact import impact_page, sentence, way_in_words
from signoff.report.reading import Sentence
from signoff.report.words import Words

if TYPE_CHECKING:
    from polars import DataFrame

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "ways": {"how": TEXT, "posts": WHOLE, "which": LIST},
    "posts": {"post": TEXT, "title": TEXT, "channels": LIST, "state": TEXT, "state_then": TEXT, "chain": TEXT,
              "chain_then": TEXT, "publishable": TRUTH, "publishable_then": TRUTH},
    "reasons": {"post": TEXT, "what": TEXT, "in_force": TEXT, "then": TEXT},
    "findings": {"post": TEXT, "change": TEXT, "severity": TEXT, "rule": TEXT, "match": TEXT, "message": TEXT},
    "waiting": {"step": TEXT, "answered": WHOLE, "answered_then": WHOLE, "half_within_hours": REAL,
                "half_within_hours_then": REAL, "hours": REAL, "hours_then": REAL},
}  # fmt: skip


class Rehearsal:
    """Other rules on the past: `sentence`, `table(name)`, `html`, `save(path)`; `found` has all of it."""

    def __init__(self, found: Impact, language: str) -> None:
        """Made by `rehearse`."""
        self.found, self._language = found, language
        self._words = Words(language, found.workspace.policy.zone, found.now)

    @property
    def sentence(self) -> Sentence:
        """The whole in one sentence."""
        return Sentence(sentence(self.found, self._words))

    @property
    def weaker(self) -> Sentence:
        """Whether anything could get out more easily."""
        return Sentence(self._words("impact_weaker" if self.found.weaker else "impact_not_weaker"))

    def table(self, name: str) -> "DataFrame":
        """ways, posts, reasons, findings or waiting; what is so under the other rules is in columns that end in `then`.

        Raises SignoffError for another name, with the nearest."""
        if name not in COLUMNS:
            raise SignoffError(f"no table `{name}`; {nearest(name, COLUMNS) or f'there are {listed(COLUMNS)}'}")
        rows: Iterable[dict[str, Any]] = getattr(self, f"_{name}")()
        return frame(rows, COLUMNS[name], self.found.workspace.policy.zone)

    def _ways(self) -> Iterable[dict[str, Any]]:
        return [{"how": way_in_words(way, self._words), "posts": len(way.posts), "which": list(way.posts)}
                for way in self.found.ways]  # fmt: skip

    def _posts(self) -> Iterable[dict[str, Any]]:
        return [
            {"post": one.post, "title": one.title, "channels": list(one.channels)}
            | _both("state", one.first.decision.state, one.second.decision.state)
            | _both("chain", one.first.asked.chain or None, one.second.asked.chain or None)
            | _both("publishable", one.first.decision.publishable, one.second.decision.publishable)
            for one in self.found.changed
        ]

    def _reasons(self) -> Iterable[dict[str, Any]]:
        return [{"post": one.post, "what": each.what, "in_force": each.before, "then": each.after}
                for one in self.found.changed for each in one.because]  # fmt: skip

    def _findings(self) -> Iterable[dict[str, Any]]:
        told = (("more", self.found.new_findings), ("less", self.found.gone_findings))
        return [{name: getattr(one, name, None) for name in COLUMNS["findings"]} | {"change": change}
                for change, found in told for one in found]  # fmt: skip

    def _waiting(self) -> Iterable[dict[str, Any]]:
        sides = [{step.step: step for step in side.steps} for side in (self.found.before, self.found.after)]
        return [_step(name, *(side.get(name) for side in sides)) for name in dict.fromkeys([*sides[0], *sides[1]])]

    @cached_property
    def html(self) -> str:
        """The page, as one HTML file."""
        return impact_page(self.found, language=self._language)

    def save(self, path: Path | str) -> Path:
        """Writes the page, all of it or nothing, and answers with its place."""
        write(Path(path), self.html)
        return Path(path)


def rehearse(
    ws: Opened, policies: Policy | Path | str, since: str | datetime | None = None, language: str = "en"
) -> Rehearsal:
    """What other rules would have done to the past of what `signoff.open()` opened. Reads only.

    policies  a workspace, a folder of policies, or one file in place of the one of its name
    since     a day or moment in the workspace's zone: only posts whose first entry, or slot, is not before it
    Paths are taken from the workspace's folder. Raises SignoffError with every error of the other rules."""
    other = policies if isinstance(policies, Policy) else other_policy(ws.root / policies, ws.workspace)
    return Rehearsal(impact(ws.workspace, other, ws.now, _since(since, ws)), language)


def _since(said: str | datetime | None, ws: Opened) -> datetime | None:
    if not said or isinstance(said, datetime):
        return said or None
    local = zone(ws.policy.zone)
    try:
        return wall(at(said if ":" in said else f"{said} 00:00", local), local)
    except ValueError as error:
        raise SignoffError(f"since: {error}") from None


def _both(name: str, before: Any, after: Any) -> dict[str, Any]:
    return {name: before, f"{name}_then": after}


def _step(name: str, first: Any, second: Any) -> dict[str, Any]:
    def hours(seconds: float | None) -> float | None:
        return None if seconds is None else round(seconds / 3600, 1)

    return (
        {"step": name}
        | _both("answered", *(step.answered if step else None for step in (first, second)))
        | _both("half_within_hours", *(hours(step.median) if step else None for step in (first, second)))
        | _both("hours", *(hours(step.seconds) if step else None for step in (first, second)))
    )
