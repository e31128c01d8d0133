"""Posts compared in several places say the same as posts compared in one."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from checks._support import NOW, policy_of, post
from signoff.checks import Answered, find, repeated, standings_of

POLICY = policy_of(
    {"kind": "checks", "duplicates": {"same_within": "20h", "near_within": "30h", "similarity": 0.5}},
    {"kind": "checks", "duplicates": {"same_within": "40h"}, "when": {"tag": "again"}},
)
NAMES = ["run", "sea", "snow", "tea", "map", "dog", "pine", "loop"]
WORDS = some.lists(some.sampled_from(NAMES), max_size=14).map(" ".join)
PLANS = some.lists(some.tuples(some.integers(0, 90), WORDS, some.booleans()), max_size=12)


def posts_of(plans):
    return [
        post(text, id=f"p{number:02}", schedule=f"2026-12-{1 + hour // 24:02} {hour % 24:02}:00",
             tags=["again"] if again else [])
        for number, (hour, text, again) in enumerate(plans)
    ]  # fmt: skip


def told_of(posts):
    found = {}
    for number, one in enumerate(posts):
        for channel, told in standings_of(one, POLICY, NOW, number):
            found.setdefault(channel, []).append(told)
    return found


@given(PLANS)
def test_answers_from_elsewhere_give_the_same_findings(plans):
    posts = posts_of(plans)
    answers = {(channel, name): one for channel, told in told_of(posts).items() for name, one in repeated(told).items()}
    assert find(posts, POLICY, None, NOW, beside=Answered(answers)) == find(posts, POLICY, None, NOW)


@given(PLANS, some.integers(1, 60))
def test_a_span_of_time_and_what_lies_as_far_before_as_may_matter_is_enough(plans, hours):
    for told in told_of(posts_of(plans)).values():
        begin = min(one.standing.slot for one in told) + timedelta(hours=hours)
        lead = max(one.longest for one in told)
        near = [one for one in told if one.standing.slot >= begin - lead]
        late = {one.standing.post for one in told if one.standing.slot >= begin}
        whole = {name: one for name, one in repeated(told).items() if name in late}
        assert {name: one for name, one in repeated(near).items() if name in late} == whole


def test_which_row_it_was_goes_with_it():
    (told,) = told_of(posts_of([(1, "run sea", False)])).values()
    assert [one.row for one in told] == [0]
