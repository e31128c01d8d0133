"""Several documents add up, one under `when:` wins, two that both apply are an error; severities and waivers."""

import pytest

from checks._support import brief, found_in, policy_of, post
from signoff.checks import waivable
from signoff.content import subject
from signoff.errors import SignoffError


def checks(when=None, **sections):
    return {"kind": "checks", **({"when": when} if when else {}), **sections}


def rules(policy, *posts):
    return [each.rule for each in found_in(policy, *posts)]


def test_lists_of_all_documents_add_up():
    policy = policy_of(checks(links={"our_hosts": ["a.example"]}), checks(links={"allowed_hosts": ["bee.example"]}))
    assert rules(policy, post("https://a.example https://bee.example https://cee.test")) == ["links.host_not_allowed"]


def test_words_for_all_and_words_by_language_add_up():
    plain, by_language = checks(sensitivity={"watch": ["arena"]}), checks(sensitivity={"watch": {"en": ["storm"]}})
    assert rules(policy_of(plain, by_language), post("storm in the arena")) == ["sensitivity.watch"] * 2


def test_a_list_under_when_adds_to_those_for_all():
    house, market = checks(sensitivity={"watch": ["arena"]}), checks({"market": "EE"}, sensitivity={"watch": ["storm"]})
    policy = policy_of(house, market)
    assert rules(policy, post("storm, arena")) == ["sensitivity.watch"]
    assert rules(policy, post("storm, arena", channels=["shop-bluesky"])) == ["sensitivity.watch"] * 2


@pytest.mark.parametrize(("channel", "most"), [("shop-x", 2), ("shop-linkedin", 1)])
def test_a_value_under_when_beats_one_without(channel, most):
    house = checks(accessibility={"emoji": {"most_in_a_row": 2}})
    calm = checks({"network": "linkedin"}, accessibility={"emoji": {"most_in_a_row": 1}})
    for order in ([house, calm], [calm, house]):
        assert (rules(policy_of(*order), post("🎿🏔️", channels=[channel])) != []) is (most < 2)


def test_two_values_that_both_apply_are_an_error_naming_both_places():
    one = checks({"network": "x"}, duplicates={"same_within": "24h"})
    other = checks({"tag": "calm"}, duplicates={"same_within": "48h"})
    policy = policy_of(one, other)
    assert rules(policy, post("Run.")) == []
    with pytest.raises(SignoffError, match=r"same_within.*policies/all\.yml:\d+:\d+") as error:
        found_in(policy, post("Run.", tags=["calm"]))
    problem = error.value.problems[0]
    assert problem.place.file == "policies/all.yml" and str(problem.place) not in problem.message


def test_the_same_value_twice_is_no_contradiction():
    twice = [checks(duplicates={"same_within": "24h"}) for _ in range(2)]
    assert rules(policy_of(*twice), post("Run.")) == []


@pytest.mark.parametrize(
    ("severity", "seen"),
    [
        ({}, "warning"),
        ({"links.*": "suggestion"}, "suggestion"),
        ({"links.*": "error", "links.insecure": "suggestion"}, "suggestion"),
        ({"*": "error", "links.*": "suggestion"}, "suggestion"),
        ({"links.insecure": "ignore", "*": "error"}, None),
    ],
)
def test_the_most_exact_id_says_how_grave_a_finding_is(severity, seen):
    policy = policy_of(checks(links={"allowed_hosts": ["a.example"]}, severity=severity))
    assert [each.severity for each in found_in(policy, post("http://a.example"))] == ([seen] if seen else [])


def test_a_severity_of_a_voice_document_counts_too():
    policy = policy_of(checks(links={}), {"kind": "voice", "severity": {"links.insecure": "error"}})
    assert [each.severity for each in found_in(policy, post("http://a.example"))] == ["error"]


def test_a_severity_under_when_holds_for_its_channels_and_the_gravest_is_shown():
    policy = policy_of(checks(links={}), checks({"network": "x"}, severity={"links.insecure": "error"}))
    found = found_in(policy, post("http://a.example", channels=["shop-facebook", "shop-x"]))
    assert [(each.rule, each.severity) for each in found] == [("links.insecure", "error")]


