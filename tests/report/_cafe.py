"""A small café's workspace on disk, with a history: what the pages of this room are tried on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from signoff.inbox import act
from signoff.review import review
from signoff.workflow import Event
from signoff.workspace import Workspace

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=ZoneInfo("Europe/Riga"))

POLICY = """\
kind: workspace
name: Rīts cafés
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw, publish]}
  editor: {may: [submit, edit, approve, request_changes, reject, waive, publish]}
  legal: {may: [approve, request_changes, reject, waive]}
  head-of-social: {may: [approve, request_changes, reject, override, waive, hold]}
people:
  anna: {name: Anna Ozola, roles: [author]}
  marta: {name: Marta Kalniņa, roles: [author]}
  janis: {name: Jānis Bērziņš, roles: [editor]}
  ilze: {name: Ilze Liepiņa, roles: [editor]}
  elina: {name: Elīna Krūmiņa, roles: [legal]}
  dace: {name: Dace Vītola, roles: [head-of-social]}
out_of_office:
  - {person: ilze, first_day: 2026-12-07, last_day: 2026-12-09}
delegations:
  - {from: ilze, to: dace, first_day: 2026-12-07, last_day: 2026-12-09}
---
kind: calendar
name: riga
hours: {mon-fri: 09:00-17:00}
holidays:
  - {date: 2026-12-24, name: Christmas Eve}
---
kind: channels
accounts:
  - {name: cafe-bluesky, network: bluesky, handle: cafe.example, market: LV, language: en}
  - {name: cafe-linkedin, network: linkedin, handle: rits-cafes, market: LV, language: en}
  - {name: cafe-instagram, network: instagram, handle: rits.cafe, market: LV}
  - {name: cafe-facebook, network: facebook, handle: ritskafejnicas, market: LV, language: lv}
---
kind: voice
name: tone
tone: {never_says: {en: [insane, game-changer]}}
exclamation_marks: {most: 1}
severity: {voice.tone: error}
---
kind: checks
waivers: {"voice.*": [editor]}
---
kind: workflow
calendar: riga
chains:
  - name: standard
    steps:
      - name: editor
        approvers: {role: editor}
        within: 16h
        clock: business
        remind_at: [50%, 75%]
        escalate: {at: 100%, to: {role: head-of-social}}
  - name: promotion
    when: {tag: [promotion, giveaway]}
    before: standard
    steps:
      - {name: editor, approvers: {role: editor}, within: 24h, clock: business}
      - {name: legal, approvers: {role: legal}, within: 24h, clock: business, before_slot: 2h}
separation_of_duties: {author: may_not_approve, editors: may_not_approve, steps: distinct_people}
keep_approvals_on: [schedule]
override: {roles: [head-of-social], reason: required}
"""

POSTS = {
    "advent": ("anna", "cafe-bluesky, cafe-linkedin", "2026-12-08 09:00", "", "Advent baking starts on Saturday.\n\n"
               "Bring a tin, take home gingerbread. https://cafe.example/advent #AdventBaking"),
    "cardamom": ("marta", "cafe-bluesky", "2026-12-07 15:30", "tags: [promotion]",
                 "Two cardamom buns for the price of one, this week only. It is a game-changer for Mondays!! Really!"),
    "soup": ("anna", "cafe-linkedin", "2026-12-10 10:30", "",
             "Pumpkin soup is back. " + "We cook it slowly, with apples from Vidzeme and a little ginger. " * 6),
    "gift": ("marta", "cafe-facebook", "2026-12-11 10:00", "", "Dāvanu kartes: dāviniet rītu ar kafiju."),
    "window": ("anna", "cafe-instagram", "2026-12-09 17:00", "language: en\nassets: [window.png, lost.png]",
               "Snow on the window, soup in the bowl."),
    "out": ("anna", "cafe-bluesky", "2026-12-04 09:00", "", "We open at seven, and bread is out by half past."),
    "draft": ("marta", "cafe-bluesky", "", "", "A draft about oat milk."),
}  # fmt: skip

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300050001ff"
    "a2ec1d4e0000000049454e44ae426082"
)


def cafe(root, posts=POSTS, history=True):
    """The workspace, written below `root`; with what people did in the days before, unless told otherwise."""
    (root / "policies").mkdir(parents=True)
    (root / "policies" / "all.yml").write_text(POLICY, encoding="utf-8")
    write_posts(root, posts)
    assets = root / "content" / "assets"
    assets.mkdir()
    (assets / "window.png").write_bytes(PNG)
    (assets / "window.png.yml").write_text("alt: {en: A window with snow, lv: Logs sniegā}\n", encoding="utf-8")
    if history:
        happened(root)
    return root


def write_posts(root, posts):
    """Each post a file."""
    folder = root / "content" / "posts"
    folder.mkdir(parents=True, exist_ok=True)
    for name, (author, channels, slot, more, text) in posts.items():
        head = [f"id: {name}", f"author: {author}", f"channels: [{channels}]", *([f"schedule: {slot}"] if slot else [])]
        lines = ["---", *head, *([more] if more else []), "---", text, ""]
        (folder / f"{name}.md").write_text("\n".join(lines), encoding="utf-8")


def happened(root):
    """Three days of work: approvals, a request for changes, an override, a waiver, an edit after an approval."""
    did(root, 5, "anna", "submit", ["advent", "soup", "out"])
    did(root, 4, "marta", "submit", ["cardamom", "gift"])
    did(root, 4, "janis", "approve", ["advent"])
    did(root, 4, "janis", "request_changes", ["gift"], reason="Please say for how long they are good.")
    did(root, 4, "dace", "override", ["out"], reason="The baker called: it must go out today.")
    did(root, 3, "janis", "waive", ["cardamom"], reason="Our guests say it themselves.", finding="voice.tone",
        match="game-changer")  # fmt: skip
    file = root / "content" / "posts" / "advent.md"
    file.write_text(file.read_text("utf-8").replace("on Saturday", "on Sunday"), encoding="utf-8")


def did(root, days_ago, by, do, posts, **how):
    """Somebody did something, so many days before NOW."""
    act(Workspace(root), Event(at=NOW - timedelta(days=days_ago), by=by, do=do, **how), posts)


def reviewed(root, now=NOW):
    """The review of the workspace."""
    return review(Workspace(root), now)
