"""Means of cells, drawn towards the common mean by how little they rest on: normal-normal empirical Bayes.

s² = Σ(x − cell mean)²/(N − k); v = s²/n; τ² between cells by DerSimonian and Laird, not under 0; μ weighted by
1/(τ² + v); B = τ²/(τ² + v); estimate = μ + B(mean − μ); interval: ± 1.959964 √(B v)."""

from collections.abc import Hashable, Iterable
from math import sqrt
from typing import Any

import msgspec

Z = 1.959964
NOTHING = 1e-12  # of a logarithm: values that differ less do not differ


class Cell(msgspec.Struct, frozen=True):
    """One cell. mean: of x;  estimate, low, high: shrunk, None where nothing tells how much x varies."""

    key: Any
    posts: int
    mean: float
    estimate: float | None
    low: float | None
    high: float | None


class Cells(msgspec.Struct, frozen=True):
    """All cells that hold something, in order of their keys. within: s²;  between: τ²;  overall: μ."""

    cells: tuple[Cell, ...]
    within: float | None = None
    between: float | None = None
    overall: float | None = None


def cells_of(values: Iterable[tuple[Hashable, float]]) -> Cells:
    """The cells of (key, x) pairs; keys of one kind, which can be put in order."""
    groups: dict[Any, list[float]] = {}
    for key, x in values:
        groups.setdefault(key, []).append(x)
    keys = sorted(groups)
    means = {key: sum(groups[key]) / len(groups[key]) for key in keys}
    within = _within(groups, means)
    if within is None or within < NOTHING:
        return Cells(tuple(Cell(key, len(groups[key]), means[key], None, None, None) for key in keys), within)
    noise = {key: within / len(groups[key]) for key in keys}
    between = _between(means, noise)
    overall = _weighted(means, {key: 1 / (between + noise[key]) for key in keys})
    cells = (_cell(key, len(groups[key]), means[key], noise[key], between, overall) for key in keys)
    return Cells(tuple(cells), within, between, overall)


def _within(groups: dict[Any, list[float]], means: dict[Any, float]) -> float | None:
    free = sum(map(len, groups.values())) - len(groups)
    squares = sum((x - means[key]) ** 2 for key, found in groups.items() for x in found)
    return squares / free if free > 0 else None


def _between(means: dict[Any, float], noise: dict[Any, float]) -> float:
    weights = {key: 1 / noise[key] for key in means}
    total, centre = sum(weights.values()), _weighted(means, weights)
    spread = sum(weights[key] * (means[key] - centre) ** 2 for key in means)
    scale = total - sum(weight**2 for weight in weights.values()) / total
    return max(0.0, (spread - (len(means) - 1)) / scale) if scale > 0 else 0.0


def _weighted(means: dict[Any, float], weights: dict[Any, float]) -> float:
    return sum(weights[key] * means[key] for key in means) / sum(weights.values())


def _cell(key: Any, posts: int, mean: float, noise: float, between: float, overall: float) -> Cell:
    part = between / (between + noise)
    estimate, reach = overall + part * (mean - overall), Z * sqrt(part * noise)
    return Cell(key, posts, mean, estimate, estimate - reach, estimate + reach)
