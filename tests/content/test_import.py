"""Importing tables: every example file and many small ones, row by row."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from openpyxl import Workbook

from content._workspace import NETWORKS, POLICY, cafe, make, planned
from signoff.content import open_content
from signoff.content.suites import KINDS, read_table
from signoff.errors import SignoffError
from signoff.policy import Policy, document, nodes, write_new
from support import SHARED, cases, needs_shared

EXAMPLES = SHARED / "formats" / "examples"
ARCHIVE = SHARED / "posts" / "official-account-tweets.csv"


def fits(found, expected):
    """Whether the briefs are as many as expected, each beginning with what is expected."""
    return len(found) == len(expected) and all(map(str.startswith, found, map(str, expected)))


def seen(taken, wanted):
    """What a taken row is like, as far as the case speaks of it."""
    front = msgspec.to_builtins(taken.post.front)
    words = taken.post.texts[""].words
    found = {**front, "line": taken.line, "begins": words[: len(wanted.get("begins", ""))]}
    return {key: found[key] for key in wanted}


def check(case, source, **more):
    said = {**case.get("says", {}), **more}
    if "stops" in case:
        with pytest.raises(SignoffError) as error:
            planned(source, **said)
        assert case["stops"] in str(error.value)
        return
    plan = planned(source, **said)
    assert [seen(*each) for each in zip(plan.taken, case["posts"], strict=True)] == case["posts"]
    assert fits([f"{each.line} {each.because}" for each in plan.refused], case.get("refused", [])), plan.refused
    assert fits([f"{each.line} {each.because}" for each in plan.notices], case["notices"]), plan.notices
    assert (plan.format, list(plan.unused)) == (case.get("format", "table"), case.get("unused", []))


@needs_shared
@pytest.mark.parametrize("case", cases("content", "suites"), ids=lambda case: case["file"])
def test_the_example_files(case):
    check(case, EXAMPLES / case["file"])


@needs_shared
def test_every_example_file_stands_in_the_table():
    named = {Path(case["file"]).name for case in cases("content", "suites")}
    folders = (EXAMPLES, SHARED / "badinput" / "csv")
    assert named == {path.name for folder in folders for path in folder.glob("*.csv")}


@pytest.mark.parametrize("case", cases("content", "tables"), ids=lambda case: case["is"])
def test_any_table(case):
    check(case, case["table"].encode(), name="table.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding):
    plan = planned("text\nNāc ciemos ☕\n".encode(encoding))
    assert plan.posts[0].texts[""].words == "Nāc ciemos ☕"


@pytest.mark.parametrize(("byte", "letter"), [(b"\x80", "€"), (b"\x8f", "\x8f"), (b"\x9d", "\x9d"), (b"\xe9", "é")])
def test_bytes_of_windows_and_those_that_it_lacks(byte, letter):
    assert planned(b"text\na" + byte + b"b\n").posts[0].texts[""].words == f"a{letter}b"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator):
    row = separator.join(["Hi, all; of\tyou".replace(separator, " "), "https://a.example"])
    plan = planned(f"text{separator}link\n{row}\n".encode())
    assert plan.posts[0].front.link == "https://a.example"


def test_words_know_where_they_stand_in_the_file():
    plan = planned(b'link,text\na,"\n one\n\ntwo "\nb,three\n')
    assert [post.texts[""].lines for post in plan.posts] == [((3, 1), (4, 1), (5, 1)), ((6, 3),)]


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook():
    rows = [["Text", "Date", "Time", "Link"], ["Hi", datetime(2026, 12, 1), "09:00"], [], ["Bad", "soon", "09:00"]]
    plan = planned(workbook(*rows), name="plan.xlsx")
    assert [(taken.line, taken.post.front.schedule) for taken in plan.taken] == [(2, "2026-12-01 09:00")]
    assert [(each.line, each.because) for each in plan.refused] == [(4, "`soon` is no day")]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 100, workbook(["A"])[:-50]])
def test_a_workbook_that_is_none_is_refused_with_words(data):
    with pytest.raises(SignoffError, match="workbook"):
        planned(data)


def test_without_a_workspace_channels_are_what_the_file_or_the_person_calls_them():
    by_file = read_table(b'text,platforms\nHi,"Twitter, bluesky"\n', name="plan.csv")
    by_person = read_table(b"text\nHi\n", network="linkedin")
    by_both = read_table(b"text,channel\nHi,Our page\n", network="linkedin")
    found = [plan.posts[0].channels for plan in (by_file, by_person, by_both)]
    assert found == [("x", "bluesky"), ("linkedin",), ("linkedin",)]
    assert [by_file.posts[0].file, by_both.notices[0].because] == [
        "plan.csv",
        "`Our page` is no channel here; linkedin was taken",
    ]


def test_a_network_with_two_channels_must_be_said():
    policy = POLICY + "  - {name: bar-bluesky, network: bluesky}\n"
    accounts = Policy([document(node, {}, []) for node in nodes("a.yml", policy.encode(), [])], NETWORKS).channels
    plan = planned(b"text,channel\nHi,bluesky\nHo,bar-bluesky\n", accounts=accounts, channel="")
    assert [each.because for each in plan.refused] == [
        "`bluesky` may be `cafe-bluesky` or `bar-bluesky`; say which with `--channel`"
    ]


def test_the_same_file_again_adds_nothing_and_an_edited_post_stays(tmp_path):
    policy = make(tmp_path)
    plan = planned(b"text,date\nHi,2026-12-01 09:00\nHo,\n")
    write_new({tmp_path / name: data for name, data in plan.files(()).items()})
    path = tmp_path / next(iter(plan.files(())))
    path.write_text(path.read_text().replace("Hi", "Hello"))
    library, problems = open_content(tmp_path, policy)
    assert (problems, planned(b"text,date\nHi,2026-12-01 09:00\nHo,\n").files(library.posts)) == ([], {})
    assert path.read_text().endswith("Hello\n")


def test_nothing_is_half_written(tmp_path):
    make(tmp_path)
    files = {tmp_path / name: data for name, data in planned(b"text\nHi\nHo\n").files(()).items()}
    last = list(files)[-1]
    last.parent.mkdir(parents=True)
    last.write_text("mine")
    with pytest.raises(SignoffError, match="is there already"):
        write_new(files)
    assert [path.read_text() for path in last.parent.iterdir()] == ["mine"]


def test_hootsuite_is_never_recognised():
    assert [name for name in KINDS if KINDS[name].recognise(["12/01/2026 09:00", "Hi", "https://a.example"])] == []


def test_every_format_says_how_surely_it_is_known_and_from_where():
    for name in KINDS:
        assert KINDS[name].SURE in ("A", "B") or name == "hootsuite"
        assert f"Sure: {KINDS[name].SURE}" in KINDS[name].__doc__
        assert "Source: " in KINDS[name].__doc__
        assert "read 2026-11" in KINDS[name].__doc__


@needs_shared
def test_the_archive_of_an_account_comes_in_whole_and_is_opened_again(tmp_path):
    plan = planned(ARCHIVE, date_order="mdy")
    assert (plan.rows, len(plan.taken), plan.refused) == (3207, 3207, ())
    assert plan.unused == ("url", "replies", "retweets", "favorites", "user")
    write_new({tmp_path / name: data for name, data in plan.files(()).items()})
    library, problems = open_content(tmp_path, cafe())
    assert problems == []
    for post in plan.posts:
        again = library.posts[post.id]
        assert (again.texts[""].words, again.slot, again.revision) == (post.texts[""].words, post.slot, post.revision)


@needs_shared
def test_the_archive_does_not_say_which_is_the_month():
    with pytest.raises(SignoffError, match="date-order"):
        planned(ARCHIVE)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"text" + b"," * 2000 + b"\n", "more than 1,000 cells"),
        (b"text\n" + b"a\n" * 100_001, "more than 100,000 rows"),
    ],
    ids=["cells", "rows"],
)
def test_a_table_that_is_too_large_is_refused_at_once(data, said):
    with pytest.raises(SignoffError, match=said):
        planned(data)


def test_a_text_that_no_network_takes_is_refused():
    plan = planned(b"text\n" + b"a" * 100_001 + b"\n")
    assert [each.because for each in plan.refused] == ["its text has 100,001 characters; no network takes so many"]


def test_nothing_is_written_through_a_link_that_leads_out(tmp_path):
    make(tmp_path / "w", {"posts/a.txt": ""})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "w" / "content" / "posts" / "cafe-bluesky").symlink_to(tmp_path / "elsewhere")
    files = {tmp_path / "w" / name: data for name, data in planned(b"text\nHi\n").files(()).items()}
    with pytest.raises(SignoffError, match="leads out"):
        write_new(files, inside=tmp_path / "w")
    assert list((tmp_path / "elsewhere").iterdir()) == []
