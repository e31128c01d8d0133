"""substitution: write this instead of that.

    extends: substitution
    message: "Use '%s' instead of '%s'."
    ignorecase: true
    action: {name: replace}
    swap: {sign-up sheet: form, "e[- ]mail": email, "(cell|smart) ?phone": phone|mobile}
Source: Vale 3, extension point `substitution`."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any

from signoff.finding import Finding
from signoff.model import about
from signoff.voice import Block, Hit, Rule, any_of
from signoff.voice._pattern import pattern, wrong


class Substitution(Rule, tag="substitution"):
    """Finds each place where one of the left sides stands, and says what is written instead."""

    swap: Annotated[dict[str, str], about("What is found, and what is written instead", {"utilise": "use"})] = {}
    ignorecase: Annotated[bool, about("Find them in capitals too")] = False
    nonword: Annotated[bool, about("Find them inside words too")] = False
    capitalize: Annotated[bool, about("Begin with a capital where the match does")] = False
    exceptions: Annotated[list[str], about("Patterns of matches that are fine", ["utilised land"])] = []

    def patterns(self) -> Iterator[str]:
        """Any of the left sides, the longest first; each in a group of its own, which says which one it was."""
        terms = (f"(?P<t{number}>{_ungrouped(term)})" for number, term in enumerate(self._terms))
        yield any_of(terms, whole_words=not self.nonword, ignorecase=self.ignorecase)

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The left sides and the exceptions."""
        yield from ((("swap", term), term) for term in self.swap)
        yield from ((("exceptions", position), part) for position, part in enumerate(self.exceptions))

    def judge(self, block: Block, hit: Hit) -> Iterator[Finding]:
        """A finding, unless it is written as wanted already, or is an exception."""
        wanted = self._wanted(hit)
        if self._is_fine(hit.match, wanted) or hit.fits(self.exceptions):
            return
        options = _options(wanted)
        if self._replaces and not self._params:
            # The options bring their own quotation marks: the message must not add a second pair.
            said = _WITHOUT.sub("%s", self.message, 1) if len(_WITHOUT.findall(self.message)) == 2 else self.message
            yield self.finding(block, hit, _listed(options), hit.match, suggestion=options[0], message=said)
        else:
            yield self.finding(block, hit, wanted, hit.match, suggestion=(self._params or options)[0])

    @cached_property
    def _terms(self) -> list[str]:
        return sorted(self.swap, key=len, reverse=True)

    @property
    def _replaces(self) -> bool:
        return self.action is not None and self.action.name == "replace"

    @property
    def _params(self) -> list[str]:
        return self.action.params if self.action is not None and self._replaces else []

    def _wanted(self, hit: Hit) -> str:
        term = self._terms[int(hit.term[1:])]
        wanted = self.swap[term]
        if "$" in wanted:
            wanted = pattern(f"(?i){term}" if self.ignorecase else term).replaced(hit.match, wanted)
        return "|".join(map(_begun, _split(wanted))) if self.capitalize and hit.match[0].isupper() else wanted

    def _is_fine(self, match: str, wanted: str) -> bool:
        if self._replaces:
            return match in _split(wanted)
        # A right side that is no plain phrase may be a pattern for every form that is fine.
        if all(letter.isalnum() or letter in " -" for letter in wanted) or any(wrong(wanted)):
            return match == wanted
        return pattern(f"^(?:{wanted})$").fits(match)


_WITHOUT = re.compile("'%s'|\"%s\"")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")


def _ungrouped(term: str) -> str:
    return _GROUP.sub("(?:", term)


def _split(wanted: str) -> list[str]:
    parts = (part.replace("\0", "|") for part in wanted.replace("\\|", "\0").split("|"))
    return [part for part in parts if part]


def _options(wanted: str) -> list[str]:
    return _split(wanted) or [""]


def _listed(options: list[str]) -> str:
    if options == [""]:
        return ""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"


def _begun(word: str) -> str:
    return word[:1].upper() + word[1:]
