"""How the work flowed: figures over a history of steps, one file per family, for `signoff insight`.

    log = flow_log(rows, now=now, zone="Europe/Riga")      rows: post, step, person, at, due, closed
    flow(log, ["lead_time"])                               {"metrics": {…}, "tables": {…}}

Names and formulas: W. van der Aalst, Process Mining (case, sojourn, handover of work); Kaplan and Meier 1958;
D. Wheeler, Understanding Variation. From memory. Seconds throughout; a figure that cannot be had is None, never 0."""

from signoff.insight.flow._families import flow
from signoff.insight.flow._kinds import KINDS
from signoff.insight.flow._log import Log, flow_log

__all__ = ["KINDS", "Log", "flow", "flow_log"]
