"""What the frames of a workspace hold: their columns, and their rows from posts, findings, entries and what waits."""

from datetime import datetime
from typing import Any

from signoff.insight import LIST, REAL, TEXT, TIME, TRUTH, WHOLE

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
METRICS = {
    "seq": WHOLE, "at": TIME, "channel": TEXT, "post": TEXT, "link": TEXT, "published": TIME, "type": TEXT,
    "paid": TRUTH, "metric": TEXT, "value": REAL, "text": TEXT,
}  # fmt: skip


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


def metric_rows(entry: Any, post: str) -> list[dict[str, Any]]:
    """One row a figure of an entry of performance figures, as of that entry; what is unknown has none."""
    body = entry.body
    said = {name: body.get(name) for name in ("channel", "link", "type", "text", "paid")}
    published = datetime.fromisoformat(body["published"]) if body.get("published") else None
    paid = None if said["paid"] is None else bool(said["paid"])
    common = {**said, "paid": paid, "seq": entry.seq, "at": entry.at, "post": post or None, "published": published}
    figures = dict(body.get("figures", {})).items()
    return [{**common, "metric": name, "value": float(value)} for name, value in figures if _is_number(value)]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def item_row(item: Any) -> dict[str, Any]:
    """One step that waits on somebody."""
    return {name: getattr(item, name) for name in INBOX}
