"""two_chains: a possible post that two chains take, with no precedence between them, direct or through others."""

from collections.abc import Iterator
from itertools import combinations

from signoff.rehearsal.prove._claim import Claim, claimed, told
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "error"
MEND = "It is decided by neither. Say which goes first: `before:` in one of them."


def find(world: World) -> Iterator[Claim]:
    """One for each pair, both named."""
    for one, other in pairs(world):
        post = world.post(one.takes, other.takes)
        if post is not None and "two chains" in post.trial.decision(world.policy).error:
            names = f"`{one.chain.name}` and `{other.chain.name}`"
            message = f"two chains take {told(post.post)}, and none goes first: {names}"
            yield from claimed(message, other.chain.place, world.policy, post.trial, {"error": "two chains"})


def pairs(world: World) -> Iterator[tuple[Way, Way]]:
    """Each two chains that take one possible post."""
    for one, other in combinations(world.ways, 2):
        if world.logic.ask(one.takes, other.takes) is not None:
            yield one, other
