"""publishing: when, how often and how posts leave, per channel.

kind: publishing
every_channel:
  windows: {mon-fri: 08:00-20:00}
  gap: 3h
channels:
  cafe-bluesky:
    slots: [{name: morning, every: mon-fri, at: 09:00}]"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from signoff.clock import UnknownZone, spans, weekdays, zone
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy.conditions import When
from signoff.policy.kinds._document import (
    Document,
    Duration,
    LongDuration,
    Names,
    bad,
    given_twice,
    unknown,
    unknown_at,
)
from signoff.policy.kinds._schedule import Schedule
from signoff.policy.kinds._values import contradictions
from signoff.policy.kinds._windows import slots_outside

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Percent = Annotated[str, about("A part of the whole", "20%", pattern=r"^(100|[1-9]?[0-9])%$")]
Day = Annotated[str, about("A day, or one of each year", "2026-12-24", "12-24", pattern=r"^(\d{4}-)?\d{2}-\d{2}$")]
Many = Annotated[int, about("So many", ge=1)]
Counted = Annotated[int, about("So many", ge=0)]
Missed = Literal["expire", "next_slot", "ask"]


class Gap(Model):
    """The least time between two posts of a channel."""

    any: Annotated[Duration | None, about("Between any two", "3h")] = None
    same_campaign: Annotated[Duration | None, about("Of one campaign", "24h")] = None
    same_link: Annotated[Duration | None, about("With one link", "72h")] = None


class Blackout(Model):
    """Days on which nothing leaves, or nothing that fits."""

    first_day: Annotated[Day, about("The first day, included", "2026-12-24", "12-24")]
    last_day: Annotated[Day, about("The last day, included", "2026-12-26", "12-26")]
    name: Annotated[str, about("What people call it", "Christmas")] = ""
    when: Annotated[When | None, about("Only such posts; left out: all", {"tag": "promotion"})] = None

    def day_problems(self) -> Iterator[Problem]:
        """Days that there are not, two ways of writing, an end before the beginning."""
        read = [_day(self, key) for key in ("first_day", "last_day")]
        yield from (found for found in read if isinstance(found, Problem))
        if len(self.first_day) != len(self.last_day):
            yield bad(self, "last_day", "one day has a year and the other has none")
        elif len(self.first_day) == 10 and self.last_day < self.first_day:
            yield bad(self, "last_day", f"it ends on {self.last_day}, before its first day")


class Holds(Model):
    """How long a hold may last, and what becomes of the slots that pass meanwhile."""

    at_longest: Annotated[Duration | None, about("After so long it asks", "72h")] = None
    passed_slots: Annotated[Missed, about("On lifting it")] = "ask"


class Utm(Model):
    """Parameters that are added to links before approval; {network} {channel} {campaign} {post} {market} {language}."""

    source: Annotated[str, about("utm_source", "{network}")] = ""
    medium: Annotated[str, about("utm_medium", "social")] = ""
    campaign: Annotated[str, about("utm_campaign", "{campaign}")] = ""
    content: Annotated[str, about("utm_content", "{post}")] = ""
    term: Annotated[str, about("utm_term", "{market}")] = ""
    links: Annotated[Literal["our_hosts", "all"], about("Which links get them")] = "our_hosts"


class ShortLinks(Model):
    """A host of ours that leads on, and the table that says where to."""

    host: Annotated[str, about("The host", "go.cafe.example")]
    table: Annotated[str, about("The table, inside the workspace", "redirects.csv")]


class Slot(Schedule):
    """A planned time on a channel."""

    name: Annotated[str, about("Its name, unique on the channel", "morning")] = ""
    when: Annotated[When | None, about("Only such posts", {"tag": "evergreen"})] = None


class Bounds(Model):
    """At least so many posts, at most so many."""

    at_least: Annotated[Counted | None, about("Not fewer", 3)] = None
    at_most: Annotated[Counted | None, about("Not more", 8)] = None

    def turned(self) -> Iterator[Problem]:
        """A problem when the least is more than the most."""
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            yield bad(self, "at_least", f"at least {self.at_least}, and at most {self.at_most}")


class Cadence(Model):
    """How many posts a local day and an ISO week take."""

    day: Annotated[Bounds | None, about("A day", {"at_most": 2})] = None
    week: Annotated[Bounds | None, about("A week", {"at_least": 3})] = None


class BestTime(Model):
    """What the channel's own figures may say of good hours."""

    weeks: Annotated[Many, about("Over the last weeks", 26)] = 26
    at_least_posts: Annotated[Many, about("Hours with fewer posts are not ranked", 10)] = 10
    hours: Annotated[Many, about("So many best hours", 3)] = 3
    keep_trying: Annotated[Percent, about("So many of the posts go to other hours", "20%")] = "20%"
    otherwise: Annotated[Literal["slots"], about("Where no hour is shown to be better")] = "slots"


