"""What a chart with limits says: a word only for what is no noise. Shared by the page of the week and of the voice."""

from collections.abc import Sequence

from signoff.insight import Xmr
from signoff.report.words import Words


def limits_said(chart: Xmr, names: Sequence[str], lower: str, upper: str, words: Words, quiet: str) -> str:
    """The message of a chart whose limits are known.

    names         of the points, in order;  quiet: what is said of mere noise
    lower, upper  the limits as people read them"""
    limits = {"lower": lower, "upper": upper}
    if chart.outside:
        weeks = words.listed([names[at] for at in chart.outside], "and")
        return words.count("normal_outside", len(chart.outside), weeks=weeks, **limits)
    if chart.in_runs:
        return words("normal_run", weeks=f"{names[chart.in_runs[0]]}–{names[chart.in_runs[-1]]}")
    return words(quiet, **limits)
