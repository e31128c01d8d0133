"""What holds whatever the chain: edits, overrides, waivers, calendars, who stands in, voice and checks in short."""

from collections.abc import Iterator
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.report.approvers import holders, people_of
from signoff.report.names import Names
from signoff.report.process.conditions import posts_meant
from signoff.report.process.looked_for import looked_for
from signoff.report.words import Words

CHANGES = ("text", "assets", "channels", "schedule", "metadata")


def rules(policy: Policy, words: Words) -> Iterator[str]:
    """One sentence a rule, in the order in which people ask."""
    names = Names(policy)
    yield from _duties(policy, words)
    yield from _edits(policy, words)
    yield from _override(policy, words, names)
    yield from _waivers(policy, words, names)
    yield from _stand_ins(policy, words, names)
    yield from _calendars(policy, words)
    yield from _changes_of_rules(policy, words, names)
    yield from looked_for(policy, words, names)


def _duties(policy: Policy, words: Words) -> Iterator[str]:
    separation = policy.said("workflow", "separation_of_duties")
    if separation is None:
        return
    if separation.author == "may_approve":
        yield words("author_may")
    if separation.editors == "may_approve":
        yield words("editors_may")
    if separation.steps == "distinct_people":
        yield words("distinct_people")


def _edits(policy: Policy, words: Words) -> Iterator[str]:
    if not policy.of("workflow"):
        return
    kept = many(policy.said("workflow", "keep_approvals_on"))
    if kept:
        yield words("keeps", kinds=words.listed((words.known("kind_of", kind) for kind in kept), "or"))
    else:
        yield words("keeps_nothing")


def _override(policy: Policy, words: Words, names: Names) -> Iterator[str]:
    override = policy.said("workflow", "override")
    if override is None:
        if policy.of("workflow"):
            yield words("no_override")
        return
    people = names.people(holders(policy, many(override.roles)))
    yield words("override", people=words.listed(people) or words("nobody"), roles=words.listed(many(override.roles)))


def _waivers(policy: Policy, words: Words, names: Names) -> Iterator[str]:
    said: dict[str, list[str]] = {}
    by_roles: dict[str, list[str]] = {}
    for document in policy.of("checks"):
        for finding, named in document.waivers.items():
            listed = [role for role in many(named) if role != "nobody"]
            roles = words.listed(listed) if listed else ""
            by_roles[roles] = listed
            said.setdefault(roles, []).append(f"{finding}{_for(document, words, names)}")
    for roles, found in said.items():
        key = "waives" if roles else "waives_nobody"
        people = words.listed(names.people(holders(policy, by_roles[roles])))
        yield words(key, findings=words.listed(found, "and"), roles=roles, people=people or words("nobody"))
    if policy.of("checks") or policy.of("voice"):
        yield words("waives_nothing_else" if said else "waives_nothing")


def _for(document: Any, words: Words, names: Names) -> str:
    return f" ({posts_meant(document.when, words, names)})" if document.when else ""


def _stand_ins(policy: Policy, words: Words, names: Names) -> Iterator[str]:
    for one in policy.delegations:
        who = {"to": names.person(one.to), "giver": names.person(one.giver)}
        if one.first_day and one.last_day:
            yield words("stands_in", first=words.date(one.first_day), last=words.date(one.last_day), **who)
        else:
            yield words("stands_in_always", **who)


def _calendars(policy: Policy, words: Words) -> Iterator[str]:
    for calendar in policy.of("calendar"):
        hours = "; ".join(
            f"{words.days_named(days)} {', '.join(many(spans))}" for days, spans in calendar.hours.items()
        )
        said = words("calendar", name=calendar.name, hours=hours, zone=calendar.zone or policy.zone)
        more = [
            words.count(key, len(listed))
            for key, listed in (("n_holidays", calendar.holidays), ("n_moved", calendar.working_days))
            if listed
        ]
        yield f"{said}{'; ' if more else ''}{words.listed(more, 'and')}."


def _changes_of_rules(policy: Policy, words: Words, names: Names) -> Iterator[str]:
    workspace = policy.first("workspace")
    if workspace is None or workspace.policy_changes is None:
        yield words("rules_on_disk")
        return
    people = names.people(people_of(policy, workspace.policy_changes.accepted_by))
    yield words("rules_accepted", people=words.listed(people) or words("nobody"))
