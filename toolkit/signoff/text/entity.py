"""What a text holds besides words: links, mentions, hashtags, cashtags and addresses, with offsets in code points.

This is our own reading, the same for every network: it decides what a word list may not look into and what the checks
look at. What a network itself makes of a text (and counts) is said by that network's file.

    entities("Menu: https://cafe.example/menu. #coffee")
    [Entity("link", 6, 31, "https://cafe.example/menu"), Entity("hashtag", 33, 40, "coffee")]
"""

import re
from functools import cache
from typing import NamedTuple

from signoff.text.marks import MARKS

OPENERS = "(「『【《〈"
CLOSERS = ".,;:!?)…\"'“”‘’„‚«»‹›>]}、。，！？；：」』】》〉"
# An address or a bare host would be sought at every word: most texts have neither.
_TELLTALE = re.compile(r"[@＠#＃$]|//|:/|www\.|https?:|[\w)]\.[a-z]", re.IGNORECASE)


class Entity(NamedTuple):
    """One thing found. `value` is without the sign: `coffee` of `#coffee`, `name@server` of `@name@server`."""

    kind: str  # link, mention, hashtag, cashtag or email
    start: int  # code points; the sign is inside
    end: int  # code points, the first one that no longer belongs
    value: str


def entities(text: str) -> list[Entity]:
    """Everything in `text`, in its order, none overlapping another.

    A link begins with a scheme, with `www.` or with a host whose ending is delegated (`cafe.lv/menu`); it ends before
    white space and closing punctuation. Source: the common rules of the checks, "a link ends before …"."""
    if not _TELLTALE.search(text):
        return []
    found = (_entity(text, match) for match in _anything().finditer(text))
    return [entity for entity in found if entity]


def _entity(text: str, match: re.Match[str]) -> Entity | None:
    kind, start, end = str(match.lastgroup), match.start(), match.end()
    if kind == "link":
        end = end_of_link(text, start, end)
    elif kind == "host":
        if not _is_host(match["name"]):
            return None
        kind, end = "link", end_of_link(text, start, end)
    signed = kind in ("mention", "hashtag", "cashtag")
    return Entity(kind, start, end, text[start + signed : end])


def end_of_link(text: str, start: int, end: int) -> int:
    """Where the link `text[start:end]` really ends: closing punctuation after it is the sentence's.

    A closing bracket stays if it was opened inside, as in `/wiki/Taka_(shoe)`."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start + 1 and text[end - 1] in CLOSERS:
        if text[end - 1] == ")" and unopened <= 0:
            break
        unopened -= text[end - 1] == ")"
        end -= 1
    return end


def _is_host(name: str) -> bool:
    from signoff.text.tlds import delegated  # ten thousand letters that few texts need

    # `today.So` is a forgotten space, `Node.JS` a name: a host is written in one case.
    return (name.islower() or name.isupper()) and name.rpartition(".")[2].lower() in delegated()


@cache
def _anything() -> re.Pattern[str]:
    word = rf"[\w{MARKS}]"
    inside = r"[^\s<>\"“”«»「」]"
    label = r"[^\W_](?:[\w-]*[^\W_])?"
    # Only Latin letters glue: Japanese is written without spaces around a link or a name.
    latin = r"[A-Za-z0-9_\u00c0-\u024f]"
    name = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?+"
    host = rf"{label}(?:\.{label})*\.[^\W\d_]{{2,}}"
    return re.compile(
        rf"""
        (?P<link> (?<!{latin}) (?: [A-Za-z][A-Za-z0-9+.-]{{,15}}:// | https?:/? | https?// | www\. ) {inside}+ )
      | (?P<email> (?<![\w.+-]) [\w.+-]+ @ {label}(?:\.{label})+ )
      | (?P<host> (?<![\w.@#＃$/-]) (?P<name>{host}) (?![\w@-]) (?: :\d+ )? (?: [/?]{inside}* )? )
      | (?P<mention> (?<![A-Za-z0-9_@＠/]) (?<![A-Za-z0-9_]\.) [@＠] {name} (?: @ {label}(?:\.{label})* )? (?!{latin}) )
      | (?P<hashtag> (?<![\w&/#＃]) [#＃] (?!\ufe0f|\u20e3) (?={word}*[^\W\d_]) {word}+ )
      | (?P<cashtag> (?<![\w$]) \$ [A-Za-z]{{1,6}} (?:[._][A-Za-z]{{1,2}})? (?!\w) )
        """,
        re.VERBOSE,
    )
