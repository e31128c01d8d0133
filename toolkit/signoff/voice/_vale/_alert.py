"""An alert as Vale prints it: these fields, in this order, and no others."""

from typing import NamedTuple


class Action(NamedTuple):
    """What an editor may do about it. `Params` is null where the rule gives none."""

    Name: str = ""  # Vale's own names, as its JSON has them
    Params: list[str] | None = None


class Alert(NamedTuple):
    """One alert. Span: first and last column, 1-based, in code points of the line, both inside."""

    Action: Action
    Span: tuple[int, int]
    Check: str
    Description: str
    Link: str
    Message: str
    Severity: str
    Match: str
    Line: int
