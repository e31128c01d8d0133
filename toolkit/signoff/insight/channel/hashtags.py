"""hashtags: lift = exp(median x of the posts with it − median x of the others), of `least` posts or more.

Interval: distribution-free, of the median of those with it, by order statistics; the others' taken as fixed; None under
6 posts. raw_lift: the ratio of the medians of e, not detrended, for comparison only. jaccard = both / either."""

import re
from collections import Counter
from html import unescape
from itertools import combinations
from math import exp
from typing import Any

from signoff.insight._numbers import median, median_interval
from signoff.insight.channel._families import Asked
from signoff.insight.channel._publication import Publication

HASHTAG = re.compile(r"(?<![\w&/])#(\w+)")
CERTAIN = re.compile(HASHTAG.pattern, re.ASCII)
FEWEST_BOTH = 5


def hashtags_of(text: str, garbled: bool = False) -> frozenset[str]:
    """The hashtags of a text without their sign, lower case; a number alone is none, nor is `&#39;` or part of a link.

    garbled   only ASCII is certain: so the answer is the same however the other letters were read"""
    found = (CERTAIN if garbled else HASHTAG).findall(unescape(text))
    return frozenset(tag.lower() for tag in found if any(letter.isalpha() for letter in tag))


def metrics(asked: Asked) -> dict[str, Any]:
    """How many there are, and in how many posts."""
    found = _each(asked)
    return {"hashtags.distinct": len(set().union(*found)), "hashtags.posts_with": sum(map(bool, found))}


def tables(asked: Asked) -> dict[str, Any]:
    """Hashtags most posts first, then by name; how many a post has; pairs that 5 posts or more have together."""
    found = _each(asked)
    times = Counter(tag for tags in found for tag in tags)
    named = sorted((tag for tag in times if times[tag] >= asked.least), key=lambda tag: (-times[tag], tag))
    per_post = Counter(map(len, found))
    return {
        "hashtags": [_row(asked, tag, times[tag]) for tag in named],
        "hashtags_per_post": [{"hashtags": number, "posts": per_post[number]} for number in sorted(per_post)],
        "co_occurrence": _pairs(found, times),
    }


def _tags(one: Publication) -> frozenset[str]:
    return hashtags_of(one.text, one.garbled)


def _each(asked: Asked) -> list[frozenset[str]]:
    return [_tags(one) for one in asked.publications]


def _row(asked: Asked, tag: str, posts: int) -> dict[str, Any]:
    sides: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for one, x in asked.levelled:
        sides[tag in _tags(one)].append((x, one.engagement or 0.0))
    mine, others = (median(x for x, _ in sides[side]) for side in (True, False))
    low, high = median_interval(x for x, _ in sides[True]) or (None, None)
    raw, raw_others = (median(e for _, e in sides[side]) for side in (True, False))
    return {
        "hashtag": tag, "posts": posts, "lift": _lift(mine, others), "low": _lift(low, others),
        "high": _lift(high, others), "raw_lift": raw / raw_others if raw is not None and raw_others else None,
    }  # fmt: skip


def _lift(mine: float | None, others: float | None) -> float | None:
    return None if mine is None or others is None else exp(mine - others)


def _pairs(found: list[frozenset[str]], times: Counter[str]) -> list[dict[str, Any]]:
    together = Counter(pair for tags in found for pair in combinations(sorted(tags), 2))
    rows = [
        {"a": a, "b": b, "posts": posts, "jaccard": posts / (times[a] + times[b] - posts)}
        for (a, b), posts in together.items() if posts >= FEWEST_BOTH
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row["posts"], row["a"], row["b"]))
