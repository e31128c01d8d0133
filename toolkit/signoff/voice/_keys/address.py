"""address: how readers are spoken to, in languages that know two ways; not inside quotation marks.

address: {lv: formal}

formal    finds tu, tev, tevi, tevis, tavs and its forms, and jūs, jums, jūsu without a capital
informal  finds Jūs, Jums, Jūsu with a capital inside a sentence"""

import re
from collections.abc import Iterator

from signoff.finding import Finding
from signoff.voice._reading import Reading
from signoff.voice._said import Said
from signoff.voice._wanted import Count, Rated

ADDRESS = Rated("voice.address", "warning")

_YOURS = "tavs|tava|tavu|tavam|tavai|tavā|tavi|tavus|tavas|taviem|tavām|tavos|tavās"
_FORMAL = re.compile(rf"(?<![\w-])(?:(?i:tu|tev|tevi|tevis|tevī|{_YOURS})|jūs|jums|jūsu|jūsos)(?![\w-])")
_INFORMAL = re.compile(r"(?<![\w-])(?:Jūs|Jums|Jūsu|Jūsos)(?![\w-])")


def wanted(said: Said) -> Iterator[Count]:
    """Each wrong form, as voice.address."""
    if said.language.partition("-")[0] == "lv" and (form := said.in_language("address")):
        yield formal if form == "formal" else informal


def formal(reading: Reading) -> Iterator[Finding]:
    """Each familiar form, and each polite one without its capital."""
    for match in _FORMAL.finditer(reading.read):
        polite = match[0].capitalize() if match[0][0] == "j" else None
        yield from _found(reading, match, "we say “Jūs” to our readers", polite)


def informal(reading: Reading) -> Iterator[Finding]:
    """Each polite form inside a sentence: at its beginning the capital says nothing."""
    firsts = {_first_letter(reading.read, sentence.start) for sentence in reading.sentences}
    for match in _INFORMAL.finditer(reading.read):
        if match.start() not in firsts:
            yield from _found(reading, match, "we are on familiar terms with our readers", match[0].lower())


def _found(reading: Reading, match: re.Match[str], said: str, suggestion: str | None) -> Iterator[Finding]:
    if not reading.quotations.hold(*match.span()):
        message = f"{said}; this says “{match[0]}”"
        yield reading.finding(ADDRESS.rule, *match.span(), message, severity=ADDRESS.severity, suggestion=suggestion)


def _first_letter(read: str, start: int) -> int:
    return next((place for place in range(start, len(read)) if read[place].isalnum()), start)
