"""Everything that is wrong with a workspace's files, before anything is decided under them."""

from collections.abc import Iterator
from datetime import datetime

from signoff.clock import zone
from signoff.errors import Place, Problem, listed
from signoff.model import many
from signoff.networks import KINDS as NETWORKS
from signoff.policy import Policy, policy_files, read
from signoff.rehearsal._examples import wrong_examples
from signoff.rehearsal._not_yet import no_effect
from signoff.workflow import Roster
from signoff.workspace import OPENED, Workspace, accepters


def check(workspace: Workspace, now: datetime) -> list[Problem]:
    """Every problem of policies and content, warnings included, in the order of the files."""
    policy, problems = read(policy_files(workspace.root), networks=NETWORKS, **OPENED)
    if not any(problem.severity == "error" for problem in problems):
        problems += [*advice(policy, now), *wrong_examples(policy), *workspace.problems]
        problems += no_effect(policy, workspace.content)
        problems += accepting(workspace, policy, now)
    return sorted(
        problems, key=lambda problem: (str(problem.place.file), problem.place.line) if problem.place else ("", 0)
    )


def advice(policy: Policy, now: datetime) -> Iterator[Problem]:
    """What is allowed and yet worth a thought."""
    workspace = policy.first("workspace")
    if workspace is None:
        yield Problem("no `kind: workspace` says the name and the zone; UTC is used", severity="suggestion")
    elif workspace.policy_changes is None:
        words = "the files on disk are in force: whoever may write them may change the rules"
        yield Problem(
            words,
            workspace.place,
            "`policy_changes: {accepted_by: …}` names who accepts a change.",
            severity="suggestion",
        )
    yield from _clocks(policy)
    yield from _proved(policy, now)
    yield from _waivers(policy)
    yield from _keyless(policy, now)


def accepting(workspace: Workspace, policy: Policy, now: datetime) -> Iterator[Problem]:
    """Who accepts changes, where somebody is named: whether that holds yet, and whether one person alone may."""
    declared = policy.first("workspace")
    if declared is None or declared.policy_changes is None:
        return
    place = declared.place_of("policy_changes")
    if workspace.acceptance is None:
        why = "`signoff policy accept --as P` puts them in force; from then on only what was accepted holds."
        said = "no policy was accepted yet: until then the files on disk are in force"
        yield Problem(said, place, why, severity="warning")
    if len(may := accepters(policy, now)) == 1:
        said = f"{min(may)} alone may accept changes: whoever leaves first must hand that on, by a change"
        yield Problem(said, place, "Name a role that two people hold.", severity="suggestion")
    if not may:
        yield Problem("nobody may accept changes today", place, "No change could come in force.", severity="warning")


def _clocks(policy: Policy) -> Iterator[Problem]:
    for chain in policy.chains_as_written if policy.calendars else ():
        for step in chain.each_step:
            if step.within and step.clock is None:
                words = (
                    f"the step `{step.name}` does not say its clock; `elapsed` is used, nights and holidays included"
                )
                yield Problem(words, step.place, "Say `clock: business` or `clock: elapsed`.", severity="suggestion")


def _proved(policy: Policy, now: datetime) -> Iterator[Problem]:
    """The short form of `signoff prove`: all but whose absence nobody could make up for. Without chains, nothing."""
    if policy.chains_as_written:
        from signoff.rehearsal.prove import advice, prove  # brings a solver: only a workflow pays for it

        for one in prove(policy, now).findings:
            if one.rule != "prove.lonely":
                severity = "suggestion" if one.severity == "suggestion" else "warning"
                place = Place(one.file, one.line)
                yield Problem(f"{one.rule}: {one.message}", place, advice(one.rule), severity=severity)


def _keyless(policy: Policy, now: datetime) -> Iterator[Problem]:
    """Steps that ask for a signature of people who have no key today."""
    roster, day = Roster(policy, ()), now.astimezone(zone(policy.zone)).date()
    for step in (step for chain in policy.chains_as_written for step in chain.each_step if step.identity == "signed"):
        asked = roster.fitting(step.approvers, now) if step.approvers else ()
        if without := sorted(name for name in asked if not policy.people[name].keys_on(day)):
            words = f"the step `{step.name}` asks for a signature, and {listed(without, 'and')} has no signing key"
            why = "`signing_keys:` of a person in `kind: team` names the public keys."
            yield Problem(words, step.place_of("identity"), why, severity="warning")


def _waivers(policy: Policy) -> Iterator[Problem]:
    named = [(document, glob, role) for document in policy.of("checks")
             for glob, roles in document.waivers.items() for role in many(roles)]  # fmt: skip
    for document, glob, role in named:
        if role in policy.roles and "waive" not in policy.roles[role].may:
            words = f"`{role}` may waive `{glob}` here, and has not the right `waive`"
            yield Problem(words, document.place_of("waivers", glob), severity="warning")
