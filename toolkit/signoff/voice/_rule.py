"""What every rule is: a name, a message, patterns, and a judgement on each place where one of them fits."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any

from signoff.errors import Problem, listed
from signoff.finding import Finding, Severity
from signoff.model import Model, about, many
from signoff.voice._block import SCOPES, Block, Hit, blocks
from signoff.voice._pattern import TooSlow, pattern, wrong
from signoff.voice._reading import Reading, Spans

_PLACEHOLDER = re.compile(r"%(?:([sd])|(%))")


class Action(Model):
    """What `--fix` may do with a match."""

    name: Annotated[str, about("replace, remove, edit, suggest or convert", "replace")]
    params: Annotated[list[str], about("With what", ["trim_right", "!"])] = []


class Rule(Model, tag_field="extends"):
    """What all kinds have. A kind adds its settings, `patterns`, and `judge` or `weigh`."""

    name: Annotated[str, about("The finding's id", "House.Slang", min_length=1)]
    message: Annotated[str, about("What is said of a match; %s stands for it", "'%s' is slang")]
    level: Annotated[Severity, about("How grave it is")] = "warning"
    scope: Annotated[str | list[str], about("Where it looks; `raw` is links and code too", "sentence")] = "text"
    description: Annotated[str, about("More about it, for people")] = ""
    link: Annotated[str, about("Where people read more", "https://cafe.example/style")] = ""
    limit: Annotated[int, about("So many findings a text at most; 0: all", 3, ge=0)] = 0
    vocab: Annotated[bool, about("Whether accepted words of vocabularies are exceptions")] = True
    action: Annotated[Action | None, about("What `--fix` may do", {"name": "remove"})] = None

    def patterns(self) -> Iterator[str]:
        """The patterns to look for."""
        raise NotImplementedError

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Each pattern as a person wrote it, with its path in the rule."""
        raise NotImplementedError

    def judge(self, block: Block, hit: Hit) -> Iterator[Finding]:
        """The findings at one place where a pattern fits."""
        yield self.finding(block, hit)

    def weigh(self, block: Block, hits: list[Hit]) -> Iterator[Finding]:
        """The findings of one block, from all places where a pattern fits."""
        for hit in hits:
            yield from self.judge(block, hit)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Everything that the rule finds in a text. A pattern that takes too long is itself a finding."""
        yield from islice(self._find(reading), self.limit or None)

    def _find(self, reading: Reading) -> Iterator[Finding]:
        try:
            for scope in many(self.scope):
                for block in blocks(reading, scope):
                    yield from self.weigh(block, list(self.hits(block)))
        except TooSlow:
            said = f"{self.name} could not be looked for here: its pattern takes too long"
            yield reading.finding(self.name, 0, len(reading.words), said, severity=self.level)

    def hits(self, block: Block) -> Iterator[Hit]:
        """Where the patterns fit in a block; what is wholly hidden from rules is left out. Raises TooSlow."""
        veil = Spans(()) if block.text == block.reading.words else block.reading.veil
        for written in self.patterns():
            for match in pattern(written).find(block.text):
                start, end = match.span()
                if not veil.hold(start + block.start, end + block.start):
                    yield Hit(block, start, end, match.lastgroup or "")

    def finding(
        self, block: Block, hit: Hit, *words: object, suggestion: str | None = None, message: str = ""
    ) -> Finding:
        """A finding at a hit. `words` fill the message's placeholders in order; left out, the match does."""
        if self.action and suggestion is None:
            suggestion = fixed(self.action, hit.match)
        said = filled(message or self.message, words or (hit.match, suggestion or ""))
        return block.finding(self.name, hit.start, hit.end, said, severity=self.level, suggestion=suggestion)

    def problems(self) -> Iterator[Problem]:
        """What is wrong with it: patterns that are none, scopes that posts do not have; each at its place."""
        bad = [Problem(said, self.place_of(*path)) for path, part in self.written() for said in wrong(part)]
        yield from bad
        for written in () if bad else self.patterns():
            yield from (Problem(said, self.place) for said in wrong(written))
        for scope in many(self.scope):
            if scope not in SCOPES:
                why = f"The scopes are {listed(SCOPES, 'and')}."
                yield Problem(f"posts have no scope `{scope}`", self.place_of("scope"), why, severity="warning")


def any_of(tokens: Iterable[str], *, whole_words: bool, ignorecase: bool) -> str:
    """One pattern for any of the tokens, as Vale joins them."""
    inner = f"(?:{'|'.join(token for token in tokens if token.strip())})"
    return ("(?i)" if ignorecase else "") + "(?m)" + (rf"\b{inner}\b" if whole_words else inner)


def filled(message: str, words: Iterable[object]) -> str:
    """A message with its `%s` and `%d` filled in order; words left over are dropped, places left over stay empty."""
    left = iter(words)
    return _PLACEHOLDER.sub(lambda place: "%" if place[2] else str(next(left, "")), message)


def fixed(action: Action, match: str) -> str | None:
    """What an action makes of a match; None where it makes nothing. Source: Vale 3, `action`."""
    if action.name == "remove":
        return ""
    if action.name == "replace":
        return action.params[0] if action.params else None
    return _edited(match, *action.params) if action.name == "edit" and len(action.params) > 1 else None


def _edited(match: str, how: str, what: str, *more: str) -> str | None:
    if how == "regex" and more:
        return pattern(what).replaced(match, more[0]).strip()
    if how == "split" and more and more[0].isdecimal():
        return dict(enumerate(match.split(what))).get(int(more[0]), match).strip()
    trims = {"trim": match.strip, "trim_left": match.lstrip, "trim_right": match.rstrip}
    if how in trims:
        return trims[how](what).strip()
    return match.split(what)[0].strip() if how == "truncate" and what else None
