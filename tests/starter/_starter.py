"""The starter workspace as plain data: what is written in its files, read by nothing of ours."""

import json
from functools import cache

import yaml

from support import ROOT, documents

POLICIES = ROOT / "policies"
CONTENT = ROOT / "content"


def policy_files():
    """Every policy file, tests of the policy included."""
    return sorted(POLICIES.rglob("*.yml"))


@cache
def everything(kind, key):
    """What all documents of a kind say under one key: lists joined, mappings merged."""
    written = [document for path in policy_files() for document in documents(path) if document["kind"] == kind]
    said = [document[key] for document in written if key in document]
    if isinstance(said[0], list):
        return [one for part in said for one in part]
    return {name: value for part in said for name, value in part.items()}


def people():
    """The people by name."""
    return everything("team", "people")


def channels():
    """The names of the accounts."""
    return {account["name"] for account in everything("channels", "accounts")}


@cache
def posts():
    """Front matter plus `text` of every post, by id; where two have one id, the test of names sees it."""
    found = {}
    for path in sorted((CONTENT / "posts").rglob("*.md")):
        _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
        front = yaml.safe_load(head)
        found[front["id"]] = {**front, "text": text.strip(), "path": path}
    return found


@cache
def history():
    """The lines of the history, in order."""
    return [json.loads(line) for line in (CONTENT / "history.jsonl").read_text(encoding="utf-8").splitlines()]


def names(value):
    """One name or a list of names, as a list."""
    return [] if value is None else value if isinstance(value, list) else [value]
