"""A workspace for each test that asks for one."""

import pytest

from inbox._cafe import Cafe


@pytest.fixture
def cafe(tmp_path, capsys, monkeypatch):
    """A small workspace; nobody is named by the surroundings, and nothing is remembered between tests."""
    for name in ("SIGNOFF_USER", "SIGNOFF_NOW", "GIT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SIGNOFF_CACHE", str(tmp_path / "cache"))
    return Cafe(tmp_path / "cafe", capsys)
