"""The brand-voice report: its order, where its figures lead, whose hand it names, and what few figures do not say."""

import pytest
from markupsafe import Markup

import signoff
from insight.test_drift import NOW as MOMENT
from insight.test_drift import POLICY, POSTS, workspace
from report.test_weekly_page import Page
from signoff.errors import SignoffError
from signoff.report import voice_report
from signoff.report.languages import _en_brand, _lv_brand
from workspaces import NOW, small, starter

ORDER = ["wolves", "through", "waived", "hands", "weeks", "rules", "authors", "channels", "findings"]
HOSTILE = "<script>alert(1)</script> insane <b>bun</b>"


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("voice") / "w", POSTS)


@pytest.fixture(scope="module", params=["en", "lv"])
def page(ws, request):
    return voice_report(ws, language=request.param)


def test_its_sections_stand_in_order(page):
    assert Page(page.html).sections == ORDER


def test_every_figure_leads_to_findings_on_the_page(page):
    read = Page(page.html)
    assert len(read.links) > 30
    assert set(read.links) - set(read.ids) == set()
    assert len(read.ids) == len(set(read.ids))


def test_each_picture_says_its_message_and_has_its_data_in_words(page):
    assert Page(page.html).images == page.html.count("<title id=") == page.html.count("<desc id=") == 2


def test_the_sentence_says_what_became_of_all_of_it(ws):
    said = voice_report(ws).sentence
    assert said == "4 findings in 5 revisions of 3 posts: 1 mended before approval, 1 waived, 1 went out, " \
        "1 approved as it was."  # fmt: skip


def test_another_hand_is_named_with_the_author_whose_post_it_is(ws):
    said = Markup(voice_report(ws).html).striptags()
    assert "A wild bun, sold here." in said
    assert "brought in by Ilze Liepiņa in a post of Anna Ozola, Mon 9 Nov, 10:00, revision 2 of 3, entry" in plain(said)


def test_a_waiver_stands_with_its_reason_and_its_person(ws):
    assert "by Ilze Liepiņa: The name of a bread." in Markup(voice_report(ws).html).striptags()


def test_few_are_not_told_as_a_share(ws):
    html = voice_report(ws).html
    assert "Too few to say more: a share needs 10." in html
    assert "Nobody can tell yet" in html
    assert "It cries wolf" not in html


def test_a_rule_that_surely_cries_wolf_is_said_to(tmp_path):
    acts = ["anna submit 02 10:00", "janis approve 02 11:00"]
    posts = {f"p{n}": [f"anna create 02 09:00 | Bun number {n} is wild.", *acts] for n in range(10)}
    html = voice_report(workspace(tmp_path / "w", posts)).html
    assert "It cries wolf: surely more often let pass than mended (95 % interval 72\xa0% to 100\xa0%)." in html


def test_words_of_posts_are_shown_and_do_nothing(tmp_path):
    html = voice_report(workspace(tmp_path / "w", {"p": [f"anna create 02 09:00 | {HOSTILE}"]})).html
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_nothing_found_is_said_in_words(tmp_path):
    calm = voice_report(workspace(tmp_path / "calm", {"p": ["anna create 02 09:00 | A bun."]}))
    assert calm.sentence == "Nothing was found in 1 revision."
    empty = voice_report(signoff.open(small(tmp_path / "empty", POLICY), MOMENT))
    assert empty.sentence == "There is no post yet, so there is nothing to read."


def test_since_a_day_only_what_came_in_then(ws):
    assert voice_report(ws, "2026-11-16").sentence.startswith("2 findings in 1 revision of 1 post: ")
    with pytest.raises(SignoffError, match="since:"):
        voice_report(ws, "yesterday")


def test_a_table_and_a_chart_can_be_built_on(ws):
    page = voice_report(ws)
    assert page.table("hands").height == 2
    assert page.chart("weeks").properties(width=200).to_dict()["width"] == 200
    with pytest.raises(SignoffError, match="did you mean `weeks`"):
        page.chart("week")
    with pytest.raises(SignoffError, match="no pages in `xx`"):
        voice_report(ws, language="xx")


def test_both_languages_say_the_same_things():
    assert _en_brand.WORDS.keys() == _lv_brand.WORDS.keys()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_fault(page, tmp_path, check_page, width, scheme):
    assert check_page(page.save(tmp_path / "voice.html"), width, scheme) == []


def test_the_starter_has_a_page_too(tmp_path):
    said = voice_report(signoff.open(starter(tmp_path / "w"), NOW)).sentence
    assert said == "4 findings in 54 revisions of 49 posts: 1 waived, 3 stand open."
