"""The foot of a page: what its figures rest on, so that they can be counted again."""

from collections.abc import Iterator

from markupsafe import Markup

from signoff.ledger import Head
from signoff.policy import Policy
from signoff.report.words import Words


def counted_from(words: Words, policy: Policy, head: Head | None = None) -> Iterator[Markup]:
    """Zone and calendar, the policy's hash, the ledger's head; one line each."""
    calendar = policy.workflow_calendar
    key = "foot_zone" if calendar else "foot_no_calendar"
    yield Markup("{}").format(words(key, zone=policy.zone, calendar=calendar))
    yield Markup("{} <code>{}</code>").format(words("foot_policy"), policy.hash)
    if head is not None and head.size:
        yield Markup("{} <code>{}</code>").format(words.count("foot_ledger", head.size), head.hash.hex())
    elif head is not None:
        yield Markup("{}").format(words("foot_no_ledger"))
