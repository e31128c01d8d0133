"""Comments on a post and wordings suggested for it, as its entries tell of them."""

from datetime import datetime
from typing import Any

import msgspec

from signoff.ledger import Entry
from signoff.workflow import stream_of
from signoff.workspace import Workspace

COMMENT, SUGGEST = "comment", "suggest"


class Remark(msgspec.Struct, frozen=True):
    """One comment or suggestion. entry: its place in the ledger, by which a suggestion is accepted."""

    entry: int
    at: datetime
    by: str
    do: str
    text: str
    revision: str = ""

    def plain(self, zone: Any) -> dict[str, Any]:
        """As `signoff status --json` carries it; the time in `zone`."""
        return {**msgspec.structs.asdict(self), "at": self.at.astimezone(zone).isoformat()}


def remarks(workspace: Workspace, post: str, until: datetime) -> list[Remark]:
    """What was remarked on a post up to a moment, in order."""
    with workspace.reading() as ledger:
        entries = ledger.entries(stream_of(post), until)
    return [_remark(entry) for entry in entries if entry.do in (COMMENT, SUGGEST)]


def _remark(entry: Entry) -> Remark:
    said = entry.body
    return Remark(entry.seq, entry.at, entry.by, entry.do, said.get("reason", ""), said.get("revision", ""))
