"""person: who speaks. `we` finds I, me, my, mine; `i` finds we, us, our, ours; not inside quotation marks.

person: we

What looks alike is none: `ES` is the European Union, `US` a country, `MAN` a lorry, `Wi-Fi` and `I/O` hold no I."""

import re
from collections.abc import Iterator
from functools import cache

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

PERSON = Rated("voice.person", "warning")

_MINE = "mans|mana|manu|manam|manai|manā|mani|manis|manī|manus|manas|maniem|manām|manos|manās"
# By language, then by the person that is wanted: the words of the other one.
OTHERS = {
    "en": {"we": r"I|(?<=\s)i(?=\s|['’](?:m|ve|d|ll)\b)|(?i:me|my|mine)", "i": "[Uu]s|(?i:we|our|ours)"},
    "lv": {"we": rf"[Ee]s|[Mm]an|(?i:{_MINE})", "i": "(?i:mēs|mūs|mums|mūsu|mūsos)"},
}
SPEAKERS = {"we": "we speak as “we”", "i": "I speak as “I”"}


def wanted(said: Said) -> Iterator[Count]:
    """Each word of the other person, as voice.person."""
    person, language = said.value("person"), said.language.partition("-")[0]
    if person in SPEAKERS and language in OTHERS:
        words = _words(OTHERS[language][person])

        def find(reading: Reading) -> Iterator[Finding]:
            for match in words.finditer(reading.read):
                if not reading.quotations.hold(*match.span()):
                    message = f"{SPEAKERS[person]}; this says “{match[0]}”"
                    yield reading.finding(PERSON.rule, *match.span(), message, severity=PERSON.severity)

        yield find


@cache
def _words(others: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/&’'-])(?:{others})(?![\w/&-]|\.\w)")
