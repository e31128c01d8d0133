"""How the voice drifts from hand to hand: each finding of each revision, who brought it in, and what became of it.

    found = drift(review)              every finding of the voice, with its life
    found.table("rules")               fixed, waived, let stand, got through: by rule, and by author, channel, week

The revisions are the kept bytes, read under the present policy. A finding has one fate; figures of few are told as
few: an interval comes with each share, and a word only where it is sure."""

from signoff.insight.drift._course import Course, Revision, course
from signoff.insight.drift._drift import Drift, drift, drift_of
from signoff.insight.drift._fate import FATES, LET_PASS, Fate
from signoff.insight.drift._lives import Life, lives
from signoff.insight.drift._trace import Trace
from signoff.insight.drift._wolf import Wolf, interval, wolves

__all__ = [
    "FATES",
    "LET_PASS",
    "Course",
    "Drift",
    "Fate",
    "Life",
    "Revision",
    "Trace",
    "Wolf",
    "course",
    "drift",
    "drift_of",
    "interval",
    "lives",
    "wolves",
]
