"""What all voice documents say together to one reader: those that apply, added up, in one language."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from signoff.policy.kinds._values import decided
from signoff.policy.kinds._words import Word, entries, in_language

Holds = Callable[[Any], bool]


class Said:
    """The documents that apply, as the files of `_keys` ask them."""

    def __init__(self, documents: Iterable[Any], holds: Holds, language: str) -> None:
        """holds: whether a `when:` (or None) holds. Raises SignoffError where two values for one key both apply."""
        self.language = language
        self.documents = [document for document in documents if holds(document.when)]
        self._holds = holds
        self._values = decided(self.documents)

    def value(self, *path: str) -> Any:
        """The value of a key, such as `value("emoji", "most")`; None where nobody says it."""
        return self._values.get(path)

    def mapping(self, *path: str) -> dict[str, Any]:
        """The values below a key, by their last step."""
        return {key[-1]: value for key, value in self._values.items() if key[:-1] == path}

    def spoken(self, *path: str) -> dict[str, Any]:
        """The values below a key that is by language, for this language."""
        for language in (self.language, self.language.partition("-")[0]):
            if found := self.mapping(*path, language):
                return found
        return {}

    def in_language(self, *path: str) -> Any:
        """The value of a key that is by language, for this language."""
        return in_language(self.mapping(*path), self.language)

    def words(self, *path: str) -> Iterator[Word]:
        """The entries of a list of words in this language, of all documents, each where its own `when:` holds."""
        for document in self.documents:
            for entry in entries(_at(document, path), self.language):
                if self._holds(entry.when):
                    yield entry

    def listed(self, *path: str) -> list[str]:
        """The items of a plain list, of all documents."""
        return [item for document in self.documents for item in _at(document, path) or ()]

    @cached_property
    def rules(self) -> list[Any]:
        """The own rules of all documents."""
        return [rule for document in self.documents for rule in document.rules]


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = getattr(value, step, None)
    return value
