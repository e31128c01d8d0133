"""Pages and sentences: single HTML files that open with no network, words first, every figure traceable.

write(path, review_page(review))             the morning's page;  language="lv" says it in Latvian
sentences(policy)                            the policy as people say it
page(title, [table(headers, rows), svg_figure(svg, title, desc)])      the parts of any other page"""

from signoff.report.plan import Row, plan_page
from signoff.report.process import process_page, sentences
from signoff.report.review import review_page
from signoff.report.shell import link, page, seen, svg_figure, table, time_of, write
from signoff.report.words import Words

__all__ = [
    "Row",
    "Words",
    "link",
    "page",
    "plan_page",
    "process_page",
    "review_page",
    "seen",
    "sentences",
    "svg_figure",
    "table",
    "time_of",
    "write",
]
