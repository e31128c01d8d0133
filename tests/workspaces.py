"""Workspaces for tests: the starter with its history in a ledger, and a small one; each in a folder of its own."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from support import ROOT

NOW = "2026-12-07T09:00:00+02:00"
"""The moment at which the starter plays."""


@cache
def _prepared() -> Path:
    from signoff.inbox import begin
    from signoff.workspace import Workspace

    folder = Path(mkdtemp(prefix="signoff-starter-"))
    for name in ("policies", "content", "notebooks"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".*"))
    begin(Workspace(folder))
    return folder


def starter(folder: Path) -> Path:
    """A copy of the starter workspace, with a ledger; the folder must not be there yet, or be empty."""
    shutil.copytree(_prepared(), folder, dirs_exist_ok=True)
    return folder


SMALL = """
kind: workspace
name: Small
zone: Europe/Riga
---
kind: team
roles:
  author: {may: [submit, edit, withdraw, publish]}
  editor: {may: [approve, request_changes, reject]}
people:
  anna: {name: Anna Ozola, roles: author}
  janis: {name: Jānis Bērziņš, roles: editor}
---
kind: channels
accounts: [{name: cafe-bluesky, network: bluesky, language: en}, {name: cafe-linkedin, network: linkedin}]
---
kind: workflow
chains: [{name: standard, steps: [{name: editor, approvers: {role: editor}, within: 24h}]}]
"""


def small(folder: Path, policy: str = "", posts: dict[str, str] | None = None, history: str = "") -> Path:
    """A workspace of one author, one editor and two channels; more policy, posts by id, and a history, as text."""
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "all.yml").write_text(SMALL + policy, encoding="utf-8")
    for name, text in (posts or {}).items():
        path = folder / "content" / "posts" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if history:
        (folder / "content" / "history.jsonl").write_text(history, encoding="utf-8")
        from signoff.inbox import begin
        from signoff.workspace import Workspace

        begin(Workspace(folder))
    return folder
