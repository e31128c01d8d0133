"""A policy that was read and found valid before: its documents are typed only when somebody asks for their kind."""

from collections.abc import Collection, Mapping
from typing import Any

from signoff.policy import Node, Policy, document
from signoff.workspace._memory import Kept, decoded


class Remembered(Policy):
    """The policy of the files as they are, out of the memory."""

    def __init__(self, kept: Kept, networks: Collection[str], opened: Mapping[str, Any]) -> None:
        """opened: the kinds of upper rooms, as `policy.load` takes them."""
        super().__init__((), networks)
        self._kept, self._opened = kept, opened
        self._made: dict[int, Any] = {}
        self.__dict__["hash"] = kept.policy

    @property
    def documents(self) -> list[Any]:
        """All documents, in the order in which they were read."""
        return [self._one(number) for number in range(len(self._kept.documents))]

    def of(self, kind: str) -> list[Any]:
        """The documents of a kind; the others stay as they are kept."""
        return [self._one(number) for number, (each, _) in enumerate(self._kept.documents) if each == kind]

    def _one(self, number: int) -> Any:
        if number not in self._made:
            node = decoded(self._kept.documents[number][1], Node)
            self._made[number] = document(node, self._opened, [])
        return self._made[number]
