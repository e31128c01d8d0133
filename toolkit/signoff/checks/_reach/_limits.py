"""How much of a stranger's server is put up with."""

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What bounds a run over links.

    answer, link, run      seconds until one answer is there, one link is followed, all of them are
    most_bytes             of a page, as sent and unpacked;  kept_bytes: of them, that are read for its words
    hops                   redirects of one link
    together, on_one_host  links looked at side by side"""

    answer: float = 10.0
    link: float = 20.0
    run: float = 120.0
    most_bytes: int = 2_000_000
    kept_bytes: int = 300_000
    hops: int = 10
    together: int = 200
    on_one_host: int = 50


LIMITS = Limits()
