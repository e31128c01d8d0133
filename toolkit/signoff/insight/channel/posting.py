"""posting: posts per ISO week, empty weeks too, from the first post's to the last one's; seconds between neighbours."""

from collections import Counter
from datetime import UTC
from itertools import pairwise
from typing import Any

from signoff.insight._numbers import median, quantile
from signoff.insight.channel._families import Asked
from signoff.insight.lead_time import day_of, week_of, weeks_between

LONGEST = 5


def metrics(asked: Asked) -> dict[str, Any]:
    """Weeks without a post, the median of posts a week, and of the seconds between posts."""
    weeks = [week["posts"] for week in _weeks(asked)]
    gaps = [gap["seconds"] for gap in _gaps(asked)]
    return {
        "weeks_without_posts": weeks.count(0), "posts_per_week_median": median(weeks),
        "gaps.median": median(gaps), "gaps.p90": quantile(gaps, 0.9), "gaps.max": max(gaps, default=None),
    }  # fmt: skip


def tables(asked: Asked) -> dict[str, Any]:
    """Weeks in order; the five longest gaps, longest first, then earliest."""
    gaps = sorted(_gaps(asked), key=lambda gap: (-gap["seconds"], gap["from"]))[:LONGEST]
    shown = [{**gap, "from": gap["from"].isoformat(), "to": gap["to"].isoformat()} for gap in gaps]
    return {"posting_weeks": _weeks(asked), "gaps": shown}


def _weeks(asked: Asked) -> list[dict[str, Any]]:
    days = [day_of(one.at, asked.zone) for one in asked.publications]
    if not days:
        return []
    times = Counter(map(week_of, days))
    return [{"week": week, "posts": times[week]} for week in weeks_between(days[0], week_of(days[-1]))]


def _gaps(asked: Asked) -> list[dict[str, Any]]:
    # In UTC: Python takes two times of one zone from each other as if its clock never changed.
    moments = [one.at.astimezone(UTC) for one in asked.publications]
    return [
        {"from": before.astimezone(asked.zone), "to": after.astimezone(asked.zone),
         "seconds": _whole((after - before).total_seconds())}
        for before, after in pairwise(moments)
    ]  # fmt: skip


def _whole(seconds: float) -> float:
    return int(seconds) if seconds.is_integer() else seconds
