"""finish: how long a post takes by Kaplan-Meier, in which open posts count until now.

S(t) = Π over finishing times tᵢ ≤ t of (1 − dᵢ/nᵢ); median: the smallest t with S(t) ≤ 0.5; within N h: 1 − S(N h)."""

from typing import Any

from signoff.insight.finish import Finish, finish
from signoff.insight.flow._log import SECOND, Log, micros

HOURS = (24, 48, 168, 672)


def metrics(log: Log) -> dict[str, Any]:
    """The median in seconds, None where it is never reached; shares from 0 to 1."""
    curve = _curve(log)
    shares = {f"finish.within.{hours}h": curve.within(hours * 3600) for hours in HOURS}
    return {"finish.median": curve.by_then(0.5), **shares}


def tables(log: Log) -> dict[str, Any]:
    """The steps of the curve."""
    rows = [
        {"after_s": step.after_s, "at_risk": step.at_risk, "finished": step.finished, "share_open": step.share_open}
        for step in _curve(log).steps
    ]
    return {"finish": rows}


def _curve(log: Log) -> Finish:
    posts = log.posts
    done = posts["finished"].is_not_null()
    waited = posts["finished"].fill_null(micros(log.now)) - posts["first"]
    return finish(zip((waited / SECOND).to_list(), done.to_list(), strict=True))
