"""What each network takes: side by side, then each with all its facts and where they are from."""

from collections.abc import Iterator
from typing import Any

import msgspec

from signoff.networks import KINDS, Limits
from signoff.report.reference.markdown import anchor, code, page, table
from signoff.report.reference.told import told

BESIDE = ("text", "unit", "images", "videos", "hashtags", "alt_text")


def networks_page() -> str:
    """All networks; facts that are not known are left out."""
    about = {field.name: _description(field) for field in msgspec.structs.fields(Limits)}
    rows = [[f"[{name}](#{anchor(name)})", *(_shown(getattr(_facts(name), key)) for key in BESIDE)] for name in KINDS]
    intro = (
        "What is over a limit is found as [`limits.text`, `limits.media` or `limits.hashtags`](checks.md#limits). "
        "A limit that is not listed is not known, or there is none."
    )
    sections = [f"## {name}\n\n{told(KINDS[name], name).whole}\n\n{_table(name, about)}" for name in KINDS]
    return page("Networks", intro, table(["network", *(code(key) for key in BESIDE)], rows), *sections)


def _facts(name: str) -> Any:
    return KINDS[name].LIMITS


def _table(name: str, about: dict[str, str]) -> str:
    return table(("fact", "what it is", "value"), _rows(name, about))


def _rows(name: str, about: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for key, description in about.items():
        value = getattr(_facts(name), key)
        if value not in (None, ()):
            yield code(key), description, _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else value or ""


def _description(field: Any) -> str:
    return getattr(field.type.__metadata__[0], "description", "") if hasattr(field.type, "__metadata__") else ""
