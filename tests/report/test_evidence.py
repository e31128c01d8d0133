"""The auditor's file can be read and checked by somebody who has nothing else."""

import html
import json
import re
import subprocess
import sys

import pytest

from browser._support import WIDTHS
from signoff.cli import main
from signoff.report.evidence.extract import Tree, checking
from workspaces import NOW, starter

POST = "guest-book"
EXTRACT = re.compile(r'(<pre id="extract">)(.*?)(</pre>)', re.DOTALL)


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """The starter, in which a post was waived and approved."""
    return starter(tmp_path_factory.mktemp("evidence") / "shop")


@pytest.fixture(scope="module")
def page(shop):
    """The evidence of one post, as a file."""
    path = shop / "out" / "evidence.html"
    assert main(["evidence", POST, "--workspace", str(shop), "--now", NOW, "--out", str(path)]) == 0
    return path


def told(page):
    return json.loads(html.unescape(EXTRACT.search(page.read_text(encoding="utf-8"))[2]))


def checked(page, tmp_path, change=None):
    """What the script in the page says of the page: its status and its words."""
    text, given = page.read_text(encoding="utf-8"), told(page)
    if change:
        change(given)
    again = html.escape(json.dumps(given, ensure_ascii=False))
    (tmp_path / "e.html").write_text(EXTRACT.sub(lambda at: at[1] + again + at[3], text), encoding="utf-8")
    (tmp_path / "check.py").write_text(checking(), encoding="utf-8")
    done = subprocess.run([sys.executable, "-I", "check.py", "e.html"], cwd=tmp_path, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_script_stands_in_the_page_and_finds_it_whole(page, tmp_path):
    assert html.escape(checking(), quote=False) in page.read_text(encoding="utf-8").replace("&#34;", '"').replace(
        "&#39;", "'"
    )
    assert "signoff" not in re.findall(r"^import (.*)$", checking(), re.MULTILINE)[0]
    status, said = checked(page, tmp_path)
    assert (status, said.splitlines()[-1]) == (
        0,
        f"9 entries are as they were written, under the root {told(page)['root']}",
    )
    assert (
        "100 2026-11-17T09:20:00+02:00 janis waive voice.forbidden_term A guest's own words, in quotation marks."
        in said
    )
    assert 'text: "Not cheap, but worth the long walk in the rain," writes' in said


def words(entry, old, new):
    assert old in entry["body"]
    entry["body"] = entry["body"].replace(old, new)


TAMPERED = [
    (lambda given: words(given["entries"][3], "janis", "marta"), "was changed"),
    (lambda given: given["entries"].pop(2), "was left out"),
    (lambda given: given["entries"].pop(0), "was left out"),
    (lambda given: given.update(stream="posts/another"), "was changed"),
    (lambda given: given["entries"][1].update(seq=99), "was changed"),
    (lambda given: given.update(root="00" * 32), "not under the root"),
    (lambda given: given.update(size=400), "not under the root"),
    (lambda given: given["kept"].update({next(iter(given["kept"])): "other words"}), "bytes were changed"),
]


@pytest.mark.parametrize("change, says", TAMPERED)
def test_the_script_finds_what_was_altered(page, tmp_path, change, says):
    status, said = checked(page, tmp_path, change)
    assert (status, says in said) == (1, True)


def naive(leaves):
    """RFC 6962, 2.1, as it is written: split at the largest power of two below n."""
    from hashlib import sha256

    if len(leaves) < 2:
        return leaves[0] if leaves else sha256().digest()
    at = 1
    while at * 2 < len(leaves):
        at *= 2
    return sha256(b"\1" + naive(leaves[:at]) + naive(leaves[at:])).digest()


@pytest.mark.parametrize("size", [*range(18), 31, 32, 33, 100])
def test_the_root_is_that_of_rfc_6962(size):
    leaves = [bytes([at]) * 32 for at in range(size)]
    assert Tree(leaves).root == naive(leaves)


def test_the_json_has_the_same(shop, capsys):
    assert main(["evidence", POST, "--workspace", str(shop), "--now", NOW, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [one["do"] for one in said["entries"]][:5] == ["create", "submit", "comment", "waive", "approve"]
    assert said["decision"]["state"] == "published" and said["decision"]["explained"]
    assert said["entries"][4]["identity"] == "claimed"
    (policy,) = said["policies"].values()
    assert any("never to its author" in sentence for sentence in policy)
    assert said["revisions"][0]["kept"]["texts"][""].startswith('"Not cheap')


def test_the_page_says_who_did_what_and_why(page):
    text = page.read_text(encoding="utf-8")
    for said in ("Jānis Bērziņš", "let a finding pass", "A guest&#39;s own words", "voice.forbidden_term", "claimed"):
        assert said in text


def test_what_somebody_wrote_is_never_markup(tmp_path):
    root = starter(tmp_path / "shop")
    file = next((root / "content" / "posts").rglob("student-lunch.md"))
    file.write_text(file.read_text(encoding="utf-8") + "\n<script>alert(1)</script></pre>\n", encoding="utf-8")
    status = main(["comment", "student-lunch", "--text", "<img src=x onerror=alert(2)>", "--as", "anna",
                   "--workspace", str(root), "--now", NOW])  # fmt: skip
    assert status == 0
    path = tmp_path / "page.html"
    assert main(["evidence", "student-lunch", "--workspace", str(root), "--now", NOW, "--out", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text and "<img" not in text
    assert "alert(2)" in text


def test_nothing_recorded_is_said(shop, capsys):
    assert main(["evidence", "reply:allergens", "--workspace", str(shop), "--now", NOW]) == 2
    assert "nothing of it is recorded" in capsys.readouterr().err


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_browser_finds_nothing_wrong(page, check_page, width, scheme):
    assert check_page(page, width=width, scheme=scheme) == []
