"""Laws of `due` and `used`, on hours, zones and pauses of every kind, against somebody who reads the wall clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as some

from signoff.clock import Hours, Span, due, used, wall, zone

SECOND = timedelta(seconds=1)
MINUTE = 60
# Where the clocks change at night, at midnight, by half an hour, against the season, or never.
CHANGES = [
    ("Europe/Riga", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Riga", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("America/St_Johns", datetime(2026, 3, 8, 5, 30, tzinfo=UTC)),
    ("America/Havana", datetime(2024, 11, 3, 5, tzinfo=UTC)),
    ("Asia/Beirut", datetime(2026, 3, 28, 22, tzinfo=UTC)),
    ("America/Santiago", datetime(2026, 4, 5, 3, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 2, 15, 2, tzinfo=UTC)),
    ("Asia/Kolkata", datetime(2026, 12, 31, 18, 30, tzinfo=UTC)),
]
LATER = timedelta(days=3)

quarters = some.integers(0, 95).map(lambda number: number * 15)
days_spans = some.lists(some.builds(Span, quarters, some.one_of(quarters, some.just(1440))), max_size=3)


@some.composite
def situations(draw):
    """Hours, and a start a few days around a night in which the clocks change."""
    name, change = draw(some.sampled_from(CHANGES))
    weekly = draw(some.dictionaries(some.integers(0, 6), days_spans, min_size=1))
    near = some.integers(-2, 3).map(lambda days: change.date() + timedelta(days=days))
    holidays, worked = some.sets(near, max_size=2), some.dictionaries(near, days_spans, max_size=2)
    hours = Hours(name, weekly, draw(holidays), draw(worked))
    return hours, change + timedelta(seconds=draw(some.integers(-2 * 86_400, 86_400)))


@some.composite
def pauses_after(draw, start):
    """Up to three pauses, in any order, that may overlap, be empty, or begin before the start."""
    drawn = draw(some.lists(some.tuples(some.integers(-9_000, 200_000), some.integers(0, 90_000)), max_size=3))
    return [(start + begin * SECOND, start + (begin + length) * SECOND) for begin, length in drawn]


budgets = some.integers(1, 200_000)


def is_open_by_the_wall(hours, instant):
    """Whether somebody who reads the clock on the wall at `instant` finds the door open."""
    shown = wall(instant, hours.zone)
    minute = shown.hour * 60 + shown.minute
    today, yesterday = shown.date(), shown.date() - timedelta(days=1)
    return any(span.start <= minute < span.stop for span in hours.spans_of(today)) or any(
        minute + 1440 < span.stop for span in hours.spans_of(yesterday)
    )


def counted_by_the_wall(hours, start, end, pauses):
    """Seconds used, by reading the wall clock at every full minute."""
    total, here = 0, start
    stops = sorted({end, *(instant for pause in pauses for instant in pause if start < instant < end)})
    while here < end:
        full_minute = here + (MINUTE - here.second) * SECOND
        then = min(full_minute, next(stop for stop in stops if stop > here))
        paused = any(begin <= here < stop for begin, stop in pauses)
        if not paused and is_open_by_the_wall(hours, here):
            total += (then - here) // SECOND
        here = then
    return total


def comes_twice(hours, day):
    """Whether a span of that day begins or ends in an hour that comes twice: the wall cannot tell which is meant."""
    for span in hours.spans_of(day):
        for minutes in span.start, span.stop:
            shown = datetime(day.year, day.month, day.day, tzinfo=hours.zone) + timedelta(minutes=minutes)
            if shown.utcoffset() > shown.replace(fold=1).utcoffset():
                return True
    return False


@given(situations(), some.data())
def test_agrees_with_somebody_who_reads_the_wall(situation, data):
    hours, start = situation
    first = wall(start, hours.zone).date()
    assume(not any(comes_twice(hours, first + timedelta(days=days)) for days in range(-2, 6)))
    pauses = data.draw(pauses_after(start))
    assert used(start, start + LATER, hours, pauses) == counted_by_the_wall(hours, start, start + LATER, pauses)


@given(situations(), budgets, some.data())
def test_due_is_the_first_moment_at_which_the_budget_is_used(situation, budget, data):
    hours, start = situation
    assume(any(hours.weekly.values()))
    pauses = data.draw(pauses_after(start))
    moment = due(start, budget, hours, pauses)
    assert used(start, moment, hours, pauses) == budget
    assert used(start, moment - SECOND, hours, pauses) == budget - 1


@given(situations(), budgets, some.data())
def test_elapsed_due_is_the_first_moment_at_which_the_budget_is_used(situation, budget, data):
    _, start = situation
    pauses = data.draw(pauses_after(start))
    moment = due(start, budget, None, pauses)
    assert used(start, moment, None, pauses) == budget
    assert used(start, moment - SECOND, None, pauses) == budget - 1


@given(situations(), budgets, budgets, some.data())
def test_more_time_uses_no_less_and_a_greater_budget_comes_no_earlier(situation, one, other, data):
    hours, start = situation
    assume(any(hours.weekly.values()))
    pauses = data.draw(pauses_after(start))
    less, more = sorted((one, other))
    assert used(start, start + less * SECOND, hours, pauses) <= used(start, start + more * SECOND, hours, pauses)
    assert due(start, less, hours, pauses) <= due(start, more, hours, pauses)


@given(situations(), budgets, some.integers(0, 90_000), some.integers(0, 90_000), some.integers(0, 90_000))
def test_a_pause_in_two_halves_is_the_same_pause(situation, budget, begin, first, second):
    hours, start = situation
    assume(any(hours.weekly.values()))
    points = [start + length * SECOND for length in (begin, begin + first, begin + first + second)]
    whole, halves = [(points[0], points[2])], [(points[1], points[2]), (points[0], points[1])]
    assert due(start, budget, hours, whole) == due(start, budget, hours, halves)
    assert used(start, start + LATER, hours, whole) == used(start, start + LATER, hours, halves)


@given(situations(), some.data())
def test_time_used_adds_up(situation, data):
    hours, start = situation
    pauses = data.draw(pauses_after(start))
    middle = start + data.draw(some.integers(0, 3 * 86_400)) * SECOND
    parts = used(start, middle, hours, pauses) + used(middle, start + LATER, hours, pauses)
    assert parts == used(start, start + LATER, hours, pauses)


@given(situations(), budgets, some.integers(0, 200_000))
def test_an_open_pause_stops_what_was_not_due_before_it(situation, budget, begin):
    hours, start = situation
    assume(any(hours.weekly.values()))
    paused_from = start + begin * SECOND
    moment = due(start, budget, hours)
    expected = moment if moment <= paused_from else None
    assert due(start, budget, hours, [(paused_from, None)]) == expected


def test_the_zones_here_change_when_we_say():
    for name, change in CHANGES:
        offsets = {wall(change + timedelta(hours=hours), zone(name)).utcoffset() for hours in (-3, 3)}
        assert len(offsets) == (1 if name == "Asia/Kolkata" else 2), name
