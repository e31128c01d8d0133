"""Who may let a finding pass."""

from signoff.checks._book import book_of
from signoff.checks._join import the_one
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Subject

NOBODY = "nobody"


def waivable(policy: Policy, rule: str, subject: Subject | None = None) -> tuple[str, ...]:
    """The roles that may waive a finding of this rule; none where no document names it, or it says `nobody`.

    An exact id wins over a glob, and a longer glob over a shorter one.
    subject: the post's facts, for documents under `when:`; left out, those are not asked
    Raises SignoffError where two documents say different things."""
    book = book_of(policy)
    said = book.said("waivers", book.applying(subject), rule)
    roles = many(the_one([each._replace(value=many(each.value)) for each in said])) if said else ()
    return tuple(role for role in roles if role != NOBODY)
