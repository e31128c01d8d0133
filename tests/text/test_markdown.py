"""Markdown in the dialect that Vale reads, and HTML as a stream of tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.text.html import Token, tokens
from signoff.text.markdown import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a ~~b~~", "<p>a <s>b</s></p>"),
        ("see https://cafe.lv/x. ok", '<p>see <a href="https://cafe.lv/x">https://cafe.lv/x</a>. ok</p>'),
        ("(http://t.co/x)", '<p>(<a href="http://t.co/x">http://t.co/x</a>)</p>'),
        ("www.cafe.lv", '<p><a href="http://www.cafe.lv">www.cafe.lv</a></p>'),
        ("a@cafe.lv @anna", '<p><a href="mailto:a@cafe.lv">a@cafe.lv</a> @anna</p>'),
        ("xhttp://cafe.lv", "<p>xhttp://cafe.lv</p>"),
        ("[open http://cafe.lv", "<p>[open http://cafe.lv</p>"),
        ("[a http://b.lv](http://c.lv)", '<p><a href="http://c.lv">a http://b.lv</a></p>'),
        ("- [x] done", "<ul>\n<li>done</li>\n</ul>"),
        ("$$\na\n$$", "<pre>\na\n$$</pre>"),
        ("a[^x]", "<p>a[^x]</p>"),
    ],
)
def test_to_html(text, html):
    assert to_html(text).strip() == html


def test_footnotes_come_at_the_end():
    html = to_html("one[^1]\n\n[^1]: note\n\ntwo\n\n[^2]: nobody's")
    assert html.index("two") < html.index("note&")
    assert "nobody" not in html


def test_tokens():
    html = '<p class="x" y>A &amp; B<br/>c<!-- z --></p><script>a<b></script>1 < 2'
    assert list(tokens(html)) == [
        Token("start", "p", {"class": "x", "y": ""}),
        Token("text", "A & B"),
        Token("closed", "br"),
        Token("text", "c"),
        Token("comment", " z "),
        Token("end", "p"),
        Token("start", "script"),
        Token("text", "a<b>"),
        Token("end", "script"),
        Token("text", "1 < 2"),
    ]


@given(st.text(alphabet="<>/!-a b=\"'&;p", max_size=60))
def test_no_text_hangs_or_breaks_the_tokens(html):
    assert all(isinstance(token, Token) for token in tokens(html))
