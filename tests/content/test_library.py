"""Opening everything below content/: what belongs together, and what must not hang or crash."""

import os
import struct
import zlib

import pytest

from content._workspace import brief, make
from signoff.content import open_content
from support import SHARED, needs_shared

POST = "---\nid: {id}\nauthor: anna\nchannels: [cafe-bluesky]\n{more}---\nHi\n"


def post(name="a", more=""):
    return POST.format(id=name, more=more)


def opened(root, files):
    return open_content(root, make(root, files))


def said(problems):
    return [
        f"{each.place.file.removeprefix('content/')}:{line}"
        for each, line in zip(problems, brief(problems), strict=True)
    ]


def test_one_id_in_two_files_is_wrong_in_both_in_another_letter_case_too(tmp_path):
    library, problems = opened(
        tmp_path, {"posts/a.md": post("menu"), "posts/b/c.md": post("Menu"), "posts/d.md": post("d")}
    )
    assert said(problems) == [
        "posts/a.md:2:5 `menu` is the id of two files; the other is content/posts/b/c.md:2:5",
        "posts/b/c.md:2:5 `Menu` is the id of two files; the other is content/posts/a.md:2:5",
    ]
    assert list(library.posts) == ["d"]


def test_a_post_with_an_error_is_kept_apart(tmp_path):
    library, _ = opened(tmp_path, {"posts/a.md": post("a", "assets: [gone.png]\n")})
    assert (list(library.posts), list(library.faulty), library.faulty["a"].assets) == ([], ["a"], {"gone.png": ""})


def test_an_asset_is_part_of_the_revision(tmp_path):
    files = {"posts/a.md": post("a", "assets: [menu/board.png]\n"), "assets/menu/board.png": b"one"}
    before = opened(tmp_path, files)[0].posts["a"]
    after = opened(tmp_path, {"assets/menu/board.png": b"two"})[0].posts["a"]
    assert before.assets.keys() == after.assets.keys() == {"menu/board.png"}
    assert before.revision != after.revision


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.png", "`gone.png` is not in content/assets; did you mean `one.png`?"),
        (
            "../../policies/cafe.yml",
            "`../../policies/cafe.yml` does not lie in content/assets; an asset is a file inside it",
        ),
        ("/etc/passwd", "`/etc/passwd` does not lie in content/assets; an asset is a file inside it"),
        ("a\\\\b.png", "`a\\b.png` does not lie in content/assets; an asset is a file inside it"),
        ("./one.png", "`./one.png` is no plain path"),
        (
            "https://cdn.example/a.png",
            "`https://cdn.example/a.png` does not lie in content/assets; an asset is a file inside it",
        ),
    ],
)
def test_an_asset_is_a_file_in_its_folder(name, message, tmp_path):
    _, problems = opened(tmp_path, {"posts/a.md": post("a", f'assets: ["{name}"]\n'), "assets/one.png": b"one"})
    assert said(problems) == [f"posts/a.md:5:10 {message}"]


def test_links_out_and_in_a_circle_are_named_and_not_followed(tmp_path):
    files = {"posts/a.md": post("a", "assets: [out.png]\n"), "assets/one.png": b"1", "posts/sub/b.md": post("b")}
    policy = make(tmp_path / "w", files)
    (tmp_path / "secret.png").write_bytes(b"secret")
    content = tmp_path / "w" / "content"
    (content / "assets" / "out.png").symlink_to(tmp_path / "secret.png")
    (content / "posts" / "sub" / "loop").symlink_to(content / "posts")
    (content / "posts" / "self.md").symlink_to(content / "posts" / "self.md")
    library, problems = open_content(tmp_path / "w", policy)
    assert said(problems) == [
        "assets/out.png:1:1 a link leads out of the workspace; copy the file in",
        "posts/a.md:5:10 `out.png` is not in content/assets; did you mean `one.png`?",
        "posts/self.md:1:1 cannot be read: Too many levels of symbolic links",
        "posts/sub/loop:warning 1:1 a link to a folder is not followed",
    ]
    assert list(library.posts) == ["b"]


