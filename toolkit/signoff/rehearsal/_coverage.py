"""What of a policy its tests have seen: each chain decide a post and not, each step asked and skipped, each condition
hold and not. Observed while the tests run, on documents made for this run alone: the engine knows nothing of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from signoff.errors import Place, Problem
from signoff.model import Model, many
from signoff.policy import Node, Policy, document
from signoff.policy.conditions import KINDS as CONDITIONS
from signoff.policy.conditions import Because, Subject, When
from signoff.rehearsal._cases import Case, under_test
from signoff.rehearsal._run import Find, found, run
from signoff.rehearsal.mutants import mappings
from signoff.workflow import Decision
from signoff.workspace import OPENED

KINDS = ("workflow", "voice", "checks")
"""Documents whose conditions a policy test asks; those of `publishing` and `jobs` are asked by others."""


class Seen(msgspec.Struct):
    """One thing, and which of its outcomes some test has seen. wanted: all that there are, in words."""

    place: Place
    what: str
    wanted: tuple[str, ...]
    had: set[str] = msgspec.field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Whether every outcome was seen."""
        return self.had.issuperset(self.wanted)

    @property
    def spoken(self) -> str:
        """What was seen, in words: "only asked", or "nothing"."""
        had = [word for word in self.wanted if word in self.had]
        return f"only {had[0]}" if had else "nothing"

    def plain(self) -> dict[str, Any]:
        """As `signoff test --coverage --json` prints it."""
        return {"file": self.place.file, "line": self.place.line, "what": self.what, "seen": self.spoken}


class Coverage(msgspec.Struct):
    """Everything that could be seen, in the order of the files."""

    things: list[Seen]

    @property
    def missing(self) -> list[Seen]:
        """What no test has seen in all of its outcomes."""
        return [thing for thing in self.things if not thing.whole]

    def plain(self) -> dict[str, Any]:
        """As `signoff test --coverage --json` prints it."""
        missing = [thing.plain() for thing in self.missing]
        return {"seen": len(self.things) - len(missing), "of": len(self.things), "missing": missing}


class Watched(When):
    """A condition of which every part is asked beside it, and what came out is kept."""

    def __init__(self, when: When, parts: Sequence[tuple[When, Seen]]) -> None:
        """Takes the condition as it was compiled, and its parts, each compiled by itself."""
        super().__init__(when.written)
        self.facts, self.test = when.facts, self._watching
        self._asks, self._parts = when.test, parts

    def _watching(self, subject: Subject) -> Because:
        for part, seen in self._parts:
            seen.had.add("true" if part.test(subject).holds else "false")
        return self._asks(subject)


def covered(cases: Sequence[Case], around: Policy | None, find: Find = found) -> Coverage:
    """Runs the tests, and tells what of the policy around them they saw; of their own where they use none of it."""
    policy, watch = under_test(cases, around), _Watch()
    inside = {id(one) for one in policy.documents} if policy else None
    for case in cases:
        watch.run(case, inside, find)
    return Coverage(sorted(watch.seen.values(), key=lambda thing: thing.place))


class _Watch:
    def __init__(self) -> None:
        self.seen: dict[tuple[Place, str], Seen] = {}
        self._made: dict[int, Any] = {}
        self._alike: dict[str, When] = {}

    def run(self, case: Case, inside: set[int] | None, find: Find) -> None:
        mine = [one for one in case.policy.documents if inside is None or id(one) in inside]
        documents = [self._watched(one) if one in mine else one for one in case.policy.documents]
        policy = Policy(documents, case.policy.networks)
        tested = [chain for one in mine if one.kind == "workflow" for chain in self._watched(one).chains]
        for chain in tested:
            self._declare(chain, policy)
        watched = msgspec.structs.replace(case, policy=policy)
        run(watched, find, lambda decision: self._note(decision, tested))

    def _watched(self, one: Any) -> Any:
        """A document made anew from what was read, its conditions watched; made once."""
        if one.kind not in KINDS or one.node is None:
            return one
        if id(one) not in self._made:
            problems: list[Problem] = []
            again = document(one.node, OPENED, problems)
            self._made[id(one)] = self._hung(again, one.kind)
        return self._made[id(one)]

    def _hung(self, model: Any, kind: str) -> Any:
        if isinstance(model, (list, dict)):
            for inner in model.values() if isinstance(model, dict) else model:
                self._hung(inner, kind)
        elif isinstance(model, Model):
            for name, written in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True):
                value = getattr(model, name)
                if isinstance(value, When):
                    setattr(model, name, self._when(value, model.node.parts[written], kind))
                else:
                    self._hung(value, kind)
        return model

    def _when(self, when: When, node: Node, kind: str) -> When:
        """Voice asks conditions that say the same only once; so they are watched as one."""
        if kind == "workflow":
            return self._new(when, node)
        return self._alike.setdefault(repr(when.written), self._new(when, node))

    def _new(self, when: When, node: Node) -> When:
        if repr(when.written) in self._alike:
            return when
        parts = []
        for one in _parts(node):
            compiled = When(one.value)
            if not any(problem.severity == "error" for problem in compiled.bind(one, CONDITIONS)):
                parts.append((compiled, self._thing(_place(one), f"condition {_written(one.value)}", "true", "false")))
        return Watched(when, parts)

    def _thing(self, place: Place, what: str, *wanted: str) -> Seen:
        return self.seen.setdefault((place, what), Seen(place, what, wanted))

    def _declare(self, chain: Any, policy: Policy) -> None:
        beaten = any(chain.name in many(other.before) for other in policy.chains_as_written)
        not_applied = ("not applied",) if chain.when or beaten else ()
        self._thing(chain.place, f"chain {chain.name}", "applied", *not_applied)
        for step in chain.each_step:
            skipped = ("skipped",) if step.when else ()
            self._thing(step.place, f"step {step.name} of {chain.name}", "asked", *skipped)

    def _note(self, decision: Decision, tested: Iterable[Any]) -> None:
        places = {step.place: "skipped" if step.status == "skipped" else "asked" if step.since else ""
                  for step in decision.steps}  # fmt: skip
        for chain in tested:
            applied = chain.name == decision.chain
            self.seen[chain.place, f"chain {chain.name}"].had.add("applied" if applied else "not applied")
            for step in chain.each_step if applied else ():
                self.seen[step.place, f"step {step.name} of {chain.name}"].had.add(places.get(step.place, ""))


def _parts(node: Node) -> Iterator[Node]:
    """Each matcher, each `all`, `any` and `not`, and each mapping of several, as a condition by itself."""
    for _, mapping in mappings((), node):
        if len(mapping.parts) > 1:
            yield mapping
        for name, part in mapping.parts.items():
            keys = {name: mapping.keys.get(name, part.place)}
            yield Node({name: part.value}, mapping.place, {name: part}, keys)


def _place(node: Node) -> Place:
    return next(iter(node.keys.values())) if len(node.parts) == 1 else node.place


def _written(value: Any) -> str:
    from signoff.rehearsal.mutants import flow

    return str(flow(value))