class Evergreen(Model):
    """Posts that may go out again."""

    when: Annotated[When | None, about("Which posts", {"tag": "evergreen"})] = None
    cooldown: Annotated[LongDuration, about("Not again before", "720h")]
    most_times: Annotated[Many | None, about("At most so often", 6)] = None
    last_day: Annotated[date | None, about("Not after this day", "2027-06-30")] = None
    at_most_share: Annotated[Percent | None, about("Of a week's posts", "30%")] = None


class To(Model):
    """Who gets a file."""

    person: Annotated[str, about("A person", "anna")] = ""
    role: Annotated[str, about("Everybody with a role", "editor")] = ""
    team: Annotated[str, about("Everybody of a team", "riga")] = ""

    def unknown_names(self, policy: "Policy") -> Iterator[Problem]:
        """People, roles and teams that are not there."""
        for key, known in (("person", policy.people), ("role", policy.roles), ("team", policy.teams)):
            if getattr(self, key):
                yield from unknown(self, key, getattr(self, key), known, key, "Nobody would get the file.")


class Handover(Model):
    """For networks where a person posts: the suite's file, who gets it, how long before."""

    format: Annotated[str, about("The suite's format", "buffer")]
    to: Annotated[To | None, about("Who gets it", {"person": "anna"})] = None
    ahead: Annotated[Duration, about("How long before the slot", "24h")] = "24h"


class FirstComment(Model):
    """What moves to the first comment when the post is prepared, before approval."""

    put: Annotated[list[Literal["hashtags", "links"]], about("What is moved there", ["hashtags"])] = []


