"""A policy test out of the ledger: a post, what happened to it, and what is decided of it, as a file that passes.

    text = "\n".join(case_from(post, policy, events, now))

It goes by the policies around it, as tests of a workspace do; with `embed` it carries them, and runs anywhere."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from signoff.clock import zone
from signoff.content import FrontMatter, Post, yaml_lines
from signoff.errors import Problem, SignoffError
from signoff.policy import Policy, document, nodes
from signoff.rehearsal._cases import Case
from signoff.rehearsal._run import Find, decision_of, found
from signoff.workflow import EDITS, Decision, Event

EMBEDDED = ("workspace", "team", "calendar", "channels", "workflow", "voice", "checks")
TOLD = (
    "submit",
    "edit",
    "withdraw",
    "approve",
    "request_changes",
    "reject",
    "override",
    "waive",
    "publish",
    "hold",
    "release",
)
SAID = ("step", "reason", "finding", "match")


def case_from(
    post: Post, policy: Policy, events: Sequence[Event], now: datetime, *, embed: bool = False, find: Find = found,
    standing: Decision | None = None,
) -> Iterator[str]:  # fmt: skip
    """The lines of the test. Comments and the like are left out: they decide nothing.

    post      as it is; the events carry what it was;  standing: what is decided in the workspace, to compare with
    Raises SignoffError for what is no post: a test has no words for it."""
    if ":" in post.id:
        raise SignoffError(f"`{post.id}` is no post, and a policy test can only tell of posts")
    written = _written(post, policy, [event for event in events if event.at <= now], now, embed)
    decision = decision_of(_case(written, policy, embed), find)
    local = zone(policy.zone)
    name = f"{post.id} is {decision.state.replace('_', ' ')}"
    yield f"# Taken from the ledger, as of {now.astimezone(local):%Y-%m-%d %H:%M}. Say in the name what it is to prove."
    yield from _differs(decision, standing)
    yield from yaml_lines({"kind": "test", "name": name, **written, "expect": _expected(decision, standing, local)})


def _written(post: Post, policy: Policy, events: Sequence[Event], now: datetime, embed: bool) -> dict[str, Any]:
    """The test without its name and what it expects."""
    local, names = zone(policy.zone), _Names()
    first = next((event.post for event in events if event.post), post)
    variants = any(set(one.texts) != {""} for one in [first, *(event.post for event in events if event.post)])
    said = names.said(first, variants)
    told = []
    for event in events:
        if event.do in TOLD:
            told.append(_event(event, local))
        if event.do in EDITS and event.post is not None:
            after = names.said(event.post, variants)
            if event.do == "edit":
                told[-1]["change"] = _change(said, after)
            said = after
    embedded = [one.node.value for one in policy.documents if one.kind in EMBEDDED] if embed else []
    return {
        **({"policies": embedded} if embed else {}),
        "now": now.astimezone(local).isoformat(),
        "post": names.said(first, variants),
        **({"events": told} if told else {}),
    }


def _event(event: Event, local: Any) -> dict[str, Any]:
    said: dict[str, Any] = {"at": event.at.astimezone(local).isoformat(), "by": event.by, "do": event.do}
    said |= {key: value for key in SAID if (value := getattr(event, key))}
    return said | ({"identity": event.identity} if event.identity != "claimed" else {})


class _Names:
    """Names for the bytes of assets: in a test an asset's name stands for its bytes, so other bytes need another."""

    def __init__(self) -> None:
        self._hashes: dict[str, str] = {}

    def said(self, post: Post, variants: bool) -> dict[str, Any]:
        """A post as a test says it: front matter plus `text`, or `texts` where there are variants."""
        plain = dict(post.plain)
        texts = plain.pop("texts", {})
        assets = [self._name(name, digest) for name, digest in plain.pop("assets", {}).items()]
        words = {"texts": texts} if variants else {"text": texts.get("", "")}
        told = {key: value for key, value in plain.items() if value != _left_out().get(key)}
        return {**told, **({"assets": assets} if assets else {}), **words}

    def _name(self, name: str, digest: str) -> str:
        if self._hashes.setdefault(name, digest) == digest:
            return name
        stem, dot, ending = name.rpartition(".")
        return f"{stem or ending}-{digest[:8]}{dot}{ending if stem else ''}"


def _change(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What to lay over the post; what was taken away becomes what it is when nothing is said."""
    gone = {key: _left_out().get(key) for key in before if key not in after}
    return {key: value for key, value in after.items() if before.get(key) != value} | gone


@cache
def _left_out() -> dict[str, Any]:
    """What a key of front matter is when nothing is said of it."""
    fields = [field for field in msgspec.structs.fields(FrontMatter) if not field.required]
    made = {field.encode_name: field.default_factory() for field in fields if field.default is msgspec.NODEFAULT}
    return made | {field.encode_name: field.default for field in fields if field.encode_name not in made}


def _case(written: Mapping[str, Any], policy: Policy, embed: bool) -> Case:
    """The test as it will be read, to see what comes out of it."""
    from signoff.workspace import OPENED

    problems: list[Problem] = []
    lines = yaml_lines({"kind": "test", "name": "taken", **written, "expect": {"state": "draft"}})
    (node,) = nodes("taken.yml", "\n".join(lines).encode(), problems)
    test = document(node, OPENED, problems)
    if problems:
        raise SignoffError(*problems)
    own = [document(part, OPENED, problems) for part in node.parts["policies"].parts.values()] if embed else []
    return Case("taken", "taken.yml", test, Policy(own, policy.networks) if embed else policy)


def _expected(decision: Decision, standing: Decision | None, local: Any) -> dict[str, Any]:
    """What came out; of the findings those that are found in the workspace too."""
    refused = [{"event": one.position, "because": one.because[0]} for one in decision.refused]
    if decision.error:
        return {"error": decision.error, **({"refused": refused} if refused else {})}
    waiting = {step.name: list(step.waiting_on) for step in decision.waiting}
    due = {step.name: step.due.astimezone(local).isoformat() for step in decision.waiting if step.due}
    known = {finding.rule for finding in (standing or decision).findings}
    both = sorted(known & {finding.rule for finding in decision.findings})
    said = {
        "state": decision.state, "chain": decision.chain, "steps": {step.name: step.status for step in decision.steps},
        "waiting_on": waiting, "due": due, "findings": {"include": both} if both else {}, "refused": refused,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value} | {"publishable": decision.publishable}


def _differs(decision: Decision, standing: Decision | None) -> Iterator[str]:
    """A test has no campaigns, claims or other posts, and no edits that were only found in the files."""
    if standing is None or _gist(decision) == _gist(standing):
        return
    may = "may" if standing.publishable else "may not"
    yield f"# In the workspace it is {standing.state.replace('_', ' ')} and {may} go out: what other posts, campaigns"
    yield "# and claims say, and edits that were only found in the files, are no part of a test."


def _gist(decision: Decision) -> Any:
    steps = [(step.name, step.status, step.waiting_on, step.due) for step in decision.steps]
    return decision.state, decision.chain, steps, decision.publishable
