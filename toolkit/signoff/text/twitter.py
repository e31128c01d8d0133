"""Hashtags, mentions, URLs and cashtags as X reads them; offsets in code points.

Source: twitter/twitter-text 3.1.0 (rules only) and its conformance suite, which the tests run as a whole."""

import re
from functools import cache
from typing import TYPE_CHECKING

from signoff.text import urls as _urls
from signoff.text.entity import Entity
from signoff.text.hosts import DIRECTIONS, LATIN, NEVER, QUERY, SPACES, Dialect, tail

if TYPE_CHECKING:
    import regex

_PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$"
_NO_HOST = r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"
_ACCENTED = re.compile(rf"[@＠{LATIN}]|://")
_MENTION = re.compile(r"[@＠][A-Za-z0-9_]{1,20}(?:/[A-Za-z][A-Za-z0-9_-]{0,24})?")
_GLUED = re.compile(r"[A-Za-z0-9_!#$%&*@＠]\Z")
_RETWEET = re.compile(r"(?<![A-Za-z0-9_+~.-])[Rr][Tt]:?\Z")
_REPLY = re.compile(rf"[{SPACES}]*[@＠]([A-Za-z0-9_]{{1,20}})")
_CASHTAG = re.compile(
    rf"(?:^|[{SPACES}])(\$([A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?))(?=\Z|[\s\ufeff]|[{_PUNCTUATION}])"
)


def urls(text: str) -> list[Entity]:
    """The links, also those written without `https://`; a bare host must have an ending that X knows."""
    return _urls.urls(text, dialect())


def hashtags(text: str) -> list[Entity]:
    """The hashtags, without those that are part of a link; each value without its sign."""
    if "#" not in text and "＃" not in text:
        return []
    tags = [Entity("hashtag", *match.span(1), match[2]) for match in _hashtag().finditer(text)]
    tags = [tag for tag in tags if not text.startswith(("#", "＃", "://"), tag.end)]
    return [entity for entity in apart(tags + urls(text)) if entity.kind == "hashtag"]


def mentions(text: str) -> list[Entity]:
    """The mentions of people and lists; values are `name` or `name/list`."""
    found, at = [], 0
    for match in _MENTION.finditer(text):
        start, end = match.span()
        if not _may_be_mentioned(text, start, at):
            continue
        at = end
        if not _ACCENTED.match(text, end):
            found.append(Entity("mention", start, end, match[0][1:]))
    return found


def _may_be_mentioned(text: str, start: int, at: int) -> bool:
    """Whether a name may begin here: not glued to a word, save to `RT`, nor to the mention that ended at `at`."""
    if start == 0:
        return True
    before = text[max(at, start - 4) : start]
    return bool(before) and (not _GLUED.search(before) or bool(_RETWEET.search(before)))


def cashtags(text: str) -> list[Entity]:
    """The cashtags (`$TSLA`), each value without its sign, as written."""
    return [Entity("cashtag", *match.span(1), match[2]) for match in _CASHTAG.finditer(text)]


def reply(text: str) -> str | None:
    """The name of the account that a text beginning with a mention answers to."""
    match = _REPLY.match(text)
    return match[1] if match and not _ACCENTED.match(text, match.end()) else None


def apart(entities: list[Entity]) -> list[Entity]:
    """In the order of the text; of two that overlap the earlier one stays."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity.start):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


@cache
def dialect() -> Dialect:
    """What X's own library takes for a link."""
    return Dialect(
        run=re.compile(rf"[^{_NO_HOST}{SPACES}{NEVER}{DIRECTIONS}]+"),
        punycode=re.compile(r"[xX][nN]--[-0-9A-Za-z]+"),
        tail=re.compile(tail(r"A-Za-z\u0400-\u04ff", r"\u2013\-")),
        short=re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{QUERY})?", re.IGNORECASE | re.ASCII),
        nameable=_nameable,
        bare=True,
    )


def _nameable(host: str) -> bool:
    if host[:4] == "xn--" and not _latin(host):
        return False
    return all(0 < len(_in_ascii(label)) <= 63 for label in host.split("."))


def _latin(host: str) -> bool:
    from signoff.text.hosts import Host

    return any(dialect().latin_hosts(host, Host(0, len(host))))


def _in_ascii(label: str) -> str:
    """A label as DNS has it; the ideographic full stops divide labels too."""
    parts = re.split("[\u3002\uff0e\uff61]", label)
    return ".".join(part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in parts)


@cache
def _hashtag() -> "regex.Pattern[str]":
    import regex

    letters = r"\p{L}\p{M}"
    others = r"\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
    return regex.compile(
        rf"(?:^|[\ufe0e\ufe0f]|[^&{letters}{others}])([#＃](?!\ufe0f|\u20e3)([{letters}{others}]*[{letters}][{letters}{others}]*))"
    )
