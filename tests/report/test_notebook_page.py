"""A notebook that was run, as a page: its words and outputs, no code, no scripts, no other hosts."""

import pytest

from browser._support import WIDTHS
from signoff.report import notebook_page

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
SVG = '<svg width="10" height="10"><title>A dot</title><desc>one</desc><circle r="3"/></svg>'


def shown(kind, value):
    return {"output_type": "execute_result", "data": {kind: value}, "metadata": {}, "execution_count": 1}


def code(source, *outputs, tags=()):
    return {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}, "outputs": list(outputs)}


def words(source):
    return {"cell_type": "markdown", "source": source, "metadata": {}}


TABLE = ["<table class='dataframe'><thead><tr><th>a</th></tr></thead>", "<tbody><tr><td>1</td></tr></tbody></table>"]
CELLS = [
    words("# The week\n\nWhat *happened*."),
    code("week = 'hidden code'", tags=["parameters"]),
    code("frame()", shown("text/html", TABLE)),
    code("chart()", shown("image/svg+xml", SVG)),
    code("picture()", {**shown("image/png", PNG), "metadata": {"image/png": {"alt": "One pixel"}}}),
    code("print()", {"output_type": "stream", "name": "stdout", "text": "<b>printed</b>"}),
    code("text()", shown("text/plain", "'plain'")),
    code("fails()", {"output_type": "error", "ename": "KeyError", "evalue": "'reach'", "traceback": []}),
]  # fmt: skip


def page(*cells, **more):
    return notebook_page({"cells": list(cells), "nbformat": 4}, title="weekly", **more)


def test_the_first_heading_is_the_title_and_stands_once():
    html = page(*CELLS)
    assert "<title>The week</title>" in html
    assert html.count("The week") == 2
    assert "<title>weekly</title>" in page(words("no heading"))


def test_there_is_no_code_and_every_output():
    html = page(*CELLS)
    assert "hidden code" not in html
    assert "frame()" not in html
    for said in ("<td>1</td>", "A dot", "One pixel", "&lt;b&gt;printed&lt;/b&gt;", "&#39;plain&#39;", "KeyError: "):
        assert said in html


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src='https://cdn.example/x.js'></SCRIPT >",
        "<script src=https://cdn.example/x.js>",
        "<iframe src='https://a.example'></iframe>",
        "<link rel=stylesheet href='https://a.example/x.css'>",
        "<meta http-equiv=refresh content='0;url=https://a.example'>",
    ],
)
def test_what_would_run_or_ask_for_other_hosts_is_left_out(evil):
    html = page(code("", shown("text/html", f"before {evil} after")))
    body = html.partition("<main>")[2]
    assert "before" in body
    assert not any(sign in body.lower() for sign in ("<script", "<iframe", "<link", "<meta", "cdn.example/x.js"))


def test_html_in_markdown_is_text():
    assert "<img" not in page(words("<img src=x onerror=alert(1)>"))


def test_a_drawing_with_a_script_is_named_and_not_shown():
    html = page(code("", shown("image/svg+xml", "<svg><title>Bad</title><script>x</script></svg>")))
    assert "<script" not in html
    assert "Bad" in html


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_browser_finds_nothing_wrong(tmp_path, check_page, width):
    path = tmp_path / "page.html"
    path.write_text(page(*CELLS, language="lv"), encoding="utf-8")
    assert check_page(path, width) == []
