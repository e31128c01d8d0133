"""A checkpoint kept elsewhere shows a cut tail and a rewritten chain, which no chain of hashes can."""

import base64
import json
import shutil

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


@pytest.fixture
def kept(cafe, tmp_path):
    """Two entries, and a checkpoint of them kept elsewhere."""
    cafe.does("submit", "soup", by="anna")
    assert cafe.run("ledger", "checkpoint", "--out", str(tmp_path / "note"))[0] == 0
    return cafe, tmp_path / "note"


def verify(cafe, note, *more):
    """Exit status and what is said of the ledger against a checkpoint."""
    status, out, err = cafe.run("ledger", "verify", "--checkpoint", str(note), *more)
    return status, out + err


def test_the_note_is_signed_as_c2sp_writes_it(kept):
    """Read by the letter of the specification, not by our own reader."""
    cafe, note = kept
    body, _, below = note.read_text(encoding="utf-8").partition("\n\n")
    name, _, data = below.strip().removeprefix("— ").rpartition(" ")
    raw, folder = base64.b64decode(data), cafe.root / ".signoff"
    written = (folder / "checkpoint.pub").read_text(encoding="utf-8").strip()
    assert (name, raw[:4].hex()) == tuple(written.split("+")[:2]) == (body.split("\n")[0], raw[:4].hex())
    key = base64.b64decode(written.split("+", 2)[2])
    Ed25519PublicKey.from_public_bytes(key[1:]).verify(raw[4:], f"{body}\n".encode())
    assert (folder / "checkpoint.key").stat().st_mode & 0o077 == 0


def test_a_ledger_that_only_went_on_is_as_the_checkpoint_saw_it(kept):
    cafe, note = kept
    cafe.does("approve", "soup", by="janis", at="10:10")
    assert verify(cafe, note)[0] == 0


def test_a_tail_that_was_cut_off_is_found(kept, tmp_path):
    cafe, note = kept
    path, before = cafe.root / ".signoff", tmp_path / "before"
    shutil.copytree(path, before)
    cafe.does("approve", "soup", by="janis", at="10:10")
    cafe.run("ledger", "checkpoint", "--out", str(tmp_path / "later"))
    shutil.copy(before / "ledger.db", path / "ledger.db")
    assert cafe.run("ledger", "verify")[0] == 0
    status, said = verify(cafe, tmp_path / "later")
    assert status == 1 and "its tail was cut off: the checkpoint saw 3 entries, and there are 2" in said
    assert verify(cafe, note)[0] == 0


def test_a_ledger_written_anew_is_found(kept, tmp_path):
    """The same people, posts and hours once more, every hash right: another ledger, by its id."""
    cafe, note = kept
    (cafe.root / ".signoff" / "ledger.db").rename(tmp_path / "old.db")
    cafe.does("submit", "soup", by="anna")
    assert cafe.run("ledger", "verify")[0] == 0
    status, said = verify(cafe, note)
    assert status == 1 and "of another ledger" in said


def test_a_chain_rewritten_with_every_hash_anew_is_found(kept, tmp_path):
    from signoff.ledger import Draft
    from signoff.workspace import Workspace

    cafe, _ = kept
    path, before = cafe.root / ".signoff" / "ledger.db", tmp_path / "before.db"
    shutil.copy(path, before)
    cafe.does("reject", "soup", "--reason", "no", by="janis", at="10:10")
    cafe.run("ledger", "checkpoint", "--out", str(tmp_path / "later"))
    shutil.copy(before, path)
    workspace = Workspace(cafe.root)
    last = workspace.entries["posts/soup"][-1]
    with workspace.writing(last.at) as ledger:
        ledger.append([Draft(stream="posts/soup", do="approve", by="janis", at=last.at)])
    assert cafe.run("ledger", "verify")[0] == 0
    status, said = verify(cafe, tmp_path / "later")
    assert status == 1 and "rewritten: its first 3 entries are not those that the checkpoint saw" in said


def test_a_checkpoint_that_was_changed_is_not_signed(kept):
    cafe, note = kept
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("\n2\n", "\n1\n"), encoding="utf-8")
    status, said = verify(cafe, note)
    assert status == 1 and "is not signed by the key" in said


def test_one_is_not_written_over_another_and_json_says_the_same(kept):
    cafe, note = kept
    assert cafe.run("ledger", "checkpoint", "--out", str(note))[0] == 1
    told = json.loads(cafe.run("ledger", "checkpoint", "--json")[1])
    assert (told["size"], told["note"]) == (2, note.read_text(encoding="utf-8"))


def test_without_a_ledger_there_is_nothing_to_make_one_of(cafe):
    status, _, err = cafe.run("ledger", "checkpoint")
    assert status == 2 and "there is no ledger yet" in err
    assert not (cafe.root / ".signoff").exists()
