"""Comments and suggestions decide nothing; an accepted suggestion is the author's own edit."""

import json

import pytest


@pytest.fixture
def asked(cafe):
    """soup is in review."""
    cafe.does("submit", "soup", by="anna")
    return cafe


def dos(cafe):
    return [(entry["do"], entry["by"]) for entry in cafe.entries()]


def test_a_comment_is_shown_and_counts_for_nothing(asked):
    before = asked.status("soup")
    asked.does("comment", "soup", "--text", "Which soup?", by="janis", at="10:05")
    after = asked.status("soup")
    (said,) = after.pop("remarks")
    assert (said["by"], said["text"], said["entry"]) == ("janis", "Which soup?", 3)
    assert after == before
    assert "janis says: Which soup?" in asked.run("status", "soup", at="12:00")[1]
    assert "janis says: Which soup?" in asked.run("explain", "soup", at="12:00")[1]
    asked.does("approve", "soup", by="janis", at="10:10")


def test_who_comments_does_not_take_over_an_edit_that_is_nobodys(asked):
    asked.write("soup", "Another soup")
    asked.does("comment", "soup", "--text", "Who wrote that?", by="janis", at="10:05")
    assert dos(asked)[2:] == [("comment", "janis")]
    asked.does("submit", "soup", by="anna", at="10:10")
    asked.does("approve", "soup", by="janis", at="10:20")


def test_who_comments_first_is_no_author(cafe):
    cafe.does("comment", "stew", "--text", "A draft?", by="janis")
    assert dos(cafe) == [("create", "unknown"), ("comment", "janis")]
    cafe.does("submit", "stew", by="anna", at="10:10")
    cafe.does("approve", "stew", by="janis", at="10:20")


@pytest.mark.parametrize(
    "words, by, says",
    [(["--text", " "], "janis", "without words"), (["--text", "x", "--revision", "0000"], "janis", "has changed")],
)
def test_a_comment_that_is_refused_leaves_nothing(asked, words, by, says):
    before = asked.ledger()
    status, _, err = asked.run("comment", "soup", *words, by=by, at="10:05")
    assert (status, says in err, asked.ledger() == before) == (1, True, True)


def test_an_accepted_suggestion_is_the_authors_edit_and_the_suggester_may_approve(asked):
    asked.does("suggest", "soup", "--text", "Soup of the week", "--reason", "it stays", by="janis", at="10:05")
    assert "Soup of the day" in asked.file("soup").read_text(encoding="utf-8")
    asked.does("accept-suggestion", "soup", "3", by="anna", at="10:10")
    text = asked.file("soup").read_text(encoding="utf-8")
    assert text == "---\nid: soup\nauthor: anna\nchannels: [cafe-bluesky]\nlanguage: en\n---\nSoup of the week\n"
    last = asked.entries()[-1]
    assert (last["do"], last["by"], last["accepts"], last["suggested_by"]) == ("edit", "anna", 3, "janis")
    asked.does("approve", "soup", by="janis", at="10:20")
    assert asked.status("soup")["publishable"]


@pytest.mark.parametrize("by, says", [("janis", "only its author"), ("dace", "only its author")])
def test_nobody_but_the_author_accepts(asked, by, says):
    asked.does("suggest", "soup", "--text", "Soup of the week", by="janis", at="10:05")
    before = (asked.ledger(), asked.file("soup").read_bytes())
    status, _, err = asked.run("accept-suggestion", "soup", "3", by=by, at="10:10")
    assert (status, says in err) == (1, True)
    assert (asked.ledger(), asked.file("soup").read_bytes()) == before


def test_a_suggestion_for_words_that_are_gone_is_not_accepted(asked):
    asked.does("suggest", "soup", "--text", "Soup of the week", by="janis", at="10:05")
    asked.write("soup", "Something else")
    assert "no entry tells of" in asked.run("accept-suggestion", "soup", "3", by="anna", at="10:10")[2]
    asked.does("submit", "soup", by="anna", at="10:15")
    assert "has changed since" in asked.run("accept-suggestion", "soup", "3", by="anna", at="10:20")[2]
    assert "Something else" in asked.file("soup").read_text(encoding="utf-8")


def test_what_cannot_be_written_into_the_ledger_is_taken_back_from_the_file(asked, monkeypatch):
    from signoff.errors import SignoffError
    from signoff.ledger import Ledger

    asked.does("suggest", "soup", "--text", "Soup of the week", by="janis", at="10:05")

    def full(*_, **__):
        raise SignoffError("the disk is full")

    monkeypatch.setattr(Ledger, "append", full)
    assert asked.run("accept-suggestion", "soup", "3", by="anna", at="10:10")[0] == 2
    assert "Soup of the day" in asked.file("soup").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words, says",
    [
        (["--text", "Soup of the day"], "says what stands there already"),
        (["--text", "x", "--variant", "linkedin"], "no text under"),
        (["--text", "## nowhere"], ""),
    ],
)
def test_a_suggestion_that_is_none_is_refused(asked, words, says):
    status, _, err = asked.run("suggest", "soup", *words, by="janis", at="10:05")
    assert status == (1 if says else 0) and says in err


def test_a_whole_file_may_be_suggested_but_no_other_author(asked, tmp_path):
    asked.write("other", "Soup, hot", "tags: [evergreen]\n")
    whole = asked.file("other").read_text(encoding="utf-8").replace("id: other", "id: soup")
    asked.file("other").unlink()
    file = tmp_path / "soup.md"
    file.write_text(whole.replace("author: anna", "author: janis"), encoding="utf-8")
    assert "leaves `id` and `author`" in asked.run("suggest", "soup", str(file), by="janis", at="10:05")[2]
    file.write_text(whole, encoding="utf-8")
    asked.does("suggest", "soup", str(file), by="janis", at="10:05")
    asked.does("accept-suggestion", "soup", "3", by="anna", at="10:10")
    assert asked.file("soup").read_text(encoding="utf-8") == whole


def test_remarks_are_part_of_the_json_only_where_there_are_some(asked):
    assert "remarks" not in json.loads(asked.run("explain", "soup", "--json")[1])
