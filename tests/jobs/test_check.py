"""What `signoff check` finds of jobs that the policy alone cannot show: a table."""

import json
import re
from datetime import datetime

import pytest
import yaml

import signoff
from jobs._jobs import notebook
from signoff.jobs import idle_schedules, notebook_problems
from support import cases
from workspaces import small

NOW = datetime.fromisoformat("2026-12-07T09:00:00+02:00")
CALENDAR = {"kind": "calendar", "name": "riga", "hours": {"mon-fri": "09:00-17:00"}}


@pytest.mark.parametrize("case", cases("jobs", "check"), ids=lambda case: case["name"])
def test_check_says_what_the_table_says(tmp_path, case):
    job = {"name": "page", "notebook": "n.ipynb", **case["job"]}
    said = yaml.safe_dump_all([CALENDAR, {"kind": "jobs", "jobs": [job]}], explicit_start=True)
    root = small(tmp_path / "ws", said)
    made = notebook(parameters=case.get("cell", 'week = "last_week"'))
    (root / "n.ipynb").write_text(json.dumps(made), encoding="utf-8")
    for name, text in case.get("files", {}).items():
        (root / name).write_text(text, encoding="utf-8")
    workspace = signoff.open(root, NOW).workspace
    found = [str(problem) for problem in (*notebook_problems(workspace), *idle_schedules(workspace, NOW))]
    assert len(found) == len(case["says"]), found
    for words, problem in zip(case["says"], found, strict=True):
        assert re.search(words, problem), problem
        assert "policies/all.yml:" in problem
