"""vale: the JSON that Vale prints, `{FILE: [{"Action", "Span", "Check", …}]}`, which editors' extensions read.

Source: Vale 3, `--output=JSON`; files in order, alerts in the order of the text, keys in Vale's order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from signoff.finding import Finding

_ESCAPED = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"})


class Action(NamedTuple):
    """What an editor may do about it: Vale's Name and Params, which is null where the rule gives none."""

    name: str = ""
    params: list[str] | None = None


class Alert(NamedTuple):
    """One alert. span: first and last column, from 1, in code points of the line, both inside."""

    action: Action
    span: tuple[int, int]
    check: str
    description: str
    link: str
    message: str
    severity: str
    match: str
    line: int


def written(findings: Iterable[Finding]) -> str:
    """Findings as Vale would print them: what is suggested instead is an action `replace`."""
    by_file: dict[str, list[Alert]] = {}
    for one in findings:
        action = Action() if one.suggestion is None else Action("replace", [one.suggestion])
        alert = Alert(action, one.span, one.rule, "", "", one.message, one.severity, one.match, one.line)
        by_file.setdefault(one.file, []).append(alert)
    return document(by_file)


def document(alerts: Mapping[str, Sequence[Alert]]) -> str:
    """The alerts of each file; a file without any does not appear."""
    files = [f"  {_quoted(file)}: [\n{_listed(alerts[file])}\n  ]" for file in sorted(alerts) if alerts[file]]
    return "{\n" + ",\n".join(files) + "\n}\n" if files else "{}\n"


def _listed(alerts: Sequence[Alert]) -> str:
    return ",\n".join(map(_one, alerts))


def _one(alert: Alert) -> str:
    return f"""\
    {{
      "Action": {{
        "Name": {_quoted(alert.action.name)},
        "Params": {_params(alert.action.params)}
      }},
      "Span": [
        {alert.span[0]},
        {alert.span[1]}
      ],
      "Check": {_quoted(alert.check)},
      "Description": {_quoted(alert.description)},
      "Link": {_quoted(alert.link)},
      "Message": {_quoted(alert.message)},
      "Severity": {_quoted(alert.severity)},
      "Match": {_quoted(alert.match)},
      "Line": {alert.line}
    }}"""


def _params(params: list[str] | None) -> str:
    if not params:
        return "null" if params is None else "[]"
    return "[\n" + ",\n".join(f"          {_quoted(param)}" for param in params) + "\n        ]"


def _quoted(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    return msgspec.json.encode(text).decode().translate(_ESCAPED)
