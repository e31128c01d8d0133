"""Everything that is found, with the severity that it has unless the policy says otherwise."""

from collections.abc import Iterator

from signoff.checks import KINDS as CHECKS
from signoff.report.reference.markdown import code, page, table
from signoff.voice._keys import rated

HEADS = ("finding", "severity")


def findings_page() -> str:
    """Every finding, by name, each with an anchor that is its name."""
    rows = [
        (f'<a id="{rule}"></a>{code(rule)}', severity, f"[{where}]({target})")
        for rule, severity, where, target in sorted(_everything())
    ]
    intro = (
        "`severity:` of a [checks](checks.md) or [voice](voice.md) document changes how grave a finding is. An `error` "
        "blocks publishing until it is mended or waived. Own rules have the name and level that they say themselves; "
        "a [network](networks.md) that documents no unit makes a text that is too long a warning."
    )
    return page("What is found", intro, table((*HEADS, "looked for by"), rows))


def findings_of(section: str) -> str:
    """A table of what one section of `checks`, or all of `voice`, finds."""
    target = f"checks.md#{section}"
    rows = [(code(rule), severity) for rule, severity, _, where in _everything() if _of(section, target, where)]
    return table(HEADS, rows)


def _of(section: str, target: str, where: str) -> bool:
    return where.startswith("voice.md") if section == "voice" else where == target


def _everything() -> Iterator[tuple[str, str, str, str]]:
    """Each finding: its rule, its severity, which section looks for it, and where that is told."""
    for name in CHECKS:
        check = CHECKS[name]
        for what, severity in check.severities.items():
            yield f"{check.id}.{what}", severity, name, f"checks.md#{name}"
    for key, (rule, severity) in rated():
        yield rule, severity, key, f"voice.md#{key}"
