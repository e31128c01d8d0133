"""The main job: a decision and findings for every post of a workspace; findings for a table of posts anywhere."""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.review._look import decided, look
from signoff.review._review import Progress, Review, review

if TYPE_CHECKING:
    from signoff.review._table import Reviewed, review_table

__getattr__ = late(__name__, Reviewed="_table", review_table="_table")
__all__ = ["Progress", "Review", "Reviewed", "decided", "look", "review", "review_table"]
