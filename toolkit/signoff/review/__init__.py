"""The main job: a decision and findings for every post of a workspace; findings for a table of posts anywhere."""

from signoff.review._review import Progress, Review, review
from signoff.review._table import Reviewed, review_table

__all__ = ["Progress", "Review", "Reviewed", "review", "review_table"]
