"""What was read before is used only while everything is as it was, and never changes an answer."""

import os
import shutil
import time
from datetime import datetime

import pytest

from signoff.clock import zone
from signoff.review import review
from signoff.workspace import Workspace
from signoff.workspace._memory import SETTLED, Memory
from support import ROOT

NOW = datetime(2026, 12, 7, 9, tzinfo=zone("Europe/Riga"))


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A memory of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("SIGNOFF_CACHE", str(folder))
    return folder


@pytest.fixture
def root(tmp_path):
    """A copy of the starter, whose files have lain still for a while."""
    copy = tmp_path / "cafe"
    for name in ("policies", "content"):
        shutil.copytree(ROOT / name, copy / name)
    settle(copy)
    return copy


def settle(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            still(path)


def still(path, ago=100):
    then = time.time() - SETTLED - ago
    os.utime(path, (then, then))


def answers(root, names):
    workspace = Workspace(root)
    return review(workspace, NOW, names).plain()


@pytest.fixture
def names(root):
    return sorted(Workspace(root).posts)[:12]


def test_an_answer_out_of_the_memory_is_the_answer(root, cache, names):
    first = answers(root, names)
    assert list(cache.iterdir())
    assert answers(root, names) == first
    assert Workspace(root).memory.kept.findings


def test_without_a_memory_the_answer_is_the_same(root, cache, names, monkeypatch):
    answers(root, names)
    remembered = answers(root, names)
    monkeypatch.setenv("SIGNOFF_CACHE", "off")
    assert answers(root, names) == remembered


def test_nothing_is_kept_where_it_is_off(root, tmp_path, names, monkeypatch):
    monkeypatch.setenv("SIGNOFF_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    answers(root, names)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("file", ["policies/voice-words.yml", "content/assets/menu-board.png.yml"])
def test_a_change_of_any_file_is_seen(root, cache, names, file):
    answers(root, names)
    path = root / file
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    still(path, ago=50)
    assert Workspace(root).memory.kept.documents == []


def test_a_change_of_the_same_length_is_seen(root, cache, names):
    answers(root, names)
    path = next((root / "content" / "posts").rglob(f"{names[0]}.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text[:-2] + "x\n", encoding="utf-8")
    still(path, ago=50)
    assert Workspace(root).memory.kept.posts == {}


def test_a_file_changed_just_now_is_not_trusted_to_stay(root, cache, names):
    path = next((root / "content" / "posts").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    answers(root, names)
    assert not cache.exists() or not list(cache.iterdir())


def test_a_damaged_memory_is_none(root, cache, names):
    first = answers(root, names)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])
    assert answers(root, names) == first


def test_an_act_asks_no_memory(root, cache, names):
    answers(root, names)
    assert Workspace(root).memory.kept.documents
    assert Workspace(root).afresh().memory.kept == Memory(None).kept


def test_a_post_without_a_slot_is_looked_at_each_time(root, cache):
    every = Workspace(root).posts
    without = [name for name, post in every.items() if post.slot is None]
    answers(root, list(every))
    assert without
    assert set(Workspace(root).memory.kept.findings) == set(every) - set(without)
