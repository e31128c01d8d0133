"""Which channels a row goes to: by a channel's name, its handle, or its network where that has only one channel."""

from collections.abc import Mapping
from typing import Any

import msgspec

from signoff.content.suites._suite import BadRow
from signoff.errors import Refused, listed, nearest
from signoff.networks import KINDS

# What the suites call the networks, where it is not our name.
NETWORKS = {
    "twitter": "x", "twitter/x": "x", "x/twitter": "x", "x (twitter)": "x", "fb": "facebook", "ig": "instagram",
    "gbp": "google-business", "gmb": "google-business", "google business": "google-business",
    "google business profile": "google-business", "yt": "youtube",
}  # fmt: skip


class Accounts(msgspec.Struct, frozen=True):
    """The channels that there are, and what was said on the command line.

    known    by name; None where there is no workspace: then networks are known, and other names taken as they are
    channel  for rows that name none, or one that nobody knows;  network: likewise, without a workspace"""

    known: Mapping[str, Any] | None = None
    channel: str = ""
    network: str = ""

    def check(self) -> None:
        """Raises Refused for a `--channel` that is not there."""
        if self.channel and self.known is not None and self.channel not in self.known:
            raise Refused(f"no channel `{self.channel}`; {nearest(self.channel, self.known)}".rstrip("; "))

    def of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The channels of a row that names these, each once; () where nothing says any. Raises BadRow."""
        if names:
            return tuple(dict.fromkeys(self._one(name) for name in names))
        if self.channel:
            return (self.channel,)
        return (self._one(self.network),) if self.network else ()

    def knows(self, name: str) -> bool:
        """Whether the file's own word for a channel is enough."""
        if self.known is None:
            return NETWORKS.get(name.casefold(), name.casefold()) in KINDS or not (self.channel or self.network)
        try:
            return bool(Accounts(self.known)._one(name))
        except BadRow:
            return False

    def _one(self, name: str) -> str:
        plain = name.casefold()
        network = NETWORKS.get(plain, plain)
        if self.known is None:
            return network if network in KINDS else self.channel or self.network or name
        for account in self.known.values():
            if plain in (account.name.casefold(), account.handle.casefold().lstrip("@") or account.name.casefold()):
                return str(account.name)
        there = [account.name for account in self.known.values() if account.network == network]
        if len(there) == 1:
            return str(there[0])
        if self.channel:
            return self.channel
        if there:
            raise BadRow(f"`{name}` may be {listed(f'`{each}`' for each in there)}; say which with `--channel`")
        raise BadRow(f"no channel `{name}`; {nearest(name, self.known)}".rstrip("; "))
