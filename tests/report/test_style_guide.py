"""The style guide: everything that the voice documents say to people, in their order, and nothing that runs."""

import pytest
from markupsafe import Markup

from report._policy import policy_of
from report.test_weekly_page import Page
from signoff.cli import main
from signoff.report import style_guide_page
from signoff.report.languages import _en_guide, _lv_guide
from workspaces import NOW, starter

VOICE = """
kind: workspace
name: Ozols Sports
zone: Europe/Riga
---
kind: channels
accounts:
  - {name: shop-bluesky, network: bluesky, handle: shop.example, language: en}
  - {name: shop-linkedin, network: linkedin, handle: ozols, language: en}
---
kind: voice
name: house
tone: {sounds: [calm, plain], never_says: {en: [insane], lv: ["traks* cen*"]}}
person: we
address: {lv: formal}
formality: {contractions: never, slang: [gonna]}
sentences: {most_words: 30}
exclamation_marks: {most: 1}
emoji: {most: 2, never: ["💊"]}
hashtags: {most: 3, write: ["#OzolsSports"]}
terms:
  forbidden:
    en: [{word: cheap, why: our prices are fair, instead: good value, except: [dirt-cheap]}]
    lv: ["lēt*"]
  preferred: {en: {sneaker*: running shoes}}
inclusive: {en: {chairman: chair}}
readability: {lv: {lix_at_most: 45}}
values: {we_are: [local, "<b>honest</b>"], we_never: [mock rivals]}
rules:
  - {name: House.Hurry, extends: existence, message: "'%s' hurries people", level: warning, tokens: [hurry up]}
  - {name: House.Swap, extends: substitution, message: "Write '%s' instead of '%s'", level: error, swap: {jog: run}}
severity: {voice.forbidden_term: error, voice.inclusive: ignore}
examples:
  - {good: We open at ten., language: en}
  - {bad: An insane and cheap shoe., finds: [voice.tone, voice.forbidden_term], language: en}
---
kind: voice
name: calm on LinkedIn
when: {network: linkedin}
emoji: {most: 0}
---
kind: voice
name: for the young
when: {tag: youth}
terms: {forbidden: {en: [boomer]}}
"""


def words_of(html):
    """What a reader reads; cells and items apart."""
    return " ".join(Markup(html.replace("<", " <")).striptags().replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def page():
    return style_guide_page(policy_of(VOICE))


@pytest.fixture(scope="module")
def said(page):
    return words_of(page)


SAYS = [
    "How we sound: calm and plain.",
    "We are local",
    "We never mock rivals",
    "We speak as “we”, not as “I”.",
    "A sentence has 30 words at most.",
    "Our hashtags are written so: #OzolsSports",
    "Never: 💊",
    "A post on LinkedIn No emoji.",
    "No contractions",
    "cheap good value our prices are fair dirt-cheap",
    "boomer",
    "a post tagged youth",
    "sneaker… running shoes",
    "traks… cen…",
    "Easy to read: a LIX of 45 or less",
    "We address readers formally",
    "We open at ten.",
    "An insane and cheap shoe.",
    "'hurry up' hurries people",
    "Write 'run' instead of 'jog'",
]


@pytest.mark.parametrize("words", SAYS)
def test_what_the_documents_say_is_on_the_page(said, words):
    assert words in said


def test_a_bad_example_is_marked_where_it_is_wrong(page):
    assert '<mark class="warning"><bdi>insane</bdi></mark>' in page
    assert '<mark class="error"><bdi>cheap</bdi></mark>' in page


def test_what_the_policy_ignores_nobody_need_learn(said):
    assert "chairman" not in said


def test_how_grave_a_word_is_may_be_said_in_another_document(page):
    graver = VOICE + "---\nkind: checks\nseverity: {voice.preferred_term: error}\n"
    heading = 'Words with a better one <span class="severity {}">'
    assert heading.format("warning") in page
    assert heading.format("error") in style_guide_page(policy_of(graver))


def test_each_channel_has_the_values_that_it_hears(page):
    rows = page.partition('id="channels"')[2].split("<tr ")[2:4]
    assert [words_of("<" + row.partition("</tr>")[0]) for row in rows] == [
        "Bluesky · shop.example 30 1 2 3 –",
        "LinkedIn · ozols 30 1 0 3 –",
    ]


def test_nothing_that_somebody_wrote_is_taken_for_html(page):
    assert "<b>honest</b>" not in page
    assert "&lt;b&gt;honest&lt;/b&gt;" in page


def test_every_link_leads_somewhere(page):
    read = Page(page)
    assert set(read.links) <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_words_keep_the_language_that_they_are_in(page):
    assert '<span lang="lv"><bdi>lēt…</bdi></span>' in page


def test_a_policy_without_a_voice_says_so():
    assert "Nobody has written down yet how we sound." in style_guide_page(policy_of("kind: workspace\nname: A\n"))


def test_it_is_there_in_latvian_too():
    page = style_guide_page(policy_of(VOICE), "lv")
    assert '<html lang="lv">' in page
    assert "Mēs runājam kā “mēs”, nevis “es”." in Markup(page).striptags()
    assert _en_guide.WORDS.keys() == _lv_guide.WORDS.keys()


def test_the_command_writes_it(tmp_path, capsys):
    root = starter(tmp_path / "w")
    told = ["style-guide", "--workspace", str(root), "--now", NOW, "--out", str(tmp_path), "--language", "lv"]
    assert main(told) == 0
    assert "stila ceļvedis" in (tmp_path / "style-guide.html").read_text("utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "lv"])
def test_the_page_has_no_fault(tmp_path, check_page, width, scheme, language):
    path = tmp_path / "guide.html"
    path.write_text(style_guide_page(policy_of(VOICE), language), "utf-8")
    assert check_page(path, width, scheme) == []
