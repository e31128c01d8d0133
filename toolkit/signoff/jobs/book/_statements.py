"""What is asked of the database. `?1 ?2 ?3` are a key's job, due time and item."""

TABLES = """
CREATE TABLE IF NOT EXISTS job_seen (job TEXT PRIMARY KEY, schedule TEXT NOT NULL, since INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS job_run (
    job TEXT NOT NULL, due INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, because TEXT, cause TEXT,
    attempts TEXT NOT NULL DEFAULT '[]', next_try INTEGER, record TEXT, token TEXT, lease REAL,
    PRIMARY KEY (job, due, item)) STRICT;
"""
BEGUN = "SELECT 1 FROM sqlite_master WHERE name = 'job_run'"
SEEN = "SELECT schedule, since FROM job_seen WHERE job = ?"
SEE = "INSERT OR REPLACE INTO job_seen VALUES (?, ?, ?)"
ALL = """
SELECT job, due, item, state, because, cause, attempts, next_try, record FROM job_run
WHERE ?1 IS NULL OR job = ?1 ORDER BY due, job, item
"""
ADD = "INSERT OR IGNORE INTO job_run (job, due, item, state) VALUES (?, ?, ?, 'due')"
DROP_PLACEHOLDER = "DELETE FROM job_run WHERE job = ?1 AND due = ?2 AND item = ?3 AND item = '' AND state = 'due'"
SAY = """
UPDATE job_run SET state = ?4, because = ?5 WHERE job = ?1 AND due = ?2 AND item = ?3 AND state = 'due'
"""
AGAIN = """
UPDATE job_run SET state = 'due', next_try = NULL, because = NULL
WHERE job = ?1 AND due = ?2 AND item = ?3 AND state IN ('failed', 'timed_out', 'lost', 'skipped')
"""
CLAIMABLE = """
SELECT job, due, item, state, because, cause, attempts, next_try, record FROM job_run
WHERE job = ?1 AND due = ?2 AND item = ?3 AND state = 'due' AND NOT EXISTS (
    SELECT 1 FROM job_run AS other
    WHERE other.job = ?1 AND other.due <> ?2 AND other.state IN ('claimed', 'running'))
"""
CLAIM = """
UPDATE job_run SET state = 'claimed', because = NULL, token = ?4, lease = ?5, attempts = ?6
WHERE job = ?1 AND due = ?2 AND item = ?3
"""
RENEW = """
UPDATE job_run SET state = 'running', lease = ?5 WHERE job = ?1 AND due = ?2 AND item = ?3 AND token = ?4
"""
MINE = """
SELECT job, due, item, state, because, cause, attempts, next_try, record FROM job_run
WHERE job = ?1 AND due = ?2 AND item = ?3 AND token = ?4
"""
LATE = """
SELECT job, due, item, state, because, cause, attempts, next_try, record FROM job_run
WHERE state IN ('claimed', 'running') AND lease <= ?
"""
END = """
UPDATE job_run SET state = ?4, cause = ?5, because = ?6, attempts = ?7, next_try = ?8, token = NULL, lease = NULL,
    record = coalesce(?9, record)
WHERE job = ?1 AND due = ?2 AND item = ?3
"""
