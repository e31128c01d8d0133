"""The review page: the whole workspace at one moment, what needs somebody first."""

from signoff.report.review.page import review_page

__all__ = ["review_page"]
