"""skippable: a possible post for which no step of its chain that must agree applies. Nobody would have to read it."""

from collections.abc import Iterator

from signoff.rehearsal.prove._claim import Claim, claimed, told
from signoff.rehearsal.prove._world import World

SEVERITY = "error"
MEND = "Such a post is an error, never approved. Leave one step without `when:`."


def find(world: World) -> Iterator[Claim]:
    """One for each chain that has such a post."""
    for way in world.ways:
        post = world.post(way.decides, *(-way.applies[step.name] for step in way.steps))
        if post is not None and (error := post.trial.decision(world.policy).error):
            name = way.chain.name
            message = f"every step of the chain `{name}` that must agree is skipped for {told(post.post)}"
            expect = {"chain": name, "error": error}
            yield from claimed(message, way.chain.place, world.policy, post.trial, expect)
