"""Acts through the command, on a real folder and a real database."""

import pytest

from signoff.inbox import _acting
from signoff.workspace import Workspace

ACTS = ["submit", "approve", "reject", "request-changes", "override", "withdraw"]


def test_three_people_bring_a_post_through(cafe):
    cafe.write("soup", "Soup of the day", "tags: [promotion]\n")
    cafe.does("submit", "soup", by="anna")
    assert cafe.status("soup")["steps"][0]["waiting_on"] == ["janis", "liga"]
    cafe.does("approve", "soup", by="janis", at="10:10")
    assert cafe.status("soup")["steps"][1]["waiting_on"] == ["dace", "liga"]
    cafe.does("approve", "soup", by="dace", at="10:20")
    assert (cafe.status("soup")["state"], cafe.status("soup")["publishable"]) == ("approved", True)
    assert [(entry["do"], entry["by"]) for entry in cafe.entries()] == [
        ("create", "anna"),
        ("submit", "anna"),
        ("approve", "janis"),
        ("approve", "dace"),
    ]


def test_every_verdict_says_what_it_was_decided_under(cafe):
    cafe.does("submit", "soup", by="anna")
    said = cafe.entries()[-1]
    assert said["policy"] == Workspace(cafe.root).policy.hash
    assert said["revision"] == cafe.status("soup")["revision"]
    assert {"networks", "signoff", "tzdata"} <= set(said)


@pytest.mark.parametrize(
    "arguments, by, says",
    [
        (["approve", "soup"], "anna", "author"),
        (["approve", "soup"], "dace", "not an approver"),
        (["override", "soup", "--reason", "storm"], "janis", "may not override"),
        (["approve", "soup", "--step", "legal"], "janis", "no step `legal`"),
        (["waive", "soup", "voice.term", "--reason", "x"], "dace", "there is no finding `voice.term`"),
        (["reject", "soup", "--reason", "x", "--revision", "0000"], "janis", "the post has changed since you saw it"),
        (["approve", "soup", "stew"], "janis", "stew: the post is not in review"),
    ],
)
def test_a_refusal_says_why_and_leaves_the_ledger_as_it_was(cafe, arguments, by, says):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    status, out, err = cafe.run(*arguments, by=by, at="11:00")
    assert (status, out) == (1, "")
    assert says in err
    assert cafe.ledger() == before


def test_of_several_posts_all_are_done_or_none_and_the_others_are_named(cafe):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", "stew", by="janis", at="11:00")
    assert (status, cafe.ledger() == before) == (1, True)
    assert "nothing was recorded for soup either" in err
    cafe.does("submit", "stew", by="anna", at="11:10")
    cafe.does("approve", "soup", "stew", by="janis", at="11:20")
    assert [(entry["do"], entry["stream"]) for entry in cafe.entries()][-2:] == [
        ("approve", "posts/soup"),
        ("approve", "posts/stew"),
    ]


def test_a_refusal_begins_no_ledger(cafe):
    assert cafe.run("approve", "soup", by="janis")[0] == 1
    assert not (cafe.root / ".signoff").exists()


def test_of_several_posts_all_or_none(cafe):
    cafe.does("submit", "soup", "stew", "soup", by="anna")
    assert [entry["do"] for entry in cafe.entries()] == ["create", "submit"] * 2
    cafe.does("approve", "soup", by="janis", at="10:10")
    status, _, err = cafe.run("approve", "soup", "stew", by="liga", at="10:20")
    assert status == 1 and "soup" in err
    assert cafe.status("stew")["state"] == "in_review"


def test_an_act_before_the_last_entry_is_refused(cafe):
    cafe.does("submit", "soup", by="anna", at="10:00")
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", by="janis", at="09:59")
    assert status == 1 and "earlier" in err
    assert cafe.ledger() == before


@pytest.mark.parametrize("verb", ACTS)
def test_an_act_by_nobody_of_the_team_leaves_the_ledger_as_it_was(cafe, verb):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    status, out, err = cafe.run(verb, "soup", "--reason", "x", by="jannis", at="11:00")
    assert (status, out) == (2, "") and "`jannis` is not in the team; did you mean `janis`?" in err
    assert cafe.ledger() == before


@pytest.mark.parametrize("verb", ["approve", "reject", "request-changes", "override"])
def test_a_verdict_before_the_submission_is_refused_by_its_rule(cafe, verb):
    cafe.does("submit", "stew", by="anna")
    before = cafe.ledger()
    status, _, err = cafe.run(verb, "soup", "--reason", "x", by="dace" if verb == "override" else "janis", at="11:00")
    assert status == 1 and "not in review" in err
    assert cafe.ledger() == before


def test_a_revision_that_is_gone_is_refused_with_what_is_different(cafe):
    cafe.does("submit", "soup", by="anna")
    seen = cafe.status("soup")["revision"]
    cafe.write("soup", "Soup of the week", "tags: [promotion]\n")
    cafe.does("submit", "soup", by="anna", at="10:10")
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", "--revision", seen, by="janis", at="10:20")
    assert status == 1
    for said in ("has changed since you saw it", "-Soup of the day", "+Soup of the week", "tags: was (not said)"):
        assert said in err
    assert cafe.ledger() == before


