"""What Mastodon's server takes for links, mentions and hashtags; offsets in code points.

Source: mastodon/mastodon (mention and hashtag rules; the 253 of a server's name) and the Ruby gem twitter-text 3.1.0,
with which it finds URLs: a scheme is needed, paths may hold any Cyrillic letter and any dash. Rules only, no code.
Its own wider URL settings are not followed: they change 7 texts of 974, and what a person types almost never."""

import re
from functools import cache
from stringprep import in_table_a1
from typing import TYPE_CHECKING

from signoff.text import Entity
from signoff.text.hosts import DIRECTIONS, LATIN, NEVER, SPACES, Dialect, tail
from signoff.text.twitter import apart
from signoff.text.urls import urls

if TYPE_CHECKING:
    import regex

LONGEST_SERVER = 253
OUTSIDE_NEVER = "\u00b7\u30fb\u200c"  # these divide a tag, and neither begin nor end it
SEPARATORS = "_" + OUTSIDE_NEVER
_NO_HOST = r"!\"#$%&'()*+,/:;<=>?@\[\]^`{|}~\x00-\x1f\x7f"
# What Ruby takes for the letters of a word; Python's own `\w` has ² and ½ too, and lacks combining marks.
WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_NO_MENTION = re.compile(rf"[@＠{LATIN}]|://")


def links(text: str) -> list[Entity]:
    """The http and https links."""
    return urls(text, dialect()) if "://" in text else []


def mentions(text: str) -> list[Entity]:
    """The mentions, `name` or `name@server`; a dot or dash at the end is the sentence's."""
    if "@" not in text:
        return []
    found = (_mention(match.start(), match[1], match[2]) for match in _signed().finditer(text))
    return [mention for mention in found if _is_mention(text, mention)]


def _mention(start: int, name: str, server: str | None) -> Entity:
    value = f"{name}@{server.rstrip('.-')}" if server else name.rstrip(".-")
    return Entity("mention", start, start + 1 + len(value), value)


def hashtags(text: str) -> list[Entity]:
    """The hashtags; one of digits alone is none, but a separator between them will do."""
    if "#" not in text and "＃" not in text:
        return []
    runs = ((match.start(), match[1].rstrip(OUTSIDE_NEVER)) for match in _tagged().finditer(text))
    return [Entity("hashtag", start, start + 1 + len(tag), tag) for start, tag in runs if _is_tag(tag)]


def _is_tag(tag: str) -> bool:
    return bool(_letter().search(tag)) or any(separator in tag[1:-1] for separator in SEPARATORS)


def shortened(text: str) -> list[Entity]:
    """The links and mentions, which count less or more than they are long; of two that overlap, the earlier."""
    return apart(links(text) + mentions(text)) if "@" in text or "://" in text else []


def found(text: str) -> list[Entity]:
    """All three, in the order of the text."""
    return apart(links(text) + mentions(text) + hashtags(text))


def _is_mention(text: str, mention: Entity) -> bool:
    server = mention.value.partition("@")[2]
    return len(server) <= LONGEST_SERVER and not _NO_MENTION.match(text, mention.end)


@cache
def _signed() -> "regex.Pattern[str]":
    """An @ that no word, `=` or `/` runs into; then a name, and perhaps a server, dots and dashes included."""
    import regex

    return regex.compile(rf"(?<![=/{WORD}])@(?=[A-Za-z0-9_])([A-Za-z0-9_.-]+)(?:(?<![.-])@(?=[{WORD}])([{WORD}.-]+))?")


@cache
def _tagged() -> "regex.Pattern[str]":
    import regex

    return regex.compile(rf"(?:^|(?<=\s))[#＃](?=[{WORD}])([{WORD}{SEPARATORS}]+)")


@cache
def _letter() -> "regex.Pattern[str]":
    import regex

    return regex.compile(r"\p{Alphabetic}")


@cache
def _tail() -> "regex.Pattern[str]":
    import regex

    return regex.compile(tail(r"A-Za-z\p{Cyrillic}", r"\p{Pd}"))


@cache
def dialect() -> Dialect:
    """What the gem takes for a link."""
    return Dialect(
        run=re.compile(rf"[^{_NO_HOST}{SPACES}{NEVER}{DIRECTIONS}]+"),
        punycode=re.compile(r"[xX][nN]--[0-9A-Za-z]+"),
        tail=_tail(),
        short=re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE | re.ASCII),
        nameable=_nameable,
        bare=False,
    )


def _nameable(host: str) -> bool:
    """Whether IDNA 2003 has a name for it: the gem asks libidn, which knows no character younger than Unicode 3.2."""
    from encodings.idna import ToASCII

    if any(in_table_a1(letter) for letter in host):
        return False
    try:
        return all(ToASCII(label) for label in re.split("[.\u3002\uff0e\uff61]", host))
    except UnicodeError:
        return False
