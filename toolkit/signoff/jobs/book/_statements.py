"""What is asked of the database. `?1 ?2 ?3` are a key's job, due time and item."""

TABLES = """
CREATE TABLE IF NOT EXISTS job_seen (
    job TEXT PRIMARY KEY, schedule TEXT NOT NULL, since INTEGER NOT NULL, looked INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS job_run (
    job TEXT NOT NULL, due INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, because TEXT, cause TEXT,
    added INTEGER, attempts TEXT NOT NULL DEFAULT '[]', next_try INTEGER, record TEXT, token TEXT, lease REAL,
    PRIMARY KEY (job, due, item)) STRICT;
"""
BEGUN = "SELECT 1 FROM sqlite_master WHERE name = 'job_run'"
SEEN = "SELECT schedule, since, looked FROM job_seen WHERE job = ?"
SEE = "INSERT OR REPLACE INTO job_seen VALUES (?1, ?2, ?3, ?3)"
LOOKED = "UPDATE job_seen SET looked = max(looked, ?2) WHERE job = ?1"
ROWS = "SELECT job, due, item, state, because, cause, added, attempts, next_try, record FROM job_run "
ALL = ROWS + "ORDER BY due, job, item"
OF_JOB = ROWS + "WHERE job = ?1 ORDER BY due, item"
OF_DUE = ROWS + "WHERE job = ?1 AND due = ?2 ORDER BY item"
OPEN = ROWS + "WHERE job = ?1 AND state IN ('due', 'claimed', 'running') ORDER BY due, item"
LAST_SEQ = """
SELECT max(json_extract(record, '$.ledger.last_seq')) FROM job_run WHERE job = ?1 AND state = 'succeeded'
"""
ADD = "INSERT OR IGNORE INTO job_run (job, due, item, state, added) VALUES (?1, ?2, ?3, 'due', ?4)"
DROP_PLACEHOLDER = """
DELETE FROM job_run WHERE job = ?1 AND due = ?2 AND item = ?3 AND item = '' AND attempts = '[]'
"""
SAY = """
UPDATE job_run SET state = ?4, because = ?5
WHERE job = ?1 AND due = ?2 AND item = ?3 AND state = 'due' AND attempts = '[]'
"""
ALONE = """
AND NOT EXISTS (
    SELECT 1 FROM job_run AS other
    WHERE other.job = ?1 AND other.due <> ?2 AND other.state IN ('claimed', 'running'))
"""
CLAIMABLE = (
    ROWS
    + """
WHERE job = ?1 AND due = ?2 AND item = ?3 AND state = 'due' AND (next_try IS NULL OR next_try <= ?4)
"""
    + ALONE
)
ASKED = (
    ROWS
    + """
WHERE job = ?1 AND due = ?2 AND item = ?3 AND state IN ('due', 'failed', 'timed_out', 'lost', 'skipped')
"""
    + ALONE
)
CLAIM = """
UPDATE job_run SET state = 'claimed', because = NULL, cause = NULL, next_try = NULL, record = NULL,
    token = ?4, lease = ?5, attempts = ?6
WHERE job = ?1 AND due = ?2 AND item = ?3
"""
RENEW = """
UPDATE job_run SET state = 'running', lease = ?5 WHERE job = ?1 AND due = ?2 AND item = ?3 AND token = ?4
"""
MINE = ROWS + "WHERE job = ?1 AND due = ?2 AND item = ?3 AND token = ?4"
LATE = ROWS + "WHERE state IN ('claimed', 'running') AND lease <= ?"
END = """
UPDATE job_run SET state = ?4, cause = ?5, because = ?6, attempts = ?7, next_try = ?8, record = ?9,
    token = NULL, lease = NULL
WHERE job = ?1 AND due = ?2 AND item = ?3
"""
