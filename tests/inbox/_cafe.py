"""A small workspace on disk, and people who act in it through the command."""

import json
from pathlib import Path

from signoff.cli import main

POLICIES = """\
kind: workspace
name: Riga café
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw]}
  editor: {may: [submit, edit, approve, request_changes, reject]}
  head: {may: [approve, override, waive]}
people:
  anna: {name: Anna Ozola, email: anna@cafe.example, roles: [author]}
  janis: {email: janis@cafe.example, roles: [editor]}
  liga: {email: liga@cafe.example, roles: [editor]}
  dace: {roles: [head]}
out_of_office: [{person: liga, first_day: 2026-12-07, last_day: 2026-12-11}]
---
kind: calendar
name: riga
hours: {mon-fri: 09:00-17:00}
---
kind: channels
accounts: [{name: cafe-bluesky, network: bluesky}]
---
kind: voice
name: house
terms: {forbidden: {en: [cheap]}}
---
kind: checks
waivers: {"voice.*": [head]}
---
kind: workflow
calendar: riga
override: {roles: [head], reason: required}
separation_of_duties: {steps: distinct_people}
chains:
  - name: standard
    steps:
      - {name: editor, approvers: {role: editor}, within: 4h, clock: business}
      - {name: head, approvers: {role: [head, editor]}, when: {tag: promotion}, within: 4h, clock: elapsed}
  - name: dear
    before: standard
    when: {spend: {over: 500 EUR}}
    steps: [{name: head, approvers: {role: head}}]
"""
POST = "---\nid: {id}\nauthor: anna\nchannels: [cafe-bluesky]\nlanguage: en\n{more}---\n{text}\n"


class Cafe:
    """The workspace of one test. Times are of Tuesday, 1 December 2026, in Riga."""

    def __init__(self, root: Path, capsys) -> None:
        """Writes the policies and two posts, `soup` and `stew`."""
        self.root, self._capsys = root, capsys
        (root / "policies").mkdir(parents=True)
        (root / "content" / "posts").mkdir(parents=True)
        (root / "policies" / "all.yml").write_text(POLICIES, encoding="utf-8")
        self.write("soup", "Soup of the day")
        self.write("stew", "Stew of the day")

    def write(self, name, text, more=""):
        """Writes a post as a person in an editor would."""
        self.file(name).write_text(POST.format(id=name, text=text, more=more), encoding="utf-8")

    def file(self, name):
        """A post's file."""
        return self.root / "content" / "posts" / f"{name}.md"

    def run(self, *arguments, by="", at="10:00"):
        """Runs the command: its exit status, what it printed, what it said to the person."""
        when = at if " " in at else f"2026-12-01 {at}"
        who = ["--as", by] if by else []
        status = main([*arguments, *who, "--workspace", str(self.root), "--now", when])
        out, err = self._capsys.readouterr()
        return status, out, err

    def does(self, *arguments, by, at="10:00"):
        """Runs an act that must be done."""
        status, _, err = self.run(*arguments, by=by, at=at)
        assert status == 0, err

    def status(self, post, at="12:00", *more):
        """What `status --json` prints."""
        code, out, err = self.run("status", post, "--json", *more, at=at)
        assert code == 0, err
        return json.loads(out)

    def ledger(self):
        """Every byte of the ledger's folder, by name; nothing where there is none."""
        folder = self.root / ".signoff"
        return {path.name: path.read_bytes() for path in sorted(folder.rglob("*"))} if folder.exists() else {}

    def entries(self):
        """The ledger as it is exported."""
        _, out, _ = self.run("ledger", "export", "--json")
        return [json.loads(line) for line in out.splitlines()]
