"""Several programs at once, and one that is killed in the middle of writing."""

import json
import os
import signal
import subprocess
import sys

import pytest

from signoff.ledger import open_ledger, verify, verify_at

from ._ledgers import NINE, draft, five, trace

BEGIN = """
import sys
from datetime import datetime
from pathlib import Path
from signoff.ledger import Conflict, Draft, Uncertain, open_ledger
path, at = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
def draft(by, **body):
    return Draft(stream="posts/p1", do="approve", by=by, at=at, body=body)
"""
ONE_VERDICT = """
ledger = open_ledger(path, create=True)
seen = ledger.versions().get("posts/p1", 0)
print("ready", flush=True)
sys.stdin.readline()
try:
    ledger.append([draft(sys.argv[3])], expected={"posts/p1": seen})
    print("written")
except Conflict as conflict:
    print(conflict)
ledger.close()
"""
MANY = """
ledger = open_ledger(path, create=True, name=sys.argv[3])
for n in range(40):
    ledger.append([draft(sys.argv[3], n=n)])
ledger.close()
"""
WITHOUT_END = """
ledger = open_ledger(path, create=True)
for n in range(10**6):
    print(ledger.append([draft("anna", n=n), draft("anna", n=n)])[-1].seq, flush=True)
"""
NO_ROOM = """
import json, os, resource, signal
ledger = open_ledger(path, create=True)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
room = os.stat(f"{path}-wal").st_size + 8192
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
ours = draft("anna", text="x" * 100_000)
try:
    ledger.append([ours])
except Uncertain as error:
    print(json.dumps([str(error), ledger.find(ours.id) is not None, ledger.head().size]))
"""


def start(script, *words):
    command = [sys.executable, "-c", BEGIN + script, *map(str, words)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_of_two_who_saw_the_same_version_one_loses_with_a_clear_word(place):
    five(place)
    both = [start(ONE_VERDICT, place, NINE.replace(hour=10), by) for by in ("anna", "janis")]
    for each in both:
        assert each.stdout.readline() == "ready\n"
    told = [each.communicate("go\n")[0] for each in both]
    assert sorted(line.split()[0] for line in told) == ["conflict:", "written"]
    assert any("is at version 4, and this was decided at version 3" in line for line in told)
    assert (verify_at(place).entries, verify_at(place).faults) == (6, [])


def test_many_who_begin_and_write_at_once_make_one_chain(place):
    writers = [start(MANY, place, NINE, by) for by in ("anna", "janis", "ilze")]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with open_ledger(place, create=False) as ledger:
        assert sorted(ledger.versions().items()) == [("posts/p1", 120)]
        assert verify(ledger).faults == []
    assert list(trace(place.parent)) == [place, place.parent]


@pytest.mark.parametrize("lines", [1, 7, 60])
def test_a_writer_killed_in_the_middle_leaves_a_chain_that_holds(place, lines):
    writer = start(WITHOUT_END, five(place), NINE.replace(hour=10))
    acknowledged = [int(writer.stdout.readline()) for _ in range(lines)][-1]
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    before = trace(place.parent)
    report = verify_at(place)
    assert report.faults == []
    assert report.entries >= acknowledged and report.entries % 2 == 1, "what was acknowledged is there; no half append"
    assert trace(place.parent).keys() == before.keys()
    with open_ledger(place, create=True) as ledger:
        ledger.append([draft(at=NINE.replace(hour=11))])
    assert (verify_at(place).entries, verify_at(place).faults) == (report.entries + 1, [])


def test_a_commit_that_fails_is_said_to_be_uncertain_and_the_id_tells(place):
    told = start(NO_ROOM, five(place), NINE.replace(hour=10)).communicate()[0]
    words, landed, size = json.loads(told)
    assert words.startswith("it is not known whether the entries were written")
    assert (landed, size) == (False, 5)
    assert verify_at(place).faults == []
