"""Bringing performance figures in: one entry for each publication whose figures are new. The latest ones count."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from signoff.content.suites import Measured, Measures
from signoff.ledger import Draft
from signoff.workspace import Workspace

PUBLICATIONS = "publications/"
IMPORT = "import"


def bring_in_metrics(
    workspace: Workspace, measures: Measures, channel: str, now: datetime, by: str = IMPORT
) -> dict[str, Any]:
    """Records what is new of a channel's publications. The same file again adds nothing.

    A post that signoff published is found by its link; any other publication is known by its figures only.
    Of several rows about one publication the last one counts. Answers {"read", "added", "known"}."""
    rows = {one.link: one for one in measures.taken}
    streams, latest = _streams(workspace, channel), _latest(workspace, channel)
    told = {link: _body(one, channel, measures.garbled) for link, one in rows.items()}
    new = [link for link, body in told.items() if latest.get(link) != body]
    drafts = [
        Draft(stream=streams.get(link) or _stream(channel, link), do="metrics", by=by, at=now, body=told[link])
        for link in new
    ]
    if drafts:
        with workspace.writing(now) as ledger:
            ledger.append(drafts)
        workspace.forget_entries()
    return {"read": measures.rows, "added": len(drafts), "known": len(measures.taken) - len(drafts)}


def _body(one: Measured, channel: str, garbled: bool) -> dict[str, Any]:
    said = {
        "channel": channel, "link": one.link, "published": one.at.isoformat(), "text": one.text, "type": one.type,
        "figures": {} if one.engagement is None else {"engagement": _plain(one.engagement)}, "paid": one.paid,
        "garbled": garbled,
    }  # fmt: skip
    return {
        key: value for key, value in said.items() if value not in ("", None, False) or (value == 0 and key == "paid")
    }


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def _stream(channel: str, link: str) -> str:
    return f"{PUBLICATIONS}{channel}/{sha256(link.encode()).hexdigest()[:32]}"


def _streams(workspace: Workspace, channel: str) -> dict[str, str]:
    """By link, the stream of each post that signoff knows to be published on the channel."""
    return {
        entry.body["link"]: entry.stream for entry in workspace.every_entry
        if entry.do == "publish" and entry.body.get("channel") == channel and entry.body.get("link")
    }  # fmt: skip


def _latest(workspace: Workspace, channel: str) -> dict[str, dict[str, Any]]:
    """By link, what the last entry says of each publication of the channel."""
    return {
        entry.body["link"]: entry.body for entry in workspace.every_entry
        if entry.do == "metrics" and entry.body.get("channel") == channel and entry.body.get("link")
    }  # fmt: skip
