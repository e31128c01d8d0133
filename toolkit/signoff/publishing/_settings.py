"""What the policy says of a channel's publishing, with what holds where it says nothing."""

from datetime import timedelta
from typing import Any

import msgspec

from signoff.clock import seconds, zone
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.kinds.publishing import setting

# Networks with an open API; for the others a person posts. Source: DESIGN section 8.
OPEN = ("bluesky", "mastodon")
LATE = timedelta(minutes=15)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One channel's.

    send      direct or handover;  ahead: how long before its slot a file is handed over
    late      so long after its time a slot is over;  to: the people who get the file;  zone: of its slots"""

    send: str
    zone: Any
    late: timedelta = LATE
    format: str = ""
    ahead: timedelta = timedelta(0)
    to: tuple[str, ...] = ()


def settings(policy: Policy, channel: str) -> Settings:
    """The settings of a channel: direct where signoff could, by the network and its credentials, else handed over."""
    account = policy.channels[channel]
    direct = account.network in OPEN and bool(account.credentials)
    handover = setting(policy, channel, "handover")
    late = setting(policy, channel, "late_at_most")
    send = setting(policy, channel, "send") or ("direct" if direct else "handover")
    return Settings(
        send=send,
        zone=zone(setting(policy, channel, "zone") or policy.zone),
        late=timedelta(seconds=seconds(late)) if late else LATE,
        format=handover.format if handover else "",
        ahead=timedelta(seconds=seconds(handover.ahead)) if handover and send == "handover" else timedelta(0),
        to=_people(policy, handover.to) if handover and handover.to else (),
    )


def _people(policy: Policy, to: Any) -> tuple[str, ...]:
    if to.person:
        return (to.person,)
    if to.team:
        return many(policy.teams[to.team].people)
    return tuple(name for name, one in policy.people.items() if to.role in {grant.role for grant in one.grants})
