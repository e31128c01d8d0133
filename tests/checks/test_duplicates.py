"""The same text, or nearly, on one channel: as the definition says, and as a plain count of everything finds it."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from checks._support import NOW, found_in, policy_of, post
from signoff.checks import find
from signoff.checks._neighbours import Neighbours, Within, plain_words

LOOP = "The lit loop in the park is open again after the repairs and our group is back on its old route"
NEAR = LOOP.replace("our group", "our Tuesday group")
POLICY = policy_of({"kind": "checks", "duplicates": {"same_within": "720h", "near_within": "336h", "similarity": 0.75}})
SAME, CLOSE = "duplicates.same", "duplicates.near"


def two(first, second, policy=POLICY, **front):
    one = post(first, id="a", schedule="2026-12-01 09:00")
    other = post(second, id="b", **({"schedule": "2026-12-02 09:00"} | front))
    found = find([one, other], policy, None, NOW)
    assert found["a"] == []
    return [each.rule for each in found["b"]]


def test_the_same_text_is_found_at_the_later_post_and_names_the_earlier():
    [found] = found_in(POLICY, post(LOOP, id="a"), post(LOOP, id="b", schedule="2026-11-21 10:00"))
    assert (found.rule, found.line, found.span, found.match) == (SAME, 1, (1, 1), "")
    assert "`a`" in found.message and "2026-11-20 10:00" in found.message


def test_links_hashtags_emoji_case_and_punctuation_do_not_tell_texts_apart():
    assert two("Run, with us!", "run with US 🏃 #run @anna https://a.example") == [SAME]


def test_nearly_the_same_is_a_warning():
    assert two(LOOP, NEAR) == [CLOSE]


def test_another_channel_or_too_long_ago_is_nothing():
    assert two(LOOP, LOOP, channels=["shop-bluesky"]) == []
    assert two(LOOP, LOOP, schedule="2026-12-31 09:00") == [SAME]
    assert two(LOOP, LOOP, schedule="2026-12-31 09:01") == []
    assert two(LOOP, NEAR, schedule="2026-12-15 09:00") == [CLOSE]
    assert two(LOOP, NEAR, schedule="2026-12-15 09:01") == []


def test_a_text_without_words_repeats_nothing():
    assert two("🏃 #run", "🏃 #run") == []


def test_of_seven_words_nothing_is_near():
    assert two("one two three four five six seven", "one two three four five six seven eight") == []


def test_without_a_section_the_same_is_found_and_nothing_near():
    assert two(LOOP, LOOP, policy=policy_of()) == [SAME]
    assert two(LOOP, NEAR, policy=policy_of()) == []


def test_at_the_same_time_the_ids_say_which_is_later():
    found = find([post(LOOP, id="b"), post(LOOP, id="a")], POLICY, None, NOW)
    assert ([each.rule for each in found["b"]], found["a"]) == ([SAME], [])


NAMES = ["run", "sea", "snow", "tea", "map", "dog", "pine", "loop"]
WORDS = some.lists(some.sampled_from(NAMES), max_size=14).map(" ".join)
PLANS = some.lists(some.tuples(some.integers(0, 60), WORDS), max_size=12)


@given(PLANS, some.sampled_from([0.5, 0.75, 0.9, 1.0]))
def test_finds_what_a_comparison_of_all_with_all_finds(plans, similarity):
    within = Within(timedelta(hours=20), timedelta(hours=30), similarity)
    posts = [
        post(text, id=f"p{number:02}", schedule=f"2026-12-{1 + hour // 24:02} {hour % 24:02}:00")
        for number, (hour, text) in enumerate(plans)
    ]
    neighbours = Neighbours(posts, POLICY, NOW)
    for one in posts:
        seen = neighbours.earlier(one, "shop-x", within)
        assert (seen and (round(seen.similarity, 9), seen.same)) == plainly(one, posts, within)


def plainly(one, posts, within):
    """Similarity and sameness of the earlier post that one repeats, by the definition alone."""
    best = None
    for other in posts:
        apart = one.slot - other.slot
        if (other.slot, other.id) >= (one.slot, one.id) or not (words(one) and words(other)):
            continue
        if words(one) == words(other) and apart <= within.same:
            return (1.0, True)
        if apart <= within.near and min(len(words(one)), len(words(other))) >= 8:
            alike = round(dice(words(one), words(other)), 9)
            best = max(best or (0.0, False), (alike, False)) if alike >= within.similarity else best
    return best


def words(one):
    return plain_words(one.texts[""].words)


def dice(one, other):
    pairs = [Counter(pairwise(each)) for each in (one, other)]
    return 2 * (pairs[0] & pairs[1]).total() / (pairs[0].total() + pairs[1].total())
