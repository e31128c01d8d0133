"""only_if: what must hold for a due time to be run; else it is skipped, with this reason."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from signoff.clock import seconds
from signoff.jobs.book import Book
from signoff.model import many
from signoff.policy.kinds.jobs import AnyPost, Job, OnlyIf
from signoff.workspace import Workspace


def against(job: Job, workspace: Workspace, book: Book, now: datetime) -> list[str]:
    """Every reason for which it is not run now; empty where it may be."""
    return list(_reasons(job, job.only_if, workspace, book, now)) if job.only_if else []


def _reasons(job: Job, rule: OnlyIf, workspace: Workspace, book: Book, now: datetime) -> Iterator[str]:
    if rule.new_entries:
        with workspace.reading() as ledger:
            if ledger.head().size <= (book.last_seq(job.name) or 0):
                yield "only_if: there are no new entries"
    if rule.file_exists and not _is_there(workspace, rule.file_exists):
        yield f"only_if: there is no `{rule.file_exists}`"
    if rule.any_post and not _any_post(rule.any_post, workspace, now):
        yield "only_if: there is no such post"


def _is_there(workspace: Workspace, path: str) -> bool:
    found = (workspace.root / path).resolve()
    return found.is_file() and found.is_relative_to(workspace.root.resolve())


def _any_post(rule: AnyPost, workspace: Workspace, now: datetime) -> bool:
    from signoff.content import subject
    from signoff.review import review

    until = now + timedelta(seconds=seconds(rule.within)) if rule.within else None
    for name, decision in review(workspace, now).decisions.items():
        post = workspace.posts.get(name)
        if post is None or (rule.state and decision.state not in _meant(rule.state)):
            continue
        if until and not (post.slot and now <= post.slot <= until):
            continue
        if rule.fits(subject(post, workspace.policy)):
            return True
    return False


def _meant(said: str | list[str]) -> set[str]:
    """States; a post that is approved and has a slot ahead is called scheduled."""
    states = set(many(said))
    return states | {"scheduled"} if "approved" in states else states
