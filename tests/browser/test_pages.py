"""Our pages in a real Chromium: no word on the console, no request to a network, no scrolling sideways."""

from datetime import datetime

import pytest

from browser._support import WIDTHS
from report._cafe import POLICY, POSTS, cafe, did, reviewed
from report._policy import policy_of
from report.test_plan_page import made as plan
from report.test_review_page import HOSTILE
from signoff.report import Words, page, process_page, review_page, svg_figure, table, time_of, write

pytestmark = pytest.mark.browser

LONG = {
    "long": ("anna", "cafe-instagram, cafe-facebook", "2026-12-08 09:00", "language: en\nassets: [window.png]",
             "Donaudampfschifffahrtsgesellschaft" * 9 + " https://cafe.example/" + "menu/" * 60 + " #" + "Advent" * 30),
}  # fmt: skip


def parts_of_any_page():
    at = datetime.fromisoformat("2026-12-01T09:20:00+02:00")
    words = Words("en", "Europe/Riga", at)
    rows = [(f"post {n}", time_of(at, words), n * 1000) for n in range(30)]
    drawn = '<svg width="900" height="300"><rect width="900" height="300" fill="none" stroke="currentColor"/></svg>'
    under = table(("Post", "When", "Reached"), rows, numeric=[2], caption="Reached, by post")
    return page("Parts", [svg_figure(drawn, "Half within 19 h", "n 30", under)], lead="A lead.", foot=["n 30"])


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Every kind of page, written once, by name."""
    root = tmp_path_factory.mktemp("pages")
    review = reviewed(cafe(root / "cafe"))
    hostile = cafe(root / "hostile", posts={**HOSTILE, **LONG}, history=False)
    did(hostile, 1, "anna", "submit", ["p1", "p2", "long"])
    empty = cafe(root / "empty", posts={"draft": POSTS["draft"]}, history=False)
    made = {
        "review": review_page(review),
        "review-lv": review_page(review, "lv"),
        "hostile": review_page(reviewed(hostile)),
        "nothing": review_page(reviewed(empty)),
        "process": process_page(policy_of(POLICY)),
        "process-lv": process_page(policy_of(POLICY), "lv"),
        "plan": plan(),
        "plan-hostile": plan(texts={2: "A game-changer " + "x" * 400, 3: HOSTILE["p1"][4]}, refused=[]),
        "parts": parts_of_any_page(),
    }
    for name, html in made.items():
        write(root / f"{name}.html", html)
    return {name: root / f"{name}.html" for name in made}


NAMES = ("review", "review-lv", "hostile", "nothing", "process", "process-lv", "plan", "plan-hostile", "parts")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_faults(check_page, pages, name, width, scheme):
    assert check_page(pages[name], width, scheme) == []


@pytest.mark.parametrize("name", ["hostile", "plan-hostile"])
def test_nothing_that_somebody_wrote_runs(chromium, pages, name):
    def dialogs(page):
        seen = []
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.goto(pages[name].as_uri(), wait_until="load")
        page.evaluate("document.querySelectorAll('body *').forEach(one => one.click && one.click())")
        return seen

    assert chromium.run(dialogs) == []


@pytest.mark.parametrize("name", ["review", "process", "plan"])
def test_a_page_prints_on_paper_without_losing_a_side(chromium, pages, name):
    def overflow(page):
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 673, "height": 1000})  # A4 less its margins, in CSS pixels
        page.goto(pages[name].as_uri(), wait_until="load")
        return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert chromium.run(overflow) <= 0
