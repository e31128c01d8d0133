"""What was seen of links: when, and what; out of the entries in which every look at them is recorded."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from signoff.ledger import Entry, Ledger

LOOKS = "links"  # the stream
LOOK = "look"  # what its entries do


class Sight(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one look at one link showed.

    url      as written in the post;  at: when, aware
    outcome  ok, redirected, not_found, gone, client_error, barred, server_error, slow, too_large, tls, redirect_loop,
             refused, no_host, no_connection, no_answer, soft_404; unknown where nobody could look
    status   of the last answer, 0 for none;  why: in words, "" where all is well
    title    of the page;  via: the addresses that it led on to, in order"""

    url: str
    outcome: str
    status: int = 0
    why: str = ""
    title: str = ""
    via: tuple[str, ...] = ()
    at: datetime | None = None


class Sights:
    """Every look at every link that the ledger tells of; read when the first link is asked for."""

    def __init__(self, reading: "Callable[[], Ledger] | None" = None) -> None:
        """reading: opens the ledger; None where there is none."""
        self._reading = reading

    def last(self, url: str, until: datetime, reach: str = "") -> Sight | None:
        """The last look at a link, up to a moment, that moment included.

        reach  how often whoever asks wants it looked at; for who collects what is to be looked at"""
        looks = self._by_url.get(url, ())
        return next((one for one in reversed(looks) if one.at and one.at <= until), None)

    def afresh(self) -> None:
        """Reads the ledger again when it is asked for the next time."""
        self.__dict__.pop("_by_url", None)

    @cached_property
    def _by_url(self) -> dict[str, list[Sight]]:
        found: dict[str, list[Sight]] = {}
        if self._reading is not None:
            with self._reading() as ledger:
                for entry in ledger.entries(LOOKS):
                    for sight in sights_of(entry):
                        found.setdefault(sight.url, []).append(sight)
        return found


def sights_of(entry: "Entry") -> Iterator[Sight]:
    """What an entry says was seen. Whatever it says that is no sight is nothing."""
    saw = entry.body.get("saw") if entry.do == LOOK else ()
    for one in saw if isinstance(saw, list) else ():
        try:
            yield msgspec.structs.replace(msgspec.convert(one, Sight), at=entry.at)
        except msgspec.ValidationError:
            continue


NOTHING_SEEN = Sights()