class Everywhere(Model):
    """What holds for every channel."""

    zone: Annotated[str, about("Of windows, slots, days and weeks; left out, the workspace's", "Europe/Riga")] = ""
    windows: Annotated[dict[str, Names] | None, about("Nothing leaves outside", {"mon-fri": "08:00-20:00"})] = None
    gap: Annotated[Duration | Gap | None, about("Between two posts", "3h", {"any": "3h"})] = None
    blackout: Annotated[list[Blackout], about("Days on which nothing leaves")] = []
    order: Annotated[
        list[Literal["not_after", "priority", "waiting_longest"]], about("Who goes first; then the post's id")
    ] = []
    on_missed_slot: Annotated[Missed | None, about("What becomes of a slot that was missed")] = None
    late_at_most: Annotated[Duration | None, about("A slot is over so long after its time", "15m")] = None
    holds: Annotated[Holds | None, about("How long a hold may last", {"at_longest": "72h"})] = None
    utm: Annotated[Utm | None, about("Parameters of links", {"medium": "social"})] = None
    short_links: Annotated[ShortLinks | None, about("Short links of our own", {"host": "go.cafe.example"})] = None
    send: Annotated[
        Literal["direct", "handover"] | None, about("By signoff or by a person; left out: direct where it can")
    ] = None
    slots: Annotated[list[Slot], about("Planned times", [{"name": "morning", "every": "mon-fri", "at": "09:00"}])] = []
    cadence: Annotated[Cadence | None, about("How many", {"week": {"at_most": 8}})] = None
    best_time: Annotated[BestTime | None, about("What the figures may say", {"weeks": 26})] = None
    evergreen: Annotated[Evergreen | None, about("What may go out again", {"cooldown": "720h"})] = None
    handover: Annotated[Handover | None, about("Where a person posts", {"format": "buffer"})] = None
    first_comment: Annotated[FirstComment | None, about("What moves there", {"put": ["hashtags"]})] = None

    def setting_problems(self, policy: "Policy") -> Iterator[Problem]:
        """Zones, hours, days, bounds and slots that cannot be."""
        if self.zone:
            try:
                zone(self.zone)
            except UnknownZone as error:
                yield bad(self, "zone", error)
        yield from self._windows()
        for blackout in self.blackout:
            yield from blackout.day_problems()
        for bounds in (self.cadence.day, self.cadence.week) if self.cadence else ():
            yield from bounds.turned() if bounds else ()
        yield from given_twice(self.slots, "slots")
        for slot in self.slots:
            yield from slot.schedule_problems(policy)
        if self.handover and self.handover.to:
            yield from self.handover.to.unknown_names(policy)

    def _windows(self) -> Iterator[Problem]:
        for days, hours in (self.windows or {}).items():
            try:
                weekdays(days)
                spans(hours)
            except ValueError as error:
                yield Problem(str(error), self.place_of("windows", days))


class Publishing(Document):
    """When and how posts leave. Documents add up; one under `when:` beats one without."""

    kind: Literal["publishing"]
    name: Annotated[str, about("What people call it", "house")] = ""
    when: Annotated[When | None, about("The posts it is for; left out: all", {"market": "LV"})] = None
    every_channel: Annotated[Everywhere | None, about("Holds for all channels", {"gap": "3h"})] = None
    channels: Annotated[
        dict[str, Everywhere],
        about("What a channel says replaces the whole key", {"cafe-bluesky": {"gap": "1h"}}),
    ] = {}

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Channels that are not there, settings that cannot be, values that contradict another document."""
        yield from contradictions(self, policy.of("publishing"))
        if self.every_channel:
            yield from self.every_channel.setting_problems(policy)
        for name, settings in self.channels.items():
            yield from unknown_at(self._key(name), name, policy.channels, "channel")
            yield from settings.setting_problems(policy)
            yield from self._direct(name, settings, policy)
            yield from slots_outside(settings.slots, setting(policy, name, "windows"))

    def _key(self, name: str) -> Any:
        return self.node.at(["channels"]).keys.get(name) if self.node else None

    def _direct(self, name: str, settings: Everywhere, policy: "Policy") -> Iterator[Problem]:
        account = policy.channels.get(name)
        if settings.send == "direct" and account and not account.credentials:
            why = f"Say where they are kept: `credentials:` at {account.place}; or `send: handover`."
            yield bad(settings, "send", f"`{name}` has no credentials, so nothing can be sent directly", why)


def setting(policy: "Policy", channel: str, key: str) -> Any:
    """What holds for a channel: its own word, else every channel's, else None; documents under `when:` left out."""
    documents = [document for document in policy.of("publishing") if not document.when]
    own = [document.channels[channel] for document in documents if channel in document.channels]
    shared = [document.every_channel for document in documents if document.every_channel]
    said = (getattr(settings, key) for settings in [*own, *shared])
    return next((value for value in said if value not in (None, "", [])), None)


def _day(model: Blackout, key: str) -> date | Problem:
    written = getattr(model, key)
    try:
        # 2024 has a 29 February, which a day of each year may be.
        return date.fromisoformat(written if len(written) == 10 else f"2024-{written}")
    except ValueError:
        return bad(model, key, f"there is no day `{written}`; write one such as 2026-12-24 or 12-24")
