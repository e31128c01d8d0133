"""Every command that the documentation shows exists: its verb, each of its options, each target of make."""

import re
import shlex

import pytest

from docs._pages import HOW_TO, blocks, commands
from signoff.cli._main import Parser
from signoff.cli._verbs import VERBS
from support import ROOT

SHOWN = [
    pytest.param(command, id=f"{page.name}:{block.line} {command[:40]}")
    for page in HOW_TO
    for block in blocks(page)
    if block.language == "sh"
    for command in commands(block)
]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def wrong(command):
    """What is wrong with a command; "" for nothing. Programs that are not ours are taken as given."""
    words = [word for word in shlex.split(command) if not re.fullmatch(r"[A-Z_]+=\S*", word)]
    if words[:1] == ["make"]:
        return " ".join(word for word in words[1:] if "=" not in word and word not in TARGETS)
    return _arguments(words[1:]) if words[:1] == ["signoff"] else ""


def _arguments(words):
    if not words or words[0].startswith("-"):
        return "" if words in (["--help"], ["--version"], []) else f"no option {words}"
    if words[0] not in VERBS:
        return f"no verb {words[0]}"
    parser = Parser(prog=words[0], exit_on_error=False)
    VERBS[words[0]].arguments(parser)
    try:
        parser.parse_args(words[1:])
    except SystemExit:
        return f"no such arguments: {words[1:]}"
    return ""


@pytest.mark.parametrize("command", SHOWN)
def test_the_command_is_there(command):
    assert [said for part in re.split(r" [|>&]+ ", command) if (said := wrong(part))] == []


@pytest.mark.parametrize("command", ["signoff aprove x", "signoff status", "signoff list --colour x", "make tset"])
def test_a_wrong_command_is_seen(command):
    assert wrong(command)
