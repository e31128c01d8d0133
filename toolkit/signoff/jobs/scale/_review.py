"""A review of tables of posts by many workers: the same findings as one process would give."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from signoff.errors import Place, Problem, SignoffError
from signoff.jobs.scale import _work as work
from signoff.jobs.scale._cluster import Run
from signoff.jobs.scale._out import SPOOL, SUMMARY, clear, name_of, sweep
from signoff.jobs.scale._parts import Part, columns_of, files_of, parts_of
from signoff.jobs.scale._rows import strange
from signoff.jobs.scale._spans import spans_of
from signoff.policy import write_file
from signoff.review import Progress
from signoff.workspace import Workspace

PARTS_A_SHARD = 8


def review_parts(
    workspace: Workspace, asked: Iterable[Path], run: Run, now: datetime, out: Path, progress: Progress | None = None
) -> dict[str, Any]:
    """Reviews every post of the files and folders, and writes what is found below `out`. The summary.

    run   who does the work, as `cluster` gives it
    Raises SignoffError for what is no table of posts; nothing is written then."""
    parts = _parts(files_of(asked))
    policy = workspace.policy
    task = work.Task(
        root=str(workspace.root), policy=policy.hash, now=now.astimezone(UTC), out=str(out.resolve()),
        spool=str(out.resolve() / SPOOL), shards=max(1, len(parts) // PARTS_A_SHARD),
    )  # fmt: skip
    clear(out)
    try:
        looked = _Steps(task, parts, run, progress).go(list(policy.channels))
    finally:
        sweep(out)
    summary = _summary(parts, looked, now, policy.hash)
    write_file(out / SUMMARY, msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")
    return summary


def _parts(files: Sequence[Path]) -> list[Part]:
    wrong = [Problem(said, Place(path.as_posix())) for path in files for said in strange(columns_of(path))]
    if wrong:
        raise SignoffError(*wrong)
    return [part for path in files for part in parts_of(path)]


class _Steps:
    """The four steps, one after the other, each over all parts at once."""

    def __init__(self, task: work.Task, parts: list[Part], run: Run, progress: Progress | None) -> None:
        self._task, self._parts, self._run, self._progress = task, parts, run, progress
        self._done, self._of = 0, 2 * len(parts) + task.shards

    def go(self, channels: list[str]) -> list[work.Looked]:
        """What was found, part by part."""
        every = list(enumerate(self._parts))
        noted = self._each(work.note, every)
        left_out = self._left_out()
        spans = [(span,) for span in spans_of(noted, channels, left_out)]
        self._of += len(spans)
        self._each(work.compare, spans)
        return self._each(work.look, [(number, part, left_out.get(number, {})) for number, part in every])

    def _left_out(self) -> dict[int, work.Rows]:
        found: dict[int, work.Rows] = {}
        calls = [(shard, len(self._parts)) for shard in range(self._task.shards)]
        for again in self._each(work.twice, calls):
            for part, row, why in work.rows_left_out(again, self._parts):
                found.setdefault(part, {})[row] = why
        return found

    def _each(self, do: Any, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
        results = dict(self._counted(self._run(do, [(self._task, *call) for call in calls])))
        return [results[number] for number in range(len(calls))]

    def _counted(self, results: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
        for result in results:
            self._done += 1
            if self._progress:
                self._progress(self._done, self._of)
            yield result


def _summary(parts: list[Part], looked: list[work.Looked], now: datetime, policy: str) -> dict[str, Any]:
    severities, rules = Counter[str](), Counter[str]()
    for one in looked:
        severities.update(one.severities)
        rules.update(one.rules)
    told = [
        {"file": part.name, "line": part.row, "posts": one.posts, "refused": one.refused,
         "findings": name_of("findings", number, part),
         "refusals": name_of("refused", number, part) if one.refused else None}
        for number, (part, one) in enumerate(zip(parts, looked, strict=True))
    ]  # fmt: skip
    return {
        "now": now.isoformat(), "policy": policy, "posts": sum(one.posts for one in looked),
        "refused": sum(one.refused for one in looked), "blocked": sum(one.blocked for one in looked),
        "findings": dict(sorted(severities.items())), "rules": dict(sorted(rules.items())), "parts": told,
    }  # fmt: skip
