"""Nothing is built on a ledger that was altered."""

import sqlite3

from signoff.cli import main
from workspaces import small

POST = "---\nid: p1\nauthor: anna\nchannels: [cafe-bluesky]\n---\nSoup\n"


def test_an_act_on_an_altered_ledger_records_nothing_and_says_why(tmp_path, capsys):
    root = small(tmp_path / "cafe", posts={"p1": POST})
    always = ["--workspace", str(root), "--now", "2026-12-01T09:00:00+02:00"]
    assert main(["submit", "p1", "--as", "anna", *always]) == 0
    path = root / ".signoff" / "ledger.db"
    database = sqlite3.connect(path)
    database.executescript(
        "DROP TRIGGER entry_never_changes; UPDATE entry SET body = replace(body, 'anna', 'ilze') WHERE seq = 2"
    )
    database.close()
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["approve", "p1", "--as", "janis", *always]) == 2
    said = capsys.readouterr().err
    assert "the ledger was altered: entry 2" in said
    assert "Nothing was recorded" in said
    assert path.read_bytes() == before
