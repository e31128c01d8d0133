"""What impact does not look at twice makes no difference: it names what deciding everything anew would name."""

from datetime import datetime

import pytest

from signoff.checks import find
from signoff.rehearsal.impact import impact, laid_over
from signoff.rehearsal.impact._aspects import differences
from signoff.rehearsal.impact._history import history
from signoff.rehearsal.impact._looked import EVERYTHING, touched
from signoff.rehearsal.impact._sides import asks_for_slots, side
from signoff.rehearsal.impact._under import under
from signoff.workspace import Workspace
from workspaces import NOW, starter

AT = datetime.fromisoformat(NOW)
IMPORTED = "---\nid: old-{0}\nauthor: anna\nchannels: [cafe-bluesky]\nschedule: 2025-0{0}-03 09:00\n{1}---\n{2}\n"
OLD = [("", "Soup again!! #soup #rye"), ("tags: [promotion]\n", "20% off all soups"), ("", "See https://cafe.example/menu"),
       ("", "Soup again, plain"), ("tags: [express]\n", "Act now")]  # fmt: skip
VOICE, WORKFLOW = "kind: voice\nname: more\n", "kind: workflow\n"
CHANGES = {
    "a budget": ("chain-standard.yml", "within: 48h", "within: 24h", set()),
    "other people": ("chain-standard.yml", "role: editor", "role: legal", set()),
    "a chain for links": ("chain-promotion.yml", "tag: [promotion, giveaway]", "has: link", set()),
    "urgent later": ("chain-express.yml", "within: 48h", "within: 12h", set()),
    "urgent by working hours": ("chain-express.yml", "within: 48h", "outside: business_hours", set()),
    "nobody is urgent": ("chain-express.yml", "- scheduled:\n            within: 48h", "- tag: hurry", set()),
    "who may approve": ("approvals.yml", "author: may_not_approve", "author: may_approve", set()),
    "a chain by finding": ("chain-promotion.yml", "tag: [promotion, giveaway]", "finding: links.*", set()),
    "a word": ("voice-more.yml", "", VOICE + "terms: {forbidden: {en: [soup]}}", {"voice"}),
    "a weight": ("checks-more.yml", "", "kind: checks\nseverity: {links.insecure: ignore, links.*: error}", {"links"}),
    "every weight": ("checks-more.yml", "", "kind: checks\nseverity: {'*': warning}", EVERYTHING),
    "a waiver": ("checks-waivers.yml", "name: waivers", "name: waved", set()),
    "another zone": ("workspace.yml", "zone: Europe/Riga", "zone: Europe/Lisbon", EVERYTHING),
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    root = starter(tmp_path_factory.mktemp("starter"))
    for number, (front, text) in enumerate(OLD, 1):
        path = root / "content" / "posts" / f"old-{number}.md"
        path.write_text(IMPORTED.format(number, front, text), "utf-8")
    return Workspace(root)


def changed(ws, file, before, after):
    path = ws.root / "policies" / file
    text = path.read_text("utf-8") if path.exists() else ""
    assert before in text
    return laid_over(ws, file, (text.replace(before, after) if before else after).encode())


def everything(ws, other):
    """Each post decided twice with all that is found in it, nothing left out."""
    after = under(ws, other)
    pairs, timed = history(ws, after, AT, None), asks_for_slots(ws.policy) or asks_for_slots(other)
    found = [find([getattr(pair, name).now for pair in pairs], one.policy, one.content, AT)
             for name, one in (("before", ws), ("after", after))]  # fmt: skip
    told = {}
    for pair in pairs:
        one = side(pair.before, ws.policy, found[0][pair.name], AT, timed)
        because = differences(one, side(pair.after, other, found[1][pair.name], AT, timed))
        told |= {pair.name: because} if because else {}
    return told


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_named_or_left_out_by_a_shortcut(workspace, name):
    file, before, after, sections = CHANGES[name]
    other = changed(workspace, file, before, after)
    assert touched(workspace.policy, other) == sections
    found = {one.post: list(one.because) for one in impact(workspace, other, AT).changed if ":" not in one.post}
    assert found == {name: because for name, because in everything(workspace, other).items() if ":" not in name}


def test_an_unrelated_chain_names_nothing(workspace):
    chain = "kind: workflow\nchains: [{name: n, when: {tag: never}, before: [standard, express, promotion], steps: [" \
            "{name: only, approvers: {role: legal}}]}]"  # fmt: skip
    assert impact(workspace, changed(workspace, "chain-new.yml", "", chain), AT).changed == ()


def test_where_a_rule_stands_is_no_difference(workspace):
    moved = changed(workspace, "chain-standard.yml", "kind: workflow", "\n\n# moved down\nkind: workflow")
    assert impact(workspace, moved, AT).changed == ()


def test_imported_posts_are_asked_as_if_handed_in_in_time(workspace):
    found = impact(workspace, changed(workspace, "chain-standard.yml", "need: 1", "need: 2"), AT)
    named = {one.post: one for one in found.changed}
    assert {"old-1", "old-3", "old-4"} <= set(named)
    assert not {"old-2", "old-5"} & set(named)
    assert named["old-1"].first.decision.chain == "express"
    assert named["old-1"].first.asked.chain == "standard"
