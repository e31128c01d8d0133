"""*Our process*: every chain drawn, the table under it: who writes, who is asked, who plans, who has the last word."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from signoff.model import many
from signoff.policy import Policy
from signoff.report.approvers import holders, people_of, people_with
from signoff.report.foot import counted_from
from signoff.report.process.drawing import Box, drawn
from signoff.report.process.rules import rules
from signoff.report.process.sentences import ANY_TIME, main_sentence, of_chain
from signoff.report.process.steps import Steps
from signoff.report.shell import page, render, svg_figure, table
from signoff.report.words import Words


def process_page(policy: Policy, language: str = "en") -> str:
    """The whole policy as one HTML file that needs no network; as it is on paper, not of a certain day."""
    words = Words(language, policy.zone, ANY_TIME)
    steps = Steps(policy, words)
    chains = [_chain(policy, chain, steps) for chain in policy.chains_as_written]
    body = render("process.html", words, chains=chains, rules=list(rules(policy, words)))
    title = words("process_title", name=policy.name or words("workspace"))
    foot = [words("process_foot"), *counted_from(words, policy)]
    return page(title, [body], language=language, lead=_lead(policy, words), foot=foot)


def _lead(policy: Policy, words: Words) -> str:
    n = len(policy.chains_as_written)
    if not n:
        return words("no_chains")
    separation = policy.said("workflow", "separation_of_duties")
    alone = separation is None or separation.author == "may_not_approve"
    return f"{words.count('ways_lead', n)}{words('nobody_alone') if alone else '.'}"


def _chain(policy: Policy, chain: Any, steps: Steps) -> dict[str, Any]:
    words = steps.words
    said = list(of_chain(policy, chain, words))
    drawing = drawn(_boxes(policy, chain, steps), words("side_by_side"))
    message = words("drawing_title", chain=chain.name, last=steps.last_word(chain))
    under = table([words(f"process_{key}") for key in ("part", "who", "when")], _rows(policy, chain, steps))
    figure = svg_figure(drawing, message, main_sentence(policy, chain, steps))
    return {"name": chain.name, "lead": said[0], "more": said[1:], "drawing": figure, "table": under}


def _writers(policy: Policy, steps: Steps) -> str:
    people = steps.names.people(people_with(policy, "submit"))
    return _few(people, steps.words) or steps.words("nobody")


def _planners(policy: Policy, steps: Steps) -> str:
    people = steps.names.people(people_with(policy, "publish"))
    return _few(people, steps.words) or steps.words("nobody")


def _few(people: list[str], words: Words) -> str:
    return words.listed(people) if len(people) <= 6 else words("n_people", n=len(people))


def _boxes(policy: Policy, chain: Any, steps: Steps) -> Iterator[tuple[Box, ...]]:
    words, last = steps.words, _last_item(chain)
    yield (Box(title=words("writes"), lines=(_writers(policy, steps),), kind="person"),)
    for item in chain.steps:
        inside = item.together or [item]
        yield tuple(_box(step, steps, item is last, len(inside) > 1) for step in inside)
    yield (Box(title=words("plans"), lines=(_planners(policy, steps),), kind="person"),)
    yield (Box(title=words("goes_out"), kind="end"),)


def _last_item(chain: Any) -> Any:
    deciding = [item for item in chain.steps if any(not step.advisory for step in (item.together or [item]))]
    return deciding[-1] if deciding else None


def _box(step: Any, steps: Steps, last: bool, beside: bool) -> Box:
    words = steps.words
    kind = "advice" if step.advisory else "last" if last else "step"
    title = words("titled_last", step=step.name) if kind == "last" else step.name
    title = title[:1].upper() + title[1:]
    lines = [steps.who(step), *_times(step, steps)]
    if step.advisory:
        lines.append(words("as_advice"))
    return Box(title=title, lines=tuple(filter(None, [*lines, steps.only(step)])), kind=kind, beside=beside)


def _times(step: Any, steps: Steps) -> Iterator[str]:
    yield f"{steps.within(step)} {steps.before_slot(step)}".strip()
    if step.escalate:
        people = steps.words.listed(steps.names.people(people_of(steps.policy, step.escalate.to)))
        key = "then_also_late" if step.escalate.at == "100%" else "then_also"
        yield steps.words(key, part=step.escalate.at, people=people)


def _rows(policy: Policy, chain: Any, steps: Steps) -> Iterator[tuple[object, ...]]:
    words = steps.words
    yield words("writes"), _writers(policy, steps), ""
    for step in chain.each_step:
        times = [*_times(step, steps), words("as_advice") if step.advisory else "", steps.only(step)]
        yield step.name, steps.who(step), Markup("<br>").join(filter(None, times)) or words("no_due")
    yield words("plans"), _planners(policy, steps), ""
    yield Markup("<strong>{}</strong>").format(words("last_word")), steps.last_word(chain), ""
    override = policy.said("workflow", "override")
    if override is not None:
        people = steps.names.people(holders(policy, many(override.roles)))
        yield words("past_the_chain"), words.listed(people) or words("nobody"), words("with_reason")
