r"""Patterns as Vale's packages write them (the syntax of .NET), taken apart and written out for `regex` or for RE2.

    for_regex(r"(?i)foo|[a-z-[aeiou]]\z")      r"(?i)foo|(?:(?![aeiou])[a-z])\Z"
    for_sieve(r"\b(?<!un)like(?=ly)\b")        r"\b(?:)like(?:)\b", which finds all that the pattern finds, and more
Source: .NET's regular expression language, quick reference, read 2026-11; google/re2, wiki/Syntax."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from signoff.voice._ascii import in_ascii

_TOKEN = re.compile(
    r"""
    (?P<note> \(\?\#[^)]*\) )
  | (?P<flags> \(\?[imsnx]*-?[imsnx]*\) )
  | (?P<open> \( (?: \? (?: <?[=!] | > | P?<[^>=!]*> | '[^']*' | [imsnx-]*: ) )? )
  | (?P<close> \) ) | (?P<alt> \| )
  | (?P<class> \[ \^? \]? (?: \\. | \[:\^?\w+:\] | -\[ (?: \\. | [^\]\\] )* \] | [^\]\\] )* \] )
  | (?P<count> \{\d+(?:,\d*)?\}\?? ) | (?P<repeat> [*+?] )
  | (?P<escape> \\ (?: x\{[0-9A-Fa-f]+\} | x[0-9A-Fa-f]{2} | u[0-9A-Fa-f]{4} | c. | [pP](?:\{[^}]*\}|.) |
  k(?:<[^>]*>|'[^']*') | \d+ | . ) )
  | (?P<char> [\w\ ,;:'’"/&%@!=<>~-]+ (?![*+?{]) | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_INSIDE = re.compile(
    r"\\x\{[0-9A-Fa-f]+\}|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\[pP]\{[^}]*\}|\\.|\[:\^?\w+:\]|.", re.DOTALL
)
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_KNOWN = set("abBdDefGknpPrsStuvwWxAcZz")
_MOST_COUNTED = 100
MOST_ENDLESS = 2


class Part(NamedTuple):
    """One piece of a pattern: its kind (a group of `_TOKEN`) and how it is written."""

    kind: str
    text: str


class NoPattern(ValueError):
    """The text is no pattern of this syntax."""


@cache
def parts(pattern: str) -> tuple[Part, ...]:
    """The pieces of a pattern, in order. Raises NoPattern for an escape that there is not."""
    found = tuple(Part(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(pattern))
    for part in found:
        letter = part.text[1:2]
        if part.kind == "escape" and letter.isascii() and letter.isalpha() and letter not in _KNOWN:
            raise NoPattern(f"`{part.text}` is no escape")
        if part == Part("char", "["):
            raise NoPattern("unterminated character set")
        if part == Part("char", "\\"):
            raise NoPattern("it ends with a backslash")
    return found


def for_regex(pattern: str) -> str:
    """The same pattern for the `regex` module. Raises NoPattern."""
    return "".join(_regex(parts(pattern)))


def _regex(found: tuple[Part, ...]) -> Iterator[str]:
    # Flags that stand alone hold until the end of their group; `regex` takes them only around a group or for all.
    scopes: list[list[str]] = [[]]
    leading = True
    for kind, text in found:
        if kind == "flags":
            flags = text[2:-1].replace("n", "").rstrip("-")
            if flags and leading and "-" not in flags:
                yield f"(?{flags})"
            elif flags and scopes[-1][-1:] != [flags]:  # said again in each of many alternatives, it holds already
                scopes[-1].append(flags)
                yield f"(?{flags}:"
            continue
        leading = leading and kind == "note"
        if kind == "open":
            scopes.append([])
            yield _opened(text)
        elif kind == "close":
            held = scopes.pop() if len(scopes) > 1 else []
            yield ")" * (len(held) + 1)
        elif kind == "alt":
            yield ")" * len(scopes[-1]) + "|" + "".join(f"(?{flags}:" for flags in scopes[-1])
        elif kind != "note":
            yield _REGEX[kind](text) if kind in _REGEX else text
    yield ")" * len(scopes[0])


def _opened(text: str) -> str:
    if text.startswith("(?'"):
        return f"(?P<{text[3:-1]}>"
    if text.startswith("(?") and text.endswith(":"):
        flags = text[2:-1].replace("n", "").rstrip("-")
        return f"(?{flags}:"
    return text


def _escape(text: str) -> str:
    if text == r"\Z":
        return r"(?=\n?\Z)"
    if text == r"\z":
        return r"\Z"
    if text == r"\e":
        return r"\x1b"
    if text.startswith(r"\x{"):
        return re.escape(chr(int(text[3:-1], 16)))
    if text[1] == "k" and len(text) > 2:
        return f"(?P={text[3:-1]})"
    if text[1] == "c":
        return re.escape(chr(ord(text[2].upper()) ^ 64))
    return text


def _class(text: str) -> str:
    kept, less = _subtracted(text)
    inside = "".join(_inside(match[0]) for match in _INSIDE.finditer(kept[1:-1]))
    written = f"[{inside}]"
    return f"(?:(?!{_class(less)}){written})" if less else written


def _subtracted(text: str) -> tuple[str, str]:
    cut = text.rfind("-[")
    if cut > 0 and text.endswith("]]") and not text.startswith("[:", cut + 1) and text[cut - 1] != "\\":
        return text[:cut] + "]", text[cut + 1 : -1]
    return text, ""


def _inside(text: str) -> str:
    if text == "[":
        return r"\["
    return _escape(text) if text.startswith(r"\x{") or text == r"\e" else text


def _char(text: str) -> str:
    return "\\" + text if text in ("{", "}", "]") else text


_REGEX = {"escape": _escape, "class": _class, "char": _char}


def for_sieve(pattern: str) -> str | None:
    """A pattern for RE2 that finds whatever `pattern` finds in any part of a text in ASCII (`_ascii`), and perhaps
    more.

    None where it is no pattern."""
    try:
        return "".join(_Sieve().written(parts(pattern)))
    except NoPattern:
        return None


def for_ascii(pattern: str) -> str | None:
    """A pattern for RE2 that finds in ASCII the very same as `pattern`; None where RE2 has no such thing.

    Groups are not kept. `^` and `$` are left to `regex`: what they mean depends on flags that may stand anywhere."""
    try:
        found = parts(pattern)
    except NoPattern:
        return None
    return None if any(_is_wider(part) or _beyond_ascii(part) for part in found) else for_sieve(pattern)


def _beyond_ascii(part: Part) -> bool:
    """Whether it tells letters apart that are all one in ASCII, or names the letter that stands for them."""
    kind, text = part
    if not text.isascii() or (kind == "char" and "_" in text):
        return True
    if kind == "escape":
        return text[1] in "pPux" or text == r"\_"
    return kind == "class" and ("_" in text or bool(re.search(r"\\[pPux]|\[:", text)))


def _is_wider(part: Part) -> bool:
    kind, text = part
    if kind == "open":
        return text.startswith((*_LOOKS, "(?>"))
    if kind == "escape":
        return text[1] in "AZzGk" or text[1].isdigit()
    return (kind == "char" and text in ("^", "$")) or (kind == "count" and not _small(text)) or "-[" in text[1:]


def is_tame(pattern: str) -> bool:
    """Whether a pattern cannot be slow on a short text: what repeats without end is one letter, and at most twice."""
    endless, before = 0, ""
    for kind, text in parts(pattern):
        if text in ("*", "+") or (kind == "count" and "," in text and text.rstrip("?").endswith(",}")):
            endless += 1
            if before == "close" or endless > MOST_ENDLESS:
                return False
        if kind == "escape" and (text[1] == "k" or (text[1].isdigit() and text[1] != "0")):
            return False
        before = kind
    return True


class _Sieve:
    """Writes a pattern out wider: what looks around is left out, what is counted high is any number."""

    def __init__(self) -> None:
        self._depth, self._look = 0, 0

    def written(self, found: tuple[Part, ...]) -> Iterator[str]:
        for kind, text in found:
            if kind == "open":
                self._depth += 1
                if not self._look and text.startswith(_LOOKS):
                    self._look = self._depth
            if not self._look:
                yield self._part(kind, text)
            elif kind == "close" and self._look == self._depth:
                self._look = 0
                yield "(?:)"
            if kind == "close":
                self._depth -= 1

    def _part(self, kind: str, text: str) -> str:
        if kind in ("count", "repeat", "note"):
            return {"count": text if _small(text) else "*", "repeat": text, "note": ""}[kind]
        if kind == "open":
            return "(?:" if text in ("(", "(?>") or text[:3] in ("(?P", "(?<", "(?'") else _opened(text)
        if kind == "flags":
            flags = text[2:-1].replace("n", "").rstrip("-")
            return f"(?{flags})" if flags else "(?:)"
        if kind == "class":
            return self._class(text)
        if kind == "escape":
            return self._escape(text)
        return "(?:)" if text in ("^", "$") else _char(text) if text.isascii() else _in_ascii(text)

    def _escape(self, text: str) -> str:
        letter = text[1]
        if letter in "AZzG":
            return "(?:)"
        if letter == "k" or (letter.isdigit() and letter != "0"):
            return "(?s:.*)"
        if letter in "pP":
            return _ANY
        if letter in "ux" and len(text) > 2:
            return _in_ascii(chr(int(text[2:].strip("{}"), 16)))
        return {r"\s": _BLANK, r"\S": _NO_BLANK}.get(text, text) if letter.isalnum() else text

    def _class(self, text: str) -> str:
        kept, _ = _subtracted(text)
        if _beyond_ascii(Part("class", kept)) and (kept.startswith("[^") or "_" not in kept or not kept.isascii()):
            return _ANY
        inside = "".join(_IN_CLASS.get(match[0], _inside(match[0])) for match in _INSIDE.finditer(kept[1:-1]))
        return f"[{inside}]"


def _in_ascii(letters: str) -> str:
    return "".join(re.escape(letter) for letter in in_ascii(letters).decode())


_ANY = "(?s:.)"
_BLANK, _NO_BLANK = r"[\s\v\x1c-\x1f]", r"[^\s\v\x1c-\x1f]"
# What is no blank cannot be listed inside of a class: any letter is more than enough, and `for_ascii` has none of it.
_IN_CLASS = {r"\s": r"\s\v\x1c-\x1f", r"\b": r"\x08", r"\S": r"\S"}


def _small(count: str) -> bool:
    return all(int(number) <= _MOST_COUNTED for number in re.findall(r"\d+", count))
