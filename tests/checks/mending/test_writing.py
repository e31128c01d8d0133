"""Several files are written, all of them or none."""

import pytest

from signoff.checks.mending import write_all
from signoff.errors import SignoffError


def test_all_are_written(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    write_all({one: (b"1", b"a"), two: (b"2", b"b")}, tmp_path)
    assert (one.read_bytes(), two.read_bytes()) == (b"a", b"b")


def test_none_is_written_where_one_was_changed_meanwhile(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"somebody was here")
    with pytest.raises(SignoffError, match="changed while"):
        write_all({one: (b"1", b"a"), two: (b"2", b"b")}, tmp_path)
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"somebody was here")


def test_a_write_that_fails_takes_the_others_back(tmp_path, monkeypatch):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    from signoff.checks.mending import _writing

    whole = _writing.write_file

    def full_at_two(path, data):
        if path == two:
            raise SignoffError("cannot be written: no space left on the device")
        whole(path, data)

    monkeypatch.setattr(_writing, "write_file", full_at_two)
    with pytest.raises(SignoffError, match="no space"):
        write_all({one: (b"1", b"a"), two: (b"2", b"b")}, tmp_path)
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")


def test_a_link_is_followed_and_stays_one(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"1")
    link.symlink_to(real)
    write_all({link: (b"1", b"a")}, tmp_path)
    assert link.is_symlink()
    assert real.read_bytes() == b"a"
