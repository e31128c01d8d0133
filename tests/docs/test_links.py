"""Every link of the documentation leads somewhere, into a page too."""

import pytest

from docs._pages import PAGES, anchors, links
from support import ROOT


def missing(page):
    for link in links(page):
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        if "://" in link or link.startswith("mailto:"):
            continue
        if not path.is_relative_to(ROOT) or not path.exists():
            yield f"{link}: there is no such file"
        elif anchor and anchor not in anchors(path):
            yield f"{link}: {path.name} has no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    assert list(missing(page)) == []


def test_every_page_is_linked_from_another():
    led_to = {
        (page.parent / link.partition("#")[0]).resolve() for page in PAGES for link in links(page) if "://" not in link
    }
    alone = [page for page in PAGES if page not in led_to and page.parent.name != "decisions"]
    assert alone == [ROOT / "README.md"]


def test_a_broken_link_is_seen(tmp_path):
    page = ROOT / "docs" / "dependencies.md"
    assert "core" in anchors(page) and "cores" not in anchors(page)
    broken = tmp_path / "page.md"
    broken.write_text("[a](nowhere.md) [b](#no) ![c](no.png)\n\n# Yes\n", encoding="utf-8")
    assert len(list(missing(broken))) == 3
