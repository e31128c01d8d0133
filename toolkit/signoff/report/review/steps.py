"""The chain of a post as a line of steps, each with its names and its clock."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from signoff.report.approvers import people_of
from signoff.report.review.history import Said
from signoff.report.review.scene import Scene
from signoff.report.shell import seen, time_of
from signoff.workflow import Decision, StepStatus


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One step as it is drawn. percent: of its time, None without a clock; tone: late, soon or ""."""

    name: str
    status: str
    lines: tuple[Markup, ...]
    percent: int | None = None
    tone: str = ""
    advisory: bool = False


def line_of_steps(scene: Scene, decision: Decision, said: dict[str, list[Said]]) -> list[Stop]:
    """The steps in their order; those skipped are there too, with the reason."""
    chain = next((one for one in scene.policy.chains_as_written if one.name == decision.chain), None)
    declared = {step.name: step for step in chain.each_step} if chain else {}
    return [_stop(scene, step, declared.get(step.name), said.get(step.name, ())) for step in decision.steps]


def _stop(scene: Scene, step: StepStatus, declared: Any, said: Sequence[Said]) -> Stop:
    late = bool(step.status == "waiting" and step.due and step.due < scene.now and not step.advisory)
    soon = bool(step.status == "waiting" and step.clock and step.clock.percent >= 75)
    return Stop(
        name=step.name, status="late" if late else step.status, advisory=step.advisory,
        lines=tuple(_lines(scene, step, declared, said)), percent=_percent(step),
        tone="late" if late else "soon" if soon else "",
    )  # fmt: skip


def _percent(step: StepStatus) -> int | None:
    return min(100, step.clock.percent) if step.clock and step.status in ("waiting", "changes_requested") else None


def _lines(scene: Scene, step: StepStatus, declared: Any, said: Sequence[Said]) -> Iterator[Markup]:
    words = scene.words
    for one in said:
        yield Markup("{}, {}{}").format(
            words("said_" + one.do, who=scene.names.person(one.by)), time_of(one.at, words, near=False),
            Markup(": <q>{}</q>").format(seen(one.reason)) if one.reason else "",
        )  # fmt: skip
    if step.status == "waiting":
        yield from _waiting(scene, step)
    elif step.status == "pending" and declared is not None:
        yield _plain(words("step_will_ask", people=scene.people(people_of(scene.policy, declared.approvers))))
    elif step.status == "skipped":
        yield from (_plain(reason.words) for reason in step.because)
    if step.clock and step.status in ("waiting", "changes_requested"):
        yield _plain(_used(scene, step))
    if step.due and step.status == "waiting":
        yield Markup("{} {}").format(words("due"), time_of(step.due, words))


def _waiting(scene: Scene, step: StepStatus) -> Iterator[Markup]:
    people = scene.people(step.waiting_on) or scene.words("nobody")
    need = scene.words("need_of", have=step.have, need=step.need) if step.need not in (1, "all") else ""
    yield _plain(f"{scene.words('step_waits_for', people=people)} {need}".strip())
    if step.escalated:
        yield _plain(scene.words("step_escalated"))


def _used(scene: Scene, step: StepStatus) -> str:
    assert step.clock
    words, kind = scene.words, step.clock.kind
    used, budget = words.hours_and_minutes(step.clock.used), words.hours_and_minutes(step.clock.budget)
    return words("clock_paused" if step.clock.paused else f"clock_{kind}", used=used, budget=budget)


def _plain(text: str) -> Markup:
    return Markup("{}").format(text)
