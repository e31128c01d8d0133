"""Vale's way: its configuration, its rules over Markdown and plain text, its alerts at the places where it prints them.

    config = read_config(Path(".vale.ini"))
    alerts = Linter(config).lint("post.md", text)
Everything here follows what Vale 3.15 prints; where that is odd, the oddity is kept, and docs/vale.md says so."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.voice._vale._config import Config, read_config, styles_only
    from signoff.voice._vale._files import Linted, lint_files
    from signoff.voice._vale._linter import Linter
    from signoff.voice._vale._own import own_findings

__getattr__ = late(
    __name__,
    Config="_config",
    Linted="_files",
    Linter="_linter",
    lint_files="_files",
    own_findings="_own",
    read_config="_config",
    styles_only="_config",
)
__all__ = ["Config", "Linted", "Linter", "lint_files", "own_findings", "read_config", "styles_only"]
