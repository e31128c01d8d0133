"""The review page: one sentence, what needs somebody first, names and times, every post, and what was let pass."""

import re
import shutil
from html import unescape

import pytest

from report._cafe import POSTS, cafe, reviewed, write_posts
from signoff.report import review_page
from signoff.report.review.scene import Scene
from signoff.report.review.urgent import urgent
from signoff.report.unseen import unseen
from support import SHARED, needs_shared


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return reviewed(cafe(tmp_path_factory.mktemp("cafe") / "cafe"))


@pytest.fixture(scope="module")
def html(review):
    return review_page(review)


def plain(html):
    """What is read, tags and style left out."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def section(html, name):
    return re.search(rf'<section id="{name}">.*?</section>', html, re.DOTALL)[0]


def test_one_sentence_comes_first_and_each_figure_is_a_link(html):
    lead = re.search(r'<p class="lead">(.*?)</p>', html)[1]
    assert plain(lead).replace(" ,", ",").strip() == (
        "3 posts wait, 1 is late, 1 is back with its author, 1 file cannot be read ."
    )
    for anchor in re.findall(r'href="#([^"]+)"', lead):
        assert f'id="{anchor}"' in html


def test_the_parts_stand_in_their_order(html):
    places = [html.index(f'id="{name}"') for name in ("now", "by-person", "by-channel", "posts", "passed")]
    assert places == sorted(places)


def test_what_is_late_comes_first_then_what_can_still_be_saved(review):
    found = [(one.kind, one.post.id) for one in urgent(Scene(review, "en"))]
    assert found == [("late", "soup"), ("danger", "cardamom"), ("danger", "advent"), ("missed", "out")]


def test_it_says_who_is_asked_since_when_and_what_would_free_it(html):
    said = plain(section(html, "now"))
    assert "Asked Dace Vītola and Jānis Bērziņš, since Wed 2 Dec, 09:00 (5 days ago)" in said
    assert "An answer by Dace Vītola or Jānis Bērziņš (step editor)" in said
    assert "Anna Ozola gives it a new slot, or withdraws it" in said


def test_a_file_that_cannot_be_read_is_said_to_be_missing_from_the_review(html):
    assert "content/posts/window.md" in plain(section(html, "now"))


def test_people_are_called_by_their_names(html):
    said = plain(section(html, "by-person"))
    assert "Marta Kalniņa 1 post" in said
    assert not re.search(r"\b(janis|dace|marta)\b", said)


def test_the_next_seven_days_show_their_gaps(html):
    week = section(html, "by-channel")
    assert week.count('class="gap"') == 4 * 7 - 5
    assert "Mon 7\u00a0Dec" in week
    assert "Sun 13\u00a0Dec" in week


def test_a_finding_is_marked_in_the_text_and_numbered(html):
    assert '<mark class="waived">game-changer</mark>' in html
    assert re.search(r'<li id="found-cardamom-1" value="1"><span class="severity warning">look at it</span>', html)


def test_the_steps_have_names_and_clocks(html):
    said = plain(section(html, "posts"))
    assert "Waits for Dace Vītola or Jānis Bērziņš 16 h of 24 h working time used due Mon 7 Dec, 17:00 (in 8 h)" in said
    assert "legal not asked yet Will ask Elīna Krūmiņa" in said
    assert "Jānis Bērziņš asked for changes, Thu 3 Dec, 09:00 : Please say for how long they are good." in said


def test_the_difference_since_the_last_approval_is_shown(html):
    assert "<del><bdi>Saturday</bdi></del><ins><bdi>Sunday</bdi></ins>" in html


def test_overrides_and_waivers_are_shown_with_their_reasons(html):
    said = plain(section(html, "passed"))
    assert "Jānis Bērziņš waived voice.tone: “game-changer” on" in said
    assert "Our guests say it themselves." in said
    assert "Dace Vītola overrode every open step on We open at seven" in said
    assert "The baker called: it must go out today." in said


def test_the_foot_says_what_the_figures_rest_on(html, review):
    foot = plain(re.search(r"<footer>.*?</footer>", html, re.DOTALL)[0])
    assert "As of Mon 7 Dec, 09:00 · 6 posts, 6 of them still open" in foot
    assert f"Policy {review.workspace.policy.hash}" in foot
    with review.workspace.reading() as ledger:
        head = ledger.head()
    assert f"Ledger of {head.size} entries, head {head.hash.hex()}" in foot


def test_the_same_review_makes_the_same_page(review, html):
    assert review_page(review) == html


def test_it_speaks_latvian(review):
    html = review_page(review, "lv")
    assert '<html lang="lv">' in html
    assert "3 ieraksti gaida" in html
    assert "ceturtd., 3.\u00a0dec., 17:00 (pirms 3\u00a0dienām)" in html


def test_nothing_to_do_is_said_in_words(tmp_path):
    html = review_page(reviewed(cafe(tmp_path / "cafe", posts={"draft": POSTS["draft"]}, history=False)))
    assert '<p class="lead">Nothing waits.</p>' in html
    for said in ("Nothing is late", "Nobody is waited for.", "No post needs anybody.", "Nothing was waived"):
        assert said in html
    assert "The ledger is empty" in html


HOSTILE = {
    "p1": ("anna", "cafe-bluesky", "2026-12-07 12:00", 'title: "<b onclick=alert(1)>"',
           "<script>alert(1)</script> \u202edne"),
    "p2": ("anna", "cafe-facebook", "2026-12-07 12:00", "link: 'javascript:alert(1)'",
           "javascript:alert(2) fr\u200bee"),
    "p3": ("anna", "cafe-bluesky", "2026-12-07 12:00", "tags: ['\"><img src=x onerror=alert(3)>']", "A" * 3000),
}  # fmt: skip


def test_hostile_texts_are_only_text(tmp_path):
    html = review_page(reviewed(cafe(tmp_path / "cafe", posts=HOSTILE, history=False)))
    body = html[html.index("<body>") :]
    assert not re.search(r"<script|<img src=x|<b onclick|href=\"javascript", body)
    assert 'title="U+202E right-to-left override">RLO</span>' in body
    assert ">ZWSP</span>" in body


def test_thousands_of_posts_make_one_page_that_a_phone_opens(tmp_path):
    root = cafe(tmp_path / "cafe", posts={}, history=False)
    text = "Soup of the day, bread of the morning. It is insane!! Come and see us."
    write_posts(root, {f"p{n:04}": ("anna", "cafe-bluesky", "2026-12-07 15:00", "", text) for n in range(1200)})
    review = reviewed(root)
    html = review_page(review)
    assert len(html) < 1_500_000
    assert html.count('<article class="post"') == 40
    assert html.count('<tr role="row" id="row-') == 500
    assert "and 660 more posts; signoff review --json has them all" in html
    assert "and 1,175 more" in html


@needs_shared
@pytest.mark.parametrize("file", sorted((SHARED / "badinput" / "content").glob("*.md")), ids=lambda file: file.name)
def test_whatever_is_put_into_content_the_page_is_made_and_nothing_runs(tmp_path, file):
    root = cafe(tmp_path / "cafe", posts={"draft": POSTS["draft"]}, history=False)
    shutil.copy(file, root / "content" / "posts" / file.name)
    html = review_page(reviewed(root))
    body = html[html.index("<body>") :]
    assert "<script" not in body
    assert unseen(re.sub(r"<[^>]+>", "", body)) == []
