"""Patterns of plain letters that are made again and again, kept. Only literals come here: no pattern of a stranger."""

import re
from functools import lru_cache


@lru_cache(maxsize=2048)
def cached_pattern(written: bytes) -> re.Pattern[bytes]:
    """The pattern, compiled once."""
    return re.compile(written)
