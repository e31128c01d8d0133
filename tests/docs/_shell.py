"""A page's commands, run as a reader would: in a fresh copy of the starter, at the starter's moment, one after another.

A block with a file's name (```yaml policies/house.yml) is written there. After a block of commands, a block of `text`
is what they print; a line `…` stands for lines left out. What no text follows is not run."""

import os
import subprocess
import sys
from pathlib import Path

from docs._pages import Block, blocks, commands

BIN = Path(sys.executable).parent
NOW = "2026-12-07T09:00:00+02:00"  # the Makefile's SIGNOFF_NOW
LEFT_OUT = "…"


class Reader:
    """Somebody who follows a page to the letter, in one folder."""

    def __init__(self, folder: Path, **more: str) -> None:
        """`more`: variables of the environment beside the usual ones."""
        self.folder = folder
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SIGNOFF_")}
        usual = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "SIGNOFF_NOW": NOW}
        self._environment = {**plain, **usual, "SIGNOFF_CACHE": str(folder.parent / "cache"), **more}

    def begin(self) -> "Reader":
        """Makes the starter workspace."""
        self.says("signoff init .")
        return self

    def says(self, command: str) -> str:
        """What a command prints, on both of its ways out."""
        ran = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env=self._environment, capture_output=True, text=True, check=False
        )
        return ran.stdout + ran.stderr

    def follow(self, page: Path) -> list[str]:
        """Does what the page says; each line that it promises and that was not printed, with its place."""
        missing: list[str] = []
        told = blocks(page)
        for block, following in zip(told, [*told[1:], Block("", "", "", 0)], strict=True):
            if block.name:
                self.write(block)
            elif block.language == "sh" and following.language == "text":
                missing += self._compared(block, following, page)
        return missing

    def write(self, block: Block) -> None:
        """Puts a block into its file."""
        path = self.folder / block.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")

    def _compared(self, block: Block, promised: Block, page: Path) -> list[str]:
        printed = "".join(self.says(command) for command in commands(block)).splitlines()
        there = {line.rstrip() for line in printed}
        wanted = [line.rstrip() for line in promised.text.splitlines() if line.strip() not in ("", LEFT_OUT)]
        return [f"{page.name}:{promised.line}: not printed: {line}" for line in wanted if line not in there]
