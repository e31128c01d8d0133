"""The book of runs: one row for each (job, due time, item), in the ledger's database, whoever runs it.

book = Book(workspace.ledger_path)
book.look("weekly", [due], now)               each due time once, however many schedulers see it
claim = book.claim(key, scheduler, …)         one of them gets it; None for the others
book.end(claim, record, Next(…))              False where the lease had ended: a late result is refused"""

from signoff.jobs.book._book import Book
from signoff.jobs.book._row import FINAL, OPEN, Claim, Key, Next, Row

__all__ = ["FINAL", "OPEN", "Book", "Claim", "Key", "Next", "Row"]