def test_severities_that_contradict_each_other_are_an_error():
    problems = []
    policy_of(
        checks(severity={"links.insecure": "error"}), checks(severity={"links.insecure": "ignore"}), problems=problems
    )
    assert ["links.insecure" in each.message for each in problems] == [True]
    one, other = (checks({"network": "x"}, links={}, severity={"links.*": said}) for said in ("error", "warning"))
    with pytest.raises(SignoffError, match=r"links\.\*"):
        found_in(policy_of(one, other), post("http://a.example"))


@pytest.mark.parametrize(
    ("rule", "roles"),
    [
        ("voice.tone", ("editor",)),
        ("claims.expired", ("legal",)),
        ("claims.no_source", ()),
        ("privacy.secret", ()),
        ("privacy.phone", ("editor", "legal")),
        ("links.insecure", ()),
    ],
)
def test_who_may_waive(rule, roles):
    team = {"kind": "team", "roles": {"editor": {"may": ["waive"]}, "legal": {"may": ["waive"]}}, "people": {}}
    waivers = {"voice.*": ["editor"], "claims.*": "legal", "claims.no_source": "nobody", "privacy.secret": "nobody"}
    policy = policy_of(team, checks(waivers=waivers), checks(waivers={"privacy.*": ["editor", "legal"]}))
    assert waivable(policy, rule) == roles


def test_a_waiver_under_when_holds_for_its_posts_only():
    team = {"kind": "team", "roles": {"editor": {"may": ["waive"]}}, "people": {}}
    policy = policy_of(team, checks({"tag": "calm"}, waivers={"links.*": ["editor"]}))
    calm = subject(post("Run.", tags=["calm"]), policy)
    assert (waivable(policy, "links.insecure"), waivable(policy, "links.insecure", calm)) == ((), ("editor",))


def test_a_place_that_several_channels_share_is_one_finding():
    policy = policy_of(checks(links={"our_hosts": ["a.example"]}))
    shared = post("https://cee.test", channels=["shop-x", "shop-facebook", "shop-bluesky"])
    assert [brief(each) for each in found_in(policy, shared)] == ["1:1 links.host_not_allowed https://cee.test"]


def test_a_limit_is_one_finding_for_each_channel():
    long = post("ab " * 120, channels=["shop-x", "shop-bluesky", "shop-facebook"])
    found = [each for each in found_in(policy_of(), long) if each.rule == "limits.text"]
    assert [each.span[0] for each in found] == [281, 301]
    assert "shop-x" in found[0].message and "shop-bluesky" in found[1].message


def test_where_the_network_documents_no_unit_too_long_is_a_warning_and_says_so():
    [found] = found_in(policy_of(), post("a" * 3001, channels=["shop-linkedin"]))
    assert (found.severity, found.span, "documents no unit" in found.message) == ("warning", (3001, 3001), True)


def test_the_language_is_the_channels_where_they_agree():
    policy = policy_of(checks(sensitivity={"watch": {"lv": ["vētra"]}}))
    policy.channels["shop-x"].language = "lv"
    assert rules(policy, post("vētra", language="en")) == ["sensitivity.watch"]
    assert rules(policy, post("vētra", language="en", channels=["shop-x", "shop-facebook"])) == []


def test_an_entry_may_have_a_when_of_its_own():
    entry = {"word": "storm", "when": {"tag": "calm"}, "why": "it was bad"}
    policy = policy_of(checks(sensitivity={"watch": [entry]}))
    assert rules(policy, post("storm")) == []
    assert rules(policy, post("storm", tags=["calm"])) == ["sensitivity.watch"]


def test_a_condition_that_cannot_be_read_has_its_place():
    day = {"first_day": "2026-11-21", "last_day": "2026-11-21", "stops": {"tagg": "promotion"}}
    problems = []
    policy_of(checks(sensitivity={"dates": [day], "watch": ["a*b"]}), problems=problems)
    assert sorted(each.message.partition(";")[0] for each in problems) == [
        "`a*b` has a `*` that does not end a word",
        "no condition `tagg`",
    ]
    assert all(each.place for each in problems)
