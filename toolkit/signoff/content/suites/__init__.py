"""Tables in: the suites' CSV files, one file each, and any other table. Nothing is written before all is decided.

plan = read_table(Path("plan.csv"), channel="cafe-bluesky", accounts=policy.channels, zone=policy.zone, now=now)
plan.taken, plan.refused, plan.notices, plan.unused
write_new({root / path: data for path, data in plan.files(library.posts).items()})"""

from signoff.content.suites._import import NOBODY, read_table
from signoff.content.suites._plan import ImportPlan, Refusal, Taken
from signoff.content.suites._shape import KINDS
from signoff.content.suites._suite import BadRow, Draft, Medium, When
from signoff.content.suites._table import Notice, Row, split

__all__ = [
    "KINDS",
    "NOBODY",
    "BadRow",
    "Draft",
    "ImportPlan",
    "Medium",
    "Notice",
    "Refusal",
    "Row",
    "Taken",
    "When",
    "read_table",
    "split",
]
