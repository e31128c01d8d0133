"""The policy in sentences: each says one thing, with names; what every chain shares comes after the chains.

A post tagged promotion goes to Jānis Bērziņš or Ilze Liepiņa (editor) within 24 working hours, then to
Elīna Krūmiņa (legal); never to its author or anybody who changed it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.report.process.conditions import posts_meant
from signoff.report.process.rules import rules
from signoff.report.process.steps import Steps
from signoff.report.words import Words

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def sentences(policy: Policy, language: str = "en") -> list[str]:
    """The whole policy: the chains first, then what holds for all of them, then voice and checks in short."""
    words = Words(language, policy.zone, ANY_TIME)
    told = [sentence for chain in policy.chains_as_written for sentence in of_chain(policy, chain, words)]
    return [*told, *rules(policy, words)]


def of_chain(policy: Policy, chain: Any, words: Words) -> Iterator[str]:
    """What one chain says: who is asked when, what goes before what, what happens when time runs out."""
    steps = Steps(policy, words)
    yield main_sentence(policy, chain, steps)
    if chain.before:
        yield words("goes_before", chain=chain.name, others=words.listed(many(chain.before), "and"))
    for step in chain.each_step:
        yield from _of_step(chain, step, steps)


def main_sentence(policy: Policy, chain: Any, steps: Steps) -> str:
    """ "A post tagged promotion goes to …, then to …; never to its author." """
    words = steps.words
    meant = posts_meant(chain.when, words, steps.names, start=_start(policy, chain))
    items = [f" {words('and_beside')} ".join(map(steps.told, item.together or [item])) for item in chain.steps]
    way = f", {words('then_to')} ".join(items)
    said = words("goes_to", posts=meant, way=way) + never(policy, words) + "."
    return said[:1].upper() + said[1:]


def _start(policy: Policy, chain: Any) -> str:
    """Whether it is for "every post", for "every other post", or for "a post" of some kind."""
    narrow = chain.when is not None and set(chain.when.written) - {"type"}
    if narrow:
        return "a"
    return "other" if any(chain.name in many(one.before) for one in policy.chains_as_written) else "every"


def never(policy: Policy, words: Words) -> str:
    """ "; never to its author" with all who are barred, or "" where nobody is."""
    separation = policy.said("workflow", "separation_of_duties")
    author = separation is None or separation.author == "may_not_approve"
    editors = separation is None or separation.editors == "may_not_approve"
    key = {(True, True): "never_both", (True, False): "never_author", (False, True): "never_editors"}
    return words(key[author, editors]) if (author, editors) in key else ""


def _of_step(chain: Any, step: Any, steps: Steps) -> Iterator[str]:
    words, where = steps.words, {"chain": chain.name, "step": step.name}
    if step.escalate:
        people = words.listed(steps.names.people(_targets(steps, step)), "or")
        part = step.escalate.at
        yield words("escalates_late" if part == "100%" else "escalates", people=people, part=part, **where)
    if step.remind_at:
        yield words("reminds", parts=words.listed(map(_threshold(words), many(step.remind_at)), "and"), **where)
    if step.on_overdue in ("hold", "next_slot"):
        yield words(f"overdue_{step.on_overdue}", **where)
    if step.valid_for:
        yield words("valid_for", span=words.duration(step.valid_for), **where)
    if step.identity != "claimed":
        yield words(f"identity_{step.identity}", **where)


def _targets(steps: Steps, step: Any) -> list[str]:
    from signoff.report.approvers import people_of

    return people_of(steps.policy, step.escalate.to)


def _threshold(words: Words) -> Any:
    def told(threshold: str) -> str:
        if threshold.startswith("slot-"):
            return words("reminder_slot", span=words.duration(threshold.removeprefix("slot-")))
        return words("reminder_part", part=threshold)

    return told
