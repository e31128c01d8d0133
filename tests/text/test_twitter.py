"""X's reading of a text: the whole conformance suite of twitter-text that concerns it, read where it lies."""

from unicodedata import normalize

import pytest
from hypothesis import given

from signoff.text import twitter
from signoff.text.weigh import NOW, Rules, cut, pieces, place_in, single, weigh
from support import SHARED, documents, needs_shared
from text._texts import TEXTS

SUITE = SHARED / "conformance" / "twitter-text"


def name(mention):
    return mention.value.partition("/")[0]


def places(kind, found, value=lambda entity: entity.value):
    return [{kind: value(entity), "indices": [entity.start, entity.end]} for entity in found]


def people(text):
    return [mention for mention in twitter.mentions(text) if "/" not in mention.value]


def people_and_lists(text):
    slugs = [{"list_slug": mention.value.removeprefix(name(mention))} for mention in twitter.mentions(text)]
    return [
        found | slug for found, slug in zip(places("screen_name", twitter.mentions(text), name), slugs, strict=True)
    ]


EXTRACT = {
    "mentions": lambda text: [name(mention) for mention in twitter.mentions(text)],
    "mentions_with_indices": lambda text: places("screen_name", people(text)),
    "mentions_or_lists_with_indices": people_and_lists,
    "replies": twitter.reply,
    "urls": lambda text: [link.value for link in twitter.urls(text)],
    "urls_with_indices": lambda text: places("url", twitter.urls(text)),
    "urls_with_directional_markers": lambda text: places("url", twitter.urls(text)),
    "tco_urls_with_params": lambda text: [link.value for link in twitter.urls(text)],
    "hashtags": lambda text: [tag.value for tag in twitter.hashtags(text)],
    "hashtags_from_astral": lambda text: [tag.value for tag in twitter.hashtags(text)],
    "hashtags_with_indices": lambda text: places("hashtag", twitter.hashtags(text)),
    "cashtags": lambda text: [tag.value for tag in twitter.cashtags(text)],
    "cashtags_with_indices": lambda text: places("cashtag", twitter.cashtags(text)),
}


def units(text):
    return len(text.encode("utf-16-le")) // 2


def weight(rules):
    """What the suite expects of `parseTweet`, whose ranges are UTF-16 and end with their last unit."""

    def answer(text):
        found, composed = weigh(text, rules), normalize("NFC", text)
        shrunk = units(text) - units(composed)
        return {
            "weightedLength": found.length,
            "valid": found.valid,
            "permillage": found.permillage,
            "displayRangeStart": 0,
            "displayRangeEnd": max(0, units(text) - 1),
            "validRangeStart": 0,
            "validRangeEnd": max(0, units(composed[: found.fitting]) - 1) + shrunk,
        }

    return answer


def whole(find):
    """Whether the text is one such entity and nothing else."""
    return lambda text: [(entity.start, entity.end) for entity in find(text)] == [(0, len(text))] if text else False


VALIDATE = {
    "tweets": lambda text: weigh(text, Rules(limit=140, heavy=1, emoji=False)).valid,
    "usernames": whole(people),
    "lists": whole(lambda text: [mention for mention in twitter.mentions(text) if "/" in mention.value]),
    "hashtags": whole(twitter.hashtags),
    "WeightedTweetsCounterTest": weight(Rules(emoji=False)),
    "WeightedTweetsWithDiscountedEmojiCounterTest": weight(NOW),
    "UnicodeDirectionalMarkerCounterTest": weight(NOW),
}
# What makes a URL well-formed by RFC 3986 is no question that signoff asks of X.
NOT_ASKED = {"urls", "urls_without_protocol"}
SIZES = {"extract.yml": 238, "validate.yml": 97}


def suite(file):
    return documents(SUITE / file)[0]["tests"] if SHARED.is_dir() else {}


def every_case(file, answers):
    return [
        pytest.param(answers[group], case, id=f"{group}: {case['description']}")
        for group, group_cases in suite(file).items()
        if group in answers
        for case in group_cases
    ]


@needs_shared
@pytest.mark.parametrize(("answer", "case"), every_case("extract.yml", EXTRACT))
def test_extracts_what_the_suite_says(answer, case):
    assert answer(case["text"]) == case["expected"]


@needs_shared
@pytest.mark.parametrize(("answer", "case"), every_case("validate.yml", VALIDATE))
def test_weighs_and_validates_as_the_suite_says(answer, case):
    assert answer(case["text"]) == case["expected"]


@needs_shared
@pytest.mark.parametrize(
    ("file", "answers", "left"), [("extract.yml", EXTRACT, set()), ("validate.yml", VALIDATE, NOT_ASKED)]
)
def test_no_case_of_the_suite_is_left_out(file, answers, left):
    groups = suite(file)
    assert groups.keys() == answers.keys() | left
    assert sum(map(len, groups.values())) == SIZES[file]
    assert len(every_case(file, answers)) == SIZES[file] - sum(len(groups[group]) for group in left)


@given(TEXTS)
def test_what_x_finds_is_where_it_says(text):
    for entity in [*twitter.urls(text), *twitter.hashtags(text), *twitter.mentions(text), *twitter.cashtags(text)]:
        assert 0 <= entity.start < entity.end <= len(text)
        sign = entity.kind != "link"
        # Of a host in two scripts X links the Latin part, and shows it without the letters between it and the path.
        found = text[entity.start + sign : entity.end]
        assert found == entity.value or (entity.kind == "link" and len(found) > len(entity.value))


@given(TEXTS)
def test_the_pieces_of_a_weight_are_the_weight(text):
    composed = normalize("NFC", text)
    total = weigh(text).length
    assert total == sum(piece.length for piece in pieces(composed))
    assert total == sum(piece.length for piece in single(composed, pieces(composed)))


@given(TEXTS)
def test_a_text_grows_heavier_with_each_letter_added(text):
    assert weigh(text + " x").length == weigh(text).length + 2


def test_a_place_in_the_composed_text_is_found_in_the_text_as_written():
    assert place_in("e\u0301" * 5, 3) == 6
    assert place_in("plain", 3) == 3
    assert cut("a" * 281) == 280
    assert cut("a" * 3) == 3
