"""late: `before_slot` longer than `within` on an elapsed clock, or a reminder that can only come after the due time."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec

from signoff.clock import seconds
from signoff.errors import Place
from signoff.model import many
from signoff.rehearsal.prove._claim import Claim, claimed
from signoff.rehearsal.prove._drive import MINUTE, all_but, carried
from signoff.rehearsal.prove._trial import Trial
from signoff.rehearsal.prove._world import Way, World

SEVERITY = "warning"
MEND = "Make the budget longer, or the reminder earlier."
SLOTS = (timedelta(days=30), timedelta(days=3), timedelta(hours=12), timedelta(hours=1))


def find(world: World) -> Iterator[Claim]:
    """One for each `before_slot` and each reminder. At the due time is fine."""
    for way in world.ways:
        for step in way.steps:
            for words, place in _wrong(step):
                yield from _claim(world, way, step, words, place)


def _wrong(step: Any) -> Iterator[tuple[str, Place]]:
    before, within = step.before_slot, step.within
    if before and within and step.clock != "business" and seconds(before) > seconds(within):
        yield f"is due {before} before the slot, and may take only {within}", step.place_of("before_slot")
    for number, reminder in enumerate(many(step.remind_at)):
        if _only_late(step, reminder):
            written = isinstance(step.remind_at, (list, tuple))
            place = step.place_of("remind_at", number) if written else step.place_of("remind_at")
            yield f"reminds at {reminder}, which can only come after it is due", place


def _only_late(step: Any, reminder: str) -> bool:
    if reminder.startswith("slot-"):
        return bool(step.before_slot) and seconds(reminder.removeprefix("slot-")) < seconds(step.before_slot)
    return bool(step.within) and int(reminder.rstrip("%")) > 100


def _claim(world: World, way: Way, step: Any, words: str, place: Place) -> Iterator[Claim]:
    post = world.post(way.decides, way.applies[step.name])
    if post is None:
        return
    message = f"the step `{step.name}` of `{way.chain.name}` {words}"
    for trial in _with_slots(post.trial, post.post, step):
        trial, decision = carried(trial, world.policy, all_but(step.name))
        due = next((one.due for one in decision.waiting if one.name == step.name), None)
        if due is not None and decision.chain == way.chain.name:
            later = trial.then(now=_after(trial, due, step))
            yield from claimed(message, place, world.policy, later, _expected(later, world, step, due))
            return


def _with_slots(trial: Trial, post: dict[str, Any], step: Any) -> Iterator[Trial]:
    if "schedule" in post or not step.before_slot:
        yield trial
        return
    for ahead in (timedelta(seconds=seconds(step.within or "24h")), *SLOTS):
        slot = (trial.now + ahead).isoformat()
        yield msgspec.structs.replace(trial, post={**trial.post, "schedule": slot})


def _after(trial: Trial, due: Any, step: Any) -> Any:
    """A moment at which every reminder would have come: long after the due time."""
    return max(trial.now + MINUTE, due + timedelta(seconds=20 * seconds(step.within or step.before_slot)))


def _expected(trial: Trial, world: World, step: Any, due: Any) -> dict[str, Any]:
    decision = trial.decision(world.policy)
    fired = [{"step": one.step, "threshold": one.threshold, "at": one.at.isoformat()} for one in decision.fired]
    wrong = {"error": decision.error} if decision.error else {}
    return {"due": {step.name: due.isoformat()}, "fired": fired, "publishable": False} | wrong
