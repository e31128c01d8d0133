"""Conditions are said in words, whichever matcher they use."""

from datetime import UTC, datetime

import pytest

from report._cafe import POLICY
from report._policy import policy_of
from signoff.policy.conditions import KINDS, When
from signoff.report import Words
from signoff.report.names import Names
from signoff.report.process.conditions import NESTED, TOLD, posts_meant
from support import cases

TABLE = [(case, tag) for case in cases("report", "conditions") for tag in ("en", "lv") if tag in case]


@pytest.mark.parametrize(("case", "language"), TABLE, ids=str)
def test_a_condition_is_said_in_words(case, language):
    words = Words(language, "Europe/Riga", datetime(2026, 12, 1, tzinfo=UTC))
    when = When(case["when"]) if case["when"] else None
    said = posts_meant(when, words, Names(policy_of(POLICY)), case.get("start", "a"))
    assert said.replace("\u00a0", " ") == case[language]


@pytest.mark.parametrize("matcher", KINDS)
def test_every_matcher_of_ours_has_words(matcher):
    words = Words("en", "UTC", datetime(2026, 12, 1, tzinfo=UTC))
    assert matcher == "type" or matcher in TOLD or matcher in NESTED or words.has(f"cond_{matcher}")
