"""What an entry says that it was decided under."""

from typing import Any

from signoff.clock import tzdata_version
from signoff.networks import facts_hash
from signoff.policy import Policy


def under(policy: Policy) -> dict[str, Any]:
    """What the act was decided under, so that it can be decided again."""
    from signoff import __version__

    return {
        "policy": policy.hash,
        "networks": facts_hash(),
        "signoff": __version__,
        "tzdata": tzdata_version(),
    }
