"""xmr: weekly medians of lead time, of weeks in which something finished, without the week of now: is it normal?

centre: their mean; mR: the mean of the absolute differences of neighbours; limits: centre ± 2.66 mR, not under 0."""

from typing import Any

from signoff.insight.flow._log import Log
from signoff.insight.flow.weeks import medians
from signoff.insight.xmr import xmr


def metrics(log: Log) -> dict[str, Any]:
    """Seconds; `points` and `outside` are numbers. The limits need two points."""
    values = [value for value in medians(log)[:-1] if value is not None]
    chart = xmr(values, least=2)
    return {
        "xmr.lead_time.centre": chart.centre, "xmr.lead_time.upper": chart.upper, "xmr.lead_time.lower": chart.lower,
        "xmr.lead_time.moving_range": chart.moving_range, "xmr.lead_time.points": chart.points,
        "xmr.lead_time.outside": None if chart.upper is None else len(chart.outside),
    }  # fmt: skip
