"""Due times agree with a walk through the minutes, one by one; and what is next or last is one of them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from signoff.clock import Schedule, Span, latest, occurrences, on_weekdays, upcoming, zone

MINUTE = timedelta(minutes=1)
CHANGES = [
    ("Europe/Riga", datetime(2026, 3, 29, tzinfo=UTC)),
    ("Europe/Riga", datetime(2026, 10, 25, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2027, 4, 3, tzinfo=UTC)),
    ("Africa/Cairo", datetime(2026, 4, 23, tzinfo=UTC)),
    ("Asia/Beirut", datetime(2026, 10, 24, tzinfo=UTC)),
    ("Asia/Kolkata", datetime(2026, 5, 1, tzinfo=UTC)),
]
minutes = st.integers(0, 24 * 60 - 1)
spans = st.lists(st.builds(Span, minutes, st.integers(1, 24 * 60)), min_size=1, max_size=2).map(tuple)
weekdays = st.sets(st.integers(0, 6), min_size=1)


@st.composite
def schedules(draw, zone_name):
    days, of_zone = on_weekdays(draw(weekdays)), zone(zone_name)
    if draw(st.booleans()):
        return Schedule(of_zone, days, times=tuple(draw(st.lists(minutes, min_size=1, max_size=3))))
    return Schedule(of_zone, days, step=draw(st.integers(7, 720)), spans=draw(spans))


@st.composite
def situations(draw):
    name, change = draw(st.sampled_from(CHANGES))
    return draw(schedules(name)), change + draw(st.integers(-600, 600)) * MINUTE


def points(schedule, day):
    """What a schedule names on a day, on the wall."""
    midnight = datetime.combine(day, datetime.min.time())
    if not list(schedule.days(day, day)):
        return set()
    if schedule.times:
        return {midnight + at * MINUTE for at in schedule.times}
    return {midnight + at * MINUTE for span in schedule.spans for at in range(span.start, span.stop, schedule.step)}


def walked(schedule, begin, end):
    """Due times by looking at every minute of two days more, and at what the clock shows and skips."""
    moments = [begin - timedelta(days=2) + number * MINUTE for number in range(5 * 24 * 60)]
    walls = [at.astimezone(schedule.zone) for at in moments]
    days = {wall.date() + timedelta(days=back) for wall in walls for back in (0, 1)}
    named = set().union(*(points(schedule, day) for day in days))
    found = []
    for at, (before, wall) in zip(moments[1:], pairwise(walls), strict=True):
        shown, second = wall.replace(tzinfo=None, fold=0), wall.fold == 1
        skipped = (shown - before.replace(tzinfo=None, fold=0)) // MINUTE
        passed = any(shown - number * MINUTE in named for number in range(max(skipped, 1)))
        if passed and (not second or (schedule.step and found and at - found[-1] >= schedule.step * MINUTE)):
            found.append(at)
    return [at for at in found if begin < at <= end]


@given(situations())
def test_the_minutes_one_by_one_say_the_same(situation):
    schedule, begin = situation
    end = begin + timedelta(days=2)
    assert occurrences([schedule], begin, end) == walked(schedule, begin, end)


@given(situations(), st.integers(0, 48 * 60))
def test_a_window_cut_in_two_gives_the_same(situation, cut):
    schedule, begin = situation
    end, middle = begin + timedelta(days=2), begin + cut * MINUTE
    whole = occurrences([schedule], begin, end)
    assert whole == occurrences([schedule], begin, middle) + occurrences([schedule], middle, end)


@given(situations())
def test_the_next_ones_and_the_last_are_due_times(situation):
    schedule, begin = situation
    following = upcoming([schedule], begin, 3)
    assert following == occurrences([schedule], begin, following[-1])[:3]
    last = latest([schedule], begin)
    assert last <= begin
    assert occurrences([schedule], last, begin) == []


def test_what_is_never_due_has_no_next():
    ended = Schedule(zone("UTC"), on_weekdays(range(7)), times=(0,), last=datetime(2026, 1, 1).date())
    assert upcoming([ended], datetime(2026, 6, 1, tzinfo=UTC), 3) == []
