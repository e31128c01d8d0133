"""The main job: a decision and findings for every post of a workspace; findings for a table of posts anywhere."""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.review._look import decided, look
from signoff.review._review import Progress, Review, review
from signoff.review._sight import sight_of

if TYPE_CHECKING:
    from signoff.review._difference import Difference, difference, lines, words
    from signoff.review._remarks import COMMENT, SUGGEST, Remark, remarks
    from signoff.review._table import Reviewed, review_table

__getattr__ = late(
    __name__,
    Difference="_difference",
    difference="_difference",
    lines="_difference",
    words="_difference",
    COMMENT="_remarks",
    SUGGEST="_remarks",
    Remark="_remarks",
    remarks="_remarks",
    Reviewed="_table",
    review_table="_table",
)
__all__ = [
    "COMMENT",
    "SUGGEST",
    "Difference",
    "Progress",
    "Remark",
    "Review",
    "Reviewed",
    "decided",
    "difference",
    "lines",
    "look",
    "remarks",
    "review",
    "review_table",
    "sight_of",
    "words",
]
