"""Hold everything, or some channels: while a hold stands nothing goes out there, whatever was approved."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from signoff.errors import Problem, Refused, listed, nearest
from signoff.inbox._under import under
from signoff.ledger import Draft, Entry, require_whole
from signoff.workflow import Event
from signoff.workspace import HOLD, HOLDS_STREAM, RELEASE, Workspace, may_hold, standing


class Hold(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to hold, or to lift a hold. channels: which; none means all of them."""

    on: bool
    by: str
    at: datetime
    reason: str
    channels: tuple[str, ...] = ()

    @property
    def do(self) -> str:
        """The word of its entries."""
        return HOLD if self.on else RELEASE


class Held(msgspec.Struct, frozen=True):
    """What was recorded; and since when something was held before it, None where nothing was."""

    entries: tuple[Entry, ...]
    since: datetime | None


def hold(workspace: Workspace, wish: Hold) -> Held:
    """Records it, an entry a channel. Raises Refused with every reason: then nothing is recorded."""
    workspace = workspace.afresh()
    with workspace.reading() as ledger:
        require_whole(ledger)
        version = ledger.versions().get(HOLDS_STREAM, 0)
        held = standing(workspace.holds(ledger))
    channels: Sequence[str | None] = tuple(dict.fromkeys(wish.channels)) or (None,)
    if against := [Problem(reason) for channel in channels for reason in _against(workspace, wish, channel, held)]:
        raise Refused(*against)
    body = {"reason": wish.reason, **under(workspace.policy)}
    drafts = [
        Draft(stream=HOLDS_STREAM, do=wish.do, by=wish.by, at=wish.at, body=body | ({"channel": one} if one else {}))
        for one in channels
    ]
    with workspace.writing(wish.at) as ledger:
        entries = ledger.append(drafts, expected={HOLDS_STREAM: version}, keep=[workspace.policy.canonical])
    return Held(tuple(entries), min((one.at for one in held.values()), default=None))


def _against(workspace: Workspace, wish: Hold, channel: str | None, held: Mapping[str, Event]) -> Iterator[str]:
    policy = workspace.policy
    if channel is not None and channel not in policy.channels and (wish.on or channel not in held):
        yield f"no channel `{channel}`; {nearest(channel, policy.channels) or 'there are ' + listed(policy.channels)}"
    if not may_hold(policy, wish.by, channel, wish.at):
        yield f"{wish.by} may not hold {channel or 'every channel'}: none of their roles has the right `hold`"
    if not wish.reason.strip():
        yield "a hold gives its reason, and so does lifting it"
    if not wish.on:
        yield from _nothing_held(channel, held)


def _nothing_held(channel: str | None, held: Mapping[str, Event]) -> Iterator[str]:
    if not held:
        yield "nothing is held"
    elif channel is not None and channel not in held:
        names = listed(sorted(name or "everything" for name in held), "and")
        yield f"{channel} is not held by itself; held: {names}. Without `--channel` every hold is lifted"
