"""Reading one post: every problem at its place, all problems of a file at once."""

from datetime import datetime

import pytest

from content import _workspace
from content._workspace import brief
from signoff.clock import zone
from signoff.content import Around, read_post
from support import SHARED, cases, needs_shared

CASES = cases("content", "reading")
BAD = SHARED / "badinput" / "content"
HEAD = "---\nid: a\nauthor: anna\nchannels: [cafe-bluesky]\n"


@pytest.fixture
def around(tmp_path):
    return _workspace.around(tmp_path)


def named(case):
    return case["is"]


@pytest.mark.parametrize("case", CASES, ids=named)
def test_says_what_is_wrong_and_where(case, around):
    _, problems = read_post("content/posts/a.md", case["file"].encode(), around)
    assert brief(problems) == case["says"]


@pytest.mark.parametrize("case", [case for case in CASES if "texts" in case], ids=named)
def test_words_know_their_place(case, around):
    post, _ = read_post("content/posts/a.md", case["file"].encode(), around)
    found = {name: [text.words, list(text.place(0))] for name, text in post.texts.items()}
    assert found == case["texts"]


@pytest.mark.parametrize("case", [case for case in CASES if "texts" in case], ids=named)
def test_each_line_stands_where_it_says(case, around):
    post, _ = read_post("content/posts/a.md", case["file"].encode(), around)
    lines = case["file"].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for text in post.texts.values():
        for words, (line, column) in zip(text.words.split("\n"), text.lines, strict=True):
            assert lines[line - 1][column - 1 :] == words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "1:1 the file is empty"),
        (b" \n\n", "1:1 the file is empty"),
        (b"Hello\n", "1:1 it has no front matter"),
        (b"---\nid: a\n", "1:1 the front matter that begins here is never closed by a second line `---`"),
        (HEAD.encode() + b"---\na\xff", "6:2 not UTF-8: byte 0xFF is no letter here"),
        (HEAD.encode() + b"---\nab\x00", "6:3 a control character (U+0000) stands here; delete it"),
        (HEAD.encode() + b"---\n" + b"a" * 1_000_000, "1:1 the file has 1,000,052 bytes; at most 1,000,000 are read"),
        ("---\nid: a\n---\n".encode("utf-16"), "1:1 not UTF-8: byte 0xFF is no letter here"),
    ],
)
def test_what_cannot_be_read_at_all_is_one_problem(data, said, around):
    post, problems = read_post("content/posts/a.md", data, around)
    assert (post, brief(problems)) == (None, [said])


def test_the_slot_is_in_the_workspace_zone(around):
    data = f"{HEAD}schedule: 2026-12-01 09:00\n---\nHi\n".encode()
    post, _ = read_post("content/posts/a.md", data, around)
    assert post.slot == datetime(2026, 12, 1, 9, tzinfo=zone("Europe/Riga"))
    assert str(post.slot.tzinfo) == "Europe/Riga"


def test_a_problem_shows_its_line(around):
    _, problems = read_post("content/posts/a.md", HEAD.replace("bluesky", "blueksy").encode() + b"---\nHi\n", around)
    assert "channels: [cafe-blueksy]" in str(problems[0])


LEGAL = ("bidi.md", "formula.md", "script.md", "zero-width.md", "zwj.md")


@needs_shared
@pytest.mark.parametrize("path", sorted(BAD.glob("*.md")), ids=lambda path: path.name)
def test_bad_input_is_refused_with_its_place_and_hostile_text_is_only_text(path, tmp_path):
    policy = _workspace.make(tmp_path, {f"posts/{path.name}": path.read_bytes()})
    from signoff.content import open_content

    library, problems = open_content(tmp_path, policy)
    errors = [problem for problem in problems if problem.severity == "error"]
    assert bool(errors) != (path.name in LEGAL)
    assert all(problem.place.file == f"content/posts/{path.name}" and problem.place.line for problem in errors)
    assert len(library.posts) == (path.name in LEGAL)


@needs_shared
@pytest.mark.parametrize("name", LEGAL)
def test_hostile_words_are_kept_letter_by_letter(name, around):
    data = (BAD / name).read_bytes()
    post, _ = read_post(f"content/posts/{name}", data, around)
    assert post.texts[""].words == data.decode().split("---\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    "data",
    [
        HEAD + "---\n" + "## nobody\n" * 90_000,
        HEAD + "---\n" + "## x\n" * 190_000,
        HEAD.replace("cafe-bluesky", ", ".join(f"c{number}" for number in range(100_000))) + "---\nHi\n",
        HEAD + "assets: [" + ", ".join(f"a{number}" for number in range(100_000)) + "]\n---\nHi\n",
    ],
    ids=["headings", "variants", "channels", "assets"],
)
def test_a_file_full_of_mistakes_is_told_of_in_a_few_words(data, tmp_path):
    from signoff.content._shelf import Shelf

    policy = _workspace.make(tmp_path, {f"assets/{number}.png": "x" for number in range(50)})
    around = Around(policy, Shelf(tmp_path, policy, []))
    _, problems = read_post("content/posts/a.md", data.encode(), around)
    assert 0 < len(problems) <= 250
