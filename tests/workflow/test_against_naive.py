"""The engine against a second, naive one that was written from the contract alone."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from support import CASES, SHARED
from workflow import naive
from workflow._driven import Driven, agree, policy_of
from workflow.naive.situations import GAPS, UTC, ZONE, Situation

# What needs a reading of the text, or a file beside the case, which the naive one has not.
READS = ("checks", "voice")
NOT_ITS_OWN = ("embargo", "waive")
TABLES = [SHARED / "conformance" / "approval", CASES / "workflow"]
SEEDS = st.integers(0, 2**32 - 1)


class Plain(yaml.SafeLoader):
    """Dates stay texts, as in the product's YAML."""


Plain.yaml_implicit_resolvers = {
    first: [one for one in found if "timestamp" not in one[0]]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(path):
    return yaml.load_all(path.read_text(encoding="utf-8"), Loader=Plain)  # safe: a SafeLoader with fewer types


def tables():
    for folder in TABLES:
        for path in sorted(folder.glob("*.yaml")):
            if path.stem in NOT_ITS_OWN:
                continue
            for case in plain(path):
                if can_be_told(case):
                    yield pytest.param(folder, case, id=case["name"])


def can_be_told(case):
    """Whether the case asks only what the naive engine knows: no finding, and no person or role that is unknown."""
    known = {one.get("do") for one in case.get("events", [])} <= {*naive.DOING, *naive.VERDICTS}
    asked = "findings" not in case["expect"] and "not declared" not in case["name"]
    return known and asked and not any(one["kind"] in READS for one in case.get("policies", []))


def around(folder, case):
    """The policies of a case: where our own leave a kind out, it is that of cafe.yml."""
    own = case.get("policies", [])
    if folder == TABLES[0] or any(one["kind"] == "workspace" for one in own):
        return own
    named = {one["kind"] for one in own}
    return [one for one in plain(Path(__file__).with_name("cafe.yml")) if one["kind"] not in named] + own


def expected(case, got, zone_name):
    """What the case says, field by field beside what came out, in the same shape."""
    expect = case["expect"]
    yield [one["event"] for one in expect.get("refused", [])], got["refused"]
    for key in ("state", "chain", "publishable"):
        yield expect.get(key, got[key]), got[key]
    yield got["steps"] | expect.get("steps", {}), got["steps"]
    for name, people in expect.get("waiting_on", {}).items():
        yield sorted(naive.listed(people)), got["waiting_on"].get(name, [])
    for name, time in expect.get("due", {}).items():
        yield (naive.instant(time, zone_name) if time else None), got["due"].get(name)
    if "fired" in expect:
        fired = [(one["step"], one["threshold"], naive.instant(one["at"], zone_name)) for one in expect["fired"]]
        yield sorted(fired), got["fired"]


@pytest.mark.parametrize(("folder", "case"), list(tables()))
def test_the_naive_one_reads_the_cases_alike(folder, case):
    policies = around(folder, case)
    got = naive.decide(policies, case["post"], case.get("events", []), case["now"])
    if "error" in got or "error" in case["expect"]:
        assert "error" in got
        assert "error" in case["expect"]
        return
    assert [pair for pair in expected(case, got, naive.world_of(policies)["zone"]) if pair[0] != pair[1]] == []


class BothEngines(RuleBasedStateMachine):
    """Random people, policies, edits and times. A second post under the same policy is driven in between: it is
    unrelated, so it must change nothing."""

    @initialize(seed=SEEDS)
    def begin(self, seed):
        """A policy, and two drafts; the first is submitted most of the time."""
        self.situation = Situation(Random(seed))
        self.written, self.time = self.situation.policies(), self.situation.start
        policy = policy_of(self.written)
        self.post, self.other = (Driven(policy, self.situation.post()) for _ in range(2))
        if self.situation.chance(92):
            self.post.take({"at": self.time.isoformat(), "by": self.post.plain["author"], "do": "submit"})

    @rule(seed=SEEDS)
    def something_happens(self, seed):
        """An event, at the same second or some time later; now and then it is said to be earlier."""
        self.situation.rng = Random(seed)
        self.pass_time(-300 if self.situation.chance(3) else self.situation.rng.choice(GAPS))
        self.post.take(self.situation.event(self.time, self.written[-1]))

    @rule(seed=SEEDS)
    def something_happens_to_another_post(self, seed):
        """An event of the other post, about which the first one's decision says nothing."""
        self.situation.rng = Random(seed)
        self.other.take(self.situation.event(self.time, self.written[-1]))

    @rule(gap=st.sampled_from(GAPS))
    def somebody_looks(self, gap):
        """Both are asked, now or some time ahead; asking changes nothing."""
        agree(self.written, self.post, self.ahead(gap).isoformat())

    def teardown(self):
        """Both are asked at the end, and some time after it."""
        if hasattr(self, "post"):
            self.somebody_looks(0)
            self.somebody_looks(100_000)

    def ahead(self, gap):
        """So many seconds after all that happened."""
        happened = [datetime.fromisoformat(told["at"]) for told in self.post.told]
        return (max([self.time, *happened]).astimezone(UTC) + timedelta(seconds=gap)).astimezone(ZONE)

    def pass_time(self, gap):
        """Real seconds go by, whatever the wall clock does."""
        self.time = (self.time.astimezone(UTC) + timedelta(seconds=gap)).astimezone(ZONE)


def drive(examples):
    """So many random sequences through both."""
    wanted = settings(max_examples=examples, stateful_step_count=14, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(BothEngines, settings=wanted)


def test_both_engines_agree_on_a_hundred_sequences():
    drive(120)


@pytest.mark.slow
def test_both_engines_agree_on_ten_thousand_sequences():
    drive(10_000)
