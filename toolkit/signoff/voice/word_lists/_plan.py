"""What bringing a table in would change: new words, known ones, and those that differ from what a person wrote."""

from collections.abc import Mapping
from typing import Any

import msgspec

from signoff.errors import Problem, SignoffError, listed
from signoff.policy import Policy, document, nodes
from signoff.voice import KINDS
from signoff.voice.word_lists._document import document_text
from signoff.voice.word_lists._rows import Row, rows
from signoff.voice.word_lists._table import Refused, read


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """text: of the file that would be written, "" for none. new, changed, gone: of the words in that file

    known    rows that say what a policy file says already;  refused: rows that were not taken, differing ones too
    beside   words of other files that the table does not have: they stay"""

    file: str
    text: str
    new: tuple[Row, ...]
    changed: tuple[Row, ...]
    gone: tuple[Row, ...]
    known: int
    refused: tuple[Refused, ...]
    beside: int


def plan(file: str, data: bytes, policy: Policy, target: str, opened: Mapping[str, Any]) -> Plan:
    """What the table would make of the policy file `target`, a path from the workspace's folder.

    opened  the open kinds of documents, as `policy.load` takes them
    Raises SignoffError for a file that is no table, and where the policy would not be valid with these words."""
    read_rows, refused = read(file, data)
    there = {row.key: row for row in rows(policy) if not _in(row, target)}
    before = {row.key: row for row in rows(policy) if _in(row, target)}
    taken: dict[tuple[str, str, str], Row] = {}
    known: set[tuple[str, str, str]] = set()
    for line, row in read_rows:
        standing = there.get(row.key) or taken.get(row.key)
        if standing is None:
            taken[row.key] = row
        elif standing.said != row.said:
            refused.append(Refused(line, _differs(row, standing)))
        elif row.key in there:
            known.add(row.key)
    if refused:  # a row that cannot be read may be any word: none is taken away on the strength of it
        taken = {**before, **taken}
    text = document_text(file, _name(target), taken.values()) if taken else ""
    _must_hold(text, policy, target, opened)
    return Plan(
        file=target, text=text, known=len(known), refused=tuple(sorted(refused, key=lambda one: one.line)),
        new=tuple(row for key, row in taken.items() if key not in before),
        changed=tuple(row for key, row in taken.items() if key in before and before[key].said != row.said),
        gone=tuple(row for key, row in before.items() if key not in taken),
        beside=sum(1 for key in there if key not in {row.key for _, row in read_rows}),
    )  # fmt: skip


def _in(row: Row, target: str) -> bool:
    return row.place is not None and row.place.file == target


def _name(target: str) -> str:
    return target.rpartition("/")[2].rpartition(".")[0].removeprefix("voice-").replace("-", " ")


def _differs(row: Row, standing: Row) -> str:
    """What another row, or a policy file, says otherwise of the same word."""
    keys = [name for name in ("instead", "why", "except", "when") if row.said.get(name) != standing.said.get(name)]
    what = listed((f"`{name}`" for name in keys), "and")
    if standing.place is None:
        return f"`{row.word}` stands in the table twice, with another {what}"
    where = f"{standing.place.file}:{standing.place.line}"
    return f"`{row.word}` stands at {where} with another {what}; a person wrote that file, so change it there"


def _must_hold(text: str, policy: Policy, target: str, opened: Mapping[str, Any]) -> None:
    """Raises SignoffError with every error that the policy would have."""
    problems: list[Problem] = []
    others = [one for one in policy.documents if one.place.file != target]
    made = [document(node, {**opened, "voice": KINDS}, problems) for node in nodes(target, text.encode(), problems)]
    problems += Policy([*others, *(one for one in made if one is not None)], policy.networks).problems()
    if errors := [one for one in problems if one.severity == "error"]:
        raise SignoffError(*errors)
