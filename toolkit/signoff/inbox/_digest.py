"""The digest: for each person what waits on them, most urgent first, as it would be sent once a day."""

from signoff.inbox._waiting import Item, waiting
from signoff.review import Review


def digest(review: Review, person: str | None = None) -> dict[str, list[Item]]:
    """By person, in the order of their names, what waits on them; who has nothing is left out."""
    items = waiting(review, person)
    people = {name for item in items for name in item.people if person in (None, name)}
    return {name: [item for item in items if name in item.people] for name in sorted(people)}
