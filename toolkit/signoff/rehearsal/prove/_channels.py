"""Where a post goes: one or more accounts, with network, market and language; and for which of them a role holds."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from signoff.model import many
from signoff.policy import Policy
from signoff.rehearsal.prove._logic import Logic
from signoff.rehearsal.prove._names import Names


class Channels:
    """The accounts as statements. Without any account there is one that nobody declared."""

    def __init__(self, policy: Policy, logic: Logic) -> None:
        """At least one of them is the post's."""
        self._logic, self.accounts = logic, policy.channels
        self.statements = {name: logic.new() for name in self.accounts or ["a-channel"]}
        logic.say(*self.statements.values())
        self._scopes: dict[tuple[str, ...], int] = {}

    def atom(self, key: str, wanted: Any) -> int:
        """That one of the accounts fits; key: channel, network or market."""
        return self._logic.any_of(
            statement for name, statement in self.statements.items() if _any_fits(self._told(name, key), many(wanted))
        )

    def _told(self, name: str, key: str) -> Sequence[str]:
        if key == "channel":
            return (name,)
        account = self.accounts.get(name)
        return many(getattr(account, key)) if account else ()

    def scope(self, globs: Sequence[str]) -> int:
        """That all the accounts fit, as a role wants it that holds for some channels only."""
        key = tuple(globs)
        if not key:
            return self._logic.true
        if key not in self._scopes:
            outside = [statement for name, statement in self.statements.items() if not _any_fits((name,), key)]
            self._scopes[key] = self._logic.all_of(-statement for statement in outside)
        return self._scopes[key]

    def tie_language(self, language: Names) -> None:
        """A post is in the language of its accounts where they agree; else in any."""
        spoken = {name: account.language for name, account in self.accounts.items()}
        for tongue in sorted({tongue for tongue in spoken.values() if tongue}):
            others = [self.statements[name] for name, other in spoken.items() if other != tongue]
            self._logic.say(language.statements[tongue], *others)

    def there(self, world: frozenset[int]) -> list[str]:
        """The post's channels."""
        return [name for name, statement in self.statements.items() if statement in world]


def _any_fits(names: Iterable[str], globs: Sequence[str]) -> bool:
    return any(fnmatchcase(name, glob) for name in names for glob in globs)
