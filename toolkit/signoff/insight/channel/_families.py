"""Asks each family for its metrics and tables, and puts them into one document.

A family is a module with `metrics(asked)` and `tables(asked)`; its docstring opens with its formula."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from signoff.clock import zone
from signoff.insight.channel._kinds import KINDS
from signoff.insight.channel._level import levelled
from signoff.insight.channel._publication import Publication

LEAST = 10


class Asked:
    """What figures are asked of: publications in order of time, the zone of their hours, the fewest posts of a hashtag.

    unpaid   whether only unpaid ones were taken, so that paid against unpaid is no question"""

    def __init__(
        self, publications: Sequence[Publication], zone_name: str, least: int = LEAST, unpaid: bool = False
    ) -> None:
        self.publications, self.zone, self.least, self.unpaid = publications, zone(zone_name), least, unpaid

    @cached_property
    def levelled(self) -> list[tuple[Publication, float]]:
        """Each publication whose engagement is known, without the level of its weeks."""
        return levelled(self.publications)

    @cached_property
    def engagement(self) -> list[float]:
        """What is known of the engagement, in order of time."""
        return [one.engagement for one in self.publications if one.engagement is not None]


def channel_figures(asked: Asked, families: Iterable[str]) -> dict[str, Any]:
    """The `metrics` and `tables` of these families: each metric {value, unit, formula}, each table {formula, rows}."""
    metrics: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    for name in families:
        family = KINDS[name]
        for metric, value in family.metrics(asked).items():
            unit = "s" if metric.startswith("gaps.") else "1"
            metrics[metric] = {"value": value, "unit": unit, "formula": name}
        tables |= {table: {"formula": name, "rows": rows} for table, rows in family.tables(asked).items()}
    return {"metrics": metrics, "tables": tables}
