"""only_if: each of its keys, on the starter at the moment at which it plays."""

from datetime import datetime

import pytest
import yaml

import signoff
from signoff.jobs import job_named
from signoff.jobs._only_if import against
from signoff.jobs.book import Book, Key, Next
from workspaces import NOW, starter

NONE = ["only_if: there is no such post"]
MOMENT = datetime.fromisoformat(NOW)


def opened(folder, **only_if):
    root = starter(folder / "ws")
    job = {"name": "page", "notebook": "notebooks/review.ipynb", "only_if": only_if}
    (root / "policies" / "page.yml").write_text(yaml.safe_dump({"kind": "jobs", "jobs": [job]}), encoding="utf-8")
    workspace = signoff.open(root, MOMENT).workspace
    return workspace, job_named(workspace, "page"), Book(workspace.ledger_path)


@pytest.mark.parametrize(
    ("any_post", "reasons"),
    [
        ({"state": "approved", "within": "36h"}, []),  # flour-and-milk, which is scheduled for tomorrow
        ({"state": "approved", "within": "24h"}, NONE),
        ({"state": ["approved", "draft"], "within": "36h", "network": "linkedin"}, []),
        ({"state": "approved", "within": "36h", "network": "mastodon"}, NONE),
        ({"state": "approved", "within": "36h", "when": {"not": {"network": "linkedin"}}}, NONE),
        ({"state": "approved", "within": "36h", "not": {"network": "mastodon"}}, []),
        ({"state": "published"}, []),
        ({"state": "uncertain"}, NONE),
    ],
)
def test_any_post(tmp_path, any_post, reasons):
    workspace, job, book = opened(tmp_path, any_post=any_post)
    assert against(job, workspace, book, MOMENT) == reasons


def test_new_entries_are_those_since_the_last_success(tmp_path):
    workspace, job, book = opened(tmp_path, new_entries=True)
    assert against(job, workspace, book, MOMENT) == []
    for due, last in ((1, 100), (2, 244)):
        book.add([Key("page", due)], due)
        record = {"state": "succeeded", "cause": None, "because": None, "ledger": {"id": "x", "last_seq": last}}
        book.end(book.claim(Key("page", due), "here", "now", 2e9), record, Next("succeeded", "now"))
        assert against(job, workspace, book, MOMENT) == (["only_if: there are no new entries"] if due == 2 else [])


def test_several_keys_must_all_hold_and_each_reason_is_said(tmp_path):
    workspace, job, book = opened(
        tmp_path, new_entries=True, file_exists="import/m.csv", any_post={"state": "uncertain"}
    )
    assert against(job, workspace, book, MOMENT) == ["only_if: there is no `import/m.csv`", *NONE]
    (workspace.root / "import").mkdir()
    (workspace.root / "import" / "m.csv").touch()
    assert against(job, workspace, book, MOMENT) == NONE
