"""Where these tests put their ledgers."""

import pytest


@pytest.fixture
def place(tmp_path):
    """The path of a ledger that is not there yet."""
    return tmp_path / "cafe" / ".signoff" / "ledger.db"
