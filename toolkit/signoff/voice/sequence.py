"""sequence: words of certain kinds in a row.

    extends: sequence
    message: "Did you mean '%s of all time'?"
    tokens:
      - {tag: DT, pattern: the}
      - {tag: JJS}
      - {pattern: of all times}
A token has a `pattern`, a part of speech (`tag`, a pattern for Penn Treebank tags), or both; `skip: 3` lets up to three
words stand before it. Source: Vale 3, extension point `sequence`."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from signoff.model import Model, about
from signoff.voice import Found, Piece, Rule
from signoff.voice._pattern import pattern

_CLOSE = (".", ",", ":", ";", "!", "?", "'", '"', ")")


class Token(Model):
    """One word of the sequence."""

    pattern: Annotated[str, about("What it is", "of")] = ""
    tag: Annotated[str, about("Its part of speech, a pattern", "NN|NNS")] = ""
    skip: Annotated[int, about("So many words may stand before it", 3, ge=0)] = 0
    negate: Annotated[bool, about("Anything but this")] = False


class _Step(NamedTuple):
    """One word, as it is compared. `first`: of the words that may be skipped, the first."""

    token: Token
    optional: bool
    first: bool


class Sequence(Rule, tag="sequence"):
    """Finds where its tokens stand in a row, inside one sentence."""

    tokens: Annotated[list[Token], about("The words", [{"tag": "JJS"}])] = []
    ignorecase: Annotated[bool, about("In capitals too")] = False

    def patterns(self) -> Iterator[str]:
        """The pattern that the search begins at: the first that is not negated."""
        yield from (self._whole(step.token) for step in self._anchor)

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """The patterns and the tags."""
        for position, token in enumerate(self.tokens):
            yield ("tokens", position, "pattern"), token.pattern
            yield ("tokens", position, "tag"), token.tag

    def look(self, block: Piece) -> Iterator[Found]:
        """What is found from each place where the first pattern stands. Raises TooSlow."""
        from signoff.text.punkt import sentences
        from signoff.text.tagger import pieces, tags

        places = list(self.hits(block))
        if not places:
            return
        words = tags([word for sentence in sentences(block.text) for word in pieces(sentence)])
        passed: list[str] = []
        known: list[int] = []
        at = self._steps.index(self._anchor[0])
        for hit in places:
            steps, index = self._from(at, words, known)
            known.append(index)
            if not steps:
                passed.append(hit.match)
                continue
            match = _joined(steps)
            start = block.text.find(match)
            yield Found(start, start + len(match), tuple(steps), match=match, before=tuple(passed))
            passed = []

    @cached_property
    def _steps(self) -> list[_Step]:
        found = []
        for token in self.tokens:
            found += [_Step(token, True, number == 0) for number in range(token.skip)]
            if token.pattern or token.tag:
                found.append(_Step(token, False, token.skip == 1))
        return found

    @cached_property
    def _anchor(self) -> list[_Step]:
        return [step for step in self._steps if step.token.pattern and not step.token.negate][:1]

    def _from(self, at: int, words: list[tuple[str, str]], known: list[int]) -> tuple[list[str], int]:
        """The words of the sequence around the first place where the anchor fits, and that place; none where it
        fails."""
        for index, word in enumerate(words):
            if index not in known and self._fits(self._steps[at].token, word):
                left = self._left(at, index, words)
                right = None if left is None else self._right(at, index, words)
                return ([] if left is None or right is None else [*left, *right]), index
        return [], 0

    def _left(self, at: int, index: int, words: list[tuple[str, str]]) -> list[str] | None:
        found: list[str] = []
        for back in range(1, at + 1):
            if index - back < 0:
                return None
            step, word = self._steps[at - back], words[index - back]
            found.insert(0, word[0])
            # The words that may be skipped stand before their token: read from the right, they come after it.
            optional = not step.first if step.token.skip else step.optional
            fits = self._fits(step.token, word)
            if not fits and not optional:
                return None
            if fits and optional:
                break
        return found

    def _right(self, at: int, index: int, words: list[tuple[str, str]]) -> list[str] | None:
        found: list[str] = []
        for forth, step in enumerate(self._steps[at:]):
            if index + forth >= len(words):
                return None
            word = words[index + forth]
            found.append(word[0])
            fits = self._fits(step.token, word)
            if not fits and not step.optional:
                return None
            if fits and step.optional:
                break
        return found

    def _fits(self, token: Token, word: tuple[str, str]) -> bool:
        text, tag = word
        right_tag = pattern(token.tag).fits(tag) != token.negate
        right_text = not token.pattern or pattern(self._whole(token)).fits(text) != token.negate
        if not token.pattern:
            return right_tag
        return right_text and (right_tag or not token.tag)

    def _whole(self, token: Token) -> str:
        return ("(?i)" if self.ignorecase else "") + f"(?m)(?:{token.pattern})"


def _joined(steps: list[str]) -> str:
    """The words as one text, blanks where English has them."""
    text = ""
    for step in steps:
        tight = step in _CLOSE or step.startswith("'") or (step == "(" and text.endswith(" "))
        text += step if tight or not text else f" {step}"
    return text.strip()
