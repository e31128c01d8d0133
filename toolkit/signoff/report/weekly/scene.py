"""What the sections of a week's page share: its figures, words and names, and where each figure was counted from."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from markupsafe import Markup, escape

from signoff.insight import Material, Week
from signoff.report.names import Names
from signoff.report.shell import seen, table, time_of
from signoff.report.words import Words

MINUTE, HOUR, DAY = 60, 3600, 86_400
UNITS = ((3 * DAY, DAY, "exact_days"), (HOUR, HOUR, "exact_hours"), (0, MINUTE, "exact_minutes"))


class Scene:
    """One week, in one language. `sources` (anchor: label, entries) and `single` fill while it is written."""

    def __init__(self, found: Material, week: Week, language: str) -> None:
        """Raises SignoffError for a language that there is no catalogue of."""
        self.material, self.week = found, week
        self.words = Words(language, found.policy.zone, found.now)
        self.names = Names(found.policy)
        self.sources: dict[str, tuple[str, tuple[int, ...]]] = {}
        self.single: set[int] = set()

    def title(self, post: str) -> Markup:
        """What people call a post."""
        return seen(self.material.title(post))

    def when(self, at: Any) -> Markup:
        """A moment, without how far off it is."""
        return time_of(at, self.words, near=False)

    def span(self, seconds: float | None) -> str:
        """A length of time, to one decimal where it is short of ten; "–" where there is none."""
        return "–" if seconds is None else self._spoken(seconds, _near)

    def at_most(self, seconds: float) -> str:
        """A length of time for "within": rounded up, so that the sentence is true."""
        return self._spoken(seconds, ceil)

    def _spoken(self, seconds: float, rounded: Any) -> str:
        for least, unit, key in (
            (3 * DAY, DAY, "exact_days"),
            (HOUR, HOUR, "exact_hours"),
            (0, MINUTE, "exact_minutes"),
        ):
            if seconds >= least:
                value = rounded(seconds / unit)
                return self.words(key, n=self.words.number(value, 0 if value == int(value) else 1))
        return "–"

    def share(self, part: float | None) -> str:
        """A share in per cent; "–" where there is none."""
        return "–" if part is None else f"{self.words.number(100 * part)}\u00a0%"

    def traced(self, said: object, anchor: str, label: str, seqs: Iterable[int | None]) -> Markup:
        """A figure that leads to the entries it was counted from; plain where there are none."""
        known = tuple(sorted({seq for seq in seqs if seq is not None}))
        if not known:
            return escape(said)
        self.sources.setdefault(anchor, (label, known))
        return Markup('<a href="#from-{}">{}</a>').format(anchor, said)

    def entry(self, seq: int | None, said: object = "") -> Markup:
        """A link to one entry."""
        if seq is None:
            return escape(said)
        self.single.add(seq)
        return Markup('<a href="#entry-{}">{}</a>').format(seq, said or seq)


def section(anchor: str, title: str, *parts: object, wide: bool = False) -> Markup:
    """A section of the page; text becomes a paragraph, what is empty is left out. wide: over the whole sheet."""
    whole = [part if isinstance(part, Markup) else Markup("<p>{}</p>").format(part) for part in parts if part]
    inside = Markup("\n").join(whole)
    kind = "wide" if wide else "half"
    return Markup('<section id="{}" class="{}">\n<h2>{}</h2>\n{}\n</section>').format(anchor, kind, title, inside)


def folded(summary: str, *inside: Markup) -> Markup:
    """Exact figures under a picture: one line until somebody opens it; on paper it stays folded."""
    return Markup("<details><summary>{}</summary>\n{}\n</details>").format(summary, Markup("\n").join(inside))


def figures(
    scene: Scene, heads: Iterable[str], rows: Iterable[Any], numeric: Iterable[int], caption: str = ""
) -> Markup:
    """A table whose headers are keys of the catalogue."""
    return table([scene.words(head) for head in heads], rows, numeric, scene.words(caption) if caption else "")


def _near(value: float) -> float:
    return round(value, 1) if value < 10 else round(value)
