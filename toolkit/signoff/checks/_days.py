"""Days of a policy: `2026-11-21`, or `03-25` for each year; a period includes both of its days."""

from datetime import date
from typing import Annotated

from signoff.model import Model, about

DAY = r"^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
Day = Annotated[str, about("A day; without a year: each year", "2026-11-21", "03-25", pattern=DAY)]
_WITH_YEAR = 10


class Days(Model):
    """From a first day to a last one, both included."""

    name: Annotated[str, about("What people call it", "Day of mourning")] = ""
    first_day: Annotated[Day, about("The first day", "2026-11-21", "03-25")]
    last_day: Annotated[Day, about("The last day", "2026-11-21", "03-27")]

    def includes(self, day: date) -> bool:
        """Whether a day lies inside; `12-24` to `01-02` goes over the end of the year."""
        first, last = self._compared(self.first_day, day), self._compared(self.last_day, day)
        if len(self.first_day) < _WITH_YEAR and len(self.last_day) < _WITH_YEAR and first > last:
            return day.isoformat() >= first or day.isoformat() <= last
        return first <= day.isoformat() <= last

    @staticmethod
    def _compared(written: str, day: date) -> str:
        return written if len(written) == _WITH_YEAR else f"{day.year:04}-{written}"
