"""Where people read about a rule: its own link, where the policy writes it, or the page on findings."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from signoff.policy import Policy, write_file


class Links:
    """Links from findings. The pages are written once, for as long as the editor is open, and when first needed."""

    def __init__(self) -> None:
        """Writes nothing yet."""
        self._folder: TemporaryDirectory[str] | None = None

    def of(self, rule: str, policy: Policy | None, root: Path) -> str:
        """The address of what is said about a rule; "" where nothing is."""
        for own in _rules(policy, rule):
            return own.link or f"{(root / own.place.file).as_uri()}#L{own.place.line}"
        return f"{self._page.as_uri()}#{rule}" if f'id="{rule}"' in self._said else ""

    def close(self) -> None:
        """Takes the pages away again."""
        if self._folder:
            self._folder.cleanup()

    @cached_property
    def _said(self) -> str:
        return self._pages["findings.md"]

    @cached_property
    def _pages(self) -> dict[str, str]:
        from signoff.report.reference import pages

        return pages()

    @cached_property
    def _page(self) -> Path:
        self._folder = TemporaryDirectory(prefix="signoff-reference-")
        folder = Path(self._folder.name)
        for name, text in self._pages.items():
            write_file(folder / name, text.encode())
        return folder / "findings.md"


def _rules(policy: Policy | None, name: str) -> Iterator[Any]:
    """The policy's own rules of that name."""
    for document in policy.of("voice") if policy else ():
        yield from (rule for rule in document.rules if rule.name == name)
