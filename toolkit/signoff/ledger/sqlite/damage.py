"""What SQLite itself can tell about a ledger file: broken pages, missing guards, columns of the wrong type."""

import hashlib
import sqlite3

from signoff.ledger.sqlite.schema import GUARDS, TABLES
from signoff.ledger.sqlite.words import BROKEN
from signoff.ledger.store import KeptRow

ODD_TYPES = """
SELECT seq FROM entry WHERE typeof(id) <> 'blob' OR typeof(stream) <> 'text' OR typeof(version) <> 'integer'
    OR typeof(at) <> 'text' OR typeof("by") <> 'text' OR typeof("do") <> 'text' OR typeof(body) <> 'text'
    OR typeof(prev) <> 'blob' OR typeof(hash) <> 'blob' LIMIT 20
"""
SHOWN = 20  # a torn file breaks thousands of things at once; the first few say it


def damage(connection: sqlite3.Connection) -> list[str]:
    """One sentence for each thing that is not as SQLite or the schema has it."""
    found = []
    for look in (_pages, _schema, _types):
        try:
            found += look(connection)
        except BROKEN as error:
            found.append(f"the file is damaged: {error}")
    return found


def kept_rows(connection: sqlite3.Connection) -> list[KeptRow]:
    """Every name under which bytes are kept, the SHA-256 of the bytes as they are now, and who took them away."""
    connection.create_function("sha256", 1, _sha256, deterministic=True)
    found = connection.execute("SELECT CAST(hash AS BLOB), sha256(CAST(bytes AS BLOB)), forgotten FROM kept")
    return [KeptRow(_text(name), digest and _text(digest), forgotten) for name, digest, forgotten in found]


def _sha256(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _text(raw: bytes | None) -> str:
    return (raw or b"").decode("utf-8", "replace")


def _pages(connection: sqlite3.Connection) -> list[str]:
    told = [_text(line) for (line,) in connection.execute(f"PRAGMA integrity_check({SHOWN})")]
    return [f"the file is damaged: {line}" for line in told if line != "ok"]


def _schema(connection: sqlite3.Connection) -> list[str]:
    fresh = sqlite3.connect(":memory:")
    fresh.text_factory = bytes
    fresh.executescript(TABLES + GUARDS)
    wanted, present = _objects(fresh), _objects(connection)
    return [f"the {kind} {_text(name)} is missing or was changed" for name, (kind, sql) in wanted.items()
            if present.get(name) != (kind, sql)]  # fmt: skip


def _objects(connection: sqlite3.Connection) -> dict[bytes, tuple[str, bytes]]:
    found = connection.execute("SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: ("guard" if kind == b"trigger" else _text(kind), sql) for name, kind, sql in found}


def _types(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(ODD_TYPES)
    return [f"entry {seq}: a column holds another type of value than was written" for (seq,) in rows]
