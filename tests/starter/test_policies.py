"""The policies of the starter workspace: short, in block style, each with its three lines for a newcomer."""

import re

import pytest

from starter import _starter
from support import ROOT

FILES = _starter.policy_files()
FLOW_MAPPING = re.compile(r"(?:^|[:\-\s])\{")
MOST_LINES = 40


def by_path(path):
    return path.relative_to(ROOT).as_posix()


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


def comment(path):
    """The comment at the top of a file, as one text."""
    lines = lines_of(path)
    end = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    return "\n".join(lines[:end])


def test_there_are_policies():
    assert len(FILES) > 20


@pytest.mark.parametrize("path", FILES, ids=by_path)
def test_a_file_fits_on_a_screen(path):
    assert len(lines_of(path)) <= MOST_LINES


@pytest.mark.parametrize("path", FILES, ids=by_path)
def test_a_file_begins_with_its_schema(path):
    kinds = {document["kind"] for document in _starter.documents(path)}
    up = "../" * len(path.relative_to(ROOT).parent.parts)
    assert lines_of(path)[0] == f"# yaml-language-server: $schema={up}schemas/{kinds.pop()}.json"
    assert kinds == set()


@pytest.mark.parametrize("path", FILES, ids=by_path)
def test_a_file_says_what_it_decides_whom_to_ask_and_what_to_try(path):
    said = comment(path)
    assert re.search(r"# (Decides|Proves): ", said)
    assert "Ask: " in said
    assert "Try: " in said


@pytest.mark.parametrize("path", FILES, ids=by_path)
def test_a_file_is_in_block_style(path):
    assert [line for line in lines_of(path) if not line.lstrip().startswith("#") and FLOW_MAPPING.search(line)] == []


def test_six_people_work_there():
    people = _starter.people()
    assert len(people) == 6
    assert "author" in people["anna"]["roles"]
    assert "editor" in people["janis"]["roles"]


def test_every_kind_of_document_is_shown():
    kinds = {document["kind"] for path in FILES for document in _starter.documents(path)}
    assert kinds == {
        "calendar", "channels", "checks", "jobs", "publishing", "team", "test", "voice", "workflow", "workspace",
    }  # fmt: skip


def test_express_stands_beside_the_standard_and_promotions_have_their_own():
    chains = {chain["name"]: chain for chain in _starter.everything("workflow", "chains")}
    assert {name: [step["within"] for step in chain["steps"]] for name, chain in chains.items()} == {
        "standard": ["48h"], "express": ["24h"], "promotion": ["24h", "24h"],
    }  # fmt: skip
