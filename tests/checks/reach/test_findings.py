"""What was seen of a link is found in posts: by its name, dated, and only where the policy asks."""

from datetime import datetime, timedelta

import msgspec
import pytest

from checks._support import NOW, found_in, library_of, policy_of, post
from signoff.checks import due, last_looks
from signoff.content import Sight, Sights

LINK = "https://cafe.test/menu"
NAMES = {
    "ok": None, "redirected": None, "barred": None, "too_large": None, "unknown": None, "something new": None,
    "not_found": "unreachable", "gone": "unreachable", "client_error": "unreachable", "server_error": "unreachable",
    "slow": "unreachable", "refused": "unreachable", "no_host": "unreachable", "no_connection": "unreachable",
    "no_answer": "unreachable", "soft_404": "soft_404", "redirect_loop": "redirect_loop", "tls": "tls",
}  # fmt: skip
SEVERITY = {"soft_404": "warning"}


class Told(Sights):
    """Looks that a test tells of."""

    def __init__(self, *looks: Sight) -> None:
        super().__init__()
        self.__dict__["_by_url"] = {LINK: list(looks)}


def at(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def seen(outcome: str, hours: float = 1.0) -> Sight:
    return Sight(url=LINK, outcome=outcome, why="it is as it is", at=at(hours))


def library(*looks: Sight):
    return msgspec.structs.replace(library_of({}), seen=Told(*looks))


def policy(reach="daily", **more):
    return policy_of({"kind": "checks", "links": {"reach": reach}, **more})


@pytest.mark.parametrize("outcome", NAMES)
def test_each_name_is_the_finding_of_the_contract(outcome):
    found = found_in(policy(), post(f"See {LINK}."), library=library(seen(outcome)))
    what = NAMES[outcome]
    assert [(one.rule, one.match, one.span, one.severity) for one in found] == (
        [(f"links.{what}", LINK, (5, 26), SEVERITY.get(what, "error"))] if what else []
    )


def test_it_says_when_it_was_seen():
    (found,) = found_in(policy(), post(LINK), library=library(seen("gone")))
    assert found.message == "this link: it is as it is; seen 2026-11-20 09:00"


def test_never_finds_nothing():
    assert found_in(policy("never"), post(LINK), library=library(seen("gone"))) == []


def test_a_severity_is_the_policys():
    heard = policy(severity={"links.unreachable": "warning", "links.tls": "ignore"})
    assert [one.severity for one in found_in(heard, post(LINK), library=library(seen("gone")))] == ["warning"]
    assert found_in(heard, post(LINK), library=library(seen("tls"))) == []


def test_the_last_look_counts_and_the_past_has_its_own():
    looks = library(seen("gone", 30), seen("ok", 2))
    assert found_in(policy(), post(LINK), library=looks) == []
    then = found_in(policy(), post(LINK), library=looks, now=at(3))
    assert [one.rule for one in then] == ["links.unreachable"]
    assert found_in(policy(), post(LINK), library=looks, now=at(31)) == []


DUE = [
    ("daily", [], True),
    ("daily", [seen("ok", 23)], False),
    ("daily", [seen("barred", 23)], False),
    ("daily", [seen("ok", 24)], True),
    ("daily", [seen("server_error", 1)], True),
    ("daily", [seen("server_error", 2), seen("ok", 1)], False),
    ("always", [seen("ok", 0)], True),
    ("never", [], False),
]


@pytest.mark.parametrize(("reach", "looks", "expected"), DUE)
def test_what_is_due_is_looked_at(reach, looks, expected):
    assert due([post(LINK)], policy(reach), library(*looks), NOW) == [LINK] * expected


def test_each_link_is_named_once_and_what_is_none_is_not():
    texts = [post(f"{LINK} {LINK}"), post("cafe.lv/a, @anna, https://[link] `https://code.test/`", id="q")]
    assert list(last_looks(texts, policy(), library(), NOW)) == [LINK, "cafe.lv/a"]
