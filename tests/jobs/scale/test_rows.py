"""A row is a post, or is refused with what is wrong."""

import json
from datetime import UTC, datetime
from pathlib import Path

import polars
import pytest

from jobs.scale._rows import here, rows, write
from signoff.errors import SignoffError
from signoff.jobs.scale import _parts, review_parts
from signoff.jobs.scale._parts import files_of, parts_of, rows_of
from signoff.jobs.scale._rows import post_of_row
from signoff.workspace import Workspace
from support import cases
from workspaces import small

NOW = datetime(2026, 12, 7, 7, tzinfo=UTC)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return Workspace(small(tmp_path_factory.mktemp("rows") / "ws"))


@pytest.mark.parametrize("case", cases("jobs", "rows"), ids=str)
def test_says_what_the_table_says(case, workspace):
    try:
        post = post_of_row(case["row"], workspace.policy, "a.jsonl")
    except ValueError as error:
        assert case["refused"] in str(error)
        return
    assert "refused" not in case, post
    said = {"id": post.id, "texts": {name: text.words for name, text in post.texts.items()},
            "slot": post.slot.isoformat() if post.slot else None, "author": post.front.author}  # fmt: skip
    assert {key: said[key] for key in case["gives"]} == case["gives"]


def test_times_of_columns_are_those_of_the_workspace(workspace):
    row = {"id": "a", "channels": ["cafe-bluesky"], "text": "x"}
    slots = [
        post_of_row({**row, "schedule": at}, workspace.policy, "").slot.isoformat()
        for at in (datetime(2026, 12, 1, 9), datetime(2026, 12, 1, 7, tzinfo=UTC))
    ]
    assert slots == ["2026-12-01T07:00:00+00:00"] * 2


@pytest.mark.parametrize("size", [400, 999, 1000, 10**6])
def test_every_line_is_in_one_part(tmp_path, monkeypatch, size):
    monkeypatch.setattr(_parts, "PART_BYTES", size)
    path = write(tmp_path, 1, rows(40)) / "0.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\n\n", 3) + b'{"id": "last"}')
    found = [(number, row["id"]) for part in parts_of(path) for number, row in rows_of(part)]
    assert [name for _, name in found] == [*(f"row-{place:05}" for place in range(40)), "last"]
    assert [number for number, _ in found] == [1, 3, 5, *range(7, 45)]


def test_a_line_that_is_too_long_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(_parts, "PART_BYTES", 50)
    with pytest.raises(SignoffError, match="a line is longer than 50 bytes"):
        list(parts_of(write(tmp_path, 1, rows(1)) / "0.jsonl"))


def test_hidden_files_and_markers_are_left_out(tmp_path):
    for name in ("b/2.jsonl", "a/1.parquet", "_SUCCESS", "_delta/3.jsonl", ".4.jsonl", "read.me"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in files_of([tmp_path])] == ["a/1.parquet", "b/2.jsonl"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"id,text\n", "a partition ends in .jsonl"),
        ("a.jsonl", None, "there is no such file"),
        ("a.jsonl", b'{"id": "a", "chanels": []}\n', "`chanels` is no column; did you mean `channels`?"),
        ("a.parquet", b"PAR1 is not all of it", "cannot be read as Parquet"),
    ],
)
def test_what_is_no_table_of_posts_is_refused_whole(workspace, tmp_path, name, data, says):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SignoffError, match=says.replace("?", r"\?")):
        review_parts(workspace, [path], here, NOW, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_without_posts_is_said(workspace, tmp_path):
    with pytest.raises(SignoffError, match="no file below it"):
        review_parts(workspace, [tmp_path], here, NOW, tmp_path / "out")


def test_unknown_columns_of_parquet_are_seen_before_anything_is_read(workspace, tmp_path):
    polars.DataFrame({"id": ["a"], "txt": ["x"]}).write_parquet(tmp_path / "a.parquet")
    with pytest.raises(SignoffError, match="`txt` is no column; did you mean `text`"):
        review_parts(workspace, [tmp_path / "a.parquet"], here, NOW, tmp_path / "out")


def test_refused_rows_are_listed_with_their_lines(workspace, tmp_path):
    lines = ['{"id": "a", "channels": "cafe-bluesky", "text": "Fine"}', "", "[1]", '{"id": "b", "channels": []', "\x00"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    summary = review_parts(workspace, [tmp_path / "a.jsonl"], here, NOW, tmp_path / "out")
    said = Path(tmp_path / "out" / summary["parts"][0]["refusals"]).read_text("utf-8").splitlines()
    assert [(json.loads(one)["line"], json.loads(one)["because"][:7]) for one in said] == [
        (3, "no obje"), (4, "no JSON"), (5, "no JSON"),
    ]  # fmt: skip
    assert (summary["posts"], summary["refused"]) == (1, 3)
