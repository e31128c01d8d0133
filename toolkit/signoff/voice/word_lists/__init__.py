"""Word lists in and out as CSV: what a spreadsheet can hold of `voice:` documents, and a document of a spreadsheet.

    written(rows(policy))                               every word of every list, as one CSV
    plan("terms.csv", data, policy, "voice-terms.yml")  what bringing it in would change; nothing is written

Nothing is ever lost: a file that a person wrote or changed is not touched; what differs is told with its line."""

from signoff.voice.word_lists._document import MARK, document_text, is_ours
from signoff.voice.word_lists._plan import Plan, plan
from signoff.voice.word_lists._rows import LISTS, Row, rows
from signoff.voice.word_lists._table import COLUMNS, Refused, read, written

__all__ = [
    "COLUMNS",
    "LISTS",
    "MARK",
    "Plan",
    "Refused",
    "Row",
    "document_text",
    "is_ours",
    "plan",
    "read",
    "rows",
    "written",
]
