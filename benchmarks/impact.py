"""How long a rehearsal takes: over thousands of imported posts, and over a real log brought in as history.

    .venv/bin/python benchmarks/impact.py [--posts FILE.csv] [--log FILE.csv] [--date-order mdy]

posts   a CSV of posts, imported into a copy of the starter workspace; left out, 3,207 made-up ones
log     a CSV of an event log (case, activity, resource, timestamp as pm4py names them); left out, 1,434 made-up cases
Each rehearsal is of one changed line. Seconds of CPU time after loading: what was read, and what the morning's review
found, is at hand, as it is for whoever asks on the same morning. Exit status 1 when one takes 3 s or more."""

import argparse
import csv
import os
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from signoff.content.suites import read_table
from signoff.inbox import begin, bring_in, bring_in_history
from signoff.rehearsal import new_workspace
from signoff.rehearsal.impact import impact, laid_over
from signoff.review import review
from signoff.workspace import Workspace

GOAL = 3.0  # seconds
NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
COLUMNS = {"post": "case:concept:name", "step": "concept:name", "person": "org:resource", "at": "time:timestamp"}
TAGS = "tag: [promotion, giveaway]"
CHANGES = (
    ("another due time", "chain-standard.yml", "within: 48h", "within: 24h"),
    ("links go to legal", "chain-promotion.yml", TAGS, f"any: [{{{TAGS}}}, {{has: link}}]"),
    ("two hashtags at most", "voice-length.yml", "  most: 3", "  most: 2"),
)  # fmt: skip
TEAM = """kind: workspace
name: Log
zone: Europe/Amsterdam
---
kind: calendar
name: office
hours: {mon-fri: 09:00-17:00}
---
kind: team
roles:
  clerk: {may: [submit, approve]}
people:
"""
FLOW = """---
kind: workflow
calendar: office
chains:
  - name: log
    steps:
"""


def made_up_posts(path: Path, count: int = 3207) -> None:
    """So many posts, one a day; some with a link, some with hashtags."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["created_at", "text"])
        for n in range(count):
            day = datetime(2017, 1, 1, 9) + timedelta(days=n)
            more = (" https://cafe.example/menu" if n % 3 == 0 else "") + (" #soup #rye #riga" if n % 40 == 0 else "")
            rows.writerow([f"{day:%m/%d/%Y %H:%M}", f"Number {n}: soup, rye bread and a table by the window.{more}"])


def made_up_log(path: Path, cases: int = 1434) -> None:
    """So many cases of six activities by twelve people."""
    steps = ("Confirmation", "Check", "Adjust", "Advise", "Decide", "Archive")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS.values())
        for n in range(cases):
            begin = datetime(2010, 10, 4, 9) + timedelta(hours=7 * n)
            for at, step in enumerate(steps):
                rows.writerow([f"case-{n}", step, f"clerk-{(n + at) % 12}", f"{begin + timedelta(hours=9 * at)}+02:00"])


def with_posts(folder: Path, file: Path, date_order: str) -> Workspace:
    """A copy of the starter with the posts imported."""
    new_workspace(folder, empty=False)
    ws = Workspace(folder)
    begin(ws)
    channel = next(iter(ws.policy.channels))
    told = {"format": None, "mapping": {}, "channel": channel, "network": "", "date_order": date_order, "now": NOW}
    asked = {"accounts": ws.policy.channels, "people": ws.policy.people, "zone": ws.policy.zone, "author": "anna"}
    plan = read_table(file, **told, **asked)
    bring_in(ws, plan)
    return Workspace(folder)


def with_log(folder: Path, file: Path) -> Workspace:
    """A workspace in which everybody of the log may approve its second and fourth commonest activities."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    people = sorted({row[COLUMNS["person"]] for row in rows} - {""})
    steps = list(dict.fromkeys(row[COLUMNS["step"]] for row in rows))[1:4:2]
    team = "".join(f"  {name}: {{roles: clerk}}\n" for name in people)
    flow = "".join(
        f"      - {{name: {step}, approvers: {{role: clerk}}, within: 24h, clock: business}}\n" for step in steps
    )
    (folder / "policies").mkdir(parents=True)
    (folder / "policies" / "all.yml").write_text(TEAM + team + FLOW + flow, encoding="utf-8")
    bring_in_history(Workspace(folder), file, COLUMNS)
    return Workspace(folder)


def seconds(ws: Workspace, now: datetime, name: str, before: str, after: str) -> tuple[float, str]:
    """CPU time of one rehearsal, and its sentence."""
    text = (ws.root / "policies" / name).read_text("utf-8")
    if before not in text:
        raise SystemExit(f"policies/{name} no longer says `{before}`")
    other = laid_over(ws, name, text.replace(before, after).encode())
    begin = time.process_time()
    found = impact(ws, other, now)
    return time.process_time() - begin, found.sentence


def measured(folder: Path, options: argparse.Namespace) -> Iterator[tuple[str, float, str]]:
    """Each rehearsal: its name, its seconds, its sentence."""
    posts, log = options.posts or folder / "posts.csv", options.log or folder / "log.csv"
    if options.posts is None:
        made_up_posts(posts)
    if options.log is None:
        made_up_log(log)
    ws = with_posts(folder / "posts", posts, options.date_order)
    review(ws, NOW)
    for name, file, before, after in CHANGES:
        yield name, *seconds(ws, NOW, file, before, after)
    ws, now = with_log(folder / "log", log), datetime.fromisoformat("2012-03-01T09:00:00+01:00")
    _ = ws.policy, ws.content, ws.entries
    yield "a log, another due time", *seconds(ws, now, "all.yml", "within: 24h", "within: 8h")
    yield "a log, two must agree", *seconds(ws, now, "all.yml", "within: 24h", "need: 2, within: 24h")


def main() -> int:
    """Measure, print, and say by the exit status whether the goal is met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=Path, help="a CSV of posts")
    parser.add_argument("--log", type=Path, help="a CSV of an event log")
    parser.add_argument("--date-order", default="mdy", choices=["dmy", "mdy", "ymd"], help="of the posts' dates")
    options, slow = parser.parse_args(), False
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIGNOFF_CACHE"] = str(Path(folder, "cache"))
        for name, taken, said in measured(Path(folder), options):
            slow |= taken >= GOAL
            print(f"{name:26}{taken:6.2f} s  {'met' if taken < GOAL else 'MISSED'}  {said}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
