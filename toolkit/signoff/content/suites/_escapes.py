"""HTML entities in a table: some archives hold `&amp;` for `&`, in every text."""

import html
import re

from signoff.content.suites._table import Notice, Table

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
BARE = re.compile("[&<>]")


def unescape(table: Table, column: int) -> None:
    """Turns entities into letters, and says so, where the whole column of texts is HTML-escaped.

    It is where there are entities, and nowhere an `&`, `<` or `>` that such a file would have escaped."""
    texts = [line.cells[column] for line in table.lines if column < len(line.cells)]
    found = sum(bool(ENTITY.search(text)) for text in texts)
    if not found:
        return
    if any(BARE.search(ENTITY.sub("", text)) for text in texts):
        said = (
            f"{found} texts hold entities such as `&amp;`, others a plain `&`, `<` or `>`: they were left as they are"
        )
        table.notices.append(Notice(0, said))
        return
    table.notices.append(
        Notice(0, f"the texts are HTML-escaped ({found} of them show it); entities were turned into letters")
    )
    for line in table.lines:
        line.cells = [ENTITY.sub(_letter, cell) for cell in line.cells]


def _letter(match: re.Match[str]) -> str:
    return html.unescape(match[0])
