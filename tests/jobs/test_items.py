"""What `each` comes to, in all its forms: a table. And what a run by hand makes of it."""

import json
from datetime import datetime

import pytest
import yaml

import signoff
from jobs._jobs import notebook
from signoff.errors import SignoffError
from signoff.jobs import file_items, items_by_hand, job_named
from signoff.jobs._items import item_of, items_of, key_of
from support import cases
from workspaces import small

DUE = datetime.fromisoformat("2026-12-07T07:30:00+02:00")
CELL = 'n = 1\nname = ""\nchannel = ""\nweek = "last_week"\nperson = ""\ncampaign = ""'
TYPES = {"n": "whole", "name": "text", "channel": "channel", "week": "week", "person": "person", "campaign": "campaign"}
CAMPAIGNS = {"winter": ("2026-12-01", "2026-12-31"), "spring": ("2027-03-01", "2027-05-31"),
             "autumn": ("2026-09-01", "2026-11-30")}  # fmt: skip


def workspace(folder, each, file=None):
    parameters = {name: {"type": kind} for name, kind in TYPES.items()}
    job = {"name": "page", "notebook": "n.ipynb", "parameters": parameters, "each": each}
    root = small(folder / "ws", yaml.safe_dump({"kind": "jobs", "jobs": [job]}, explicit_start=True))
    (root / "n.ipynb").write_text(json.dumps(notebook(parameters=CELL)), encoding="utf-8")
    (root / "content" / "campaigns").mkdir(parents=True)
    for name, (first, last) in CAMPAIGNS.items():
        said = f"id: {name}\nname: {name}\nowner: anna\nfirst_day: {first}\nlast_day: {last}\n"
        (root / "content" / "campaigns" / f"{name}.yml").write_text(said, encoding="utf-8")
    if file is not None:
        (root / each).write_text(file, encoding="utf-8", newline="")
    opened = signoff.open(root, DUE).workspace
    return opened, job_named(opened, "page")


@pytest.mark.parametrize("case", cases("jobs", "each"), ids=lambda case: str(case["each"]))
def test_each_comes_to_what_the_table_says(tmp_path, case):
    opened, job = workspace(tmp_path, case["each"], case.get("file"))
    if "refused" in case:
        with pytest.raises(SignoffError, match=case["refused"]):
            items_of(job, opened, DUE)
    else:
        assert items_of(job, opened, DUE) == case["items"]


def test_an_item_is_known_by_its_canonical_text():
    assert key_of({"b": 1.0, "a": "ā\n"}) == '{"a":"ā\\n","b":1}'
    assert (key_of({}), item_of("")) == ("", {})
    assert item_of('{"a":1}') == {"a": 1}


def test_by_hand_a_job_runs_for_each_unless_somebody_says_what_each_sets(tmp_path):
    opened, job = workspace(tmp_path, "channels")
    assert len(items_by_hand(job, opened, ["name"], DUE)) == 2
    assert items_by_hand(job, opened, ["channel"], DUE) is None


def test_a_list_and_p_may_not_give_the_same_parameter(tmp_path):
    opened, job = workspace(tmp_path, "channels")
    with pytest.raises(SignoffError, match="both give `n`; keep one"):
        file_items(job, opened, "i.csv", b"n\n1\n", ["n", "name"])
