"""What every rule is: a name, a message, patterns, and a judgement on each place where one of them fits."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Annotated, Any, NamedTuple

from signoff.errors import Problem, listed
from signoff.finding import Finding, Severity
from signoff.model import Model, about, many
from signoff.voice._block import SCOPES, Block, Hit, Piece, blocks
from signoff.voice._pattern import Pattern, TooSlow, is_sound, pattern, wrong
from signoff.voice._printf import filled
from signoff.voice._reading import Reading, Spans


class Action(Model):
    """What `--fix` may do with a match."""

    name: Annotated[str, about("replace, remove, edit, suggest or convert", "replace")] = ""
    params: Annotated[list[str] | None, about("With what", ["trim_right", "!"])] = None


class Found(NamedTuple):
    """What a rule finds: `piece.text[start:end]`, and what is said of it.

    words    fill the message's places in order; None: the match, and what the action makes of it
    options  what may be written instead; None: what the action makes of it
    message  said instead of the rule's own
    match    what stands there, where it is not the letters of that place (None)
    before   what stands before it and is passed over when it is searched for"""

    start: int
    end: int
    words: tuple[object, ...] | None = None
    options: list[str] | None = None
    message: str = ""
    match: str | None = None
    before: tuple[str, ...] = ()
    bare: bool = False


class Rule(Model, tag_field="extends"):
    """What all kinds have. A kind adds its settings, `patterns`, and `judge`, `weigh` or `look`."""

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
        """The patterns to look for; a kind that looks in another way has none."""
        return iter(())

    def sifted(self) -> Iterator[str]:
        """The patterns of which one must stand in a text for the rule to be asked about it."""
        return self.patterns()

    @property
    def needs_a_hit(self) -> bool:
        """Whether it finds nothing where none of its patterns fits."""
        return True

    def written(self) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Each pattern as a person wrote it, with its path in the rule."""
        return iter(())

    def judge(self, block: Piece, hit: Hit) -> Iterator[Found]:
        """What is found at one place where a pattern fits."""
        yield Found(hit.start, hit.end)

    def weigh(self, block: Piece, hits: list[Hit]) -> Iterator[Found]:
        """What is found in one piece, from all places where a pattern fits."""
        for hit in hits:
            yield from self.judge(block, hit)

    def look(self, block: Piece) -> Iterator[Found]:
        """What is found in one piece of a text. Raises TooSlow."""
        yield from self.weigh(block, list(self.hits(block)))

    @cached_property
    def compiled(self) -> list[Pattern]:
        """The patterns, each made once."""
        return [pattern(written) for written in self.patterns()]

    @property
    def is_local(self) -> bool:
        """Whether what it finds in a piece of a text it finds at the same place in the whole text: never, unless
        said."""
        return False

    @cached_property
    def _is_by_places(self) -> bool:
        phrases = any(" " in each or r"\s" in each for each in self.fine)
        return not phrases and all(each.is_quick for each in self.compiled)

    @property
    def template(self) -> str:
        r"""What a package's configuration wants around words instead of `\b`; "" for nothing of its own."""
        return str(self.__dict__.get("around", ""))

    @property
    def fine(self) -> list[str]:
        """The exceptions, and the accepted words of vocabularies where the rule takes them."""
        exceptions: list[str] = getattr(self, "exceptions", [])
        accepted = self.__dict__.get("accepted")
        return [*exceptions, *accepted] if accepted and self.vocab else exceptions

    @property
    def is_cased(self) -> bool:
        """Whether exceptions of several words hold in their own case only: not where a vocabulary is added to them."""
        return not (self.vocab and self.__dict__.get("accepted"))

    def is_fine(self, hit: Hit) -> bool:
        """Whether a hit is one of the exceptions."""
        return hit.fits(self.fine, self.is_cased)

    def hits(self, block: Piece) -> Iterator[Hit]:
        """Where the patterns fit in a piece, empty places too. Raises TooSlow."""
        for each in self.compiled:
            for start, end, group in each.places(block.text):
                yield Hit(block, start, end, group)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Everything that the rule finds in a text. A pattern that takes too long is itself a finding."""
        yield from islice(self._find(reading), self.limit or None)

    def _find(self, reading: Reading) -> Iterator[Finding]:
        reading.memory.seen.clear()
        try:
            for scope in many(self.scope):
                for block in blocks(reading, scope):
                    yield from self._shown(block)
        except TooSlow:
            said = f"{self.name} could not be looked for here: its pattern takes too long"
            yield reading.finding(self.name, 0, len(reading.words), said, severity=self.level)

    def _shown(self, block: Block) -> Iterator[Finding]:
        """The findings in one piece; what is wholly hidden from rules, or is nothing, is left out."""
        veil = Spans(()) if block.text == block.reading.words else block.reading.veil
        for found in self.look(block):
            start, end = found.start + block.start, found.end + block.start
            if found.bare or (end > start and not veil.hold(start, end) and not _is_apart(block.reading, start, end)):
                said = Said(self, found, block.letters(found.start, found.end))
                suggestion = None if said.options is None else next(iter(said.options), "")
                yield block.reading.finding(
                    self.name, start, end, said.message, severity=self.level, suggestion=suggestion
                )

    def problems(self) -> Iterator[Problem]:
        """What is wrong with it: patterns that are none, scopes that posts do not have; each at its place."""
        pieces = list(self.written())
        if not is_sound([*(part for _, part in pieces), *self.patterns()]):
            bad = [Problem(said, self.place_of(*path)) for path, part in pieces for said in wrong(part)]
            yield from bad
            for written in () if bad else self.patterns():
                yield from (Problem(said, self.place) for said in wrong(written))
        for scope in many(self.scope):
            if scope not in SCOPES:
                why = f"The scopes are {listed(SCOPES, 'and')}."
                yield Problem(f"posts have no scope `{scope}`", self.place_of("scope"), why, severity="warning")


def _is_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether it begins with what is no word, or is a piece of a number with letters: the `1s` of 1st is no second."""
    return reading.apart.hold(start, start + 1) or reading.numbers.cut(start) or reading.numbers.cut(end)


