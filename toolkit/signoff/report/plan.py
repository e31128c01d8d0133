"""The page of a plan: `signoff review FILE.csv`, in any folder. Each row with its line, its text, what was found.

plan_page("december.csv", rows, found, refused, policy, now)"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from markupsafe import Markup

from signoff.content import Post
from signoff.errors import Problem
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.report.foot import counted_from
from signoff.report.names import Names
from signoff.report.preview import Note, marked, notes
from signoff.report.shell import page, render
from signoff.report.words import Words

GRAVITY = {"error": 0, "warning": 1, "suggestion": 2}
MOST_FAULTY = 300
MOST_FINE = 500
MOST_REFUSED = 300


class Row(msgspec.Struct, frozen=True):
    """A row of the file that could be read: the line that it begins on, and the post that it means."""

    line: int
    post: Post


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A row as the page shows it. texts: (variant, the text with its findings marked)."""

    line: int
    title: str
    channels: str
    slot: datetime | None
    texts: tuple[tuple[str, Markup], ...]
    notes: tuple[Note, ...]


def plan_page(
    file: str,
    rows: Sequence[Row],
    found: Mapping[str, Sequence[Finding]],
    refused: Sequence[Problem],
    policy: Policy,
    now: datetime,
    language: str = "en",
    remarks: Iterable[str] = (),
) -> str:
    """One HTML file on the rows of a plan.

    found    what was found, by post id;  refused: rows that cannot be read, each with its line and reason
    policy   the one that was used, a built-in one too;  remarks: sentences on how the file was read"""
    words, names = Words(language, policy.zone, now), Names(policy)
    faulty = [row for row in rows if _standing(found.get(row.post.id, ()))]
    fine = [row for row in rows if not _standing(found.get(row.post.id, ()))]
    told = [_told(row, found.get(row.post.id, ()), policy, names) for row in faulty[:MOST_FAULTY]]
    body = render(
        "plan.html", words, names=names, told=told, more_told=len(faulty) - len(told), refused=refused[:MOST_REFUSED],
        more_refused=max(0, len(refused) - MOST_REFUSED), fine=fine[:MOST_FINE],
        more_fine=max(0, len(fine) - MOST_FINE),
        totals=_totals(found), remarks=list(remarks), n_fine=len(fine), place=_place,
    )  # fmt: skip
    foot = [f"{words('as_of')} {words.moment(now)}", *counted_from(words, policy)]
    lead = _sentence(words, len(fine), len(faulty), len(refused))
    return page(words("plan_title", file=file), [body], language=language, lead=lead, foot=foot)


def _standing(findings: Sequence[Finding]) -> bool:
    """Whether something stands that somebody should look at; a suggestion alone leaves a row fine."""
    return any(not finding.waived and finding.severity != "suggestion" for finding in findings)


def _sentence(words: Words, fine: int, faulty: int, refused: int) -> Markup:
    """ "9 of 12 rows are fine, 2 have something to mend, 1 could not be read."; each figure leads to its rows."""
    n = fine + faulty + refused
    if not n:
        return Markup("{}").format(words("plan_empty"))
    parts = [(words.count("rows_fine", n, fine=words.number(fine)), "fine")]
    parts += [(words.count("rows_faulty", faulty), "faulty")] if faulty else []
    parts += [(words.count("rows_refused", refused), "refused")] if refused else []
    links = (Markup('<a href="#{}">{}</a>').format(anchor, said) for said, anchor in parts)
    return Markup(", ").join(links) + "."


def _told(row: Row, findings: Sequence[Finding], policy: Policy, names: Names) -> Told:
    ordered = sorted(findings, key=lambda one: (one.waived, GRAVITY.get(one.severity, 3), one.order))
    anchor = f"row-{row.line}"
    copies = row.post.copies(policy.channels)
    texts = tuple((copy.variant, marked(copy.text.words, notes(copy, ordered, anchor))) for copy in copies)
    return Told(
        line=row.line, title=row.post.title, channels=names.channels(row.post.channels), slot=row.post.slot,
        texts=texts,
        notes=tuple(Note(number, one, f"{anchor}-{number}") for number, one in enumerate(ordered, 1)),
    )  # fmt: skip


def _totals(found: Mapping[str, Sequence[Finding]]) -> list[tuple[str, str, int]]:
    """(severity, rule, how many), the gravest and most frequent first."""
    counted = Counter((one.severity, one.rule) for of_post in found.values() for one in of_post if not one.waived)
    ordered = sorted(counted.items(), key=lambda item: (GRAVITY.get(item[0][0], 3), -item[1], item[0][1]))
    return [(severity, rule, n) for (severity, rule), n in ordered]


def _place(problem: Any) -> int | None:
    return problem.place.line if problem.place else None
