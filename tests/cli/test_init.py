"""`signoff init`: what it says to somebody who has never seen it."""

import re

import pytest

from signoff.cli._main import run


@pytest.fixture
def says(tmp_path, capsys, monkeypatch):
    """What `signoff init ARGUMENTS` says for the folder `cafe`, with its exit status."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIGNOFF_CACHE", "off")

    def begin(*arguments):
        status = run(["init", *arguments, "cafe"])
        return status, capsys.readouterr().err

    return begin


def test_it_says_at_which_moment_to_look_at_the_history(says):
    status, said = says()
    assert status == 0
    assert "It ends on Monday, 7 December 2026" in said
    assert "export SIGNOFF_NOW=2026-12-07T09:00:00+02:00" in said


def test_a_second_time_it_says_that_nothing_was_changed(says):
    says()
    assert says() == (0, "cafe is a workspace already; nothing was changed\n")


def test_a_bare_one_has_no_history_and_the_schemas_that_its_files_name(says, tmp_path):
    _, said = says("--empty")
    assert "SIGNOFF_NOW" not in said
    for policy in (tmp_path / "cafe" / "policies").iterdir():
        assert (policy.parent / re.search(r"\$schema=(\S+)", policy.read_text("utf-8"))[1]).is_file()