class Said:
    """What is said of a place: message, description, and what may be written instead."""

    def __init__(self, rule: Rule, found: Found, letters: str) -> None:
        """letters: what the author wrote there."""
        self.match = letters if found.match is None else found.match
        self.options = found.options
        if self.options is None and rule.action and rule.action.name:
            self.options = fixed(rule.action, self.match)
        words = found.words
        if words is None:
            words = (self.match, _as_one(self.options, self.match)) if rule.action else (self.match,)
        self._rule, self._words = rule, words
        self.message = filled(found.message or rule.message, *words)

    @property
    def description(self) -> str:
        """The rule's description, filled as its message is."""
        return filled(self._rule.description, *self._words)


def _as_one(options: list[str] | None, match: str) -> str:
    if not options:
        return match
    return options[0] if len(options) == 1 else as_sentence(options)


def as_sentence(options: list[str]) -> str:
    """Options as Vale says them: `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return f"{', '.join(quoted[:-1])}, or {quoted[-1]}"


def any_of(tokens: Iterable[str], *, whole_words: bool, ignorecase: bool, template: str = "") -> str:
    r"""One pattern for any of the tokens, as Vale joins them. template: what stands for `(?m)\b(?:%s)\b`."""
    inner = "|".join(token for token in tokens if token.strip())
    joined = (template or r"(?m)\b(?:%s)\b").replace("%s", inner, 1) if whole_words else f"(?m)(?:{inner})"
    return ("(?i)" if ignorecase else "") + joined


def fixed(action: Action, match: str) -> list[str] | None:
    """What an action makes of a match; None where it makes nothing. Source: Vale 3, `action`."""
    params = action.params or []
    if action.name == "remove":
        return [""]
    if action.name == "replace":
        return list(params) or None
    if action.name == "convert":
        return [_simple(match) if params[:1] == ["simple"] else match]
    edited = _edited(match, *params) if action.name == "edit" and len(params) > 1 else None
    return None if edited is None else [edited]


def _edited(match: str, how: str, what: str, *more: str) -> str | None:
    if how == "regex" and more:
        return pattern(what).replaced(match, more[0]).strip()
    if how == "split" and more and more[0].isdecimal():
        return dict(enumerate(match.split(what))).get(int(more[0]), match).strip()
    trims = {"trim": match.strip, "trim_left": match.lstrip, "trim_right": match.rstrip}
    if how in trims:
        return trims[how](what).strip()
    return match.split(what)[0].strip() if how == "truncate" and what else None


def _simple(match: str) -> str:
    """`HTTPServer_name` as words in small letters."""
    words, before = "", " "
    for position, letter in enumerate(match):
        if not letter.isalnum() or (position > 1 and before.islower() and letter.isupper()):
            words += " "
        if letter.isalnum() or letter == " ":
            words += letter.lower()
        before = letter
    return " ".join(words.split())
