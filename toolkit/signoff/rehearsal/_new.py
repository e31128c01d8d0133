"""A new workspace, from the starter that comes with signoff or from nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from signoff.errors import SignoffError
from signoff.policy import read_file, write_file

FOLDERS = ("policies", "content", "notebooks", "schemas")
MOST_BYTES = 20_000_000
LEFT_OUT = {".ipynb_checkpoints", "__pycache__"}

WORKSPACE = """# What holds for the whole folder. Ask: whoever looks after these files.
# Try: change the zone, then run `signoff check`.
# yaml-language-server: $schema=../schemas/workspace.json
kind: workspace
name: {name}
zone: UTC
"""
TEAM = """# Who is here and what each role may do. Ask: whoever leads the team.
# Try: add yourself, then run `signoff check`.
# yaml-language-server: $schema=../schemas/team.json
kind: team
roles:
  author:
    may: [submit, edit, withdraw]
  editor:
    may: [edit, approve, request_changes, reject]
people:
  author-name:
    roles: [author]
  editor-name:
    roles: [editor]
"""
CHANNELS = """# The accounts that posts may go to. Ask: whoever holds the passwords (which never stand here).
# Try: name your own account, then run `signoff check`.
# yaml-language-server: $schema=../schemas/channels.json
kind: channels
accounts:
  - name: our-bluesky
    network: bluesky
"""
WORKFLOW = """# Who must agree, and by when. Ask: whoever answers for what is published.
# Try: change 24h to 48h, then run `signoff policy show`.
# yaml-language-server: $schema=../schemas/workflow.json
kind: workflow
chains:
  - name: standard
    steps:
      - name: editor
        approvers:
          role: editor
        within: 24h
        clock: elapsed
"""


def new_workspace(root: Path, empty: bool = False) -> list[str]:
    """Makes a workspace and says what to do next. Raises SignoffError where the folder is not empty."""
    if root.exists() and any(root.iterdir()):
        raise SignoffError(f"{root} is not empty and is no workspace; name a new folder")
    for name, data in _least(root) if empty else _starter():
        write_file(root / name, data)
    (root / "content" / "posts").mkdir(parents=True, exist_ok=True)
    return [f"The workspace is {root}", f"Next: cd {root} && signoff check && signoff review"]


def _least(root: Path) -> Iterator[tuple[str, bytes]]:
    name = root.resolve().name
    files = {"workspace": WORKSPACE.format(name=f'"{name}"'), "people": TEAM, "channels": CHANNELS, "chain": WORKFLOW}
    for file, text in files.items():
        yield f"policies/{file}.yml", text.encode()
    yield from _starter(["schemas"])


def _starter(folders: Iterable[str] = FOLDERS) -> Iterator[tuple[str, bytes]]:
    root = starter_root()
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            parts = path.relative_to(root).parts
            if path.is_file() and LEFT_OUT.isdisjoint(parts):
                yield "/".join(parts), read_file(path, MOST_BYTES)


def starter_root() -> Path:
    """Where the starter is: inside the installed package, or at the top of the repository it was installed from."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "starter"
    return installed if installed.is_dir() else package.parents[1]
