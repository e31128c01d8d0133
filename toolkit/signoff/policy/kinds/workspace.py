"""workspace: its name and zone, where its ledger is, and who may accept a change of the rules.

kind: workspace
name: Riga café
zone: Europe/Riga"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from signoff.clock import UnknownZone, zone
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy.kinds._document import Document, bad
from signoff.policy.kinds.workflow import Approvers

if TYPE_CHECKING:
    from signoff.policy._policy import Policy


class PolicyChanges(Model):
    """Who must accept a change of the rules before it counts."""

    accepted_by: Annotated[Approvers, about("Who accepts a change", {"role": "head-of-social"})]


class Workspace(Document):
    """What holds for the whole folder."""

    kind: Literal["workspace"]
    name: Annotated[str, about("What people call it", "Riga café")] = ""
    zone: Annotated[str, about("The IANA zone in which times without an offset are read", "Europe/Riga")] = "UTC"
    ledger: Annotated[
        str,
        about(
            "`sqlite` (in .signoff/), or env:NAME that holds a PostgreSQL URL", "sqlite", pattern="^(sqlite|env:.+)$"
        ),
    ] = "sqlite"
    policy_changes: Annotated[
        PolicyChanges | None, about("Left out, the files on disk are in force", {"accepted_by": {"role": "head"}})
    ] = None
    quiet_hours: Annotated[
        str, about("No reminder is sent then; it waits", "18:00-08:00", pattern=r"^\d\d:\d\d-\d\d:\d\d$")
    ] = ""
    notifiers: Annotated[
        dict[str, dict[str, str]], about("Names for `send_to`", {"mail": {"apprise": "env:SIGNOFF_MAIL_URL"}})
    ] = {}

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """A zone that does not exist, an accepter that nobody is."""
        try:
            zone(self.zone)
        except UnknownZone as error:
            yield bad(self, "zone", error)
        if self.policy_changes:
            yield from self.policy_changes.accepted_by.unknown_names(policy)
        if self.ledger != "sqlite":
            why = "Leave `ledger` out, or say `sqlite`: it is kept in .signoff/ledger.db."
            yield Problem("a ledger in PostgreSQL is not to be had yet", self.place_of("ledger"), why)