@pytest.mark.parametrize("seen", ["", "short"])
def test_a_revision_too_short_to_say_what_was_seen_is_refused(cafe, seen):
    cafe.does("submit", "soup", by="anna")
    seen = cafe.status("soup")["revision"][:3] if seen else ""
    status, _, err = cafe.run("approve", "soup", "--revision", seen, by="janis", at="10:20")
    assert status == 1 and "too short to say what you saw" in err


def test_the_revision_that_was_seen_may_be_said_in_short(cafe):
    cafe.does("submit", "soup", by="anna")
    seen = cafe.status("soup")["revision"][:12]
    cafe.does("approve", "soup", "--revision", seen, by="janis", at="10:10")


def test_what_was_decided_on_an_older_state_is_a_conflict(cafe, monkeypatch):
    """Somebody approves after the act has judged, and before it writes."""
    cafe.does("submit", "soup", by="anna")
    write = _acting._write

    def slowly(*arguments):
        monkeypatch.setattr(_acting, "_write", write)
        cafe.does("approve", "soup", by="liga", at="10:20")
        return write(*arguments)

    monkeypatch.setattr(_acting, "_write", slowly)
    status, _, err = cafe.run("reject", "soup", "--reason", "no", by="janis", at="10:20")
    assert status == 1
    assert "conflict" in err and "Look again, then decide" in err
    assert [entry["do"] for entry in cafe.entries()] == ["create", "submit", "approve"]


@pytest.mark.parametrize("verb", ACTS)
def test_a_file_with_errors_is_not_acted_on(cafe, verb):
    cafe.does("submit", "soup", by="anna")
    before = cafe.ledger()
    cafe.file("soup").write_text("---\nid: soup\nauthr: anna\n---\nSoup\n", encoding="utf-8")
    more = ["--reason", "x"]
    status, _, err = cafe.run(verb, "soup", *more, by="janis", at="11:00")
    assert status == 2
    assert "content/posts/soup.md:3" in err and "did you mean `author`" in err
    assert cafe.ledger() == before


def test_an_unrecorded_edit_is_the_actors_and_bars_the_approval_with_a_word_of_what_to_do(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.write("soup", "Soup of the week")
    before = cafe.ledger()
    status, _, err = cafe.run("approve", "soup", by="janis", at="11:00")
    assert status == 1
    assert "janis is an editor" in err
    assert "`signoff submit soup --as anna`" in err
    assert cafe.ledger() == before
    cafe.does("submit", "soup", by="anna", at="11:10")
    cafe.does("approve", "soup", by="janis", at="11:20")
    assert [entry["do"] for entry in cafe.entries()] == ["create", "submit", "edit", "submit", "approve"]


def test_a_file_changed_behind_an_approval_is_not_publishable(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.does("approve", "soup", by="janis", at="10:10")
    cafe.write("soup", "Soup, and something else")
    assert (cafe.status("soup")["state"], cafe.status("soup")["publishable"]) == ("in_review", False)


def test_a_waiver_lets_one_finding_pass_for_one_revision(cafe):
    cafe.write("soup", "Soup, not cheap")
    cafe.does("submit", "soup", by="anna")
    cafe.does("approve", "soup", by="janis", at="10:10")
    (finding,) = cafe.status("soup")["findings"]
    assert cafe.status("soup")["publishable"] is False
    cafe.does("waive", "soup", finding["rule"], "--match", "cheap", "--reason", "a quotation", by="dace", at="10:20")
    assert cafe.status("soup")["publishable"] is True
    assert [finding["waived"] for finding in cafe.status("soup")["findings"]] == [True]


def test_entries_of_another_post_change_nothing(cafe):
    cafe.does("submit", "soup", by="anna")
    cafe.does("approve", "soup", by="janis", at="10:10")
    before = cafe.status("soup")
    cafe.does("submit", "stew", by="anna", at="10:20")
    cafe.does("reject", "stew", "--reason", "no", by="liga", at="10:30")
    assert cafe.status("soup") == before


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["approve", "sop", "--as", "janis"], "no post `sop`; did you mean `soup`?"),
        (["approve", "soup", "--as", "jannis"], "`jannis` is not in the team; did you mean `janis`?"),
        (["approve", "soup"], "who are you?"),
        (["status", "sop"], "no post `sop`; did you mean `soup`?"),
        (["aprove", "soup"], "no verb `aprove`; did you mean `approve`?"),
    ],
)
def test_who_and_what_is_not_known_is_said_with_the_nearest(cafe, arguments, says):
    status, out, err = cafe.run(*arguments)
    assert (status, out) == (2, "")
    assert says in err


def test_signoff_user_says_who_acts(cafe, monkeypatch):
    monkeypatch.setenv("SIGNOFF_USER", "anna")
    assert cafe.run("submit", "soup")[0] == 0
    assert cafe.entries()[-1]["by"] == "anna"


@pytest.mark.parametrize("verb", ACTS)
def test_a_broken_policy_stops_every_act(cafe, verb):
    broken = (
        (cafe.root / "policies" / "all.yml").read_text(encoding="utf-8").replace("{role: editor}", "{roles: editor}")
    )
    (cafe.root / "policies" / "all.yml").write_text(broken, encoding="utf-8")
    status, _, err = cafe.run(verb, "soup", "--reason", "x", by="anna")
    assert status == 2 and "did you mean `role`" in err
    assert cafe.run("check")[0] == 1
    assert not (cafe.root / ".signoff").exists()
