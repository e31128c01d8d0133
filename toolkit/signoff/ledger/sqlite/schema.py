"""The tables of `.signoff/ledger.db` and the guards on them.

Others may put tables of their own beside these; what is here is never altered. The guards keep honest hands from
slipping; whoever takes them off is found by `verify`, which knows the schema and computes every hash anew."""

APPLICATION = 0x7367_6E6F  # "sgno", which `file ledger.db` shows
VERSION = 1

TABLES = """
CREATE TABLE genesis (only INTEGER PRIMARY KEY CHECK (only = 1), document TEXT NOT NULL);
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "do" TEXT NOT NULL,
    body TEXT NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, version)
);
CREATE TABLE kept (hash TEXT NOT NULL PRIMARY KEY, bytes BLOB, forgotten INTEGER REFERENCES entry (seq));
"""

# INSERT is guarded too: INSERT OR REPLACE removes the row in its way without asking any DELETE trigger.
GUARDS = """
CREATE TRIGGER genesis_is_one BEFORE INSERT ON genesis WHEN EXISTS (SELECT 1 FROM genesis)
BEGIN SELECT RAISE(ABORT, 'a ledger has one genesis'); END;
CREATE TRIGGER genesis_never_changes BEFORE UPDATE ON genesis
BEGIN SELECT RAISE(ABORT, 'the genesis is never changed'); END;
CREATE TRIGGER genesis_never_leaves BEFORE DELETE ON genesis
BEGIN SELECT RAISE(ABORT, 'the genesis is never removed'); END;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
    OR (NEW.seq > 1 AND NEW.prev IS NOT (SELECT hash FROM entry WHERE seq = NEW.seq - 1))
    OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM entry WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'an entry is added once, at the end'); END;
CREATE TRIGGER entry_never_changes BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_never_leaves BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
CREATE TRIGGER kept_is_one BEFORE INSERT ON kept WHEN EXISTS (SELECT 1 FROM kept WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'bytes are kept once'); END;
CREATE TRIGGER kept_never_changes BEFORE UPDATE ON kept
WHEN NEW.hash IS NOT OLD.hash
    OR (NEW.bytes IS NOT NULL AND OLD.bytes IS NOT NULL)
    OR (NEW.bytes IS NULL AND (SELECT "do" FROM entry WHERE seq = NEW.forgotten) IS NOT 'forget')
BEGIN SELECT RAISE(ABORT, 'kept bytes are taken away only by an entry that says so'); END;
CREATE TRIGGER kept_never_leaves BEFORE DELETE ON kept
BEGIN SELECT RAISE(ABORT, 'the names of kept bytes stay'); END;
"""

MARKS = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
