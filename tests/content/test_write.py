"""Writing a post: what is read again is the same post, with the same revision."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from signoff.content import Around, FrontMatter, Post, Text, post_of, read_post, write_post
from signoff.policy import Policy

AROUND = Around(Policy([], networks=("bluesky", "linkedin", "x")))
CONTROL = [*map(chr, range(0x20)), "\x7f", "\ufffe", "\uffff"]
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters=CONTROL)
# Lines that a careless writer would turn into something else.
TRAPS = st.sampled_from(
    [
        "---",
        "## linkedin",
        "## x",
        "\\## x",
        "\\\\## a b",
        "# a",
        "",
        " ",
        "\t",
        "...",
        "- a",
        "key: no",
        "<!-- signoff: ignore a because b -->",
        "\\<!-- signoff: x -->",
        "a <!-- signoff: -->  ",
        "<!-- b --> \\\\<!--signoff: c-->",
    ]
)
LINES = st.one_of(TRAPS, st.text(LETTERS, max_size=20))
WORDS = st.lists(LINES, max_size=6).map("\n".join)
SCALAR = st.one_of(
    st.text(LETTERS | st.sampled_from("\n\t\x00\x85\u2028\ufeff"), max_size=20),
    st.sampled_from(
        ["no", "null", "1e3", "0o17", "2026-12-01", "17:00", "a: b", "#a", "", " a", "a ", "x\ny", "- a", "{{a}}"]
    ),
)
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.floats(allow_nan=False, allow_infinity=False), SCALAR
)
KEYS = st.text("abcdefgh_", min_size=1, max_size=8)
NESTED = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
FRONTS = st.builds(
    FrontMatter,
    id=st.just("a"),
    author=SCALAR,
    channels=st.one_of(SCALAR, st.lists(SCALAR, max_size=3)),
    title=SCALAR,
    notes=SCALAR,
    first_comment=SCALAR,
    tags=st.one_of(st.none(), st.lists(SCALAR, max_size=3)),
    alt=st.dictionaries(KEYS, NESTED, max_size=2),
    repeat=st.one_of(st.none(), st.dictionaries(KEYS, NESTED, max_size=2)),
)


def bare(words):
    """What reading keeps: no blank lines at either end."""
    lines = words.split("\n")
    full = [number for number, line in enumerate(lines) if line.strip(" \t")]
    return "\n".join(lines[full[0] : full[-1] + 1]) if full else ""


def written_and_read(post):
    return read_post("a.md", write_post(post), AROUND)[0]


@given(st.dictionaries(st.sampled_from(["", "linkedin", "x"]), WORDS, min_size=1))
def test_words_come_back_letter_by_letter_without_blank_lines_around(words):
    texts = {name: words[name] for name in sorted(words)}
    post = Post(FrontMatter(id="a", author="anna", channels=["b"]), {name: Text(text) for name, text in texts.items()})
    again = {name: text.words for name, text in written_and_read(post).texts.items()}
    assert {name: text for name, text in again.items() if name or text} == {
        name: bare(text) for name, text in texts.items() if name or bare(text)
    }


@given(FRONTS)
def test_front_matter_comes_back_as_it_was(front):
    again = written_and_read(Post(front, {"": Text("Hi")}))
    assert again.front == front


@given(FRONTS, WORDS)
def test_the_same_post_is_the_same_bytes_and_revision(front, words):
    post = written_and_read(Post(front, {"": Text("Hi\n" + words)}))
    assert write_post(written_and_read(post)) == write_post(post)
    assert written_and_read(post).revision == post.revision


FULL = """\
---
id: winter-menu-01
author: anna
channels: [cafe-bluesky, cafe-linkedin]
schedule: 2026-12-01 09:00
tags: [promotion, "no"]
first_comment: "Menu: https://cafe.example/menu"
alt:
  menu.jpg:
    en: A board
    lv: Tāfele
waive:
  - finding: voice.tone
    match: insane
    reason: a quotation
notes: |-
  one: two
  three
---
Default text.

\\## linkedin is text here

## linkedin
A variant.
"""


def test_it_is_written_as_a_person_would():
    post, _ = read_post("a.md", FULL.encode(), AROUND)
    assert write_post(post).decode() == FULL


def test_a_post_out_of_plain_data_can_be_written():
    said = {
        "id": "a",
        "author": "anna",
        "channels": ["b"],
        "schedule": {"slot": "best", "week": "2026-W49"},
        "text": "Hi",
    }
    again = written_and_read(post_of(said, "Europe/Riga"))
    assert msgspec.to_builtins(again.front.schedule) == {"slot": "best", "week": "2026-W49"}
