"""test: a policy test: a post, what happened to it, and what must come out (`signoff test`).

kind: test
name: one editor is enough
now: 2026-12-01T10:00:00+02:00
post: {id: p1, author: anna, channels: [cafe-bluesky], text: Soup}
events: [{at: 2026-12-01T09:00:00+02:00, by: anna, do: submit}]
expect: {state: in_review}"""

from typing import Annotated, Any, Literal

from signoff.model import Model, about
from signoff.policy.kinds._document import Document, Names


class Event(Model):
    """One thing that somebody did."""

    at: Annotated[str, about("When", "2026-12-01T09:00:00+02:00")]
    by: Annotated[str, about("Who", "anna")]
    do: Annotated[str, about("What", "submit")]
    step: Annotated[str | None, about("On which step; left out, the current one", "editor")] = None
    reason: Annotated[str | None, about("Why")] = None
    change: Annotated[dict[str, Any], about("For an edit: laid over the post", {"text": "Soup of the week"})] = {}
    finding: Annotated[str | None, about("For a waiver: the finding's rule")] = None
    match: Annotated[str | None, about("For a waiver: what it found")] = None
    identity: Annotated[Literal["claimed", "os", "signed"], about("How surely it was that person")] = "claimed"


class Expected(Model):
    """What must come out; what is left out does not matter."""

    state: Annotated[str | None, about("The post's state", "in_review")] = None
    chain: Annotated[str | None, about("The chain that applies", "promotion")] = None
    steps: Annotated[dict[str, str] | None, about("Step and status", {"editor": "waiting"})] = None
    waiting_on: Annotated[dict[str, Names] | None, about("Step and people", {"editor": ["janis"]})] = None
    due: Annotated[dict[str, str | None] | None, about("Step and due time")] = None
    fired: Annotated[list[dict[str, str]] | None, about("Reminders that fired, all of them")] = None
    findings: Annotated[dict[str, Names] | None, about("include and exclude, rules or globs")] = None
    publishable: Annotated[bool | None, about("Whether it may go out")] = None
    refused: Annotated[list[dict[str, Any]] | None, about("Events refused, all of them; left out: none")] = None
    error: Annotated[str | None, about("A part of the message of a decision that cannot be taken")] = None


class Test(Document):
    """A policy test."""

    kind: Literal["test"]
    name: Annotated[str, about("The claim that it proves", "one editor is enough")]
    policies: Annotated[list[dict[str, Any]], about("Documents that replace those of the same kind")] = []
    now: Annotated[str, about("The moment at which it is decided", "2026-12-01T10:00:00+02:00")]
    post: Annotated[dict[str, Any], about("Front matter plus `text`")]
    events: Annotated[list[Event], about("What happened, in order")] = []
    expect: Annotated[Expected, about("What must come out")]
