"""Words as Vale's spelling sees them: cut at blanks, prefixes, suffixes and quotation marks taken off; only with letters.

Source: Vale 3.15, by behaviour: prefixes `$ ( " [ '`, suffixes `, ) " ] ! ; . ? : '`, a table of emoticons."""

import re

_CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}\Z|[A-Z][a-z]{1,2}\.\Z")
_PREFIXES = ("$", "(", '"', "[", "'")
_SUFFIXES = (",", ")", '"', "]", "!", ";", ".", "?", ":", "'")
_EMOTICONS = frozenset(
    [
        r"(-8",
        r"(-;",
        r"(-_-)",
        r"(._.)",
        r"(:",
        r"(=",
        r"(o:",
        r"(¬_¬)",
        r"(ಠ_ಠ)",
        r"(╯°□°）╯︵┻━┻",
        r"-__-",
        r"8-)",
        r"8-D",
        r"8D",
        r":(",
        r":((",
        r":(((",
        r":()",
        r":)))",
        r":-)",
        r":-))",
        r":-)))",
        r":-*",
        r":-/",
        r":-X",
        r":-]",
        r":-o",
        r":-p",
        r":-x",
        r":-|",
        r":-}",
        r":0",
        r":3",
        r":P",
        r":]",
        r":`(",
        r":`)",
        r":`-(",
        r":o",
        r":o)",
        r"=(",
        r"=)",
        r"=D",
        r"=|",
        r"@_@",
        r"O.o",
        r"O_o",
        r"V_V",
        r"XDD",
        r"[-:",
        r"^___^",
        r"o_0",
        r"o_O",
        r"o_o",
        r"v_v",
        r"xD",
        r"xDD",
        r"¯\(ツ)/¯",
    ]
)


def words(text: str) -> list[str]:
    """The words of a text, in order."""
    plain = text.translate(_CURLY).replace("&rsquo;", "'")
    return [word for run in plain.split() for word in _of_run(run)]


def _of_run(run: str) -> list[str]:
    while run:
        if run in _EMOTICONS or _SPECIAL.match(run):
            break
        if len(run) > 1 and run.startswith(_PREFIXES):
            run = run[1:]
        elif len(run) > 1 and run.endswith(_SUFFIXES):
            run = run[:-1]
        else:
            break
    return [run] if any(letter.isalpha() for letter in run) else []
