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

from signoff.model import about
from signoff.voice import Found, Hit, Piece, Rule, any_of
from signoff.voice._pattern import pattern, wrong
from signoff.voice._rule import as_sentence


class Substitution(Rule, tag="substitution"):
    """Finds each place where one of the left sides stands, and says what is written instead."""

    swap: Annotated[dict[str, str], about("What is found, and what is written instead", {"utilise": "use"})] = {}
    ignorecase: Annotated[bool, about("Find them in capitals too")] = False
    nonword: Annotated[bool, about("Find them inside words too")] = False
    capitalize: Annotated[bool, about("Begin with a capital where the match does")] = False
    exceptions: Annotated[list[str], about("Patterns of matches that are fine", ["utilised land"])] = []
    pos: Annotated[str, about("Does nothing: Vale has given it up")] = ""

    def patterns(self) -> Iterator[str]:
        """Any of the left sides, the longest first; each in a group of its own, which says which one it was."""
        terms = (f"(?P<t{number}>{_ungrouped(term)})" for number, term in enumerate(self._terms))
        whole_words = not self.nonword
        yield any_of(terms, whole_words=whole_words, ignorecase=self.ignorecase, template=self.template)

    @property
    def is_local(self) -> bool:
        """It is, where no pattern looks around and no exception reaches over several words."""
        return self._is_by_places

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The left sides and the exceptions."""
        yield from ((("swap", term), term) for term in self.swap)
        yield from ((("exceptions", position), part) for position, part in enumerate(self.exceptions))

    def hits(self, block: Piece) -> Iterator[Hit]:
        """Where a left side stands; what a template wants around it is not part of the match."""
        for each in self.compiled:
            for match in each.matches(block.text):
                start, end = match.span(match.lastgroup)
                yield Hit(block, start, end, match.lastgroup)

    def judge(self, block: Piece, hit: Hit) -> Iterator[Found]:
        """A finding, unless it is written as wanted already, or is an exception."""
        wanted = self._wanted(hit)
        if self._is_fine(hit.match, wanted) or self.is_fine(hit):
            return
        if not self._replaces:
            yield Found(
                hit.start, hit.end, (_recased(wanted, hit.match), hit.match), self._params or _split(wanted)[:1]
            )
        elif self._params:
            yield Found(hit.start, hit.end, (wanted, hit.match), self._params)
        else:
            options = _split(wanted)
            if self.capitalize and _begins_great(hit.match):
                options = [_begun(option) for option in options]
            yield Found(hit.start, hit.end, (as_sentence(options), hit.match), options, self._unquoted)

    @cached_property
    def _terms(self) -> list[str]:
        return sorted(self.swap, key=lambda term: len(term.encode()), reverse=True)

    @property
    def _unquoted(self) -> str:
        # The options bring their own quotation marks: the message must not add a second pair.
        said = self.message
        for quoted in ("'%s'", '"%s"'):
            if said.count(quoted) == 2:
                said = said.replace(quoted, "%s", 1)
        return said

    @property
    def _replaces(self) -> bool:
        return self.action is not None and self.action.name == "replace"

    @property
    def _params(self) -> list[str] | None:
        return self.action.params or None if self.action is not None else None

    def _wanted(self, hit: Hit) -> str:
        term = self._terms[int(hit.term[1:])]
        wanted = self.swap[term]
        if self.capitalize and _begins_great(hit.match):
            wanted = _begun(wanted)
        if _REFERENCE.search(wanted):
            wanted = pattern(f"(?i){term}" if self.ignorecase else term).replaced(hit.match, wanted)
        return wanted

    def _is_fine(self, match: str, wanted: str) -> bool:
        if self._replaces:
            return match in _split(wanted)
        # A right side that is no plain phrase may be a pattern for every form that is fine.
        if all(letter.isalpha() or letter.isdigit() or letter in " -" for letter in wanted) or any(wrong(wanted)):
            return match == wanted
        return pattern(f"^(?:{wanted})$").fits(match)


_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_REFERENCE = re.compile(r"\$\d+")
_FIXED = re.compile(r"\\(.)|\?|([][(){}|.*+^$])|(.)", re.DOTALL)


def _ungrouped(term: str) -> str:
    capturing = term.count("(") != term.count("(?") + term.count(r"\(")
    return _GROUP.sub("(?:", term) if capturing else term


def _split(wanted: str) -> list[str]:
    parts = (part.replace("\0", "|") for part in wanted.replace("\\|", "\0").split("|"))
    return [part for part in parts if part]


def _begins_great(match: str) -> bool:
    return match[:1].isascii() and match[:1] == match[:1].upper()


def _begun(word: str) -> str:
    return word[:1].upper() + word[1:] if word[:1].isascii() else word


def _recased(term: str, match: str) -> str:
    """A term that is a pattern for one spelling, as that spelling: `OAuth2?` for `oauth2` is `OAuth2`."""
    letters = ""
    for part in _FIXED.finditer(term):
        if part[2]:
            return term
        letters += part[1] or part[3] or ""
    return letters if letters and not term.endswith("\\") and letters.casefold() == match.casefold() else term
