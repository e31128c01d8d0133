"""Expected against decided, field by field; what was left out of `expect` does not matter."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from signoff.clock import at, zone
from signoff.model import many
from signoff.workflow import Decision


class Difference(msgspec.Struct):
    """One field that came out otherwise; `field` is its path inside `expect`."""

    field: str
    expected: Any
    got: Any


def differences(expected: Any, decision: Decision, zone_name: str) -> list[Difference]:
    """Everything that differs. An error that comes unexpected, or not at all, is one difference, and the only one.

    Beside an expected error, what else is said must be so too; which events are refused matters only where said."""
    if expected.error is None and decision.error:
        return [Difference("error", None, decision.error)]
    if expected.error is not None and expected.error not in decision.error:
        return [Difference("error", expected.error, decision.error or f"state: {decision.state}")]
    return [
        *_plain(expected, decision),
        *_steps(expected, decision),
        *_due(expected, decision, zone_name),
        *_refused(expected, decision),
        *_findings(expected, decision),
        *_fired(expected, decision, zone_name),
    ]


def _plain(expected: Any, decision: Decision) -> Iterator[Difference]:
    for field in ("state", "chain", "publishable"):
        wanted, got = getattr(expected, field), getattr(decision, field)
        if wanted is not None and wanted != got:
            yield Difference(field, wanted, got)


def _steps(expected: Any, decision: Decision) -> Iterator[Difference]:
    steps = {step.name: step for step in decision.steps}
    for name, wanted in (expected.steps or {}).items():
        got = steps[name].status if name in steps else None
        if wanted != got:
            yield Difference(f"steps.{name}", wanted, got)
    for name, wanted in (expected.waiting_on or {}).items():
        people = sorted(steps[name].waiting_on) if name in steps else None
        if sorted(many(wanted)) != people:
            yield Difference(f"waiting_on.{name}", sorted(many(wanted)), people)


def _due(expected: Any, decision: Decision, zone_name: str) -> Iterator[Difference]:
    steps = {step.name: step for step in decision.steps}
    for name, wanted in (expected.due or {}).items():
        got = steps[name].due if name in steps else None
        if got != (at(wanted, zone(zone_name)) if wanted else None):
            yield Difference(f"due.{name}", wanted, got.astimezone(zone(zone_name)).isoformat() if got else None)


def _refused(expected: Any, decision: Decision) -> Iterator[Difference]:
    if expected.refused is None and expected.error is not None:
        return
    got = {refusal.position: refusal.because for refusal in decision.refused}
    wanted = {int(one["event"]): one for one in expected.refused or ()}
    if sorted(got) != sorted(wanted):
        yield Difference("refused", sorted(wanted), {position: list(because) for position, because in got.items()})
        return
    for position, one in wanted.items():
        if not all(str(part) in "; ".join(got[position]) for part in many(one.get("because"))):
            yield Difference(f"refused.{position}", one.get("because"), list(got[position]))


def _findings(expected: Any, decision: Decision) -> Iterator[Difference]:
    rules = sorted({finding.rule for finding in decision.findings})
    for glob in many((expected.findings or {}).get("include")):
        if not any(fnmatchcase(rule, glob) for rule in rules):
            yield Difference("findings.include", glob, rules)
    for glob in many((expected.findings or {}).get("exclude")):
        if any(fnmatchcase(rule, glob) for rule in rules):
            yield Difference("findings.exclude", glob, rules)


def _fired(expected: Any, decision: Decision, zone_name: str) -> Iterator[Difference]:
    if expected.fired is None:
        return
    wanted = {(one["step"], one["threshold"], at(one["at"], zone(zone_name))) for one in expected.fired}
    got = {(fired.step, fired.threshold, fired.at) for fired in decision.fired}
    if wanted != got:
        shown = [f"{step} {part} {moment.isoformat()}" for step, part, moment in sorted(got)]
        yield Difference("fired", expected.fired, shown)
