"""The page on other rules: words first, then each post with the reason on both sides; nothing escapes."""

from datetime import datetime

import pytest

from signoff.rehearsal.impact import impact, laid_over
from signoff.report import Words
from signoff.report.impact import impact_page, sentence
from signoff.workspace import Workspace
from workspaces import NOW, small

AT = datetime.fromisoformat(NOW)
POST = "---\nid: {0}\nauthor: anna\nchannels: [cafe-bluesky]\n---\n{1}\n"
TEXTS = {"soup": "Soup <b>today</b>", "bread": "Bread today"}
CHANGES = {
    "due": {"within: 24h": "within: 48h"},
    "word": {"kind: channels": "kind: voice\nterms: {forbidden: {en: [bread]}}\n---\nkind: channels"},
    "alone": {"kind: workflow": "kind: workflow\nseparation_of_duties: {author: may_approve}",
              "[submit,": "[approve, submit,", "{role: editor}": "{role: [editor, author]}"},
    "nothing": {},
}  # fmt: skip


def rehearsed(folder, change):
    history = '{"at": "2026-12-06T09:00:00+02:00", "by": "anna", "do": "submit", "post": "soup"}'
    posts = {name: POST.format(name, text) for name, text in TEXTS.items()}
    ws = Workspace(small(folder / "ws", posts=posts, history=history))
    text = (ws.root / "policies" / "all.yml").read_text("utf-8")
    for before, after in CHANGES[change].items():
        text = text.replace(before, after)
    return impact(ws, laid_over(ws, "all.yml", text.encode()), AT)


@pytest.mark.parametrize("language", ["en", "lv"])
@pytest.mark.parametrize("change", CHANGES)
def test_it_says_each_part_in_its_language(tmp_path, change, language):
    found = rehearsed(tmp_path, change)
    html, words = impact_page(found, language), Words(language, "Europe/Riga", AT)
    assert f'<html lang="{language}">' in html
    assert sentence(found, words) in html
    assert words("impact_weaker" if change == "alone" else "impact_not_weaker") in html
    assert (words("impact_each_title") in html) is (change != "nothing")
    assert "<b>today" not in html


@pytest.mark.parametrize(
    ("change", "said"),
    [("due", "1 would have been decided otherwise: 1 would have another due time."),
     ("word", "1 would have been decided otherwise: 1 would have been stopped by voice.forbidden_term."),
     ("alone", "2 would have been decided otherwise: 2 would ask other people."),
     ("nothing", "none would have been decided otherwise.")],
)  # fmt: skip
def test_the_sentence_counts(tmp_path, change, said):
    said = f"Of {'' if change == 'nothing' else 'your last '}2 posts {said}"
    assert rehearsed(tmp_path, change).sentence == said


@pytest.mark.browser
@pytest.mark.parametrize("change", ["due", "alone"])
def test_it_can_be_read_on_a_phone(tmp_path, change, check_page):
    path = tmp_path / "impact.html"
    path.write_text(impact_page(rehearsed(tmp_path, change)), "utf-8")
    assert check_page(path, 390) == []
    assert check_page(path, 1280) == []
