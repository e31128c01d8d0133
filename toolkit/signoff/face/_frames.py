"""Plain rows as polars data frames: every column typed, also of no rows; times aware, in the workspace's zone."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from polars import DataFrame

TEXT, LIST, TIME, WHOLE, REAL, TRUTH = "text", "list", "time", "whole", "real", "truth"

POSTS = {
    "post": TEXT, "title": TEXT, "author": TEXT, "channels": LIST, "networks": LIST, "campaign": TEXT, "tags": LIST,
    "language": TEXT, "state": TEXT, "chain": TEXT, "slot": TIME, "submitted": TIME, "approved": TIME, "due": TIME,
    "waiting_on": LIST, "late": TRUTH, "publishable": TRUTH, "blocked_by": LIST, "errors": WHOLE, "warnings": WHOLE,
    "suggestions": WHOLE, "waived": WHOLE, "revision": TEXT, "file": TEXT, "text": TEXT,
}  # fmt: skip
FINDINGS = {
    "post": TEXT, "rule": TEXT, "severity": TEXT, "match": TEXT, "message": TEXT, "suggestion": TEXT, "waived": TRUTH,
    "variant": TEXT, "file": TEXT, "line": WHOLE, "first": WHOLE, "last": WHOLE,
}  # fmt: skip
ENTRIES = {
    "seq": WHOLE, "at": TIME, "by": TEXT, "do": TEXT, "post": TEXT, "step": TEXT, "reason": TEXT, "channel": TEXT,
    "changes": LIST, "finding": TEXT, "revision": TEXT, "stream": TEXT, "hash": TEXT,
}  # fmt: skip
INBOX = {
    "post": TEXT, "title": TEXT, "step": TEXT, "people": LIST, "due": TIME, "since": TIME, "late": TRUTH,
    "advisory": TRUTH, "author": TEXT, "channels": LIST,
}  # fmt: skip


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], zone: str) -> "DataFrame":
    """A data frame of these columns, in their order.

    rows      by column; what is left out is null;  zone: the IANA name that its times are shown in"""
    import polars

    rows = list(rows)
    types = _types(polars, zone)
    return polars.DataFrame(
        [polars.Series(name, [_plain(row.get(name)) for row in rows], types[kind]) for name, kind in columns.items()]
    ).with_columns(
        polars.col(name).dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
        for name, kind in columns.items() if kind == TIME
    )  # fmt: skip


def _types(polars: Any, zone: str) -> dict[str, Any]:
    return {
        TEXT: polars.String, LIST: polars.List(polars.String), TIME: polars.Datetime("us"), WHOLE: polars.Int64,
        REAL: polars.Float64, TRUTH: polars.Boolean,
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    return list(value) if isinstance(value, tuple) else value


def post_row(post: Any, decision: Any, policy: Any, now: datetime) -> dict[str, Any]:
    """One post with what is decided of it."""
    networks = [policy.channels[name].network for name in post.channels if name in policy.channels]
    counted = [finding.severity for finding in decision.findings if not finding.waived]
    return {
        "post": post.id, "title": post.title, "author": post.front.author, "channels": post.channels,
        "networks": list(dict.fromkeys(networks)), "campaign": post.front.campaign or None, "tags": post.tags,
        "language": post.front.language or None, "state": decision.state, "chain": decision.chain or None,
        "slot": post.slot, "submitted": decision.submitted, "approved": decision.approved, "due": decision.due,
        "waiting_on": sorted({person for step in decision.waiting for person in step.waiting_on}),
        "late": bool(decision.due and decision.due < now), "publishable": decision.publishable,
        "blocked_by": [reason.words for reason in decision.blocked_by], "errors": counted.count("error"),
        "warnings": counted.count("warning"), "suggestions": counted.count("suggestion"),
        "waived": sum(finding.waived for finding in decision.findings), "revision": post.revision, "file": post.file,
        "text": next(iter(post.texts.values())).words if post.texts else "",
    }  # fmt: skip


def finding_row(finding: Any) -> dict[str, Any]:
    """One finding; `first` and `last` are the columns of its span."""
    said = {name: getattr(finding, name) for name in FINDINGS if hasattr(finding, name)}
    return {**said, "first": finding.span[0], "last": finding.span[1]}


def entry_row(entry: Any, post: str) -> dict[str, Any]:
    """One entry of the ledger; what it says beside is in its body."""
    said = {name: entry.body.get(name) for name in ("step", "reason", "channel", "changes", "finding", "revision")}
    return {
        **said, "seq": entry.seq, "at": entry.at, "by": entry.by, "do": entry.do, "post": post or None,
        "stream": entry.stream, "hash": entry.hash.hex(),
    }  # fmt: skip


def item_row(item: Any) -> dict[str, Any]:
    """One step that waits on somebody."""
    return {name: getattr(item, name) for name in INBOX}
