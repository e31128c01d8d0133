"""Where links lead: followed by the one safe client of the network, each named for what was seen.

follow(["https://cafe.example/menu"])     {link: Sight}"""

from signoff.checks._reach._client import WORLD, World
from signoff.checks._reach._follow import follow
from signoff.checks._reach._limits import LIMITS, Limits

__all__ = ["LIMITS", "WORLD", "Limits", "World", "follow"]
