"""Tables in and out: the suites' CSV files, one file each, and in also any other table.

plan = read_table(Path("plan.csv"), channel="cafe-bluesky", accounts=policy.channels, zone=policy.zone, now=now)
plan.taken, plan.refused, plan.notices, plan.unused           # all is decided, and nothing written
write_new({root / path: data for path, data in plan.files(library.posts).items()})

parcels = export(leaving_of(post, accounts, library, slot, public), "buffer", now=now)"""

from signoff.content.suites._export import Handed, Loss, Parcel, export, leaving_of, writers
from signoff.content.suites._import import NOBODY, read_table
from signoff.content.suites._leaving import Carries, Leaving
from signoff.content.suites._measured import Measured, Measures, read_metrics
from signoff.content.suites._open import open_table
from signoff.content.suites._plan import ImportPlan, Refusal, Taken
from signoff.content.suites._shape import KINDS
from signoff.content.suites._suite import BadRow, Draft, Medium, When
from signoff.content.suites._table import Notice, Row, split

__all__ = [
    "KINDS", "NOBODY", "BadRow", "Carries", "Draft", "Handed", "ImportPlan", "Leaving", "Loss", "Measured",
    "Measures", "Medium", "Notice", "Parcel", "Refusal", "Row", "Taken", "When", "export", "leaving_of",
    "open_table", "read_metrics", "read_table", "split", "writers",
]  # fmt: skip
