"""The digest: one letter a person, with what waits on them and nothing else; of several workspaces, each by itself."""

from datetime import datetime

import signoff
from signoff.cli import main
from signoff.inbox import digest, waiting
from signoff.review import review
from workspaces import NOW, small, starter


def test_everybody_who_is_waited_on_has_a_letter_with_just_that(tmp_path):
    found = review(signoff.open(starter(tmp_path / "ws"), NOW).workspace, datetime.fromisoformat(NOW))
    letters = digest(found)
    assert list(letters) == sorted({name for item in waiting(found) for name in item.people})
    assert all(items == waiting(found, name) for name, items in letters.items())
    assert list(digest(found, "dace")) == ["dace"]


def test_several_workspaces_are_told_apart_and_an_empty_one_says_so(tmp_path, capsys):
    folders = starter(tmp_path / "one"), small(tmp_path / "two")
    asked = [part for folder in folders for part in ("--workspace", str(folder))]
    assert main(["digest", *asked, "--now", NOW]) == 0
    said = capsys.readouterr().out
    assert "(LATE)" in said
    assert "Nothing waits." in said
