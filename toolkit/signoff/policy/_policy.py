"""All documents of a workspace as one policy. Files and their order never matter."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from signoff.clock import Hours
from signoff.errors import Problem, SignoffError
from signoff.policy.kinds import Document

SINGLE = ("workspace",)
Made = TypeVar("Made")


class Policy:
    """What people declared, by name. Made from documents; changed by nothing."""

    def __init__(self, documents: Iterable[Any], networks: Collection[str] = ()) -> None:
        """networks: the names that accounts may use; policies know no network themselves."""
        self._documents: list[Any] = list(documents)
        self.networks = networks
        self._hours: dict[str, Hours] = {}
        self._derived: dict[Callable[[Policy], Any], Any] = {}

    def once(self, make: "Callable[[Policy], Made]") -> Made:
        """What a room above makes of the policy: made when first asked for, and kept with it."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return self._derived[make]

    @property
    def documents(self) -> list[Any]:
        """All of them, in the order in which they were read."""
        return self._documents

    def of(self, kind: str) -> list[Any]:
        """The documents of a kind, in the order in which they were read."""
        return [document for document in self.documents if document.kind == kind]

    def first(self, kind: str) -> Any:
        """The first document of a kind, or None."""
        return next(iter(self.of(kind)), None)

    @cached_property
    def zone(self) -> str:
        """The IANA zone of the workspace."""
        return self.first("workspace").zone if self.first("workspace") else "UTC"

    @cached_property
    def name(self) -> str:
        """What people call the workspace."""
        return self.first("workspace").name if self.first("workspace") else ""

    @cached_property
    def roles(self) -> dict[str, Any]:
        """Roles by name, over all teams."""
        return self._merged("team", "roles")

    @cached_property
    def people(self) -> dict[str, Any]:
        """People by name, over all teams."""
        return self._merged("team", "people")

    @cached_property
    def teams(self) -> dict[str, Any]:
        """Groups of people by name."""
        return self._merged("team", "teams")

    @cached_property
    def absences(self) -> list[Any]:
        """Everything said of out of office."""
        return [absence for team in self.of("team") for absence in team.out_of_office]

    @cached_property
    def delegations(self) -> list[Any]:
        """Who acts for whom."""
        return [delegation for team in self.of("team") for delegation in team.delegations]

    @cached_property
    def channels_as_written(self) -> list[Any]:
        """Every account, names given twice included."""
        return [account for document in self.of("channels") for account in document.accounts]

    @cached_property
    def channels(self) -> dict[str, Any]:
        """Accounts by name."""
        return {account.name: account for account in self.channels_as_written}

    @cached_property
    def calendars(self) -> dict[str, Any]:
        """Calendars by name."""
        return {calendar.name: calendar for calendar in self.of("calendar")}

    @cached_property
    def chains_as_written(self) -> list[Any]:
        """Every chain, names given twice included."""
        return [chain for workflow in self.of("workflow") for chain in workflow.chains]

    @cached_property
    def chain_names(self) -> list[str]:
        """The names that `before` may use."""
        return [chain.name for chain in self.chains_as_written]

    @cached_property
    def workflow_calendar(self) -> str | None:
        """The calendar that business clocks use where a step names none."""
        return self.said("workflow", "calendar")

    def said(self, kind: str, key: str) -> Any:
        """The value that some document of the kind gives for a key, or None where none does."""
        return next((value for document in self.of(kind) if (value := getattr(document, key, None)) is not None), None)

    def hours(self, calendar: str) -> Hours:
        """A calendar as the clock reads it; made once. Raises KeyError for one that is not declared."""
        if calendar not in self._hours:
            self._hours[calendar] = self.calendars[calendar].opening(self.zone)
        return self._hours[calendar]

    @cached_property
    def canonical(self) -> bytes:
        """The documents in canonical form (RFC 8785), one a line, whatever their order and files; tests left out."""
        from rfc8785 import dumps

        return b"\n".join(sorted(dumps(one.node.value) for one in self.documents if one.kind != "test"))

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form, 64 hex digits: what a decision was taken under."""
        return sha256(self.canonical).hexdigest()

    def problems(self) -> Iterator[Problem]:
        """What the documents get wrong beside each other."""
        for document in self.documents:
            yield from document.problems(self)
        for kind in SINGLE:
            for extra in self.of(kind)[1:]:
                first = self.first(kind).place
                yield Problem(f"there may be only one `kind: {kind}`; the first stands at {first}", extra.place)
        yield from self._names_given_twice()

    def _names_given_twice(self) -> Iterator[Problem]:
        seen: dict[tuple[str, str], Document] = {}
        for team in self.of("team"):
            for key in ("roles", "people", "teams"):
                for name in getattr(team, key):
                    yield from self._twice(seen, team, key, name)
        for calendar in self.of("calendar"):
            yield from self._twice(seen, calendar, "name", calendar.name)

    def _twice(self, seen: dict[tuple[str, str], Document], document: Any, key: str, name: str) -> Iterator[Problem]:
        earlier = seen.setdefault((key, name), document)
        if earlier is not document:
            where = earlier.place_of(key, name)
            yield Problem(f"`{name}` is declared twice; first at {where}", document.place_of(key, name))

    def check(self) -> "Policy":
        """Itself. Raises SignoffError with every error where there is one."""
        errors = [problem for problem in self.problems() if problem.severity == "error"]
        if errors:
            raise SignoffError(*errors)
        return self

    def _merged(self, kind: str, key: str) -> dict[str, Any]:
        return {name: value for document in self.of(kind) for name, value in getattr(document, key).items()}
