"""Each answer of a real server has its name."""

import ssl
from threading import Event

import pytest

from checks.reach._server import HOST, QUICK, Authority, Frame, serving, world
from signoff.checks import Limits, follow
from signoff.checks._reach._page import page
from signoff.checks._reach._soft import is_home, says_so

ANSWERS = {
    "/": "ok",
    "/ok": "ok",
    "/packed": "ok",
    "/missing": "not_found",
    "/status/410": "gone",
    "/status/400": "client_error",
    "/status/401": "barred",
    "/status/403": "barred",
    "/status/429": "barred",
    "/status/500": "server_error",
    "/status/503": "server_error",
    "/chain/1": "redirected",
    "/chain/10": "redirected",
    "/chain/11": "redirect_loop",
    "/circle": "redirect_loop",
    "/circle/a": "redirect_loop",
    "/to?": "client_error",
    "/to?/missing": "not_found",
    "/to?http://10.0.0.1/": "refused",
    "/to?//192.168.0.1/": "refused",
    "/to?file:///etc/hostname": "refused",
    "/to?http://user@cafe.test/": "refused",
    "/to?http://inside.test/": "refused",
    "/slow": "slow",
    "/drip": "slow",
    "/huge": "too_large",
    "/endless": "too_large",
    "/endless/video-mp4": "too_large",
    "/bomb": "too_large",
    "/broken": "no_answer",
    "/says-so": "soft_404",
    "/soft/real": "ok",
    "/soft/gone": "soft_404",
    "/home-for-all/real": "ok",
    "/home-for-all/gone": "soft_404",
}


@pytest.fixture(scope="module")
def seen():
    """All of them at once: the slow ones are waited for once."""
    with serving() as server:
        base = f"http://{HOST}:{server.port}"
        found = follow([base + path for path in ANSWERS], QUICK, world(inside_test=["10.0.0.1"]))
        yield {url.removeprefix(base): sight for url, sight in found.items()}, base


@pytest.mark.parametrize("path", ANSWERS)
def test_has_its_name(seen, path):
    sights, _ = seen
    assert sights[path].outcome == ANSWERS[path], sights[path].why
    assert bool(sights[path].why) == (ANSWERS[path] not in ("ok", "redirected"))


def test_what_was_seen_on_the_way_is_told(seen):
    sights, base = seen
    chain = sights["/chain/1"]
    assert (chain.status, chain.title, chain.via) == (200, "Menu", (f"{base}/ok",))
    assert sights["/to?/missing"].why == f"there is no such page (404) (after {base}/missing)"


TLS = {
    "good": ({}, "ok", ""),
    "another host's": ({"host": "other.test"}, "tls", "for another host"),
    "expired": ({"days": (-30, -1)}, "tls", "has expired"),
    "too early": ({"days": (2, 30)}, "tls", "not valid yet"),
    "its own": ({"known": False}, "tls", "signed by nobody but itself"),
}


@pytest.mark.parametrize("which", TLS)
def test_a_certificate_is_judged_and_its_fault_named(which, tmp_path):
    how, outcome, why = TLS[which]
    authority = Authority()
    with serving(context=authority.serve(tmp_path, **how)) as server:
        link = f"https://{HOST}:{server.port}/ok"
        sight = follow([link], QUICK, world()._replace(trust=authority.trust()))[link]
        assert sight.outcome == outcome
        assert why in sight.why
        assert bool(server.asked) == (outcome == "ok")


def test_a_stranger_who_signs_is_not_trusted(tmp_path):
    with serving(context=Authority().serve(tmp_path)) as server:
        link = f"https://{HOST}:{server.port}/ok"
        sight = follow([link], QUICK, world()._replace(trust=Authority().trust()))[link]
    assert (sight.outcome, sight.why) == ("tls", "its certificate is signed by nobody who is known")


def test_who_speaks_no_tls_is_named():
    with serving() as server:
        link = f"https://{HOST}:{server.port}/ok"
        sight = follow([link], QUICK, world())[link]
    assert (sight.outcome, sight.why) == ("tls", "what answers there does not speak TLS")


def test_each_host_of_one_address_is_asked_for_its_own_certificate(tmp_path):
    """One server, two names, a certificate for one of them: a connection of the one never serves the other."""
    authority = Authority()
    with serving(context=authority.serve(tmp_path)) as server:
        links = [f"https://{host}:{server.port}/ok" for host in (HOST, "other.test", HOST, "third.test")]
        found = follow(links, QUICK, world()._replace(trust=authority.trust()))
    assert [found[link].outcome for link in links] == ["ok", "tls", "ok", "tls"]


