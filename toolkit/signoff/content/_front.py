"""A post's front matter, typed: what the author says beside the words."""

from typing import Annotated, Any

from signoff.model import Model, about

Names = Annotated[str | list[str], about("One name or a list of names")]
ID = r"^\w[\w.-]{0,119}$(?!\n)"


class Slot(Model):
    """A slot that publishing finds, in place of a fixed time."""

    slot: Annotated[str, about("next, best, or a slot's name", "best")]
    week: Annotated[Annotated[str, about("The ISO week", pattern=r"^\d{4}-W\d{2}$")] | None, about("In which week")] = (
        None
    )


class Asked(Model):
    """A finding that the author asks to let pass; it stands until a person with the right waives it."""

    finding: Annotated[str, about("The finding's rule", "voice.tone")]
    match: Annotated[str, about("What it found", "insane")] = ""
    reason: Annotated[str, about("Why it is fine here", "a quotation")] = ""


class FrontMatter(Model):
    """The head of content/posts/*.md, between two lines of three dashes."""

    id: Annotated[str, about("Its name for ever; letters, digits, dots and dashes", "winter-menu-01", pattern=ID)]
    author: Annotated[str, about("Who wrote it: a person of the team", "anna")]
    channels: Annotated[Names, about("The channels it goes to", ["cafe-bluesky"])]
    type: Annotated[str, about("post, unless it is something else that is approved", "post")] = "post"
    title: Annotated[str, about("What people call it in lists; left out, its first words")] = ""
    campaign: Annotated[str, about("The campaign it belongs to", "winter-menu")] = ""
    schedule: Annotated[str | Slot | None, about("Its slot, in the workspace's zone", "2026-12-01 09:00")] = None
    repeat: Annotated[dict[str, Any] | None, about("Published again and again, in place of `schedule`")] = None
    priority: Annotated[str, about("high, normal or low", "high", pattern="^(high|normal|low)$")] = "normal"
    not_before: Annotated[str | None, about("Embargo: not earlier than this", "2026-12-01 08:00")] = None
    not_after: Annotated[str | None, about("Deadline: not later than this", "2026-12-05 18:00")] = None
    assets: Annotated[Names | None, about("Pictures and films from content/assets/", ["menu-board.jpg"])] = None
    tags: Annotated[Names | None, about("Tags, which choose the chain", ["promotion"])] = None
    language: Annotated[str, about("The language it is written in", "en")] = ""
    audience: Annotated[Names | None, about("Whom it is meant for", "students")] = None
    market: Annotated[Names | None, about("The market, where it is not the channel's", "LV")] = None
    offer: Annotated[Names | None, about("Which offer of the campaign", "winter20")] = None
    budget: Annotated[str, about("What is spent on it", "200 EUR", pattern=r"^([0-9]+(\.[0-9]+)? [A-Z]{3})?$")] = ""
    disclosures: Annotated[Names | None, about("ai, paid, affiliate", ["paid"])] = None
    first_comment: Annotated[str, about("The first comment under it", "Menu: https://cafe.example/menu")] = ""
    alt: Annotated[dict[str, Any], about("Alt text by asset, where a sidecar is not the place")] = {}
    waive: Annotated[list[Asked], about("Findings that the author asks to let pass")] = []
    link: Annotated[str, about("A link that goes with it", "https://cafe.example/menu")] = ""
    asked_by: Annotated[str, about("Who asked for it: a person or department", "sales")] = ""
    notes: Annotated[str, about("Never published, no part of the revision")] = ""
