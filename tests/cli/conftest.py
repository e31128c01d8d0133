"""What the tests of verbs share: a command to run, at a fixed moment, as nobody in particular."""

import pytest

from cli._command import runner
from workspaces import NOW


@pytest.fixture
def signoff(tmp_path, capsys, monkeypatch):
    """Runs a command in an empty folder, on the Monday of the starter workspace."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGNOFF_NOW", NOW)
    monkeypatch.delenv("SIGNOFF_USER", raising=False)
    return runner(capsys)
