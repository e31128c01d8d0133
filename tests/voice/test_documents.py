"""Several voice documents: they add up, one under `when:` beats one without, and two that differ are an error."""

import pytest

from signoff import voice
from signoff.errors import SignoffError
from voice._support import accounts, found, policy

PAGES = accounts("linkedin", "facebook", "facebook-ee")
WOW = {"kind": "voice", "tone": {"never_says": ["wow"]}}
THREE = ["linkedin", "facebook", "facebook-ee"]


def matches(findings):
    return [(finding.rule, finding.span[0], finding.match) for finding in findings]


def test_lists_of_all_documents_are_read():
    first = {"kind": "voice", "tone": {"never_says": ["insane"]}}
    made = policy(PAGES, first, WOW)
    assert matches(found(made, "insane wow", THREE)) == [("voice.tone", 1, "insane"), ("voice.tone", 8, "wow")]


def test_a_place_that_several_channels_share_is_one_finding():
    made = policy(PAGES, WOW, only("linkedin", tone=WOW["tone"]))
    assert matches(found(made, "wow", THREE)) == [("voice.tone", 1, "wow")]


def only(network, **said):
    return {"kind": "voice", "when": {"network": network}, **said}


def test_a_value_under_when_beats_one_without_for_its_channels_alone():
    made = policy(PAGES, {"kind": "voice", "emoji": {"most": 2}}, only("linkedin", emoji={"most": 1}))
    words = "😀 😁 😂"
    assert matches(found(made, words, ["facebook"])) == [("voice.emoji", 5, "😂")]
    assert matches(found(made, words, ["linkedin"])) == [("voice.emoji", 3, "😁")]
    assert matches(found(made, words, THREE)) == [("voice.emoji", 3, "😁"), ("voice.emoji", 5, "😂")]


def test_two_values_that_both_apply_are_an_error_that_names_both():
    made = policy(
        PAGES,
        only("linkedin", mentions={"most": 1}),
        {"kind": "voice", "when": {"tag": "promotion"}, "mentions": {"most": 2}},
    )
    assert found(made, "@a @b @c", ["facebook"], tags=["promotion"])[0].match == "@c"
    with pytest.raises(SignoffError) as raised:
        found(made, "hello", ["facebook", "linkedin"], tags=["promotion"])
    (problem,) = raised.value.problems
    places = [document.place_of("mentions", "most") for document in made.of("voice")]
    assert all(str(place) in problem.message for place in places)
    assert "`mentions.most`" in problem.message


def test_an_entry_may_have_its_own_when():
    entry = {"word": "wow", "when": {"channel": "facebook-*"}}
    made = policy(PAGES, {"kind": "voice", "terms": {"forbidden": {"en": [entry, "meh"]}}})
    assert matches(found(made, "wow meh", ["facebook"], language="en")) == [("voice.forbidden_term", 5, "meh")]
    assert len(found(made, "wow meh", ["facebook-ee"], language="en")) == 2


def test_when_language_is_the_language_of_what_is_published():
    pages = accounts("facebook", language="lv")
    rule = {"kind": "voice", "when": {"language": "lv"}, "tone": {"never_says": ["wow"]}}
    assert len(found(policy(pages, rule), "wow", ["facebook"], language="en")) == 1


def test_the_gravest_severity_of_all_channels_holds():
    made = policy(PAGES, WOW, only("linkedin", severity={"voice.tone": "error"}))
    assert [finding.severity for finding in found(made, "wow", THREE)] == ["error"]
    assert [finding.severity for finding in found(made, "wow", ["facebook"])] == ["warning"]


def test_a_checks_document_may_change_severities_too():
    made = policy(PAGES, WOW, {"kind": "checks", "severity": {"*": "ignore"}})
    assert found(made, "wow", THREE) == []


def test_own_rules_are_found_with_their_names_and_severities():
    rule = {"name": "House.Slang", "extends": "existence", "message": "'%s' is slang", "tokens": ["gonna"]}
    made = policy(PAGES, {"kind": "voice", "rules": [rule], "severity": {"House.*": "error"}})
    (finding,) = found(made, "We are gonna run", THREE)
    assert (finding.rule, finding.severity, finding.message) == ("House.Slang", "error", "'gonna' is slang")


def test_a_finding_stands_in_the_post_s_own_file():
    made = policy(PAGES, WOW)
    (finding,) = found(made, "Hello\nand wow", THREE)
    assert (finding.post, finding.file, finding.line, finding.span) == ("p1", "content/posts/p1.md", 2, (5, 7))


def test_a_policy_is_compiled_once():
    made = policy(PAGES, {"kind": "voice"})
    assert voice.compiled(made) is voice.compiled(made)


def test_examples_that_do_not_hold_are_said_at_their_place():
    examples = [
        {"good": "We open at ten."},
        {"good": "Wow, we open."},
        {"bad": "wow", "finds": ["voice.tone"]},
        {"bad": "wow", "finds": ["voice.tone", "voice.emoji"]},
        {"bad": "meh"},
    ]
    made = policy(PAGES, {**WOW, "examples": examples})
    assert [problem.message for problem in voice.examples(made)] == [
        "the good example “Wow, we open.” finds voice.tone (“Wow”)",
        "the bad example “wow” does not find voice.emoji: it finds voice.tone (“wow”)",
        "the bad example “meh” does not find anything: it finds nothing",
    ]
    assert {problem.place for problem in voice.examples(made)} == {
        made.first("voice").place_of("examples", position) for position in (1, 3, 4)
    }
