"""Vale's way: its configuration, its rules over Markdown and plain text, its alerts at the places where it prints them.

    checked = read_config(Path(".vale.ini"))
    alerts = Linter(checked).lint(Path("post.md"))
Everything here follows what Vale 3.15 prints; where that is odd, the oddity is kept, and docs/vale.md says so."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.voice._vale._alert import Alert
    from signoff.voice._vale._config import Config, read_config, styles_only
    from signoff.voice._vale._linter import Linter

__getattr__ = late(
    __name__, Alert="_alert", Config="_config", Linter="_linter", read_config="_config", styles_only="_config"
)
__all__ = ["Alert", "Config", "Linter", "read_config", "styles_only"]
