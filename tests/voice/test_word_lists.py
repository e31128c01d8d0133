"""Word lists out to CSV and back: nothing is lost, no hand-written file is touched, and every row is answered for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import signoff
from signoff.cli import main
from signoff.errors import SignoffError
from signoff.policy import nodes
from signoff.voice.word_lists import Row, document_text, is_ours, plan, read, rows, written
from signoff.workspace import OPENED, Workspace
from workspaces import NOW, small, starter

VOICE = """---
kind: voice
name: words
terms:
  forbidden:
    en:
      - cheap   # this comment is a person's
      - {word: sold out, why: "we say =gone=", instead: gone, except: [sold out of habit], when: {market: LV}}
    lv: ["lēt*"]
  preferred: {en: {customer*: guests}}
tone: {never_says: [insane]}
formality: {slang: {en: ["-ish"]}}
inclusive: {lv: {invalīd*: cilvēks}}
"""
TARGET = "policies/voice-list-terms.yml"
HEAD = "list,language,word,instead,why,except,when\n"


@pytest.fixture
def root(tmp_path):
    return small(tmp_path / "w", VOICE)


def run(root, *arguments):
    return main(["words", *map(str, arguments), "--workspace", str(root), "--now", NOW])


def bring(root, text, *more):
    table = root / "terms.csv"
    table.write_text(text, encoding="utf-8")
    return run(root, "import", table, *more)


def made(root):
    return (root / TARGET).read_text("utf-8")


def words_of(root):
    return {(row.list, row.language, row.word): row.said for row in rows(Workspace(root).proposal)}


def test_what_goes_out_comes_back_as_it_was(root):
    out = rows(Workspace(root).proposal)
    back, refused = read("terms.csv", written(out).encode())
    assert refused == []
    assert [(row.key, row.said) for _, row in back] == [(row.key, row.said) for row in out]
    assert len(out) == 7


def test_an_unchanged_table_changes_nothing(root, capsys):
    assert run(root, "export", root / "terms.csv") == 0
    assert run(root, "import", root / "terms.csv") == 0
    assert "7 known already" in capsys.readouterr().err
    assert not (root / TARGET).exists()


def test_the_starters_lists_too(tmp_path, capsys):
    root = starter(tmp_path / "w")
    assert run(root, "export", tmp_path / "all.csv") == 0
    assert run(root, "import", tmp_path / "all.csv", "--json") == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["new"], done["changed"], done["gone"], done["refused"]) == ([], [], [], [])
    assert done["known"] > 10


def test_new_words_are_a_policy_file_that_check_accepts_and_lint_finds(root):
    text = 'forbidden,en,lentils,beans,sold out,red lentils | lentils soup,"{""market"": ""LV""}"\nslang,,yolo,,,,\n'
    assert bring(root, HEAD + text + "preferred,en,sneaker*,running shoes,,,\n") == 0
    assert main(["check", "--workspace", str(root)]) == 0
    found = words_of(root)
    assert found["forbidden", "en", "lentils"] == {
        "instead": "beans", "why": "sold out", "except": ("red lentils", "lentils soup"), "when": {"market": "LV"},
    }  # fmt: skip
    assert found["slang", "", "yolo"] == {}
    linted = signoff.open(root, NOW).lint("Yolo sneakers!", "cafe-bluesky")
    assert linted["rule"].to_list() == ["voice.formality", "voice.preferred_term"]


def test_the_same_table_again_is_the_same_bytes(root):
    bring(root, HEAD + "forbidden,en,lentils,,,,\n")
    before = made(root)
    bring(root, HEAD + "forbidden,en,lentils,,,,\n")
    assert made(root) == before
    assert is_ours(before)


def test_a_change_of_the_table_is_one_of_the_file_and_is_named(root, capsys):
    bring(root, HEAD + "forbidden,en,lentils,,,,\nforbidden,en,peas,,,,\n")
    capsys.readouterr()
    assert bring(root, HEAD + "forbidden,en,lentils,beans,,,\nforbidden,en,leeks,,,,\n") == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ forbidden en: leeks", "~ forbidden en: lentils → beans", "- forbidden en: peas",
    ]  # fmt: skip


def test_a_persons_file_is_never_touched_and_what_differs_is_told_with_its_line(root, capsys):
    before = (root / "policies/all.yml").read_bytes()
    assert bring(root, HEAD + "forbidden,en,Cheap,fair,,,\nforbidden,en,peas,,,,\n") == 1
    said = capsys.readouterr().err
    assert "terms.csv:2: not taken: `Cheap` stands at policies/all.yml:" in said
    assert "with another `instead`" in said
    assert (root / "policies/all.yml").read_bytes() == before
    assert ("forbidden", "en", "peas") in words_of(root)


def test_a_file_that_a_hand_changed_is_not_written_over(root, capsys):
    bring(root, HEAD + "forbidden,en,lentils,,,,\n")
    (root / TARGET).write_text(made(root) + "# ask Ilze\n", encoding="utf-8")
    before = made(root)
    assert bring(root, HEAD + "forbidden,en,peas,,,,\n") != 0
    assert "it is not written over" in capsys.readouterr().err
    assert made(root) == before
    assert bring(root, HEAD + "forbidden,en,peas,,,,\n", "--to", "voice-peas.yml") == 0


def test_a_row_that_cannot_be_read_takes_no_word_away(root):
    bring(root, HEAD + "forbidden,en,lentils,,,,\nforbidden,en,peas,,,,\n")
    assert bring(root, HEAD + "forbiden,en,lentils,,,,\nforbidden,en,peas,,,,\n") == 1
    assert {("forbidden", "en", "lentils"), ("forbidden", "en", "peas")} <= words_of(root).keys()


def test_a_dry_run_writes_nothing(root, capsys):
    assert bring(root, HEAD + "forbidden,en,lentils,,,,\n", "--dry-run") == 0
    assert "would be 1 new" in capsys.readouterr().err
    assert not (root / TARGET).exists()


REFUSED = [
    ("forbiden,en,x,,,,", "did you mean `forbidden`"),
    ("forbidden,en,,,,,", "there is no word"),
    ("preferred,en,x,,,,", "`instead` is empty"),
    ("preferred,,x,y,,,", "`language` is empty"),
    ("inclusive,en,x,y,because,,", "no place for `why`"),
    ("forbidden,English!,x,,,,", "no language tag"),
    ("forbidden,en,x,,,,{market", "no JSON"),
    ("forbidden,en,x,,,,3", "`when` is a mapping"),
    ('forbidden,en,"x"y,,,,', "not doubled"),
    ("forbidden,en,cheap,other,,,", "stands at policies/all.yml"),
]


@pytest.mark.parametrize(("row", "because"), REFUSED)
def test_a_row_is_refused_with_its_reason(root, row, because):
    found = plan("terms.csv", f"{HEAD}{row}\n".encode(), Workspace(root).proposal, TARGET, OPENED)
    (one,) = found.refused
    assert one.line == 2
    assert because in one.because


def test_a_table_that_says_two_things_of_a_word_is_told(root):
    table = f"{HEAD}forbidden,en,peas,beans,,,\nforbidden,en,Peas,leeks,,,\n".encode()
    found = plan("terms.csv", table, Workspace(root).proposal, TARGET, OPENED)
    assert [(one.line, "twice" in one.because) for one in found.refused] == [(3, True)]


@pytest.mark.parametrize(("text", "said"), [("", "empty"), ("word\nx\n", "no column `list`")])
def test_a_file_that_is_no_list_is_refused_whole(root, text, said):
    with pytest.raises(SignoffError, match=said):
        plan("terms.csv", text.encode(), Workspace(root).proposal, TARGET, OPENED)


def test_words_that_no_policy_could_hold_are_refused_and_nothing_is_written(root, capsys):
    assert bring(root, HEAD + "forbidden,en,l*ntils,,,,\n") != 0
    assert "does not end a word" in capsys.readouterr().err
    assert not (root / TARGET).exists()


@pytest.mark.parametrize("name", ["../out.yml", "a/b.yml", "words.txt", ".yml"])
def test_the_file_lies_in_the_policies(root, name):
    assert bring(root, HEAD + "forbidden,en,peas,,,,\n", "--to", name) == 2


def test_a_spreadsheet_runs_nothing_and_reads_its_letters(root):
    run(root, "export", root / "out.csv")
    data = (root / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "'-ish" in data.decode("utf-8-sig")


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="|\ufeff\ufffe\uffff"), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=5))
def test_any_words_go_out_and_in(said):
    out = [Row(list="forbidden", language="en", word=a.strip(), instead=b.strip(), why=c.strip()) for a, b, c in said]
    out = [row for row in out if row.word]
    back, refused = read("t.csv", written(out).encode())
    assert refused == []
    assert [row for _, row in back] == out


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5))
def test_any_words_can_be_read_as_yaml(said):
    found = [Row(list="forbidden", language="lv", word=a, why=b) for a, b in said]
    problems = []
    (node,) = nodes("f.yml", document_text("t.csv", "t", found).encode(), problems)
    entries = node.value["terms"]["forbidden"]["lv"]
    there = sorted((one, "") if isinstance(one, str) else (one["word"], one.get("why", "")) for one in entries)
    assert there == sorted((row.word, row.why) for row in found)
