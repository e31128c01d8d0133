"""The front door of `text`: our own reading of any post."""

import pytest
from hypothesis import given

from signoff.text import clusters, emoji, entities, graphemes, sentences, without, words
from support import cases
from text._texts import HOSTILE, TEXTS


@pytest.mark.parametrize("case", cases("text", "entities"), ids=str)
def test_entities_are_what_the_table_says(case):
    found = entities(case["text"])
    assert [f"{entity.kind} {entity.start}-{entity.end} {entity.value}" for entity in found] == case["finds"]


@pytest.mark.parametrize("case", cases("text", "sentences"), ids=str)
def test_sentences_are_what_the_table_says(case):
    assert [sentence.value for sentence in sentences(case["text"])] == case["finds"]


@pytest.mark.parametrize("case", cases("text", "words"), ids=str)
def test_words_are_what_the_table_says(case):
    assert [word.value for word in words(case["text"])] == case["finds"]


@pytest.mark.parametrize("case", cases("text", "emoji"), ids=str)
def test_emoji_and_graphemes_are_what_the_table_says(case):
    assert [f"{one.start}-{one.end}" for one in emoji(case["text"])] == case["finds"]
    assert graphemes(case["text"]) == case["graphemes"] == len(clusters(case["text"]))


@given(TEXTS)
def test_an_entity_is_where_it_says(text):
    at = 0
    for entity in entities(text):
        assert at <= entity.start < entity.end <= len(text)
        assert text[entity.start : entity.end].endswith(entity.value)
        assert entity.end - entity.start - len(entity.value) == (entity.kind in ("mention", "hashtag", "cashtag"))
        at = entity.end


@given(TEXTS)
def test_words_sentences_and_emoji_give_back_what_they_found(text):
    for span in [*words(text), *sentences(text), *emoji(text), *clusters(text)]:
        assert span.value == text[span.start : span.end] != ""


@given(TEXTS)
def test_no_word_lies_inside_an_entity(text):
    known = entities(text)
    blank = without(text, known)
    assert len(blank) == len(text)
    assert all(blank[word.start : word.end] == word.value for word in words(text, known))


@given(TEXTS)
def test_clusters_leave_nothing_out(text):
    assert "".join(cluster.value for cluster in clusters(text)) == text
    assert graphemes(text) == len(clusters(text))


@pytest.mark.parametrize("name", HOSTILE)
def test_long_and_hostile_texts_are_read_to_their_end(name):
    text = HOSTILE[name]
    known = entities(text)
    assert len(without(text, known)) == len(text)
    assert all(text[word.start : word.end] == word.value for word in words(text, known))
    assert all(text[sentence.start : sentence.end] == sentence.value for sentence in sentences(text))
