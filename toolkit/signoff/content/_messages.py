"""What is kept as Markdown beside posts: saved replies, snippets and requests. One file each, with front matter."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any, ClassVar

import msgspec

from signoff.content._canonical import Canonical
from signoff.content._page import MOST_PROBLEMS, Headings, Page, read_page, sections
from signoff.content._post import Text
from signoff.errors import Place, Problem
from signoff.model import Model
from signoff.policy import Policy, typed, with_excerpts

LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"


class Head(Model):
    """The front matter of such a file. A family adds its keys, and what one key alone cannot show."""

    HEADINGS: ClassVar[Headings | None] = Headings("language", (), LANGUAGE)

    id: str

    @property
    def first_language(self) -> str:
        """The language of the text that has no heading."""
        return ""

    def problems(self, texts: Mapping[str, Text], policy: Policy) -> Iterator[Problem]:
        """What is wrong with it beside its texts and the policy."""
        yield from ()


class Message(Canonical, msgspec.Struct, frozen=True, dict=True):
    """One such file: what its head says, and its text by language ("" where nobody said which)."""

    head: Any
    texts: Mapping[str, Text]
    file: str = ""

    @property
    def id(self) -> str:
        """Its name for ever."""
        return str(self.head.id)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """All that it says, as plain data: what an approval of it is bound to."""
        return {**msgspec.to_builtins(self.head), "texts": {name: text.words for name, text in self.texts.items()}}

    def words(self, language: str = "") -> str | None:
        """Its text in a language, or the first one where no language is asked for; None where it has none."""
        text = next(iter(self.texts.values())) if not language else self.texts.get(language)
        return text.words if text else None


def read_message(file: str, data: bytes, kind: Any, policy: Policy) -> tuple[Message | None, list[Problem]]:
    """A saved reply, snippet or request, by its kind of head; None where that cannot be read, and every problem."""
    problems: list[Problem] = []
    page = read_page(file, data, problems)
    if page is None:
        return None, problems
    head = typed(page.head, kind, problems)
    texts = _texts(page, kind.HEADINGS, head.first_language if head else "", problems)
    if head is not None:
        problems.extend(islice(head.problems(texts, policy), MOST_PROBLEMS))
    return Message(head, texts, file) if head else None, with_excerpts(problems, {file: page.source})


def _texts(page: Page, headings: Headings | None, first: str, problems: list[Problem]) -> dict[str, Text]:
    found = sections(page, headings, problems)
    for section in found[1:]:
        if section.name == first:
            problems.append(Problem(f"`## {first}` is the language of the text above it", section.place))
    texts = {section.name or first: section.text for section in reversed(found) if section.text.words}
    if not texts:
        problems.append(Problem("it has no text", Place(page.file, page.first)))
        return {first: found[0].text}
    return dict(reversed(texts.items()))
