"""By person: what waits on whom, most urgent first."""

from signoff.inbox import Item, waiting
from signoff.report.review.scene import Scene

MOST = 12


def by_person(scene: Scene) -> list[tuple[str, list[Item], int]]:
    """Each person's name with what waits on them, and how many more there are than are shown."""
    found: dict[str, list[Item]] = {}
    for item in waiting(scene.review):
        for person in item.people:
            found.setdefault(scene.names.person(person), []).append(item)
    return [(name, items[:MOST], max(0, len(items) - MOST)) for name, items in found.items()]
