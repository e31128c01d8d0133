"""The one sentence: "Of your last 3,207 posts 41 would have been decided otherwise: 41 would have gone to legal." """

from typing import Any

from signoff.report.words import Words

MOST = 4
BLOCKED = ("stopped", "not_stopped")


def sentence(found: Any, words: Words) -> str:
    """What other rules would have done to the past. found: as `signoff.rehearsal.impact` gives it."""
    if not found.posts:
        return words("impact_no_posts")
    if not found.changed:
        return words.count("impact_nothing", found.posts)
    of = words.count("impact_of", found.posts)
    head = words.count("impact_changed", len(found.changed), of=of)
    return f"{head}: {'; '.join(way_in_words(way, words) for way in found.ways[:MOST])}."


def way_in_words(way: Any, words: Words) -> str:
    """One way, with its number."""
    what = words.listed(way.what, "and") or words("no_chain")
    said = words.count(f"way_{way.kind}", len(way.posts), what=what)
    return words("way_by", way=said, what=what) if way.kind in BLOCKED and way.what else said
