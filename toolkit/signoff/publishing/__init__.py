"""Publishing: what may go out, channel by channel; a gated dry run, and what is handed over. Nothing is sent yet.

day = due_today(review)        every slot of today, and what is due now; the decision taken anew on the very bytes
day.going                      what may go out, what may not, and why
day.parcels   day.ics          the suites' files, and the times for a calendar
due_now(review)                only what is due at this moment, as `signoff publish --dry-run` prints it"""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.publishing._day import Day, due_today
    from signoff.publishing._going import Going, due_now
    from signoff.publishing._settings import settings

__getattr__ = late(
    __name__, Day="_day", due_today="_day", Going="_going", due_now="_going", settings="_settings"
)  # fmt: skip
__all__ = ["Day", "Going", "due_now", "due_today", "settings"]
