"""*Our process*: every chain as a drawing and a table: who writes, who plans, who has the last word."""

import re

import pytest

from report._cafe import POLICY
from report._policy import policy_of
from signoff.report import process_page, sentences

BARE = "kind: workspace\nname: Empty\n"


@pytest.fixture(scope="module")
def html():
    return process_page(policy_of(POLICY))


def drawings(html):
    return re.findall(r"<svg .*?</svg>", html, re.DOTALL)


def test_each_chain_is_a_drawing_with_its_message_and_its_words(html):
    said = [(re.search(r"<title.*?>(.*?)</title>", each)[1], re.search(r"<desc.*?>(.*?)</desc>", each)[1])
            for each in drawings(html)]  # fmt: skip
    assert [title for title, _ in said] == [
        "standard: the last word is with Jānis Bērziņš or Ilze Liepiņa",
        "promotion: the last word is with Elīna Krūmiņa",
    ]
    assert all(words in sentences(policy_of(POLICY)) for _, words in said)
    assert all('role="img"' in each for each in drawings(html))


def test_a_drawing_goes_from_who_writes_to_who_plans(html):
    titles = re.findall(r'<text class="title".*?>(.*?)</text>', drawings(html)[1])
    assert titles == ["Who writes", "Editor", "Legal: the last word", "Who plans", "It goes out"]


def test_the_table_under_it_says_the_same(html):
    rows = re.findall(r'<tr role="row"><td role="cell" class="first">(.*?)</td>', html)
    assert [re.sub("<.*?>", "", row) for row in rows[-6:]] == [
        "Who writes", "editor", "legal", "Who plans", "Who has the last word", "Who may override",
    ]  # fmt: skip


def test_advice_and_steps_side_by_side_are_drawn_as_such():
    steps = """
      - together:
          - {name: editor, approvers: {role: editor}}
          - {name: brand, approvers: {role: legal}, advisory: true}
"""
    team, _, _ = POLICY.partition("kind: workflow")
    html = process_page(policy_of(f"{team}kind: workflow\nchains:\n  - name: one\n    steps:{steps}"))
    assert 'class="frame"' in html
    assert 'class="box advice"' in html
    assert "the last word is with Jānis Bērziņš or Ilze Liepiņa" in html


def test_long_names_stay_inside_their_box():
    team = POLICY.replace("Jānis Bērziņš", "Jānis " + "Bērziņš" * 20)
    lines = re.findall(r'<text class="quiet".*?>(.*?)</text>', process_page(policy_of(team)))
    assert max(map(len, lines)) <= 36


def test_without_a_chain_it_says_so():
    assert "No chain is declared, so nothing can be approved." in process_page(policy_of(BARE))


def test_it_speaks_latvian():
    html = process_page(policy_of(POLICY), "lv")
    assert '<html lang="lv">' in html
    assert "Kam ir pēdējais vārds" in html
