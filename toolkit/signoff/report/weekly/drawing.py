"""Charts as pictures: altair's, drawn to SVG in this process, with no browser and no network.

A chart is plain altair, so that an analyst can build on it; its colours and type come in when it is drawn."""

import re
from typing import Any

from markupsafe import Markup

INK, QUIET, LINE, ACCENT, LATE, SOFT = "#1b1f24", "#555d67", "#d8dce1", "#0a5c99", "#b3261e", "#cfe3f2"
# In a page the colours follow its light or dark; a notebook has no such names, so it keeps the light ones.
NAMES = {INK: "ink", QUIET: "quiet", LINE: "line", ACCENT: "accent", LATE: "late", SOFT: "accent-ground"}
_SPOKEN = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
FONT = "system-ui, sans-serif"
CONFIG = {
    "font": FONT,
    "background": "transparent",
    "padding": {"left": 28, "right": 12, "top": 8, "bottom": 5},
    "view": {"stroke": None},
    "axis": {
        "labelColor": QUIET, "titleColor": QUIET, "labelFontSize": 16, "titleFontSize": 16, "titleFontWeight": "normal",
        "domainColor": LINE, "tickColor": LINE, "gridColor": LINE, "labelPadding": 6,
    },
    "line": {"color": ACCENT, "strokeWidth": 2},
    "point": {"color": ACCENT, "filled": True, "size": 60},
    "bar": {"color": ACCENT},
    "rule": {"color": QUIET},
    "text": {"color": INK, "fontSize": 16},
    "area": {"color": SOFT},
    "legend": {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 16, "titleFontSize": 16},
}  # fmt: skip


def svg(chart: Any, for_page: bool = False) -> str:
    """The chart as one `<svg>`. for_page: in the page's own colours, which follow light and dark."""
    import vl_convert

    spec = chart.to_dict()
    config = CONFIG if for_page else {**CONFIG, "background": "white"}
    spec["config"] = {**config, **spec.get("config", {})}
    # What vega tells a screen reader of each mark is told once, in words, by the picture's own description.
    drawn = _SPOKEN.sub("", str(vl_convert.vegalite_to_svg(spec)))
    if for_page:
        for colour, name in NAMES.items():
            drawn = drawn.replace(f'="{colour}"', f'="var(--{name}, {colour})"')
    return drawn


def picture(chart: Any, title: str, desc: str, under: object = "") -> Markup:
    """The chart in a page, with its message in words; `under` is the table below it."""
    from signoff.report.shell import svg_figure

    return svg_figure(svg(chart, for_page=True), title, desc, under)


def show_charts() -> None:
    """From now on a notebook shows altair's charts as pictures, which need no script and no network to be seen."""
    import altair

    altair.renderers.register("signoff", _bundle)
    altair.renderers.enable("signoff")


def _bundle(spec: Any, **_: Any) -> dict[str, str]:
    from altair import Chart

    from signoff.report.drawn import named

    chart = Chart.from_dict(spec)
    title, desc = _words(spec.get("title")), str(spec.get("description", ""))
    return {"image/svg+xml": str(named(svg(chart), title or "Chart", desc)), "text/plain": f"{title}\n{desc}".strip()}


def _words(title: Any) -> str:
    return str(title.get("text", "")) if isinstance(title, dict) else str(title or "")