def test_nobody_there_is_named():
    with serving() as server:
        port = server.port
    link = f"http://{HOST}:{port}/"
    assert follow([link], QUICK, world())[link].outcome == "no_connection"


def test_a_name_that_nobody_has_is_named():
    from signoff.checks._reach._fault import Fault

    def nobody(host):
        raise Fault("no_host", f"there is no host `{host}`")

    assert (
        follow(["http://nobody.test/"], QUICK, world()._replace(look_up=nobody))["http://nobody.test/"].outcome
        == "no_host"
    )


def test_a_resolver_that_hangs_says_nothing_of_the_link():
    hung = Event()
    link = "http://hanging.test/"
    hanging = world()._replace(look_up=lambda host: hung.wait(60) and [])
    assert follow([link], Limits(answer=0.3), hanging)[link].outcome == "unknown"
    hung.set()


def test_a_long_page_is_read_from_its_beginning():
    with serving() as server:
        link = f"http://{HOST}:{server.port}/long"
        sight = follow([link], QUICK, world())[link]
    assert (sight.outcome, sight.title) == ("ok", "Long")


def test_a_frame_of_an_application_is_no_missing_page():
    with serving(Frame) as server:
        link = f"http://{HOST}:{server.port}/menu/soup"
        assert follow([link], QUICK, world())[link].outcome == "ok"


def test_whoever_sends_for_ever_is_hung_up_on():
    with serving() as server:
        follow([f"http://{HOST}:{server.port}/endless"], QUICK, world())
        assert server.hung_up == ["/endless"]


def test_a_thousand_links_are_followed_side_by_side():
    """Each answer takes a tenth of a second: one after the other there would be no time for half of them."""
    with serving() as server:
        fine = [f"http://{HOST}:{server.port}/many/{number}" for number in range(1000)]
        assert {sight.outcome for sight in follow(fine, Limits(run=50), world()).values()} == {"ok"}


def test_what_there_is_no_time_for_is_unknown():
    with serving() as server:
        slow = [f"http://h{number}.test:{server.port}/slow" for number in range(50)]
        found = follow(slow, Limits(answer=5, link=5, run=0.5, together=10), world())
    assert {sight.outcome for sight in found.values()} == {"unknown"}


SAYS_SO = {
    "Page not found | Café": True,
    "404": True,
    "Error 404 – Page not found": True,
    "Sorry, this page isn’t available": True,
    "The page you requested could not be found": True,
    "Lapa nav atrasta - Kafejnīca": True,
    "Menu | Café": False,
    "How to make a good “page not found” page": False,
    "Route 404, by bike": False,
    "Lost and found": False,
}


@pytest.mark.parametrize("title", SAYS_SO)
def test_a_page_that_says_that_it_is_none(title):
    made = page(f"<title>{title}</title><p>Back to the start".encode(), "text/html; charset=utf-8")
    assert bool(says_so(made)) == SAYS_SO[title]


HOSTILE = [b"<script" * 40_000, b"<title>" * 40_000, b"<" * 300_000, b"\xff\xfe" * 150_000, b"&#x1F600" * 40_000]


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: repr(body[:8]))
def test_whatever_a_page_is_made_of_it_is_read(body):
    assert len(page(body, "text/html; charset=punycode").title) <= 200


def test_a_title_is_one_line_that_no_terminal_obeys():
    assert page("<title>a\x1b[2J\n\u202eb</title>".encode(), "").title == "a [2J b"


@pytest.mark.parametrize("path", ["/", "/lv", "/en/", "/index.html", "/lv/index.php", "/?x=1", "/en-GB/"])
def test_a_first_page_is_one(path):
    assert is_home(path)


@pytest.mark.parametrize("path", ["/menu", "/lv/menu", "/indexed"])
def test_another_page_is_none(path):
    assert not is_home(path)


def test_a_protocol_of_the_past_is_named(tmp_path):
    authority = Authority()
    old = authority.serve(tmp_path)
    old.set_ciphers("AES128-SHA")
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with serving(context=old) as server:
        link = f"https://{HOST}:{server.port}/ok"
        sight = follow([link], QUICK, world()._replace(trust=authority.trust()))[link]
    assert sight.outcome == "tls"
    assert "no safe connection could be agreed on" in sight.why
