"""Reads a post: front matter, the default text, and a variant under each `## network` or `## channel`."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from signoff.content._checked import Around, digests, front_problems
from signoff.content._front import FrontMatter
from signoff.content._page import Page, Section, read_page, sections
from signoff.content._post import DEFAULT, Post, Text
from signoff.content._times import moment
from signoff.content._values import named_values
from signoff.errors import Place, Problem
from signoff.policy import typed, with_excerpts


def read_post(file: str, data: bytes, around: Around) -> tuple[Post | None, list[Problem]]:
    """The post of a file, and everything that is wrong with it; None where its front matter cannot be understood.

    file: its path from the root, with `/`
    The words of a text never begin or end with a blank line, and their lines end in LF, whatever the file has."""
    problems: list[Problem] = []
    page = read_page(file, data, problems)
    if page is None:
        return None, problems
    front = typed(page.head, FrontMatter, problems)
    problems.extend(front_problems(page.head, around))
    assets = digests(page.head, around.shelf, problems)
    parts = sections(page, around.headings, problems)
    texts = _texts(parts, page, around, problems)
    post = Post(front, texts, assets, _slot(front, around), file) if front else None
    return post, with_excerpts(problems, {file: page.source})


def _slot(front: FrontMatter, around: Around) -> datetime | None:
    if not isinstance(front.schedule, str):
        return None
    try:
        return moment(front.schedule, around.zone)
    except ValueError:
        return None  # a problem already, at its place


def _texts(parts: list[Section], page: Page, around: Around, problems: list[Problem]) -> Mapping[str, Text]:
    texts = {part.name: part.text for part in parts}
    readers = dict(_readers(page, texts, around))
    problems.extend(_wordless(parts, page, readers))
    problems.extend(_unread(parts, readers))
    if len(texts) > 1 and not texts[DEFAULT].words and DEFAULT not in readers.values():
        del texts[DEFAULT]
    return texts


def _readers(page: Page, texts: Mapping[str, Text], around: Around) -> Iterator[tuple[str, str]]:
    """Which variant each channel gets."""
    for name, _ in named_values(page.head, "channels"):
        account = around.policy.channels.get(name)
        if account:
            yield name, next((variant for variant in (name, account.network) if variant in texts), DEFAULT)


def _wordless(parts: list[Section], page: Page, readers: Mapping[str, str]) -> Iterator[Problem]:
    """Texts without a word that a channel would get; with a picture, a post may be without words."""
    if any(named_values(page.head, "assets")):
        return
    empty = {part.name: part for part in parts if not part.text.words.strip()}
    if not any(part.text.words.strip() for part in parts):
        yield Problem("it has neither words nor a picture", Place(page.file, *parts[0].text.lines[0]))
        return
    for channel, variant in readers.items():
        if variant in empty:
            place = empty[variant].place or Place(page.file, *empty[variant].text.lines[0])
            yield Problem(f"`{channel}` would get no words", place)


def _unread(parts: list[Section], readers: Mapping[str, str]) -> Iterator[Problem]:
    for part in parts:
        if part.place and part.name not in readers.values():
            yield Problem(
                f"no channel of this post gets the text under `## {part.name}`", part.place, severity="warning"
            )
