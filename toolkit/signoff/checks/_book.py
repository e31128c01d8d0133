"""The rules of a policy, compiled once: which documents a channel hears, their checks, what each finding weighs."""

from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from signoff.checks._check import Check
from signoff.checks._join import Said, the_one
from signoff.checks._kinds import KINDS
from signoff.policy import Policy
from signoff.policy.conditions import Subject

IGNORE = "ignore"
Applying = tuple[int, ...]
_BOOKS: WeakKeyDictionary[Policy, "Book"] = WeakKeyDictionary()


def book_of(policy: Policy) -> "Book":
    """The compiled rules of a policy; made once, kept as long as the policy is."""
    if policy not in _BOOKS:
        _BOOKS[policy] = Book(policy)
    return _BOOKS[policy]


class Book:
    """Every `voice` and `checks` document of a policy."""

    def __init__(self, policy: Policy) -> None:
        """Reads which documents there are; sections are joined when a post first needs them."""
        self.documents = [document for document in policy.documents if document.kind in ("voice", "checks")]
        self.conditional = any(document.when for document in self.documents)
        self.always: Applying = tuple(n for n, document in enumerate(self.documents) if document.when is None)
        self._checks: dict[Applying, dict[str, Check]] = {}
        self.severity = lru_cache(maxsize=None)(self._severity)

    def applying(self, subject: Subject | None) -> Applying:
        """The positions of the documents that apply; without a subject, those that apply to every post."""
        if subject is None or not self.conditional:
            return self.always
        return tuple(
            number for number, document in enumerate(self.documents)
            if document.when is None or document.when.test(subject).holds
        )  # fmt: skip

    def checks(self, applying: Applying) -> dict[str, Check]:
        """The checks that look, by section. Raises SignoffError where two documents contradict each other."""
        if applying not in self._checks:
            made = ((name, self._check(name, applying)) for name in KINDS)
            self._checks[applying] = {name: check for name, check in made if check}
        return self._checks[applying]

    def _check(self, name: str, applying: Applying) -> Check | None:
        sections = [
            Said(section, document.place_of(name), document.when is not None, name)
            for document in self._of("checks", applying)
            if (section := getattr(document, name, None)) is not None
        ]
        kind = KINDS[name]
        return kind.joined(sections) if sections or kind.always else None

    def _of(self, kind: str, applying: Applying) -> list[Any]:
        return [self.documents[number] for number in applying if self.documents[number].kind == kind]

    def _severity(self, applying: Applying, rule: str, default: str) -> str:
        """What a finding weighs, `ignore` included: the most exact id that some document names."""
        said = self.said("severity", applying, rule)
        return str(the_one(said)) if said else default

    def said(self, key: str, applying: Applying, rule: str) -> list[Said]:
        """What the documents say under `severity` or `waivers` for the most exact id that fits a rule."""
        all_said = [
            (name, Said(value, document.place_of(key, name), document.when is not None, name))
            for document in (self.documents[number] for number in applying)
            for name, value in getattr(document, key, {}).items()
            if fits(name, rule)
        ]
        exact = max((_exactness(name) for name, _ in all_said), default=None)
        return [said for name, said in all_said if _exactness(name) == exact]


def fits(glob: str, rule: str) -> bool:
    """Whether an id or glob such as `voice.*` means a rule; letters as written."""
    from fnmatch import fnmatchcase

    return glob == rule or fnmatchcase(rule, glob)


def _exactness(glob: str) -> tuple[bool, int]:
    wild = any(sign in glob for sign in "*?[")
    return (not wild, len(glob.rstrip("*")) if wild else 0)
