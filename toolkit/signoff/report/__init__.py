"""Pages and sentences: single HTML files that open with no network, words first, every figure traceable.

write(path, review_page(review))             the morning's page;  language="lv" says it in Latvian
accountability(ws, "2026-W49").html          the page that leaders read on Monday
sentences(policy)                            the policy as people say it
page(title, [table(headers, rows), svg_figure(svg, title, desc)])      the parts of any other page"""

from typing import TYPE_CHECKING

from signoff.registry import late
from signoff.report.plan import Row, plan_page
from signoff.report.process import process_page, sentences
from signoff.report.review import review_page
from signoff.report.shell import link, page, seen, svg_figure, table, time_of, write
from signoff.report.words import Words

if TYPE_CHECKING:
    from signoff.report.brand_voice import BrandVoice, voice_report
    from signoff.report.evidence import Evidence, evidence_page, gather
    from signoff.report.notebook import notebook_page
    from signoff.report.reading import for_reading
    from signoff.report.style_guide import style_guide_page
    from signoff.report.weekly import Accountability, accountability

# The morning's page does not pay for the week's.
__getattr__ = late(
    __name__,
    BrandVoice="brand_voice",
    Evidence="evidence",
    evidence_page="evidence",
    gather="evidence",
    Accountability="weekly",
    accountability="weekly",
    notebook_page="notebook",
    for_reading="reading",
    style_guide_page="style_guide",
    voice_report="brand_voice",
)

__all__ = [
    "Accountability",
    "BrandVoice",
    "Evidence",
    "Row",
    "Words",
    "accountability",
    "evidence_page",
    "for_reading",
    "gather",
    "link",
    "notebook_page",
    "page",
    "plan_page",
    "process_page",
    "review_page",
    "seen",
    "sentences",
    "style_guide_page",
    "svg_figure",
    "table",
    "time_of",
    "voice_report",
    "write",
]
