"""One file for an auditor: what was said of a post, by whom, under which rules, and how to check it without signoff."""

from signoff.report.evidence.gathered import Evidence, gather
from signoff.report.evidence.page import evidence_page

__all__ = ["Evidence", "evidence_page", "gather"]