def test_a_link_from_the_assets_to_elsewhere_in_the_workspace_leads_out(tmp_path):
    policy = make(tmp_path, {"posts/a.md": post("a", "assets: [it.yaml]\n"), "assets/one.png": b"1"})
    (tmp_path / "content" / "assets" / "it.yaml.png").symlink_to(tmp_path / "policies" / "cafe.yml")
    (tmp_path / "content" / "posts" / "a.md").write_text(post("a", "assets: [it.yaml.png]\n"))
    _, problems = open_content(tmp_path, policy)
    assert said(problems) == [
        "posts/a.md:5:10 `it.yaml.png` is a link that leads out of content/assets; copy the file in"
    ]


def test_a_pipe_is_no_asset_and_no_post(tmp_path):
    policy = make(tmp_path, {"posts/a.md": post("a", "assets: [film.mp4]\n"), "assets/one.png": b"1"})
    os.mkfifo(tmp_path / "content" / "assets" / "film.mp4")
    os.mkfifo(tmp_path / "content" / "posts" / "b.md")
    _, problems = open_content(tmp_path, policy)
    assert said(problems) == ["posts/a.md:5:10 no regular file", "posts/b.md:1:1 no regular file"]


def huge_png():
    """A PNG of 30,000 x 30,000 pixels in a few kilobytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def test_a_huge_picture_is_only_hashed(tmp_path):
    library, problems = opened(tmp_path, {"posts/a.md": post("a", "assets: [a.png]\n"), "assets/a.png": huge_png()})
    assert (problems, len(library.posts["a"].assets["a.png"])) == ([], 64)


def test_files_that_nobody_reads_are_named_and_hidden_ones_are_not(tmp_path):
    _, problems = opened(tmp_path, {"posts/a.txt": "Hi", "posts/.a.md.swp": "x", "campaigns/.git": "x"})
    assert said(problems) == ["posts/a.txt:warning 1:1 it is not read: what is in this folder ends in `.md`"]


def test_an_empty_workspace_has_no_content_and_no_problems(tmp_path):
    library, problems = opened(tmp_path, {})
    folders = [name for name in library.__struct_fields__ if name != "seen"]
    assert (problems, [len(getattr(library, name)) for name in folders]) == ([], [0] * 8)


def test_the_order_of_problems_is_that_of_the_files(tmp_path):
    files = {"posts/b.md": post("b", "tagz: x\n"), "assets/a.png.yml": "alt: x\n", "claims/c.yml": "id: c\n"}
    _, problems = opened(tmp_path, files)
    places = [problem.place.file for problem in problems]
    assert places == sorted(places)
    assert len(places) == 4


def test_alt_texts_come_from_the_post_first_then_from_the_sidecar(tmp_path):
    files = {
        "assets/a.png": b"a",
        "assets/a.png.yml": "alt: {en: A board, lv: Tāfele}\n",
        "assets/b.png": b"b",
        "assets/b.png.yml": "decorative: true\n",
        "assets/c.png": b"c",
        "posts/a.md": post("a", "assets: [a.png, b.png, c.png]\nalt: {a.png: {lv: Cita tāfele}}\n"),
    }
    library, problems = opened(tmp_path, files)
    a = library.posts["a"]
    asked = [("a.png", "lv"), ("a.png", "en-GB"), ("a.png", "et"), ("b.png", "en"), ("c.png", "en"), ("c.png", "")]
    assert problems == []
    assert [library.alt_of(a, *each) for each in asked] == ["Cita tāfele", "A board", None, "", None, None]


@needs_shared
def test_the_mistakes_are_in_the_words_and_not_in_the_files(tmp_path):
    root = SHARED / "conformance" / "mistakes" / "workspace"
    workspace = (root / "policies" / "workspace.yml").read_text(encoding="utf-8")
    library, problems = open_content(root, make(tmp_path, policy=workspace))
    assert problems == []
    assert [len(getattr(library, name)) for name in ("posts", "assets", "campaigns", "claims")] == [60, 6, 2, 3]
