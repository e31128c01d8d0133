"""Small changes of a policy that its tests should notice: each is tried against every test until one fails."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from signoff.content import Post
from signoff.errors import Place, Problem
from signoff.finding import Finding
from signoff.policy import Policy, document
from signoff.rehearsal._cases import Case, under_test
from signoff.rehearsal._run import Find, found, run
from signoff.rehearsal.mutants import KINDS, Change, changed, choose_alike, shown
from signoff.workspace import OPENED


class Mutant(msgspec.Struct, frozen=True):
    """A policy document with one small change. diff: lines that begin with - and +."""

    kind: str
    place: Place
    diff: tuple[str, ...]
    noticed_by: str
    of: Any
    becomes: Any

    def plain(self) -> dict[str, Any]:
        """As `signoff test --mutants --json` prints it."""
        return {"file": self.place.file, "line": self.place.line, "kind": self.kind, "diff": list(self.diff),
                "noticed_by": self.noticed_by}  # fmt: skip


class Tried(msgspec.Struct, frozen=True):
    """How many changes were tried, and those that no test noticed."""

    of: int
    alive: tuple[Mutant, ...]

    def plain(self) -> dict[str, Any]:
        """As `signoff test --mutants --json` prints it."""
        alive = [mutant.plain() for mutant in self.alive]
        return {"noticed": self.of - len(alive), "of": self.of, "alive": alive}


def tried(cases: Sequence[Case], around: Policy | None, find: Find = found) -> Tried:
    """Tries every change of the policy around the tests; of each test's own where they use none of it.

    The tests must all pass: what fails before a change notices nothing."""
    known, policy = _Found(find), under_test(cases, around)
    if policy is not None:
        return _tried(list(mutants_of(policy)), cases, known)
    each = [_tried(list(mutants_of(case.policy)), [case], known) for case in cases if not case.problems]
    return Tried(sum(one.of for one in each), tuple(mutant for one in each for mutant in one.alive))


def mutants_of(policy: Policy) -> Iterator[Mutant]:
    """Every small change that a valid policy allows, and that can make a difference."""
    for name, kind in KINDS.items():
        changes = ((of, change) for of in policy.of(kind.KIND) if of.node for change in kind.changes(of, policy))
        for of, change in changes:
            mutant = _mutant(name, kind, of, change)
            if mutant and _counts(mutant, kind, policy):
                yield mutant


def _mutant(name: str, kind: Any, of: Any, change: Change) -> Mutant | None:
    problems: list[Problem] = []
    becomes = document(changed(of.node, change.path, change.value), OPENED, problems)
    if becomes is None or problems or becomes == of:
        return None
    place = of.node.at(change.path).place
    return Mutant(name, place, tuple(shown(of.node, change)), kind.NOTICED_BY, of, becomes)


def _counts(mutant: Mutant, kind: Any, policy: Policy) -> bool:
    """Not what `signoff check` refuses, nor what cannot make a difference."""
    other = changed_policy(policy, mutant)
    if any(problem.severity == "error" for problem in other.problems()):
        return False
    return not (getattr(kind, "ONLY_CHOOSES", False) and choose_alike(policy, other))


def changed_policy(policy: Policy, mutant: Mutant) -> Policy:
    """The policy with the mutant in place of its document."""
    return Policy([mutant.becomes if one is mutant.of else one for one in policy.documents], policy.networks)


def _tried(every: Sequence[Mutant], cases: Sequence[Case], known: "_Found") -> Tried:
    """The test that noticed the last change is asked first: changes of one place come one after the other."""
    order, alive = list(cases), []
    for mutant in every:
        noticing = next((case for case in order if not _passes(case, mutant, known)), None)
        if noticing is None:
            alive.append(mutant)
        else:
            order.remove(noticing)
            order.insert(0, noticing)
    return Tried(len(every), tuple(alive))


def _passes(case: Case, mutant: Mutant, known: "_Found") -> bool:
    if not any(one is mutant.of for one in case.policy.documents):
        return True
    changed_case = msgspec.structs.replace(case, policy=known.policy(case.policy, mutant))
    return run(changed_case, known.of(case.policy)).passed


class _Found:
    """What the checks find, looked for once: no change is of a document that they read."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._known: dict[tuple[int, str, datetime], Sequence[Finding]] = {}
        self._mutant: Mutant | None = None
        self._policies: dict[tuple[int, ...], Policy] = {}

    def policy(self, policy: Policy, mutant: Mutant) -> Policy:
        """The changed policy, made once for all tests that have the same documents."""
        if mutant is not self._mutant:
            self._mutant, self._policies = mutant, {}
        key = tuple(id(one) for one in policy.documents)
        if key not in self._policies:
            self._policies[key] = changed_policy(policy, mutant)
        return self._policies[key]

    def of(self, policy: Policy) -> Find:
        """What is found under the policy as it was written."""

        def find(post: Post, changed: Any, now: datetime) -> Sequence[Finding]:
            key = id(policy), post.revision, now
            if key not in self._known:
                self._known[key] = self._find(post, policy, now)
            return self._known[key]

        return find
