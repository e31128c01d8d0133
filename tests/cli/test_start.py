"""What the start of the command may not import: it is paid for at every key that somebody presses."""

import subprocess
import sys

import pytest

HEAVY = ("msgspec", "yaml", "jsonschema", "regex", "jinja2", "sqlite3", "polars", "rich", "inspect")


HELP = """
import sys, signoff.cli._main as command
try:
    command.run(["--help"])
except SystemExit:
    sys.exit(sys.argv[1] in sys.modules)
"""


@pytest.mark.parametrize("name", HEAVY)
def test_help_does_not_import(name):
    ran = subprocess.run([sys.executable, "-c", HELP, name], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "verbs" in ran.stdout
