"""A card: one text of a post, as the networks of its channels show it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from signoff.content import Copy, Post
from signoff.finding import Finding
from signoff.report.names import Names
from signoff.report.preview.marked import Chip, Note, marked, notes
from signoff.report.preview.pictures import Picture, Pictures
from signoff.report.words import Words


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What one channel makes of a text. length, limit: as its network counts; fold: characters before "more"."""

    channel: str
    length: int
    limit: int
    fits: bool
    fold: int | None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One text with everything that is shown around it."""

    name: str
    handle: str
    network: str
    language: str
    reaches: tuple[Reach, ...]
    text: Markup
    notes: tuple[Note, ...]
    pictures: tuple[Picture, ...]
    address: str
    first_comment: str


def cards(
    post: Post, accounts: Mapping[str, Any], findings: Sequence[Finding], words: Words, names: Names,
    pictures: Pictures, anchor: str,
) -> list[Card]:  # fmt: skip
    """A card for each text that some channel gets; pictures on the first card only, as all have the same."""
    made: list[Card] = []
    for copy in post.copies(accounts):
        shown = () if made else tuple(_pictures(post, copy, pictures))
        made.append(_card(copy, findings, words, names, shown, anchor))
    return made


def _card(
    copy: Copy, findings: Sequence[Finding], words: Words, names: Names, pictures: tuple[Picture, ...], anchor: str
) -> Card:
    first, found = copy.channels[0], tuple(notes(copy, findings, anchor))
    reaches = tuple(_reach(account, copy.text.words, names) for account in copy.channels)
    return Card(
        name=names.network(first.network), handle=first.handle or first.name, network=first.network,
        language=copy.language, reaches=reaches, notes=found, pictures=pictures,
        text=marked(copy.text.words, found, _chips(copy, reaches, words)), address=_address(copy),
        first_comment=copy.post.front.first_comment,
    )  # fmt: skip


def _reach(account: Any, text: str, names: Names) -> Reach:
    from signoff.networks import KINDS, measure

    length, limits = measure(account.network, text), KINDS[account.network].LIMITS
    fold = limits.fold_mobile if limits.fold_mobile and len(text) > limits.fold_mobile else None
    return Reach(
        channel=names.channel(account.name), length=length.length, limit=length.limit, fits=length.valid, fold=fold
    )


def _chips(copy: Copy, reaches: tuple[Reach, ...], words: Words) -> Iterator[Chip]:
    from signoff.networks import first_too_many

    folds = [reach.fold for reach in reaches if reach.fold]
    if folds:
        yield Chip(_between_words(copy.text.words, min(folds)), _chip("fold", words("fold"), words("fold_title")))
    ends = [end for one in copy.channels if (end := first_too_many(one.network, copy.text.words)) is not None]
    if ends:
        yield Chip(min(ends), _chip("too-long", words("too_long"), words("too_long_title")))


def _between_words(text: str, at: int) -> int:
    """The end of the word before: a network cuts a link or a word nowhere, and neither do we."""
    from signoff.text import entities

    at = next((thing.start for thing in entities(text) if thing.start < at < thing.end), at)
    space = text.rfind(" ", 0, at + 1)
    return space + 1 if space > at - 30 else at


def _chip(kind: str, said: str, title: str) -> Markup:
    return Markup('<span class="chip {}" title="{}">{}</span>').format(kind, title, said)


def _pictures(post: Post, copy: Copy, pictures: Pictures) -> Iterator[Picture]:
    for name in post.assets:
        yield pictures.picture(name, copy.language, _own_alt(post.front.alt.get(name), copy.language))


def _own_alt(said: Any, language: str) -> str | None:
    """The alt text that the post itself gives, for all or by language (`en-GB` is also `en`)."""
    if isinstance(said, Mapping):
        said = said.get(language) or said.get(language.partition("-")[0])
    return str(said) if said else None


def _address(copy: Copy) -> str:
    """The page that a link preview would be made of: the post's own link, else the first one in its text."""
    from signoff.text import entities

    links = [thing.value for thing in entities(copy.text.words) if thing.kind == "link"]
    return copy.post.front.link or next((each for each in links if each.startswith(("http://", "https://"))), "")
