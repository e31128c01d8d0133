"""channels: accounts on networks, each with its market and language; secrets by reference only.

kind: channels
accounts:
  - {name: cafe-linkedin, network: linkedin, market: LV, language: lv, credentials: {token: env:LINKEDIN_TOKEN}}"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy.kinds._document import Document, Names, given_twice, unknown

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Reference = Annotated[
    str,
    about("Where the secret is kept, never the secret itself", "env:LINKEDIN_TOKEN", pattern="^(env|file|keyring):.+$"),
]


class Account(Model):
    """One account on one network: what posts call a channel."""

    name: Annotated[str, about("What posts call it", "cafe-linkedin")]
    network: Annotated[str, about("The network", "linkedin")]
    handle: Annotated[str, about("Its name on the network", "cafe-example")] = ""
    market: Annotated[Names | None, about("One market or several", "LV")] = None
    language: Annotated[str, about("The language of what is published there", "lv")] = ""
    credentials: Annotated[dict[str, Reference], about("Secrets by reference", {"token": "env:LINKEDIN_TOKEN"})] = {}


class Channels(Document):
    """The accounts that posts may go to."""

    kind: Literal["channels"]
    accounts: Annotated[list[Account], about("One entry an account")] = []

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """A network that signoff does not know, a name given twice."""
        for account in self.accounts:
            yield from unknown(account, "network", account.network, policy.networks, "network")
        yield from given_twice(policy.channels_as_written, "channels") if self is policy.first("channels") else ()
