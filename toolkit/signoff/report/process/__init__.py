"""The policy as people say it, in sentences and as drawings: `signoff policy show`, and the page *Our process*."""

from signoff.report.process.page import process_page
from signoff.report.process.sentences import sentences

__all__ = ["process_page", "sentences"]
