"""The parts of a page: everything given is escaped, links open pages only, times are exact, drawings have words."""

from datetime import datetime

import pytest
from markupsafe import Markup

from signoff.report import Words, link, page, seen, svg_figure, table, time_of, write

NOW = datetime.fromisoformat("2026-12-01T09:20:00+02:00")
SVG = '<svg width="200" height="100"><defs><clipPath id="c"/></defs><rect clip-path="url(#c)"/></svg>'


def test_a_page_is_whole_and_escapes_what_it_is_given():
    html = page("<b>Review</b>", ["<script>alert(1)</script>", Markup("<p>fine</p>")], lead="a & b", foot=["<i>"])
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>&lt;b&gt;Review&lt;/b&gt;</title>" in html
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in html
    assert "<p>fine</p>" in html
    assert "a &amp; b" in html
    assert "&lt;i&gt;" in html


def test_a_page_says_its_language_and_forbids_everything_from_elsewhere():
    html = page("Pārskats", [], language="lv")
    assert '<html lang="lv">' in html
    assert "default-src 'none'" in html


def test_a_table_aligns_its_figures_and_names_each_cell():
    html = table(("Step", "Hours"), [("editor", 12), ("<legal>", "")], numeric=[1], caption="Last week")
    assert '<th role="columnheader" scope="col" class="number">Hours</th>' in html
    assert '<td role="cell" class=" number" data-head="Hours">12</td>' in html
    assert "&lt;legal&gt;" in html
    assert "<caption>Last week</caption>" in html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "file:///etc"])
def test_what_is_no_page_is_no_link(address):
    assert "<a" not in link(address)


def test_a_link_opens_without_handing_anything_over():
    made = link('https://a.example/?q="><script>', "our <page>")
    assert 'rel="noreferrer noopener"' in made
    assert "<script>" not in made
    assert "our &lt;page&gt;" in made


def test_a_time_is_said_and_exact():
    words = Words("en", "Europe/Riga", NOW)
    at = datetime.fromisoformat("2026-12-01T12:20:00+00:00")
    assert time_of(at, words) == (
        '<time datetime="2026-12-01T14:20:00+02:00" title="2026-12-01 14:20:00+02:00 Europe/Riga">'
        "Tue 1\u00a0Dec, 14:20 (in 5\u00a0h)</time>"
    )
    assert time_of(None, words) == "no time set"


def test_a_foreign_text_keeps_its_direction_to_itself():
    assert seen("<a>\u202e") == (
        '<bdi>&lt;a&gt;<span class="unseen" title="U+202E right-to-left override">RLO</span></bdi>'
    )


def test_a_drawing_is_named_bounded_and_has_ids_of_its_own():
    one, other = svg_figure(SVG, "Half within 19 h", "median 19, n 31"), svg_figure(SVG, "Another", "n 2")
    assert 'role="img"' in one
    assert ">Half within 19 h</title>" in one
    assert ">median 19, n 31</desc>" in one
    assert 'viewBox="0 0 200 100" width="100%" style="max-width:200px"' in one
    assert 'id="c"' not in one
    assert one.split("url(#")[1] != other.split("url(#")[1]


def test_the_same_drawing_is_the_same_bytes():
    assert svg_figure(SVG, "A", "b") == svg_figure(SVG, "A", "b")


@pytest.mark.parametrize("svg", ["<p>", "<svg><script>1</script></svg>", '<svg onload="x()"></svg>'])
def test_what_is_no_plain_drawing_is_refused(svg):
    with pytest.raises(ValueError, match="without scripts"):
        svg_figure(svg, "a", "b")


def test_a_page_is_written_whole(tmp_path):
    write(tmp_path / "out" / "page.html", page("Ā", []))
    assert "<h1>Ā</h1>" in (tmp_path / "out" / "page.html").read_text("utf-8")
