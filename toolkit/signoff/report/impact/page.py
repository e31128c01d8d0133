"""The page on other rules: one sentence, what would be otherwise, whether anything gets weaker, waiting, each post."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from signoff.report.foot import counted_from
from signoff.report.impact.sentence import sentence, way_in_words
from signoff.report.names import Names
from signoff.report.shell import page, render, seen, table, ticked
from signoff.report.words import Words

MOST_POSTS = 200
MOST_LINKS = 3
MOST_RULES = 40


def impact_page(found: Any, language: str = "en") -> str:
    """What other rules would have done to the past, as one HTML file that needs no network.

    found   as `signoff.rehearsal.impact` gives it
    Raises SignoffError for a language that there is no catalogue of."""
    policy = found.workspace.policy
    words = Words(language, policy.zone, found.now)
    titles = {one.post: one.title for one in found.changed}
    shown = [_post(one, words) for one in found.changed[:MOST_POSTS]]
    body = render(
        "impact.html", words, ways=_ways(found, words, titles), weaker=found.weaker_written.strip(),
        waiting=_waiting(found, words), unknown=found.after.unknown, rules=_rules(found, words),
        new=len(found.new_findings), gone=len(found.gone_findings), posts=shown,
        more=max(0, len(found.changed) - MOST_POSTS),
    )  # fmt: skip
    title = words("impact_title", name=policy.name or words("workspace"))
    return page(title, [body], language=language, lead=sentence(found, words), foot=list(_foot(found, words)))


def _foot(found: Any, words: Words) -> Iterator[Markup]:
    key, day = ("impact_since", words.date(words.day_of(found.since))) if found.since else ("impact_period", "")
    when = render("moment.html", words, at=found.now)
    yield Markup("{} · {} {}").format(words.count(key, found.posts, day=day), words("as_of"), when)
    with found.workspace.reading() as ledger:
        yield from counted_from(words, found.workspace.policy, ledger.head())
    yield Markup("{} <code>{}</code>").format(words("impact_other"), found.other.hash)


def _ways(found: Any, words: Words, titles: dict[str, str]) -> Markup | str:
    rows = [(way_in_words(way, words), _links(way.posts, titles, found, words)) for way in found.ways]
    return table((words("impact_way"), words("impact_first")), rows) if rows else ""


def _links(posts: tuple[str, ...], titles: dict[str, str], found: Any, words: Words) -> Markup:
    shown = {one.post for one in found.changed[:MOST_POSTS]}
    first = [_link(post, titles[post]) if post in shown else seen(titles[post]) for post in posts[:MOST_LINKS]]
    more = len(posts) - len(first)
    return Markup("<span>{}</span>").format(
        _joined([*first, *([escape(words.count("and_more", more))] if more else [])])
    )


def _joined(parts: list[Markup]) -> Markup:
    return Markup("; ").join(parts)


def _link(post: str, title: str) -> Markup:
    return Markup('<a href="#post-{}">{}</a>').format(post, seen(title))


def _waiting(found: Any, words: Words) -> Markup | str:
    """One row a step: how many were answered, half within, in all; under both rules."""
    sides = [{step.step: step for step in side.steps} for side in (found.before, found.after)]
    names = list(dict.fromkeys([*sides[0], *sides[1]]))
    keys = [(what, side) for what in ("answered", "half", "total") for side in ("now", "then")]
    heads = [words("impact_step"), *(words(f"impact_{side}", what=words(f"impact_{what}")) for what, side in keys)]
    rows = [(name, *_cells([side.get(name) for side in sides], words)) for name in names]
    return table(heads, rows, range(1, 7)) if rows else ""


def _cells(steps: list[Any], words: Words) -> Iterator[str]:
    yield from (words.number(step.answered) if step else "–" for step in steps)
    yield from (words.hours_and_minutes(step.median) if step and step.median is not None else "–" for step in steps)
    yield from (words.span(step.seconds) if step else "–" for step in steps)


def _rules(found: Any, words: Words) -> Markup | str:
    more = Counter(one.rule for one in found.new_findings)
    less = Counter(one.rule for one in found.gone_findings)
    examples = {one.rule: one.message for one in [*found.gone_findings, *found.new_findings]}
    named = sorted(examples, key=lambda rule: (-more[rule] - less[rule], rule))[:MOST_RULES]
    rows = [
        (Markup("<code>{}</code>").format(rule), words.number(more[rule]), words.number(less[rule]), seen(said))
        for rule, said in ((rule, examples[rule]) for rule in named)
    ]
    heads = [words(f"impact_{key}") for key in ("rule", "more", "less", "says")]
    return table(heads, rows, (1, 2)) if rows else ""


def _post(one: Any, words: Words) -> dict[str, Any]:
    names = Names(one.first.policy)
    heads = (words("impact_what"), words("impact_before"), words("impact_after"))
    rows = [(_said(each.what, names), _said(each.before, names), _said(each.after, names)) for each in one.because]
    return {
        "anchor": one.post, "title": one.title, "where": names.channels(one.channels),
        "state": "" if one.lived else words("impact_draft"), "table": table(heads, rows),
        "elsewhere": words("impact_elsewhere") if one.elsewhere else "",
    }  # fmt: skip


def _said(text: str, names: Names) -> Markup:
    """A sentence of the engine, short names made whole; its first letter is one of a sentence."""
    spoken = names.spoken(text)
    return Markup("<span>{}</span>").format(ticked(spoken[:1].upper() + spoken[1:]))
