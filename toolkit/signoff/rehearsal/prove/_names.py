"""Facts that are names: tags, campaign, language, audience, type. Every set of globs that a name can fit is there."""

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from signoff.model import many
from signoff.rehearsal.prove._globs import witnesses
from signoff.rehearsal.prove._logic import Logic

TYPES = ("post", "reply", "asset", "campaign")


class Names:
    """A fact with names. single: at most one of them at a time; else any of them together."""

    def __init__(self, key: str, globs: Iterable[str], logic: Logic, single: bool, extra: Iterable[str] = ()) -> None:
        """key: what the front matter calls it; extra: names that are possible whatever the globs are."""
        self.key, self.single, self._logic = key, single, logic
        named = {name: frozenset(glob for glob in globs if fnmatchcase(name, glob)) for name in extra}
        named |= {name: fits for fits, name in witnesses(globs).items() if name not in named}
        self.named: Mapping[str, frozenset[str]] = named
        self.statements = {name: logic.new() for name in named}
        self.none = logic.new()
        if single:
            logic.exactly_one([self.none, *self.statements.values()])

    def atom(self, wanted: Any) -> int:
        """That one of its names fits one of the globs."""
        globs = set(many(wanted))
        return self._logic.any_of(self.statements[name] for name, fits in self.named.items() if fits & globs)

    def said(self, world: frozenset[int]) -> dict[str, Any]:
        """What the post's front matter says of it."""
        names = [name for name, statement in self.statements.items() if statement in world]
        if not names:
            return {}
        return {self.key: names[0] if self.single else names}


class Type:
    """post, or a type that some condition names."""

    def __init__(self, globs: Iterable[str], logic: Logic) -> None:
        """A glob names those of the known types that it fits; a plain name itself."""
        globs = list(globs)
        plain = [glob for glob in globs if not set(glob) & set("*?[")]
        fitting = [name for name in TYPES if any(fnmatchcase(name, glob) for glob in globs)]
        self.statements = {name: logic.new() for name in dict.fromkeys(["post", *plain, *fitting])}
        self._logic = logic
        logic.exactly_one(list(self.statements.values()))

    def atom(self, wanted: Any) -> int:
        """That its type fits one of the globs."""
        return self._logic.any_of(
            statement
            for name, statement in self.statements.items()
            if any(fnmatchcase(name, glob) for glob in many(wanted))
        )

    def said(self, world: frozenset[int]) -> dict[str, Any]:
        """Left out for a post."""
        name = next(name for name, statement in self.statements.items() if statement in world)
        return {} if name == "post" else {"type": name}


class Flags:
    """Facts that are there or not, each for itself: what the post has, what was changed."""

    def __init__(self, names: Iterable[str], logic: Logic) -> None:
        """names: those that can be there."""
        self.statements = {name: logic.new() for name in names}
        self._logic = logic

    def atom(self, wanted: Any) -> int:
        """That one of them is there."""
        return self._logic.any_of(self.statements.get(name, -self._logic.true) for name in many(wanted))

    def there(self, world: frozenset[int]) -> list[str]:
        """Those that are there."""
        return [name for name, statement in self.statements.items() if statement in world]
