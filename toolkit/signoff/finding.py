"""A finding: what is wrong with a text, where it stands, and what to do about it."""

from typing import Literal, get_args

import msgspec

Severity = Literal["suggestion", "warning", "error"]
SEVERITIES: tuple[str, ...] = get_args(Severity)


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One finding, as `review --json` and `lint --format json` carry it.

    line, span  1-based, in code points of `file`, front matter included; both ends of `span` belong to it
    variant     "" for the default text
    waived      let pass by a person with the right to, for this revision; shown and counted all the same
    ignored     why the text itself says to ignore it; "" where it does not. It counts in no `lint`, and all the same in
                every decision: an author cannot let an own finding pass"""

    rule: str
    severity: str
    post: str = ""
    variant: str = ""
    file: str = ""
    line: int = 1
    span: tuple[int, int] = (1, 1)
    match: str = ""
    message: str = ""
    suggestion: str | None = None
    waived: bool = False
    ignored: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the post may not go out because of it."""
        return self.severity == "error" and not self.waived

    @property
    def settled(self) -> bool:
        """Whether somebody has looked at it and said why it may stand."""
        return self.waived or bool(self.ignored)

    @property
    def remark(self) -> str:
        """What is said behind its message: that it was waived, or why it is ignored; with a space in front."""
        return " (waived)" if self.waived else f" (ignored: {self.ignored})" if self.ignored else ""

    @property
    def order(self) -> tuple[str, int, tuple[int, int], str]:
        """Files in order, then the order of the text."""
        return (self.file, self.line, self.span, self.rule)


def at_least(severity: str, least: str) -> bool:
    """Whether `severity` is as grave as `least`."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(least)
