"""The look at a page sees each fault that it is there to see, and nothing in a good page."""

import asyncio

import pytest

from browser._support import WIDTHS
from support import cases

GOOD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Review</title>
</head>
<body>
<main><h1>Nothing waits</h1>
%s
</main>
</body>
</html>"""

pytestmark = pytest.mark.browser


@pytest.fixture
def page(tmp_path):
    """Write a page whose one `old` is `new`, and return its path."""

    def write(old="%s", new="<p>All is well.</p>"):
        assert GOOD.count(old) == 1
        path = tmp_path / "page.html"
        path.write_text(GOOD.replace(old, new).replace("%s", ""), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_good_page_has_no_faults(check_page, page, width, scheme):
    assert check_page(page(), width, scheme) == []


@pytest.mark.parametrize("case", cases("browser", "bad_pages"), ids=lambda case: case["name"])
def test_each_fault_is_seen(check_page, page, case):
    faults = check_page(page(case.get("in", "%s"), case["body"]), case.get("width", 1280))
    assert [fault for fault in faults if case["fault"] in fault], faults


@pytest.mark.parametrize("case", [c for c in cases("browser", "bad_pages") if "fine_at" in c], ids=lambda c: c["name"])
def test_a_fault_of_one_width_is_not_seen_at_the_other(check_page, page, case):
    assert check_page(page(case.get("in", "%s"), case["body"]), case["fine_at"]) == []


def test_the_browser_leaves_room_for_an_event_loop(chromium):
    """Notebooks are run by an event loop, in tests that share their process with a browser."""

    async def loop_of_ones_own():
        return chromium.run(lambda page: page.evaluate("6 * 7"))

    assert asyncio.run(loop_of_ones_own()) == 42
