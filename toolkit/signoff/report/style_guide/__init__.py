"""*Style guide*: how the brand sounds, for newcomers and outside contributors who will never open YAML.

`style_guide_page(policy, language)` is the page, made from the `voice:` documents alone."""

from typing import TYPE_CHECKING

from signoff.registry import late

if TYPE_CHECKING:
    from signoff.report.style_guide.page import style_guide_page

__getattr__ = late(__name__, style_guide_page="page")
__all__ = ["style_guide_page"]
