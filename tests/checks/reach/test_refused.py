"""Nothing is connected to that is not the public web: every connection of the process is listened to."""

from ipaddress import ip_address

import pytest

from checks.reach._server import HERE, HOST, QUICK, hearing, serving, world
from signoff.checks import World, follow
from signoff.checks._reach._target import target
from support import CASES, SHARED, documents, needs_shared

TABLE = documents(CASES / "checks" / "reach" / "addresses.yaml")[0]
FILE = SHARED / "badinput" / "links" / "must-refuse.txt"
MUST_REFUSE = FILE.read_text("utf-8").split() if FILE.is_file() else []
PUBLIC = ip_address("93.184.215.14")


def as_case(case):
    return World(look_up=lambda host: [ip_address(one) for one in case.get("address", [str(PUBLIC)])])


@pytest.mark.parametrize("case", TABLE["refused"], ids=lambda case: case["url"])
def test_is_refused_before_any_connection(case):
    with hearing() as attempts:
        sight = follow([case["url"]], QUICK, as_case(case))[case["url"]]
    assert (sight.outcome, attempts) == ("refused", [])
    assert case["because"] in sight.why


@pytest.mark.parametrize("case", TABLE["read"], ids=lambda case: case["url"])
def test_is_read_in_one_way(case):
    assert target(case["url"]).url == case["is"]


def test_the_listener_hears_a_connection_that_is_made():
    with serving() as server, hearing() as attempts:
        sight = follow([f"http://{HOST}:{server.port}/ok"], QUICK, world())
        assert [one.outcome for one in sight.values()] == ["ok"]
    assert set(attempts) == {("127.0.0.1", server.port)}


@needs_shared
def test_what_must_be_refused_is_and_a_good_link_beside_it_is_fetched():
    with serving() as server, hearing() as attempts:
        good = f"http://{HOST}:{server.port}/ok"
        names = World(allow=(), look_up=lambda host: [HERE])
        found = follow(MUST_REFUSE, QUICK, names)
        assert [] == attempts == server.asked
        assert follow([good], QUICK, world())[good].outcome == "ok"
    assert {sight.outcome for sight in found.values()} == {"refused"}
    assert len(found) == len(MUST_REFUSE) > 10


@needs_shared
@pytest.mark.parametrize("url", MUST_REFUSE)
def test_a_redirect_there_is_refused_too(url):
    with serving() as server, hearing() as attempts:
        link = f"http://{HOST}:{server.port}/to?{url}"
        # The good host may be connected to by its port alone: every other connection would be heard.
        sight = follow([link], QUICK, world())[link]
    if url.startswith("http://127.0.0.1") or "127。" in url:
        assert sight.outcome in ("no_connection", "refused")  # the test's own door lets it through to nobody
    else:
        assert sight.outcome == "refused"
        assert {port for _, port, *_ in attempts} == {server.port}


def test_a_name_that_changes_its_answer_is_refused_when_it_does():
    answers = [[HERE], [ip_address("10.0.0.1")]]

    def changing(host):
        return answers.pop(0) if host == "changing.test" and len(answers) > 1 else [HERE]

    with serving() as server, hearing() as attempts:
        link = f"http://changing.test:{server.port}/ok"
        assert follow([link], QUICK, World(allow=[HERE], look_up=changing))[link].outcome == "ok"
        again = follow([link], QUICK, World(allow=[HERE], look_up=lambda host: answers[0]))[link]
    assert again.outcome == "refused"
    assert set(attempts) == {("127.0.0.1", server.port)}


def test_what_is_connected_to_is_what_was_looked_up_once():
    asked = []

    def once(host):
        asked.append(host)
        return [HERE]

    with serving() as server, hearing() as attempts:
        link = f"http://rebinding.test:{server.port}/chain/3"
        assert follow([link], QUICK, World(allow=[HERE], look_up=once))[link].outcome == "redirected"
    assert asked == ["rebinding.test"]
    assert set(attempts) == {("127.0.0.1", server.port)}


def test_the_environment_sets_no_proxy(monkeypatch):
    with serving() as proxy, serving() as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        link = f"http://{HOST}:{server.port}/ok"
        assert follow([link], QUICK, world())[link].outcome == "ok"
        assert proxy.asked == []


def test_nothing_that_tells_who_asks_is_sent(monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {HOST} login anna password secret1\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving() as server:
        base = f"http://{HOST}:{server.port}"
        follow([f"{base}/cookie"], QUICK, world())
        follow([f"{base}/cookie", f"{base}/to?/cookie"], QUICK, world())
        sent = {name.lower() for _, _, headers in server.asked for name in headers}
    assert sent == {"host", "user-agent", "accept", "accept-encoding", "connection"}
