"""The inbox: what waits on whom, and the answers that people give."""

from signoff.inbox._accept import Accepted, accept
from signoff.inbox._acting import Beside, act
from signoff.inbox._digest import digest
from signoff.inbox._elsewhere import Elsewhere, Evidence, evidence_of, record
from signoff.inbox._history_import import Brought, bring_in_history
from signoff.inbox._holding import Held, Hold, hold
from signoff.inbox._identity import my_name, proof, signing_with
from signoff.inbox._import import bring_in, likely_author
from signoff.inbox._metrics import bring_in_metrics
from signoff.inbox._remarks import comment
from signoff.inbox._replay import begin
from signoff.inbox._seen_links import Looked, look_at_links, open_posts, seen_links, waiting_links
from signoff.inbox._suggesting import accept_suggestion, suggest
from signoff.inbox._waiting import Item, waiting

__all__ = [
    "Accepted",
    "Beside",
    "Brought",
    "Elsewhere",
    "Evidence",
    "Held",
    "Hold",
    "Item",
    "Looked",
    "accept",
    "accept_suggestion",
    "act",
    "begin",
    "bring_in",
    "bring_in_history",
    "bring_in_metrics",
    "comment",
    "digest",
    "evidence_of",
    "hold",
    "likely_author",
    "look_at_links",
    "my_name",
    "open_posts",
    "proof",
    "record",
    "seen_links",
    "signing_with",
    "suggest",
    "waiting",
    "waiting_links",
]
