"""A channel's publications out of the ledger: the latest figures of each, in the order in which they were told of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from signoff.insight.channel import Publication
from signoff.ledger import Entry


def publications(entries: Iterable[Entry], channel: str) -> list[Publication]:
    """Every publication of the channel that has figures.

    entries   in order of seq. When one does not say when it was published, its post's entry about it does"""
    published: dict[str, datetime] = {}
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        if entry.body.get("channel") != channel:
            continue
        if entry.do == "publish":
            published[entry.stream] = entry.at
        elif entry.do == "metrics":
            latest[entry.stream, str(entry.body.get("link", ""))] = entry.body
    found = (_publication(stream, body, published) for (stream, _), body in latest.items())
    return [one for one in found if one is not None]


def _publication(stream: str, body: dict[str, Any], published: dict[str, datetime]) -> Publication | None:
    said = body.get("published")
    at = datetime.fromisoformat(said) if said else published.get(stream)
    if at is None:
        return None
    engagement = body.get("figures", {}).get("engagement")
    return Publication(
        link=str(body.get("link") or stream), at=at, engagement=engagement, text=body.get("text", ""),
        type=body.get("type", ""), paid=body.get("paid"), garbled=body.get("garbled", False),
    )  # fmt: skip
