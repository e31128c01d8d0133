"""`signoff impact`: the sentence, the reasons, the page; 0 with posts named, 1 where weaker, 2 where unreadable."""

import json

import pytest

from signoff.cli import main
from workspaces import NOW, starter

PROPOSED = "notebooks/rehearsal/chain-standard.yml"


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return starter(tmp_path_factory.mktemp("starter"))


def impact(root, *options):
    return main(["impact", "--workspace", str(root), "--now", NOW, *options])


def test_json_holds_what_the_contract_names(root, capsys):
    assert impact(root, "--with", str(root / PROPOSED), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert {"posts", "changed", "findings", "waiting", "weaker", "weaker_example"} <= set(told)
    assert (set(told["findings"]), set(told["waiting"])) == ({"new", "gone"}, {"before", "after"})
    assert (told["weaker"], told["weaker_example"]) == (False, None)
    one = told["changed"][0]
    assert {"post", "because", "before", "after"} <= set(one)
    assert all(isinstance(because, str) for because in one["because"])
    assert one["before"]["post"] == one["after"]["post"] == one["post"]


def test_it_says_it_and_writes_a_page(root, capsys, tmp_path):
    assert impact(root, "--with", str(root / PROPOSED), "--since", "2026-12-01", "--out", str(tmp_path)) == 0
    said = capsys.readouterr()
    assert said.out.startswith("Of your last ")
    assert "would have gone to legal" in said.out
    assert "Nowhere weaker" in said.out
    assert "would have gone to legal" in (tmp_path / "impact.html").read_text("utf-8")
    assert "impact.html" in said.err


def test_weaker_rules_end_with_1_and_show_a_post(root, capsys, tmp_path):
    text = (root / "policies" / "approvals.yml").read_text("utf-8").replace("author: may_not", "author: may")
    (tmp_path / "approvals.yml").write_text(text, "utf-8")
    assert impact(root, "--with", str(tmp_path / "approvals.yml"), "--out", str(tmp_path / "page.html")) == 1
    assert "Weaker: this could go out under the others" in capsys.readouterr().out
    assert "<details>" in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [("kind: workflow\nchainz: []", "did you mean `chains`?"), (None, "there is no file or folder")],
)
def test_what_cannot_be_read_ends_with_2(root, capsys, tmp_path, text, said):
    if text:
        (tmp_path / "chain-standard.yml").write_text(text, "utf-8")
    before = (root / ".signoff" / "ledger.db").read_bytes()
    assert impact(root, "--with", str(tmp_path / "chain-standard.yml")) == 2
    assert said in capsys.readouterr().err
    assert (root / ".signoff" / "ledger.db").read_bytes() == before
