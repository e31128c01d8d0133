"""The inbox: what waits on whom, and the answers that people give."""

from signoff.inbox._accept import Accepted, accept
from signoff.inbox._acting import Beside, act
from signoff.inbox._identity import my_name, proof, signing_with
from signoff.inbox._import import bring_in, likely_author
from signoff.inbox._replay import begin
from signoff.inbox._waiting import Item, waiting

__all__ = [
    "Accepted",
    "Beside",
    "Item",
    "accept",
    "act",
    "begin",
    "bring_in",
    "likely_author",
    "my_name",
    "proof",
    "signing_with",
    "waiting",
]
