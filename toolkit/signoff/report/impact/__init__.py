"""Other rules, rehearsed on the past: `impact_page(found)`, and its one sentence."""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.report.impact.sentence import sentence, way_in_words

if TYPE_CHECKING:
    from signoff.report.impact.page import impact_page

__getattr__ = late(__name__, impact_page="page")
__all__ = ["impact_page", "sentence", "way_in_words"]
