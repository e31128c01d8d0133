"""The kinds `jobs` and `publishing`: what they take, and what they refuse, in which words."""

from datetime import datetime

import msgspec
import pytest
import yaml

from signoff.networks import KINDS as NETWORKS
from signoff.policy import read
from signoff.policy.kinds._parameters import Parameter, resolved, value_of
from signoff.policy.kinds.publishing import setting
from support import SHARED, cases, needs_shared

AROUND = """
kind: team
roles: {editor: {may: [approve]}}
people: {anna: {name: Anna, roles: [editor]}}
teams: {riga: {people: anna}}
---
kind: calendar
name: riga
hours: {mon-fri: 09:00-17:00}
---
kind: channels
accounts:
  - {name: cafe-bluesky, network: bluesky, credentials: {app_password: env:PASSWORD}}
  - {name: cafe-instagram, network: instagram}
"""
KNOWN = {"channel": ["cafe-bluesky"]}
NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")


def complaints(tmp_path, document):
    around, own = tmp_path / "around.yml", tmp_path / "own.yml"
    around.write_text(AROUND, encoding="utf-8")
    own.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8")
    policy, problems = read([("around.yml", around), ("own.yml", own)], networks=NETWORKS)
    return policy, [str(problem) for problem in problems]


def job(case):
    return case.get("document") or {
        "kind": "jobs",
        "jobs": [{"name": "weekly", "notebook": "weekly.ipynb", **case["job"]}],
    }


def publishing(case):
    return case.get("document") or {
        "kind": "publishing",
        "every_channel": case.get("every", {}),
        "channels": case.get("channels", {}),
    }


def agree(problems, case):
    together = "\n".join(problems)
    for words in case["says"]:
        assert words in together
    assert bool(problems) is bool(case["says"]), together
    assert case.get("never", "\0") not in together


@pytest.mark.parametrize("case", cases("policy", "jobs"), ids=lambda case: case["name"])
def test_a_jobs_document_is_taken_or_refused_in_these_words(case, tmp_path):
    agree(complaints(tmp_path, job(case))[1], case)


@pytest.mark.parametrize("case", cases("policy", "publishing"), ids=lambda case: case["name"])
def test_a_publishing_document_is_taken_or_refused_in_these_words(case, tmp_path):
    agree(complaints(tmp_path, publishing(case))[1], case)


@pytest.mark.parametrize(
    "case", cases("policy", "parameters"), ids=lambda case: f"{case['parameter']} {case['said']!r}"
)
def test_a_parameter_becomes_this_literal_or_is_refused(case):
    parameter = msgspec.convert(case["parameter"], Parameter)
    if "refused" in case:
        with pytest.raises(ValueError, match="is ") as error:
            value_of(parameter, case["said"], KNOWN)
        assert case["refused"] in str(error.value)
    else:
        value = resolved(parameter, value_of(parameter, case["said"], KNOWN), NOW)
        assert value == case["is"]
        assert type(value) is type(case["is"])


def test_a_channels_own_word_replaces_the_whole_key(tmp_path):
    said = {"every_channel": {"gap": {"any": "3h", "same_link": "72h"}}, "channels": {"cafe-bluesky": {"gap": "1h"}}}
    policy, problems = complaints(tmp_path, {"kind": "publishing", **said})
    assert problems == []
    assert setting(policy, "cafe-bluesky", "gap") == "1h"
    assert setting(policy, "cafe-instagram", "gap").same_link == "72h"
    assert setting(policy, "cafe-instagram", "late_at_most") is None


def test_two_documents_that_both_apply_may_not_differ(tmp_path):
    one, two = tmp_path / "a.yml", tmp_path / "b.yml"
    one.write_text("kind: publishing\nevery_channel: {late_at_most: 15m}\n", encoding="utf-8")
    two.write_text("kind: publishing\nevery_channel: {late_at_most: 30m}\n", encoding="utf-8")
    _, problems = read([("a.yml", one), ("b.yml", two)], networks=NETWORKS)
    assert "a.yml:2:31" in str(problems[0])
    assert str(problems[0]).startswith("b.yml:2:31: two values")


@needs_shared
@pytest.mark.parametrize(
    ("name", "place", "words"),
    [
        ("cron-bad", "3:52", "every: day, at: 09:00"),
        ("notebook-outside", "3:28", "leads out of the workspace"),
    ],
)
def test_a_bad_document_is_refused_at_its_place(name, place, words):
    path = SHARED / "badinput" / "policies" / f"{name}.yaml"
    _, problems = read([(path.name, path)], networks=NETWORKS)
    assert str(problems[0]).startswith(f"{path.name}:{place}: ")
    assert words in str(problems[0])
