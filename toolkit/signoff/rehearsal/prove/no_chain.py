"""no_chain: a possible post that no chain takes. It could never be published, whoever agrees."""

from collections.abc import Iterator

from signoff.rehearsal.prove._claim import Claim, claimed, told
from signoff.rehearsal.prove._world import World

SEVERITY = "error"
MEND = "Nobody could ever publish it. Add a chain without `when:`, which the others go `before`."


def find(world: World) -> Iterator[Claim]:
    """One, with the plainest such post."""
    post = world.post(*(-way.fits for way in world.ways))
    if post is not None and "no chain" in post.trial.decision(world.policy).error:
        message = f"no chain takes {told(post.post)}"
        place = world.policy.first("workflow").place_of("chains")
        yield from claimed(message, place, world.policy, post.trial, {"error": "no chain"})
