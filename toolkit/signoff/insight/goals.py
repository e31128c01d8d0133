"""goals: what each campaign brought, against its target and date; with a forecast band where there is enough to go by.

A publication's latest figures count. The forecast is what there is, and as much again in each week left as in the
mean week so far: total + k mean ± 1.96 s √(k + k²/n), of n whole weeks, at least four, k weeks left."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import sqrt
from typing import Any

import msgspec

from signoff.insight._material import post_of
from signoff.insight._numbers import mean
from signoff.insight.lead_time import day_of, end_of, weeks_between

LEAST_WEEKS = 4
Z = 1.959964


class GoalProgress(msgspec.Struct, frozen=True, kw_only=True):
    """One goal. have: so far;  low, forecast, high: by its date, None where nobody can tell;  n: publications."""

    campaign: str
    name: str
    metric: str
    target: float
    by: date | None
    have: float | None
    n: int
    weeks: int = 0
    forecast: float | None = None
    low: float | None = None
    high: float | None = None
    seqs: tuple[int, ...] = ()


class BudgetProgress(msgspec.Struct, frozen=True, kw_only=True):
    """One campaign's money. spent: of published posts;  committed: of approved ones;  left: may be under 0."""

    campaign: str
    name: str
    currency: str
    amount: float
    spent: float
    committed: float
    left: float


class Figure(msgspec.Struct, frozen=True):
    """One figure of one publication, as of a moment; a later one of the same publication stands for it."""

    post: str
    channel: str
    metric: str
    value: float
    at: datetime
    seq: int


def figures_of(entries: Iterable[Any]) -> list[Figure]:
    """The figures that `metrics` entries tell, in their order; what is unknown is left out, never taken for 0."""
    return [
        Figure(post_of(entry), str(entry.body.get("channel", "")), metric, float(value), entry.at, entry.seq)
        for entry in entries if entry.do == "metrics"
        for metric, value in dict(entry.body.get("figures", {})).items()
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    ]  # fmt: skip


def latest(figures: Iterable[Figure], until: datetime | None = None) -> dict[tuple[str, str, str], Figure]:
    """The latest figure of each (post, channel, metric), up to a moment."""
    return {
        (one.post, one.channel, one.metric): one
        for one in sorted(figures, key=lambda one: (one.at, one.seq)) if until is None or one.at <= until
    }  # fmt: skip


def goal_progress(
    campaigns: Iterable[Any], posts: Iterable[Any], figures: Sequence[Figure], zone: Any, now: datetime
) -> list[GoalProgress]:
    """Every goal of every campaign, as of now."""
    of = {post.id: post.front.campaign for post in posts}
    return [
        _progress(campaign, goal, [one for one in figures if of.get(one.post) == campaign.id], zone, now)
        for campaign in campaigns for goal in campaign.goals
    ]  # fmt: skip


def _progress(campaign: Any, goal: Any, figures: Sequence[Figure], zone: Any, now: datetime) -> GoalProgress:
    own = [one for one in figures if one.metric == goal.metric and one.at <= now]
    counted = latest(own)
    have = sum(one.value for one in counted.values()) if counted else None
    gains = _gains(own, zone, now)
    low, likely, high = _forecast(have, gains, goal.by, zone, now)
    return GoalProgress(
        campaign=campaign.id, name=campaign.name or campaign.id, metric=goal.metric, target=goal.target, by=goal.by,
        have=have, n=len(counted), weeks=len(gains), forecast=likely, low=low, high=high,
        seqs=tuple(sorted(one.seq for one in counted.values())),
    )  # fmt: skip


def _gains(figures: Sequence[Figure], zone: Any, now: datetime) -> list[float]:
    """What each whole week added, from the week of the first figure to the last whole week."""
    if not figures:
        return []
    first = day_of(min(one.at for one in figures), zone)
    names = weeks_between(first, _week_of(now, zone))
    totals = [sum(one.value for one in latest(figures, end_of(name, zone)).values()) for name in names]
    whole = [total for name, total in zip(names, totals, strict=True) if end_of(name, zone) <= now]
    return [after - before for before, after in zip([0.0, *whole], whole, strict=False)]


def _week_of(now: datetime, zone: Any) -> str:
    from signoff.clock import week_of

    return week_of(day_of(now, zone))


def _forecast(have: float | None, gains: Sequence[float], by: date | None, zone: Any, now: datetime) -> Any:
    usual, n = mean(gains), len(gains)
    left = (by - day_of(now, zone)).days / 7 if by else 0
    if have is None or usual is None or n < LEAST_WEEKS or left <= 0:
        return None, None, None
    spread = sqrt(sum((gain - usual) ** 2 for gain in gains) / (n - 1))
    either = Z * spread * sqrt(left + left**2 / n)
    likely = have + left * usual
    return max(have, likely - either), likely, likely + either


def budget_progress(campaigns: Iterable[Any], posts: Iterable[Any], states: dict[str, str]) -> list[BudgetProgress]:
    """Every campaign that has a budget; a post's own budget counts where it is in the campaign's currency."""
    posts = list(posts)
    rows = []
    for campaign in campaigns:
        if campaign.budget is None:
            continue
        own = [post for post in posts if post.front.campaign == campaign.id]
        spent = _money(own, campaign.budget.currency, states, ("published",))
        committed = _money(own, campaign.budget.currency, states, ("approved", "scheduled"))
        rows.append(BudgetProgress(
            campaign=campaign.id, name=campaign.name or campaign.id, currency=campaign.budget.currency,
            amount=campaign.budget.amount, spent=spent, committed=committed,
            left=campaign.budget.amount - spent - committed,
        ))  # fmt: skip
    return rows


def _money(posts: Iterable[Any], currency: str, states: dict[str, str], wanted: Sequence[str]) -> float:
    said = (post.front.budget.partition(" ") for post in posts if states.get(post.id) in wanted and post.front.budget)
    return sum(float(amount) for amount, _, unit in said if unit == currency)
