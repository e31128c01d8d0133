"""A workspace: found from any folder inside it, its posts by name, and what no entry tells of."""

import pytest

from signoff.errors import SignoffError
from signoff.workspace import Workspace, find_root

POLICY = """\
kind: workspace
zone: Europe/Riga
---
kind: team
roles: {author: {may: [submit]}}
people: {anna: {roles: author}}
---
kind: channels
accounts: [{name: c, network: bluesky}]
"""
POST = "---\nid: {id}\nauthor: anna\nchannels: [c]\n---\nSoup\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A workspace of one policy file and two posts."""
    monkeypatch.setenv("SIGNOFF_CACHE", "off")
    for name, text in {
        "policies/all.yml": POLICY,
        "content/posts/soup.md": POST.format(id="soup"),
        "content/posts/late/stew.md": POST.format(id="stew"),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("inside", [".", "policies", "content/posts/late"])
def test_it_is_found_from_any_folder_inside(root, inside):
    assert find_root(root / inside) == root.resolve()


def test_outside_of_one_it_is_said_how_to_make_one(tmp_path):
    with pytest.raises(SignoffError, match="signoff init"):
        find_root(tmp_path)


def test_posts_are_known_by_name_wherever_they_lie(root):
    assert sorted(Workspace(root).posts) == ["soup", "stew"]
    assert Workspace(root).post("stew").file == "content/posts/late/stew.md"
    with pytest.raises(SignoffError, match="did you mean `soup`"):
        Workspace(root).post("sop")


def test_a_post_that_cannot_be_read_is_no_unknown_post(root):
    (root / "content/posts/soup.md").write_text("---\nid: soup\nauthr: anna\n---\nSoup\n", encoding="utf-8")
    with pytest.raises(SignoffError, match="did you mean `author`"):
        Workspace(root).post("soup")


def test_what_no_entry_tells_of_is_made_or_changed_by_nobody_known(root):
    workspace = Workspace(root)
    post = workspace.post("soup")
    made = workspace.unrecorded(post, (), None)
    assert (made.do, made.by, made.found) == ("create", "unknown", True)
    assert workspace.unrecorded(post, [made], None) is None
    (root / "content/posts/soup.md").write_text(POST.format(id="soup").replace("Soup", "Stew"), encoding="utf-8")
    changed = Workspace(root).unrecorded(Workspace(root).post("soup"), [made], None)
    assert (changed.do, changed.by, changed.changes) == ("edit", "unknown", ("text",))
