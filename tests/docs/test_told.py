"""What the pages show is what the commands print today."""

import re

import pytest

from docs._pages import HOW_TO, blocks
from docs._shell import NOW, Reader
from signoff.policy import document, documents
from signoff.workspace import OPENED
from support import ROOT

PLUG_INS = "plug-ins.md"  # needs what it shows to be installed; test_plug_ins.py follows it
FOLLOWED = [
    page for page in HOW_TO if any(block.language == "text" for block in blocks(page)) and page.name != PLUG_INS
]


@pytest.mark.parametrize("page", FOLLOWED, ids=lambda path: path.name)
def test_a_page_tells_the_truth(page, tmp_path):
    assert Reader(tmp_path).begin().follow(page) == []


POLICIES = [
    pytest.param(block, id=f"{page.name}:{block.line}")
    for page in HOW_TO
    for block in blocks(page)
    if block.language == "yaml" and block.text.startswith("kind:") and page.name != PLUG_INS
]


@pytest.mark.parametrize("block", POLICIES)
def test_a_policy_on_a_page_can_be_read(block):
    problems = []
    (node,) = documents(block.text, "page", problems)
    document(node, OPENED, problems)
    mistaken = "exclamation_mark:" in block.text  # the page shows what is said of it
    assert bool(problems) is mistaken


def test_the_readme_is_followed():
    assert ROOT / "README.md" in FOLLOWED


def test_the_moment_is_that_of_make_run():
    assert re.search(r"^SIGNOFF_NOW \?= (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1] == NOW


def test_a_promise_that_is_not_kept_is_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("```sh\nsignoff --version\n```\n\n```text\nsignoff 99\n```\n", encoding="utf-8")
    assert Reader(tmp_path).follow(page) == ["page.md:5: not printed: signoff 99"]
