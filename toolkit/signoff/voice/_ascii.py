"""A text with one ASCII letter for each of its own, for patterns that speak of ASCII only.

RE2 knows letters, edges and blanks in ASCII alone. A letter of any other script becomes `_`, which is a letter to
`\\w` and `\\b` and stands in no pattern that comes here; a blank becomes a blank; a sign becomes one that no pattern
names. So what is found is found at the very same offsets as in the text itself."""

from functools import lru_cache

import regex

_LETTER = regex.compile(r"[\w\u200c\u200d]")
_SIGN = "\x01"


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        letter = chr(code)
        made = letter
        if code > 127:
            made = " " if letter.isspace() else "_" if _LETTER.match(letter) else _SIGN
        self[code] = made
        return made


_TABLE = _Table()


@lru_cache(maxsize=4)
def in_ascii(text: str) -> bytes:
    """The text in ASCII, as many bytes as it has code points."""
    return (text if text.isascii() else text.translate(_TABLE)).encode()
