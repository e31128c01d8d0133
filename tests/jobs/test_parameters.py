"""Parameters are checked in the policy and in the notebook before a kernel starts; wrong ones leave nothing behind."""

from datetime import datetime

import pytest

import signoff
from jobs._jobs import notebook, workspace
from signoff.cli import main
from signoff.errors import SignoffError
from signoff.jobs import job_named, known_names, notebook_problems, values_for
from signoff.jobs._notebook import read_notebook

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
TWO = """{parameters: {week: {type: week, default: last_week}, markets: {list_of: text, default: [LV]}},
      values: {week: 2026-W48}}"""
CELL = 'week = "last_week"\nmarkets = ["LV"]'


def values(root, **said):
    ws = signoff.open(root, NOW).workspace
    job = job_named(ws, "page")
    return values_for(job, read_notebook(ws.root, job.notebook), said, known_names(ws), NOW)


def test_words_count_from_the_moment(tmp_path):
    assert values(workspace(tmp_path, notebook())) == {"week": "2026-W49"}


def test_what_is_said_beats_the_jobs_value_which_beats_the_default(tmp_path):
    root = workspace(tmp_path, notebook(parameters=CELL), TWO)
    assert values(root) == {"week": "2026-W48", "markets": ["LV"]}
    assert values(root, week=["this_week"], markets=["EE", "LT"]) == {"week": "2026-W50", "markets": ["EE", "LT"]}


def test_without_a_declaration_the_cell_types_its_names(tmp_path):
    root = workspace(tmp_path, notebook(parameters='a = 1\nb = True\nc = 2.5\nd = ["x"]\ne = "y"'), "{}")
    assert values(root) == {"a": 1, "b": True, "c": 2.5, "d": ["x"], "e": "y"}
    assert values(root, a=["2"], b=["no"], d=["p", "q"])["d"] == ["p", "q"]
    with pytest.raises(SignoffError, match="`a` is `x`, which is no whole number"):
        values(root, a=["x"])


def test_what_no_parameter_can_be_stays_as_the_cell_has_it(tmp_path):
    root = workspace(tmp_path, notebook(parameters='a = None\nb = {"x": 1}\nc = [1, 2]\nd = [1, "x"]\ne = []'), "{}")
    assert values(root) == {"c": [1, 2], "e": []}
    assert values(root, c=["3"], e=["x"]) == {"c": [3], "e": ["x"]}
    with pytest.raises(SignoffError, match="no parameter `a`"):
        values(root, a=["x"])


def test_the_jobs_language_is_the_notebooks_where_nobody_says_another(tmp_path):
    root = workspace(tmp_path, notebook(parameters='language = "en"'), "{language: lv}")
    assert values(root) == {"language": "lv"}
    assert values(root, language=["en"]) == {"language": "en"}


@pytest.mark.parametrize(
    ("made", "job", "said", "words"),
    [
        (notebook(), "{parameters: {week: {type: week}}}", {"wek": ["2026-W49"]}, "did you mean `week`"),
        (notebook(), "{parameters: {week: {type: week}}}", {}, "must be said: `-p week=…`"),
        (notebook(), "{parameters: {week: {type: week}}}", {"week": ["2026-W49", "2026-W50"]}, "given twice"),
        (notebook(), "{parameters: {week: {type: week}}}", {"week": ["2026-W99"]}, "which is no week"),
        (notebook(), "{parameters: {person: {type: person, default: anna}}}", {}, "has no `person`"),
        (notebook(parameters="week = 3"), "{parameters: {week: {type: week, default: last_week}}}", {}, "its default"),
        (notebook(tags=()), "{parameters: {week: {type: week, default: last_week}}}", {}, "no cell tagged"),
        (notebook(parameters="week = f()"), "{}", {}, "holds only lines such as"),
        (notebook(parameters="week = "), "{}", {}, "cannot be read"),
        ("[1, 2]", "{}", {}, "no notebook"),
        ('{"nbformat": 3, "worksheets": []}', "{}", {}, "no notebook of version 4"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(tmp_path, made, job, said, words):
    with pytest.raises(SignoffError) as error:
        values(workspace(tmp_path, made, job), **said)
    assert words in str(error.value)


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    job = "{parameters: {week: {type: week, default: last_week}, person: {type: person, default: ana}}}"
    with pytest.raises(SignoffError) as error:
        values(workspace(tmp_path, notebook(), job.replace("ana", "anna")), wek=["x"], week=["y"])
    assert len(error.value.problems) == 3


def test_a_notebook_that_is_not_there_or_lies_outside_by_a_link_is_refused(tmp_path):
    root = workspace(tmp_path, notebook())
    path = root / "notebooks" / "page.ipynb"
    outside = tmp_path / "outside.ipynb"
    path.rename(outside)
    with pytest.raises(SignoffError, match="no such notebook"):
        values(root)
    path.symlink_to(outside)
    with pytest.raises(SignoffError, match="leads out of the workspace"):
        values(root)


def test_check_names_the_line_of_the_policy(tmp_path):
    root = workspace(tmp_path, notebook(parameters=""))
    (problem,) = notebook_problems(signoff.open(root, NOW).workspace)
    assert "has no `week`" in problem.message
    assert problem.place.file == "policies/all.yml"


@pytest.mark.parametrize("arguments", [["page", "-p", "wek=1"], ["pag"], ["page", "-p", "week"], ["page", "-p", "=x"]])
def test_a_slip_ends_with_2_and_nothing_is_recorded(tmp_path, capsys, arguments):
    root = workspace(tmp_path, notebook())
    assert main(["jobs", "run", *arguments, "--workspace", str(root), "--now", NOW.isoformat()]) == 2
    assert capsys.readouterr().out == ""
    assert not (root / ".signoff" / "runs").exists()
