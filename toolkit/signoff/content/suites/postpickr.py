"""PostPickr: no titles; text, a link or picture, the time day first, and `L` or `I` for which of the two it is.

    Hello,https://cafe.example/menu,01/12/2026 09:00,L

Sure: A. PostPickr cuts what is too long for X when it saves.
Source: PostPickr help, "Bulk Scheduling"; read 2026-11."""

import re
from collections.abc import Sequence

from signoff.content.suites._suite import BadRow, Draft, Medium, When
from signoff.content.suites._table import Row

SURE = "A"
COLUMNS = ("text", "address", "time", "kind")
TITLES = COLUMNS
WHEN = When("time", form=r"\d\d/\d\d/\d{4} \d\d:\d\d", like="dd/mm/yyyy hh:mm", order="dmy")


def recognise(header: Sequence[str]) -> bool:
    """A first row that is a post already: its third cell is a time, and its fourth `L` or `I`."""
    return len(header) == len(COLUMNS) and bool(re.fullmatch(WHEN.form, header[2])) and header[3] in ("L", "I")


def read(row: Row) -> Draft:
    """One post. Raises BadRow for a link or picture that does not say which it is."""
    address, kind = row["address"], row["kind"]
    if address and kind not in ("L", "I"):
        raise BadRow(f"`{kind}` does not say whether `{address}` is a link (L) or a picture (I)")
    return Draft(
        text=row.words("text"),
        link=address if kind == "L" else "",
        media=(Medium(address),) if address and kind == "I" else (),
    )
