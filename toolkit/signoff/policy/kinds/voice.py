"""voice: how the brand sounds, in plain keys; own rules in Vale's words; examples that are tests.

kind: voice
name: house
terms: {forbidden: {en: [cheap], lv: ["lēt*"]}}
exclamation_marks: {most: 1}"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from signoff.errors import Problem
from signoff.model import Model, about, as_lists
from signoff.policy.conditions import When
from signoff.policy.kinds._document import Document, Names
from signoff.policy.kinds._values import contradictions
from signoff.policy.kinds._words import Example, Severities, Words, unfindable

if TYPE_CHECKING:
    from signoff.policy._policy import Policy

Pairs = Annotated[
    dict[str, dict[str, str]], about("By language: what is found and what to write", {"en": {"chairman": "chair"}})
]
LISTS = (("tone", "never_says"), ("formality", "slang"), ("terms", "forbidden"), ("terms", "preferred"), ("inclusive",))
ADDRESSED = ("lv",)
Most = Annotated[int, about("So many at most", 1, ge=0)]


class Tone(Model):
    """How it sounds, for people, and what is never said."""

    sounds: Annotated[Names, about("For people: printed in the style guide", ["calm", "plain"])] = []
    never_says: Annotated[Words, about("Found as voice.tone", {"en": ["insane"]})] = []

    def __post_init__(self) -> None:
        """One name may be written without a list."""
        as_lists(self, "sounds")


class Formality(Model):
    """Contractions and slang."""

    contractions: Annotated[
        Literal["never", "allowed"] | None, about("don't, we're, it's; not the possessive", "never")
    ] = None
    slang: Annotated[Words, about("Found as voice.formality", {"en": ["gonna"]})] = []


class Sentences(Model):
    """How long a sentence may be."""

    most_words: Annotated[int, about("Words; links, mentions, hashtags and emoji are none", 30, ge=1)]


class ExclamationMarks(Model):
    """How many exclamation marks a text may have."""

    most: Most


class Emoji(Model):
    """How many emoji, and which never."""

    most: Annotated[Most | None, about("Per text; a sequence is one", 2)] = None
    never: Annotated[Names, about("Never these", ["💊"])] = []

    def __post_init__(self) -> None:
        """One name may be written without a list."""
        as_lists(self, "never")


class Hashtags(Model):
    """How many hashtags, which never, and how ours are written."""

    most: Annotated[Most | None, about("Per text", 3)] = None
    never: Annotated[Names, about("Never these", ["#ad"])] = []
    write: Annotated[Names, about("The same letters in another case are found", ["#OzolsSports"])] = []

    def __post_init__(self) -> None:
        """One name may be written without a list."""
        as_lists(self, "never", "write")


class Mentions(Model):
    """How many mentions a text may have."""

    most: Most


class Terms(Model):
    """Words that must not stand, and words for which there is a better one."""

    forbidden: Annotated[Words, about("Found as voice.forbidden_term", {"en": ["cheap"]})] = []
    preferred: Annotated[Pairs, about("Found as voice.preferred_term", {"en": {"sneaker*": "running shoes"}})] = {}


class Reading(Model):
    """How hard a text may be. Flesch means nothing in Latvian; LIX does."""

    flesch_at_least: Annotated[float | None, about("Flesch reading ease, English", 50)] = None
    lix_at_most: Annotated[float | None, about("LIX, any language", 45)] = None


class Values(Model):
    """For people: printed in the style guide."""

    we_are: Annotated[Names, about("What we are", ["local", "honest"])] = []
    we_never: Annotated[Names, about("What we never do", ["mock rivals"])] = []

    def __post_init__(self) -> None:
        """One name may be written without a list."""
        as_lists(self, "we_are", "we_never")


class Voice(Document):
    """How the brand sounds. Several documents add up; one under `when:` beats one without."""

    kind: Literal["voice"]
    name: Annotated[str, about("What people call it", "house")] = ""
    when: Annotated[When | None, about("The posts it is for; left out: all", {"market": "LV"})] = None
    tone: Annotated[Tone | None, about("What is never said")] = None
    person: Annotated[Literal["we", "i", "any"] | None, about("Who speaks")] = None
    address: Annotated[
        dict[str, Literal["formal", "informal"]], about("How readers are addressed", {"lv": "formal"})
    ] = {}
    formality: Annotated[Formality | None, about("Contractions and slang")] = None
    sentences: Annotated[Sentences | None, about("Length of sentences")] = None
    exclamation_marks: Annotated[ExclamationMarks | None, about("Exclamation marks", {"most": 1})] = None
    emoji: Annotated[Emoji | None, about("Emoji", {"most": 2})] = None
    hashtags: Annotated[Hashtags | None, about("Hashtags", {"most": 3})] = None
    mentions: Annotated[Mentions | None, about("Mentions", {"most": 2})] = None
    terms: Annotated[Terms | None, about("Forbidden and preferred words")] = None
    inclusive: Annotated[Pairs, about("Found as voice.inclusive")] = {}
    readability: Annotated[
        dict[str, Reading], about("By language; texts of 30 words or more", {"en": {"flesch_at_least": 50}})
    ] = {}
    values: Annotated[Values | None, about("For people")] = None
    spelling: Annotated[Literal["skip"] | dict[str, Any], about("skip, or dictionaries by language")] = "skip"
    packages: Annotated[Names, about("Vale styles from styles/", ["Google"])] = []
    rules: Annotated[list[Any], about("Own rules, in Vale's words")] = []
    severity: Severities = {}
    examples: Annotated[list[Example], about("Good and bad sentences, which are tests")] = []

    def __post_init__(self) -> None:
        """One name may be written without a list."""
        as_lists(self, "packages")

    def problems(self, policy: "Policy") -> Iterator[Problem]:
        """Values that contradict another document, words that cannot be found, and what is not looked at yet."""
        yield from contradictions(self, policy.of("voice"))
        for path in LISTS:
            yield from unfindable(self, *path)
        yield from self._languages()
        for position, example in enumerate(self.examples):
            if (example.good is None) == (example.bad is None):
                yield Problem("an example is either `good` or `bad`", self.place_of("examples", position))
        yield from self._not_yet()

    def _languages(self) -> Iterator[Problem]:
        for language, reading in self.readability.items():
            if reading.flesch_at_least is not None and language.partition("-")[0] != "en":
                place = self.place_of("readability", language, "flesch_at_least")
                yield Problem(f"Flesch is not defined for `{language}`; say `lix_at_most`", place)
        for language in self.address:
            if language.partition("-")[0] not in ADDRESSED:
                place = self.place_of("address", language)
                yield Problem(f"the address of readers is not known for `{language}`", place, severity="warning")

    def _not_yet(self) -> Iterator[Problem]:
        if self.spelling != "skip":
            yield Problem("spelling is not checked yet", self.place_of("spelling"), severity="warning")
        if self.packages:
            yield Problem("style packages are not read yet", self.place_of("packages"), severity="warning")
