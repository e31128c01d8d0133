"""The tools of the house find nothing: style, form, types."""

import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

BIN = Path(sys.executable).parent
TOOLS = ["ruff check", "ruff format --check", "mypy"]


@pytest.mark.parametrize("command", TOOLS)
def test_finds_nothing(command):
    tool, *arguments = command.split()
    ran = subprocess.run([BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
