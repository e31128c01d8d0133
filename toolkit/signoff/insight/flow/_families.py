"""Asks each family for its metrics and tables, and puts them into one document.

A family is a module with `metrics(log)`, `tables(log)`, or both; its docstring opens with its formula."""

from collections.abc import Iterable, Mapping
from typing import Any

from signoff.insight.flow._kinds import KINDS
from signoff.insight.flow._log import SECOND, Log

TIMES = ("median", "mean", "p90")


def flow(log: Log, families: Iterable[str]) -> dict[str, Any]:
    """The `metrics` and `tables` of these families: each metric {value, unit, formula}, each table {formula, rows}."""
    metrics: dict[str, Any] = {}
    tables: dict[str, Any] = {}
    for name in families:
        family = KINDS[name]
        for metric, value in getattr(family, "metrics", _none)(log).items():
            metrics[metric] = {"value": value, "unit": unit_of(metric), "formula": name}
        for table, rows in getattr(family, "tables", _none)(log).items():
            tables[table] = {"formula": name, "rows": rows}
    return {"metrics": metrics, "tables": tables}


def _none(log: Log) -> dict[str, Any]:
    return {}


def unit_of(metric: str) -> str:
    """`s` for lengths of time, `1` for counts and shares."""
    name, _, last = metric.rpartition(".")
    of_time = name in ("duration", "lead_time") or metric in ("finish.median",)
    return "s" if of_time or (name == "xmr.lead_time" and last not in ("points", "outside")) else "1"


def lengths(name: str, values: Any) -> Mapping[str, float | None]:
    """Median, mean and p90 of a polars series of microseconds, in seconds; each None of no values."""
    found = (values.quantile(0.5, "linear"), values.mean(), values.quantile(0.9, "linear"))
    return {f"{name}.{part}": in_seconds(value) for part, value in zip(TIMES, found, strict=True)}


def in_seconds(micro: float | None) -> float | None:
    """Microseconds as seconds; None stays."""
    return None if micro is None else micro / SECOND
