"""before: a chain no longer goes before another one, or the other one goes before it."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.mutants._change import GONE, Change

KIND = "workflow"
NOTICED_BY = "a test of a post that both chains are for, which names the chain"
ONLY_CHOOSES = True


def changes(document: Any, policy: Policy) -> Iterator[Change]:
    """Each name of each `before` is taken out, and put the other way round where both chains stand in one document."""
    places = {chain.name: at for at, chain in enumerate(document.chains)}
    for at, chain in enumerate(document.chains):
        names = many(chain.before)
        for name in names:
            rest = [one for one in names if one != name]
            yield Change(("chains", at, "before"), rest if rest else GONE)
            if len(names) == 1 and name in places and not document.chains[places[name]].before:
                yield _turned(document, at, places[name])


def _turned(document: Any, at: int, other: int) -> Change:
    chains = {number: dict(node.parts) for number, node in document.node.parts["chains"].parts.items()}
    del chains[at]["before"]
    chains[other]["before"] = document.chains[at].name
    return Change(("chains",), list(chains.values()))
