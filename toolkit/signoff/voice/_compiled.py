"""The voice of a policy, compiled once: which documents a channel hears, and what is looked for then."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from signoff.content import Copy, subject
from signoff.finding import Finding
from signoff.policy import Policy
from signoff.policy.conditions import When
from signoff.policy.kinds._values import decided
from signoff.voice._reader import Reader, in_order
from signoff.voice._reading import Reading
from signoff.voice._said import Said


class Compiled:
    """All voice documents of one policy. Readers are made when a copy first needs them, and kept."""

    def __init__(self, policy: Policy) -> None:
        """Takes a policy; nothing is compiled yet."""
        self._policy = policy
        self._documents = policy.of("voice")
        checks = [document.when for document in policy.of("checks")]
        self._conditions = list(_conditions([*self._documents, *checks]))
        self._readers: dict[tuple[tuple[bool, ...], str], Reader] = {}

    def findings(self, copy: Copy) -> list[Finding]:
        """Every finding in a copy. A place that several channels share is one finding, as grave as for any of them.

        Raises SignoffError, naming both, where two values for one key apply to a channel."""
        reading = Reading.of(copy)
        asked = dict.fromkeys(self._asked(copy))
        found = [finding for held in asked for finding in self._reader(held, copy.language).findings(reading)]
        return in_order(found) if len(asked) > 1 else found

    def _asked(self, copy: Copy) -> Iterator[tuple[bool, ...]]:
        """For each channel, which conditions hold."""
        if not self._conditions:
            yield ()
            return
        for accounts in [[account] for account in copy.channels] or [[]]:
            facts = msgspec.structs.replace(subject(copy.post, self._policy, accounts), language=copy.language)
            yield tuple(condition.test(facts).holds for condition in self._conditions)

    def _reader(self, held: tuple[bool, ...], language: str) -> Reader:
        known = (held, language)
        if known not in self._readers:
            holding = {id(when) for when, holds in zip(self._conditions, held, strict=True) if holds}
            self._readers[known] = self._made(holding, language)
        return self._readers[known]

    def _made(self, holding: set[int], language: str) -> Reader:
        def holds(when: When | None) -> bool:
            return when is None or id(when) in holding

        said = Said(self._documents, holds, language)
        checks = [document for document in self._policy.of("checks") if holds(document.when)]
        graver = decided([*said.documents, *checks], only="severity")
        return Reader(said, {path[1]: severity for path, severity in graver.items()})


_COMPILED: WeakKeyDictionary[Policy, Compiled] = WeakKeyDictionary()


def compiled(policy: Policy) -> Compiled:
    """The compiled voice of a policy; made once, and gone with it."""
    if policy not in _COMPILED:
        _COMPILED[policy] = Compiled(policy)
    return _COMPILED[policy]


def findings(copy: Copy, policy: Policy) -> Iterator[Finding]:
    """Every `voice.*` finding and every finding of own rules in a copy, in the order of its text.

    Raises SignoffError, naming both, where two values for one key apply to a channel."""
    yield from compiled(policy).findings(copy)


def _conditions(value: Any) -> Iterator[When]:
    """Every `when:` inside, once."""
    if isinstance(value, When):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _conditions(getattr(value, name))
    elif isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _conditions(item)
