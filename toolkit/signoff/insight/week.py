"""week: every figure of one ISO week's accountability page, each with the entries that it was counted from."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from signoff.clock import seconds, wall, week_of, zone
from signoff.errors import SignoffError, listed, nearest
from signoff.insight import lead_time
from signoff.insight._frame import columns_of, frame, rows_of
from signoff.insight._material import Material, post_of
from signoff.insight._numbers import median
from signoff.insight.deadlines import Deadlines, deadlines
from signoff.insight.finish import Finish, Step, finish
from signoff.insight.goals import BudgetProgress, GoalProgress, budget_progress, figures_of, goal_progress
from signoff.insight.lead_time import Lead, LeadWeek, end_of, in_week
from signoff.insight.needs import Need, needs
from signoff.insight.people import Contribution, contributions
from signoff.insight.performance import Performance, performance
from signoff.insight.rework import Happening, Rework, rework
from signoff.insight.slots import LATE, ChannelWeek, Planned, channel_weeks, planned
from signoff.insight.steps import StepTime, step_times
from signoff.insight.xmr import Xmr, xmr

if TYPE_CHECKING:
    from polars import DataFrame

BEFORE = 12
NEVER_WERE = ("withdrawn", "rejected", "draft")
TABLES = {
    "needs": Need, "leads": Lead, "weeks": LeadWeek, "steps": StepTime, "deadlines": Deadlines, "finish": Step,
    "happenings": Happening, "slots": Planned, "channels": ChannelWeek, "goals": GoalProgress,
    "budgets": BudgetProgress, "performance": Performance, "people": Contribution,
}  # fmt: skip


class Week(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One week. over: whether it has ended;  leads: what was approved in it;  weeks: every week up to it.

    usual    (least, greatest) weekly median of the twelve weeks before, in seconds; None where there is none
    waiting  posts that wait now;  entries: those of the week
    The Kaplan-Meier curve, step times and due times are of all that was ever submitted, up to the moment."""

    week: str
    zone: str
    now: datetime
    over: bool
    leads: tuple[Lead, ...]
    weeks: tuple[LeadWeek, ...]
    usual: tuple[float, float] | None
    chart: Xmr
    waiting: int
    needs: tuple[Need, ...]
    steps: tuple[StepTime, ...]
    deadlines: tuple[Deadlines, ...]
    finish: Finish
    rework: Rework
    slots: tuple[Planned, ...]
    channels: tuple[ChannelWeek, ...]
    goals: tuple[GoalProgress, ...]
    budgets: tuple[BudgetProgress, ...]
    performance: tuple[Performance, ...]
    people: tuple[Contribution, ...]
    entries: tuple[Any, ...]

    def table(self, name: str) -> "DataFrame":
        """One of its tables as a data frame: needs, leads, weeks, steps, deadlines, finish, happenings, slots,
        channels, goals, budgets, performance, people. Seconds throughout; `seqs` are the entries counted.

        Raises SignoffError for another name, with the nearest."""
        if name not in TABLES:
            raise SignoffError(f"no table `{name}`; {nearest(name, TABLES) or listed(TABLES)}")
        rows = {"finish": self.finish.steps, "happenings": self.rework.happenings}.get(name)
        kind = TABLES[name]
        return frame(rows_of(getattr(self, name) if rows is None else rows), columns_of(kind), self.zone)

    @property
    def lead_median(self) -> float | None:
        """The median of this week's lead times, in seconds."""
        return median(lead.seconds for lead in self.leads)

    @property
    def late(self) -> list[Need]:
        """What is late now."""
        return [need for need in self.needs if need.late]


def week(found: Material, name: str) -> Week:
    """The figures of an ISO week such as 2026-W49, as they stand at the material's moment.

    Raises SignoffError for a week that has not begun; ValueError for what is no week."""
    local = zone(found.policy.zone)
    if week_of(wall(found.now, local).date()) < name:
        raise SignoffError(f"the week {name} has not begun: it is {wall(found.now, local):%Y-%m-%d} there")
    pasts = list(found.pasts.values())
    weeks = lead_time.lead_weeks(pasts, name, local, found.now)
    over = end_of(name, local) <= found.now
    askings = [asking for past in pasts for asking in past.askings]
    findings = [finding for decision in found.decisions.values() for finding in decision.findings]
    figures = figures_of(found.entries)
    taken, channels = _slots(found, name, local)
    states = {post: decision.state for post, decision in found.decisions.items()}
    return Week(
        week=name,
        zone=found.policy.zone,
        now=found.now,
        over=over,
        leads=tuple(lead for lead in lead_time.leads(pasts) if in_week(lead.approved, name, local)),
        weeks=tuple(weeks),
        usual=_usual(weeks),
        chart=xmr([one.median for one in (weeks if over else weeks[:-1]) if one.median is not None]),
        waiting=sum(1 for decision in found.decisions.values() if decision.waiting),
        needs=tuple(needs(found.decisions, found.pasts, found.now)),
        steps=tuple(step_times(askings)),
        deadlines=tuple(deadlines(askings, found.now)),
        finish=finish(lead_time.cases(pasts, found.now)),
        rework=rework(pasts, name, local, findings),
        slots=tuple(taken),
        channels=tuple(channels),
        goals=tuple(goal_progress(found.campaigns.values(), found.posts.values(), figures, local, found.now)),
        budgets=tuple(budget_progress(found.campaigns.values(), found.posts.values(), states)),
        performance=tuple(performance(figures, found.policy.channels, "engagement", end_of(name, local))),
        people=tuple(contributions(pasts, name, local, found.policy)),
        entries=tuple(entry for entry in found.entries if in_week(entry.at, name, local)),
    )


def _usual(weeks: Sequence[LeadWeek]) -> tuple[float, float] | None:
    known = [one.median for one in weeks[:-1][-BEFORE:] if one.median is not None]
    return (min(known), max(known)) if known else None


def _slots(found: Material, name: str, local: Any) -> tuple[list[Planned], list[ChannelWeek]]:
    out = _publications(found.entries)
    wanted = [post for post in found.posts.values() if _was_planned(found, post)]
    taken = planned(wanted, out, name, local, found.now, _late_at_most(found.policy))
    known = {(one.post, one.channel) for one in taken}
    others = [
        entry for key, entry in out.items() if key not in known and in_week(entry.at, name, local)
    ]  # fmt: skip
    return taken, channel_weeks(taken, found.policy.channels, others)


def _publications(entries: Iterable[Any]) -> dict[tuple[str, str], Any]:
    """The first publish entry of each post and channel."""
    out: dict[tuple[str, str], Any] = {}
    for entry in entries:
        if entry.do == "publish":
            out.setdefault((post_of(entry), str(entry.body.get("channel", ""))), entry)
    return out


def _was_planned(found: Material, post: Any) -> bool:
    return post.id in found.decisions and found.decisions[post.id].state not in NEVER_WERE


def _late_at_most(policy: Any) -> int:
    documents = policy.of("publishing")
    said = next((one.every_channel.late_at_most for one in documents if one.every_channel), None)
    return seconds(said) if said else LATE
