"""Time zones by their IANA names, always from the `tzdata` package and never from the machine.

Two databases of different years give one deadline two due times (Africa/Casablanca from 2026-09-20 on, in 2025b
and 2026f), and Python's `zoneinfo` would take the machine's first. So we open the package's files ourselves."""

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from signoff.clock._nearest import did_you_mean

FOLDER = Path(tzdata.__file__).parent


class UnknownZone(ValueError):
    """The database has no zone of this name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"there is no time zone `{name}`{_guess(name)}")

    def __reduce__(self) -> tuple:
        return UnknownZone, (self.name,)


class PackagedZone(ZoneInfo):
    """A zone out of the package; it travels between processes as its name."""

    def __reduce__(self) -> tuple:  # what comes from an open file cannot be pickled otherwise
        return zone, (self.key,)


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name, such as `Europe/Riga`; each is read once and is the same object ever after.

    Raises  UnknownZone, with the nearest name there is."""
    if name not in zone_names():  # also keeps `../..` from naming a file
        raise UnknownZone(name)
    with (FOLDER / "zoneinfo" / name).open("rb") as file:
        return PackagedZone.from_file(file, key=name)


@cache
def zone_names() -> frozenset[str]:
    """Every name the database knows, old ones that still work included."""
    return frozenset((FOLDER / "zones").read_text(encoding="utf-8").split())


def tzdata_version() -> str:
    """The database's release, such as `2026f`; recorded with a decision, since a due time depends on it."""
    return tzdata.IANA_VERSION


def _guess(name: str) -> str:
    """The zone of a city named alone, else the nearest name."""
    city = name.strip().replace(" ", "_").lower()
    for known in sorted(zone_names()):
        if known.lower().rpartition("/")[2] == city:
            return f"; did you mean `{known}`?"
    return did_you_mean(name, zone_names()) or "; write one such as `Europe/Riga`"
