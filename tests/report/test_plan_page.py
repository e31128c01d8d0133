"""The page of a plan: how many rows are fine, what is to be mended, what could not be read and why."""

import re
from datetime import datetime

from report._cafe import POLICY
from report._policy import policy_of
from signoff.content import post_of
from signoff.errors import Place, Problem
from signoff.finding import Finding
from signoff.report import Row, plan_page

NOW = datetime.fromisoformat("2026-12-01T09:20:00+02:00")
TEXTS = {2: "Soup is back.", 3: "A game-changer.", 5: "Buns <b>today</b>."}
REFUSED = [Problem("no month 13", Place("plan.csv", 4), "Write it as day/month/year.", "01/13/2026,Soup")]


def made(texts=TEXTS, refused=REFUSED, severity="error", language="en", **more):
    rows = [
        Row(line, post_of({"id": f"row-{line}", "author": "anna", "channels": "cafe-linkedin", "text": text}, "UTC"))
        for line, text in texts.items()
    ]
    found = {
        f"row-{line}": [
            Finding(rule="voice.tone", severity=severity, post=f"row-{line}", span=(3, 14), match="game-changer",
                    message="“game-changer” is not how we sound")
        ]
        for line, text in texts.items()
        if "game" in text
    }  # fmt: skip
    return plan_page("plan.csv", rows, found, refused, policy_of(POLICY), NOW, language, **more)


def lead(html):
    return re.sub(r"<[^>]+>", "", re.search(r'<p class="lead">(.*?)</p>', html)[1])


def test_the_first_sentence_counts_the_rows():
    assert lead(made()) == "2 of 4 rows are fine, 1 has something to mend, 1 could not be read."
    assert lead(made(severity="suggestion")) == "3 of 4 rows are fine, 1 could not be read."
    assert lead(made(texts={2: "Soup."}, refused=[])) == "1 of 1 row is fine."
    assert lead(made(texts={}, refused=[])) == "The file has no rows."
    assert lead(made(language="lv")).startswith("2 no 4 rindām ir kārtībā")


def test_each_figure_leads_to_its_rows():
    html = made()
    anchors = re.findall(r'href="#([a-z]+)"', re.search(r'<p class="lead">.*?</p>', html)[0])
    assert anchors == ["fine", "faulty", "refused"]
    assert all(f'<section id="{anchor}">' in html for anchor in anchors)


def test_a_row_shows_its_line_its_text_and_what_was_found():
    html = made()
    assert '<article class="row" id="row-3">' in html
    assert "Line 3" in html
    assert 'A <mark class="error">game-changer</mark>' in html
    assert "is not how we sound" in html


def test_a_refused_row_says_its_line_its_words_and_why():
    html = made()
    for said in ("Line 4", "no month 13", "01/13/2026,Soup", "Write it as day/month/year."):
        assert said in html


def test_what_was_found_is_counted_by_rule():
    assert re.search(r'voice\.tone</td>.*?class="number" data-head="How often">1<', made(), re.DOTALL)


def test_remarks_on_the_reading_are_shown():
    assert "Read as Buffer." in made(remarks=["Read as Buffer."])


def test_texts_are_only_text():
    assert "Buns &lt;b&gt;today&lt;/b&gt;." in made()


def test_a_long_plan_is_bounded_and_says_so():
    html = made(texts=dict.fromkeys(range(2, 2000), "Soup."), refused=REFUSED * 400)
    assert "and 1,498 more posts; signoff review --json has them all" in html
    assert "and 100 more posts" in html
    assert len(html) < 500_000
