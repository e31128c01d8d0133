"""A small workspace for these tests: a café with two people and a few channels, in Riga."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from signoff.content import Around
from signoff.content.suites import ImportPlan, read_table
from signoff.policy import Policy, document, nodes, policy_files, read

POLICY = """
kind: workspace
name: Riga café
zone: Europe/Riga
---
kind: team
roles: {author: {may: [submit, edit, withdraw]}, editor: {may: [approve]}}
people: {anna: {roles: [author]}, janis: {roles: [editor]}}
---
kind: channels
accounts:
  - {name: cafe-bluesky, network: bluesky, market: LV, language: en}
  - {name: cafe-linkedin, network: linkedin, market: LV, language: lv}
  - {name: cafe-facebook, network: facebook, market: LV}
  - {name: cafe-instagram, network: instagram, market: LV}
"""
NOW = datetime(2026, 11, 24, tzinfo=UTC)
NETWORKS = ("bluesky", "facebook", "instagram", "linkedin", "mastodon", "x")


def make(root: Path, files: dict[str, str | bytes] | None = None, policy: str = POLICY) -> Policy:
    """Writes a workspace and returns its policy; `files` by path below content/."""
    everything = {"policies/cafe.yml": policy, **{f"content/{name}": text for name, text in (files or {}).items()}}
    for name, text in everything.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found, problems = read(policy_files(root), networks=NETWORKS)
    assert problems == [], problems
    return found


def around(tmp_path: Path) -> Around:
    """What a post is read beside, without any other content."""
    return Around(make(tmp_path))


def brief(problems) -> list[str]:
    """Each problem as LINE:COLUMN and its message, warnings marked."""
    return [
        f"{'' if each.severity == 'error' else each.severity + ' '}{each.place.line}:{each.place.column} {each.message}"
        for each in problems
    ]


@cache
def cafe() -> Policy:
    """The same café without a folder."""
    return Policy([document(node, {}, []) for node in nodes("policies/cafe.yml", POLICY.encode(), [])], NETWORKS)


def planned(source: Path | bytes, **said) -> ImportPlan:
    """What importing a table into the café would give, for cafe-bluesky unless something else is said."""
    policy = cafe()
    usual = {"channel": "cafe-bluesky", "accounts": policy.channels, "zone": policy.zone, "now": NOW}
    return read_table(source, **{**usual, "author": "anna", "people": policy.people, **said})
