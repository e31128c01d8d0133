"""A look at links is an entry; whoever reads afterwards goes by it, and never to the network."""

import json

import pytest

from checks.reach._server import HOST, QUICK, hearing, serving, world
from signoff.clock import at, zone
from signoff.inbox import look_at_links
from signoff.workspace import open_workspace

REACH = "---\nkind: checks\nname: links\nlinks: {reach: %s}\n"


@pytest.fixture(name="server")
def a_server():
    with serving() as server:
        yield server


@pytest.fixture
def linked(cafe, server):
    """soup links to a page that is there, stew to one that is not."""
    cafe.link = f"http://{HOST}:{server.port}"
    cafe.write("soup", f"Soup, {cafe.link}/ok")
    cafe.write("stew", f"Stew, {cafe.link}/missing")
    with (cafe.root / "policies" / "all.yml").open("a", encoding="utf-8") as file:
        file.write(REACH % "daily")
    return cafe


def look(cafe, when="2026-12-01 10:00"):
    workspace = open_workspace(cafe.root)
    return look_at_links(workspace, workspace.posts.values(), "anna", at(when, zone("Europe/Riga")), QUICK, world())


def found(cafe, when):
    _, out, _ = cafe.run("lint", "--json", at=when)
    return [one["rule"] for one in json.loads(out)["findings"] if one["rule"].startswith("links.u")]


def test_a_look_is_one_entry_that_says_what_was_seen(linked):
    looked = look(linked)
    assert {sight.url: sight.outcome for sight in looked.seen} == {
        f"{linked.link}/ok": "ok", f"{linked.link}/missing": "not_found",
    }  # fmt: skip
    (entry,) = linked.entries()
    assert (entry["stream"], entry["do"], entry["by"]) == ("links", "look", "anna")
    missing = next(one for one in entry["saw"] if one["outcome"] == "not_found")
    assert missing == {"url": f"{linked.link}/missing", "outcome": "not_found", "status": 404,
                       "why": "there is no such page (404)"}  # fmt: skip


def test_what_was_seen_is_found_and_the_past_stays_as_it_was(linked, server):
    assert found(linked, "2026-12-01 10:30") == []
    look(linked, "2026-12-01 10:10")
    assert found(linked, "2026-12-01 10:30") == ["links.unreachable"]
    assert found(linked, "2026-12-01 10:05") == []
    linked.write("stew", f"Stew, {linked.link}/ok")
    assert found(linked, "2026-12-01 10:30") == []


def test_only_what_is_due_is_asked_again(linked, server):
    look(linked)
    server.asked.clear()
    again = look(linked, "2026-12-01 11:00")
    assert [sight.outcome for sight in again.seen] == ["not_found"]
    assert again.fresh == 1
    assert {path for _, path, _ in server.asked} == {"/missing"}
    assert {sight.outcome for sight in look(linked, "2026-12-02 10:30").seen} == {"ok", "not_found"}


def test_where_nothing_is_due_nothing_is_recorded(linked):
    linked.write("stew", "Stew of the day")
    look(linked)
    before = linked.ledger()
    assert look(linked, "2026-12-01 11:00").seen == []
    assert linked.ledger() == before


def test_a_policy_that_follows_no_links_asks_nobody(cafe, server):
    cafe.write("soup", f"Soup, http://{HOST}:{server.port}/ok")
    assert look(cafe) == ([], [], 0)
    assert (server.asked, cafe.ledger()) == ([], {})


@pytest.mark.parametrize(
    "verb",
    [["lint"], ["review", "--json"], ["status", "soup"], ["explain", "soup"], ["inbox"], ["check"], ["links", "list"]],
    ids=" ".join,
)
def test_reading_goes_nowhere_and_writes_nothing(linked, verb):
    before = linked.ledger()
    with hearing() as attempts:
        linked.run(*verb, by="anna")
    assert (attempts, linked.ledger()) == ([], before)


def test_an_act_decides_on_what_is_recorded_and_goes_nowhere(linked):
    look(linked)
    with hearing() as attempts:
        linked.does("submit", "stew", by="anna", at="10:20")
        linked.does("approve", "stew", by="janis", at="10:30")
    assert attempts == []
    assert "links.unreachable" in str(linked.status("stew")["blocked_by"])


def test_the_command_looks_and_says_what_it_saw(linked):
    for name in ("soup", "stew"):
        linked.write(name, "See http://10.0.0.1/menu and http://inside.localhost.:22/")
    with hearing() as attempts:
        status, out, err = linked.run("links", "check", by="anna")
    assert (status, attempts) == (1, [])
    assert "refused: http://10.0.0.1/menu: 10.0.0.1 is a private address" in out
    assert "2 links looked at and recorded" in err
    assert linked.run("links", "list")[1] == out
    status, out, _ = linked.run("links", "check", "--json", by="anna", at="10:30")
    assert [one["outcome"] for one in json.loads(out)["seen"]] == ["refused", "refused"]


def test_posts_that_are_over_are_left_alone(linked):
    linked.does("submit", "stew", by="anna")
    linked.does("withdraw", "stew", by="anna", at="10:10")
    with hearing():
        linked.write("soup", "Soup of the day")
        status, _, err = linked.run("links", "check", by="anna", at="10:20")
    assert status == 0
    assert "0 links looked at" in err


def test_lint_follows_them_where_it_is_asked_to(linked):
    linked.write("soup", "See http://10.0.0.1/menu")
    linked.write("stew", "Stew of the day")
    assert "1 link to be looked at" in linked.run("lint")[2]
    status, out, err = linked.run("lint", "--follow-links", by="anna")
    assert status == 1
    assert "links.unreachable" in out
    assert "1 link looked at and recorded" in err
