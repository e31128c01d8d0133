"""Rows as tables have them, out of few words, so that many repeat each other; and what one process finds in them."""

import json
import random

from signoff.checks import find
from signoff.jobs.scale._rows import post_of_row
from signoff.jobs.scale._work import library_of
from signoff.workspace import Workspace

POLICY = """
---
kind: checks
duplicates: {same_within: 720h, near_within: 336h, similarity: 0.6}
links: {allowed_hosts: [cafe.example]}
---
kind: voice
rules: [{name: House.Hurry, extends: existence, message: "'%s' hurries", tokens: [act now], level: warning}]
"""
WORDS = ["coffee", "rain", "act now", "bread", "https://other.example/a", "tea", "river", "snow", "cinnamon", "morning"]


def rows(number, seed=1):
    """So many rows, the same for the same seed."""
    made = random.Random(seed)
    texts = [made.choices(WORDS, k=made.randint(6, 12)) for _ in range(number // 4 + 1)]
    for place in range(number):
        yield {
            "id": f"row-{place:05}",
            "author": "anna",
            "channels": made.choice([["cafe-bluesky"], ["cafe-linkedin"], ["cafe-bluesky", "cafe-linkedin"]]),
            "text": " ".join([*made.choice(texts), *made.choices(WORDS, k=made.randint(0, 1))]),
            "schedule": None
            if made.random() < 0.1
            else f"2026-{made.randint(1, 12):02}-{made.randint(1, 28):02} 09:00",
        }


def write(folder, parts, found):
    """The rows as so many files of a folder."""
    found = list(found)
    folder.mkdir(parents=True, exist_ok=True)
    size = -(-len(found) // parts)
    for place in range(parts):
        lines = (json.dumps(row) + "\n" for row in found[place * size : (place + 1) * size])
        (folder / f"{place}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def here(do, calls):
    """Does the work at once, in this process, the last one first: whoever comes first must not matter."""
    for number, call in reversed(list(enumerate(calls))):
        yield number, do(*call)


def in_one_process(root, found, now):
    """What is found in all rows, as plain data without files, sorted."""
    workspace = Workspace(root)
    posts = [post_of_row(row, workspace.policy, "") for row in found]
    every = find(posts, workspace.policy, library_of(workspace), now)
    return sorted(key(json.loads(said)) for said in map(encoded, (one for each in every.values() for one in each)))


def encoded(finding):
    import msgspec

    return msgspec.json.encode(finding)


def written(out):
    """What a review in parts wrote, in the same form."""
    lines = [line for path in (out / "findings").iterdir() for line in path.read_bytes().splitlines()]
    return sorted(key(json.loads(line)) for line in lines)


def key(said):
    """A finding without the file it is from."""
    return json.dumps({name: value for name, value in said.items() if name != "file"}, sort_keys=True)
