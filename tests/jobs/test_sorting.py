"""What missed due times and the jobs before it mean, without any run: two tables."""

import msgspec
import pytest

from signoff.jobs._after import after, tired
from signoff.jobs._catch_up import sorted_out
from signoff.jobs.book import Key, Row
from signoff.policy.kinds.jobs import Job
from support import cases

NOW = 1_800_000_000
DUE = NOW - 60


def job(**said):
    return msgspec.convert({"name": "second", "notebook": "n.ipynb", **said}, Job)


@pytest.mark.parametrize("case", cases("jobs", "catch_up"), ids=str)
def test_missed_due_times_are_sorted_out(case):
    waiting = [NOW - minutes * 60 for minutes in case["waiting"]]
    found = sorted_out(job(catch_up=case["rule"]), waiting, NOW)
    assert [(NOW - due) // 60 for due in found.run] == case["run"]
    assert set(found.skipped) == set(waiting) - set(found.run)
    assert all(found.skipped.values())


@pytest.mark.parametrize("case", cases("jobs", "after"), ids=str)
def test_the_jobs_before_it_are_waited_for(case):
    rule = {"jobs": "first", **{key: case[key] for key in ("also_when", "within") if key in case}}
    states, late = case["states"], case.get("late", 0) * 3600
    rows = [Row(key=Key("first", DUE, str(number)), state=state) for number, state in enumerate(states or ())]
    second = job(after=rule)
    say = after(second, DUE, lambda name, due: rows, lambda name, due: due if states is not None else None)
    say = tired(second, say, late)
    assert say.what == case["says"]
    assert case.get("because", "") in (say.because or "")
