"""readability: the school grade of the whole text is too high.

    extends: readability
    message: "Grade level (%s) too high!"
    grade: 8
    metrics: [Flesch-Kincaid, Gunning Fog]
The mean of the metrics: Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG, Automated Readability. Source: Vale 3."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from signoff.errors import Problem, listed
from signoff.model import about
from signoff.voice import Found, Piece, Rule

Figures = Mapping[str, float]


def _gunning_fog(f: Figures) -> float:
    return 0.4 * (f["words"] / f["sentences"] + 100 * f["complex_words"] / f["words"])


def _coleman_liau(f: Figures) -> float:
    return 5.88 * f["characters"] / f["words"] - 29.6 * f["sentences"] / f["words"] - 15.8


def _flesch_kincaid(f: Figures) -> float:
    return 0.39 * f["words"] / f["sentences"] + 11.8 * f["syllables"] / f["words"] - 15.59


def _smog(f: Figures) -> float:
    return 1.043 * math.sqrt(f["polysyllabic_words"] * 30 / f["sentences"]) + 3.1291


def _automated(f: Figures) -> float:
    return 4.71 * f["characters"] / f["words"] + 0.5 * f["words"] / f["sentences"] - 21.43


GRADES: dict[str, Callable[[Figures], float]] = {
    "Gunning Fog": _gunning_fog, "Coleman-Liau": _coleman_liau, "Flesch-Kincaid": _flesch_kincaid, "SMOG": _smog,
    "Automated Readability": _automated,
}  # fmt: skip


class Readability(Rule, tag="readability"):
    """One finding a text, where its grade is over the highest that is wanted."""

    metrics: Annotated[list[str], about("Whose mean is taken", ["Flesch-Kincaid"])] = []
    grade: Annotated[float, about("The highest grade that is fine", 8)] = 0.0

    def look(self, block: Piece) -> Iterator[Found]:
        """A finding at the start of the text, whose message has the grade."""
        figures = block.memory.figures
        chosen = [GRADES[name] for name in self.metrics if name in GRADES]
        if figures and chosen:
            grade = sum(each(figures) for each in chosen) / len(self.metrics)
            if grade > self.grade:
                yield Found(0, 0, (f"{grade:.2f}",), match="", bare=True)

    def problems(self) -> Iterator[Problem]:
        """Metrics that there are not."""
        for position, name in enumerate(self.metrics):
            if name not in GRADES:
                why = f"There are {listed(GRADES, 'and')}."
                yield Problem(f"no metric `{name}`", self.place_of("metrics", position), why)
