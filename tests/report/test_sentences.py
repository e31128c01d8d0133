"""The policy in sentences: chains with conditions, names, clocks and duties, then what holds for all."""

import msgspec
import pytest

from report._cafe import POLICY
from report._policy import policy_of
from signoff.report import sentences
from support import CASES, cases, documents

TEAM = documents(CASES / "report" / "sentences.yaml")[0]["team"]


def said(case):
    workflow = msgspec.yaml.encode({"kind": "workflow", **case["workflow"]}).decode()
    return sentences(policy_of(f"{TEAM}---\n{workflow}"), case.get("language", "en"))


@pytest.mark.parametrize("case", cases("report", "sentences"), ids=lambda case: case["name"])
def test_the_policy_says(case):
    found = said(case)
    assert [sentence for sentence in case["has"] if sentence not in found] == [], "\n".join(found)


@pytest.mark.parametrize("case", [c for c in cases("report", "sentences") if "never" in c], ids=lambda c: c["name"])
def test_the_policy_never_says(case):
    assert not [sentence for sentence in said(case) if case["never"] in sentence]


def test_voice_and_waivers_are_said_in_short():
    found = sentences(policy_of(POLICY))
    assert "Voice, tone: at most 1 exclamation mark; never “insane”, “game-changer”." in found
    assert "A finding of voice.* may be waived, with a reason, by Jānis Bērziņš or Ilze Liepiņa (editor)." in found
    assert "No other finding may be waived." in found


@pytest.mark.parametrize("language", ["en", "lv"])
def test_every_sentence_ends_and_has_no_gap_left(language):
    for sentence in sentences(policy_of(POLICY), language):
        assert sentence.endswith(".")
        assert "{" not in sentence
