"""metric: a figure of the whole text, worked out by a formula, is not what it should be.

    extends: metric
    message: "Try to keep the Flesch-Kincaid grade (%s) below 8."
    formula: (0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59
    condition: "> 8"
Figures: words, sentences, paragraphs, characters, syllables, complex_words, long_words, polysyllabic_words; how many
there are of list, blockquote, pre, heading_h1 to heading_h6. Source: Vale 3, extension point `metric`."""

import re
from collections.abc import Iterator
from typing import Annotated

from signoff.errors import Problem
from signoff.model import about
from signoff.voice import Found, Piece, Rule
from signoff.voice._formula import NoFormula, value

_HEADING = re.compile(r"heading\.(h[1-6])")
_BLOCKS = dict.fromkeys(["pre", "list", "blockquote", *(f"heading_h{level}" for level in range(1, 7))], 0.0)


class Metric(Rule, tag="metric"):
    """One finding a text, where the condition holds of the figure."""

    formula: Annotated[str, about("What is worked out", "words / sentences")] = ""
    condition: Annotated[str, about("When it is found", "> 20")] = ""

    def look(self, block: Piece) -> Iterator[Found]:
        """A finding at the start of the text, whose message has the figure."""
        figures = block.memory.figures
        if not figures:
            return
        known = {**_BLOCKS, **figures}
        try:
            figure = value(_HEADING.sub(r"heading_\1", self.formula), known)
            holds = value(f"{float(figure):f} {self.condition}", known)
        except (NoFormula, ArithmeticError):
            return
        if holds:
            yield Found(0, 0, (f"{float(figure):.2f}",), match="", bare=True)

    def problems(self) -> Iterator[Problem]:
        """A formula or a condition that cannot be worked out."""
        for key in ("formula", "condition"):
            written = f"1.0 {self.condition}" if key == "condition" else _HEADING.sub(r"heading_\1", self.formula)
            try:
                value(written, {**_BLOCKS, **dict.fromkeys(_FIGURES, 1.0)})
            except NoFormula as error:
                yield Problem(f"`{key}`: {error}", self.place_of(key), "The rule can find nothing.")
            except ArithmeticError:
                continue


_FIGURES = (
    "words", "sentences", "paragraphs", "characters", "syllables", "complex_words", "long_words", "polysyllabic_words",
)  # fmt: skip
