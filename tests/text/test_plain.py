"""A text without markup is taken apart without a parser, and comes to the very same tokens."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from signoff.text._plain import plain_tokens
from signoff.text.html import tokens
from signoff.text.markdown import to_html

PIECES = [
    *(
        "word",
        "Žagari",
        " ",
        " ",
        "\n",
        "\n\n",
        "_",
        "@anna",
        "a@b.lv",
        "#tag",
        "http://t.co/x",
        "www.cafe.lv",
        "(",
        ")",
        ".",
    ),
    *(
        ",",
        ":",
        "!",
        "*",
        "`",
        "[",
        "]",
        "<b>",
        "&",
        "&amp;",
        "- ",
        "1. ",
        "> ",
        "# ",
        "---",
        "=",
        "|",
        "~",
        "$",
        "\\",
        "  ",
    ),
]
SETTINGS = settings(max_examples=300, deadline=None)


def parsed(text):
    return [token for token in tokens(to_html(text)) if token.data != "\n"]


@SETTINGS
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("one _ alone")
@example("a\nhttp://t.co/x\nb")
@example("see http://t.co/x_ and a_b")
def test_what_is_plain_is_what_the_parser_says(text):
    plain = plain_tokens(text)
    if plain is not None:
        assert [token for token in plain if token.data != "\n"] == parsed(text)


@pytest.mark.parametrize(
    "text", ["*a*", "`a`", "# a", "- a", "a\n===", "a &amp; b", "_a_", "[a](b)", "$$\na", "a  \nb"]
)
def test_markup_is_left_to_the_parser(text):
    assert plain_tokens(text) is None


@pytest.mark.parametrize("text", ["Soup & bread #1 @anna: 5 > 4!", "a_b c", "9:00-17:00", "R&D", "+1 -1"])
def test_most_posts_are_plain(text):
    assert plain_tokens(text) == parsed(text)
