"""html: one page that opens with no network: how many of what, then a table for each file.

It stands on its own, without the shell of the reports: what is printed here is also what a plug-in's format may print,
and files under Vale's configuration have no workspace that a report could be about."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

from signoff.errors import printable
from signoff.finding import SEVERITIES, Finding

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#ccc, #555); --error: light-dark(#a4121d, #ff9a96);
        --warning: light-dark(#7a4b00, #f3c065); --suggestion: light-dark(#1d5583, #9dccf5); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 0 0 2rem; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; overflow-wrap: anywhere; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-top: 1px solid var(--line);
         overflow-wrap: anywhere; }
.error { color: var(--error); } .warning { color: var(--warning); } .suggestion { color: var(--suggestion); }
"""
_HEAD = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Findings</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>Findings</h1>
<p>{total}</p>
"""
_COLUMNS = ("Place", "Severity", "Rule", "What is wrong", "Write instead")


def written(findings: Iterable[Finding]) -> str:
    """The whole page."""
    found = list(findings)
    by_file: dict[str, list[Finding]] = {}
    for one in found:
        by_file.setdefault(one.file, []).append(one)
    tables = "".join(_table(file, by_file[file]) for file in by_file)
    return (
        _HEAD.format(style=_STYLE, total=escape(_total(found, len(by_file)))) + tables + "</main>\n</body>\n</html>\n"
    )


def _total(findings: Sequence[Finding], files: int) -> str:
    if not findings:
        return "Nothing found."
    by_severity = Counter(one.severity for one in findings)
    parts = [f"{severity}: {by_severity[severity]}" for severity in reversed(SEVERITIES) if by_severity[severity]]
    settled = {"waived": sum(one.waived for one in findings), "ignored": sum(bool(one.ignored) for one in findings)}
    parts += [f"{word}: {number}" for word, number in settled.items() if number]
    return f"{len(findings)} in {files} files ({', '.join(parts)})." if files > 1 else f"{', '.join(parts)}."


def _table(file: str, findings: Sequence[Finding]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "".join(map(_row, findings))
    caption = f"<caption>{_shown(file)}</caption>"
    return f"<table>\n{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _row(finding: Finding) -> str:
    instead = "" if finding.suggestion is None else _shown(finding.suggestion) or "<i>nothing</i>"
    cells = (
        f"{finding.line}:{finding.span[0]}",
        f'<span class="{finding.severity}">{finding.severity}</span>',
        f"<code>{_shown(finding.rule)}</code>",
        _shown(finding.message + finding.remark),
        instead,
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"


def _shown(text: str) -> str:
    return escape(printable(text))
