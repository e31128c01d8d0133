"""The weekly page: its order, its honesty with few cases, and that every figure leads to entries that are on it."""

import re
from html.parser import HTMLParser

import polars
import pytest

import signoff
from browser._support import WIDTHS
from signoff.errors import SignoffError
from signoff.report import accountability
from signoff.report.languages import _en_weekly, _lv_weekly
from workspaces import NOW, small, starter

ORDER = ["needs", "normal", "time", "finish", "wrong", "brought", "people", "entries"]
POST = "---\nid: hello\nauthor: anna\nchannels: [cafe-bluesky]\n---\nHello from Riga.\n"
HISTORY = """{"at": "2026-12-01T09:00:00+02:00", "by": "anna", "do": "create", "post": "hello"}
{"at": "2026-12-01T09:00:00+02:00", "by": "anna", "do": "submit", "post": "hello"}
{"at": "2026-12-01T15:00:00+02:00", "by": "janis", "do": "approve", "post": "hello", "step": "editor"}
"""


class Page(HTMLParser):
    """The ids of a page, and where its links inside it lead."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.sections, self.images = [], [], [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if "id" in said:
            self.ids.append(said["id"])
        if tag == "section":
            self.sections.append(said["id"])
        if tag == "a" and said.get("href", "").startswith("#"):
            self.links.append(said["href"][1:])
        self.images += tag == "svg" and said.get("role") == "img"


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return signoff.open(starter(tmp_path_factory.mktemp("starter")), NOW)


@pytest.fixture(scope="module", params=["en", "lv"])
def page(ws, request):
    return accountability(ws, "2026-W49", request.param)


def test_its_sections_stand_in_the_order_of_the_questions(page):
    assert Page(page.html).sections == ORDER


def test_every_figure_leads_to_something_on_the_page(page):
    read = Page(page.html)
    assert len(read.links) > 50
    assert set(read.links) - set(read.ids) == set()
    assert len(read.ids) == len(set(read.ids))


def test_each_picture_says_its_message_and_has_its_data_in_words(page):
    assert Page(page.html).images == 4
    assert page.html.count("<title id=") == page.html.count("<desc id=") == 4


def test_people_stand_by_name_and_nothing_is_added_up(page):
    people = page.table("people")
    names = people["person"].to_list()
    assert names == sorted(names)
    assert "total" not in people.columns


def test_a_table_and_a_chart_can_be_built_on(page):
    assert page.table("steps").filter(polars.col("step") == "editor")["n"].item() > 30
    chart = page.chart("lead time").properties(width=200)
    assert chart.to_dict()["width"] == 200
    with pytest.raises(SignoffError, match="did you mean `steps`"):
        page.table("step")
    with pytest.raises(SignoffError, match="no chart"):
        page.chart("pie")


def test_the_sentence_says_what_was_approved_and_what_is_late(ws):
    said = accountability(ws, "2026-W49").sentence
    assert re.fullmatch(
        r"11 posts approved, half within 26.h \(.+\); 11 wait, 2 are late, first legal, by 2 days\.", said
    )


def test_of_one_post_there_is_no_half_and_no_limit(tmp_path):
    ws = signoff.open(small(tmp_path / "ws", posts={"hello": POST}, history=HISTORY), NOW)
    page = accountability(ws, "2026-W49")
    assert page.sentence == "1 post approved, it took 6 h; nothing waits."
    assert "limits need 8 weeks with approvals, and there is 1" in page.html


def test_of_nothing_it_says_so(tmp_path):
    page = accountability(signoff.open(small(tmp_path / "ws"), NOW), "2026-W49")
    assert page.sentence == "No post was approved; nothing waits."
    for said in (
        "No step was answered yet",
        "Too few were approved to say",
        "No campaign has goals",
        "Nothing: no step",
    ):
        assert said in page.html


def test_words_of_a_post_are_text_whatever_they_are(tmp_path):
    evil = POST.replace("Hello", "<script>alert(1)</script><b onclick=x>")
    history = HISTORY + HISTORY.splitlines()[-1].replace("approve", "request_changes").replace(
        '"step"', '"reason": "<img src=x onerror=alert(1)>", "step"'
    )
    history = "\n".join(line for line in history.splitlines() if '"approve"' not in line)
    ws = signoff.open(small(tmp_path / "ws", posts={"hello": evil}, history=history), NOW)
    html = accountability(ws, "2026-W49").html
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


def test_the_future_and_other_words_are_refused(ws):
    with pytest.raises(SignoffError, match="has not begun"):
        accountability(ws, "2027-W01")
    with pytest.raises(SignoffError, match="no week"):
        accountability(ws, "next week")
    with pytest.raises(SignoffError, match="did you mean"):
        accountability(ws, "2026-W49", "lvv")


def test_both_languages_have_the_same_phrases():
    assert _en_weekly.WORDS.keys() == _lv_weekly.WORDS.keys()
    for key, said in _en_weekly.WORDS.items():
        assert gaps(said) == gaps(_lv_weekly.WORDS[key]), key


def gaps(said):
    return [set(re.findall(r"{(\w+)}", each)) for each in ([said] if isinstance(said, str) else said)]


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_finds_nothing_wrong(page, tmp_path, check_page, width, scheme):
    assert check_page(page.save(tmp_path / "weekly.html"), width, scheme) == []


@pytest.mark.browser
def test_it_is_one_sheet_of_paper(page, tmp_path, chromium):
    path = page.save(tmp_path / "weekly.html")

    def printed(tab):
        tab.goto(path.as_uri())
        return len(re.findall(rb"/Type\s*/Page[^s]", tab.pdf(format="A4", prefer_css_page_size=True)))

    assert chromium.run(printed) == 1
