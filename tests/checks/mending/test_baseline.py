"""A baseline: what is known stays known when lines move, and what is written anew is not known."""

import pytest

from signoff.checks.mending import Baseline
from signoff.errors import SignoffError
from signoff.finding import Finding

TEXT = "A cheap lunch. Soup is fine.\n\nWe are cheap, cheap!\n"


def found(text, match="cheap", post="p"):
    lines = text.split("\n")
    same = {"rule": "voice.tone", "severity": "warning", "post": post, "file": "a.md", "match": match}
    return [
        Finding(line=number, span=(at + 1, at + len(match)), **same)
        for number, line in enumerate(lines, 1) for at in range(len(line)) if line.startswith(match, at)
    ]  # fmt: skip


def split(baseline, text, looked_at=("p",), post="p"):
    return baseline.split(found(text, post=post), lambda file: text, looked_at)


@pytest.fixture
def baseline():
    return Baseline.of(found(TEXT), lambda file: TEXT)


@pytest.mark.parametrize(
    ("text", "new", "known", "stale"),
    [
        (TEXT, 0, 3, 0),
        ("New line.\n\n" + TEXT, 0, 3, 0),
        (TEXT.replace("Soup is", "Soup  was"), 0, 3, 0),
        (TEXT + "Our cheap soup.", 1, 3, 0),
        (TEXT + "A cheap lunch.", 1, 3, 0),
        (TEXT.replace("A cheap lunch", "Her cheap lunch"), 1, 2, 1),
        (TEXT.replace("cheap, cheap", "cheap"), 1, 1, 2),
        ("Soup.", 0, 0, 3),
    ],
)
def test_a_finding_is_known_by_the_sentence_around_it(baseline, text, new, known, stale):
    said = split(baseline, text)
    assert (len(said.new), said.known, sum(one.times for one in said.stale)) == (new, known, stale)


def test_a_finding_of_another_post_is_new_and_nothing_is_stale_of_what_was_not_looked_at(baseline):
    said = split(baseline, TEXT, looked_at={"q"}, post="q")
    assert (len(said.new), said.known, said.stale) == (3, 0, [])


def test_what_is_settled_needs_no_baseline_and_goes_through(baseline):
    waived = [Finding(rule="voice.tone", severity="error", post="p", file="a.md", match="cheap", waived=True)]
    assert baseline.split(waived, lambda file: TEXT, {"p"}).new == waived
    assert Baseline.of(waived, lambda file: TEXT).known == {}


def test_it_is_read_as_it_was_written(baseline, tmp_path):
    path = tmp_path / "known.json"
    baseline.write(path)
    assert Baseline.read(path) == baseline
    first = path.read_bytes()
    Baseline.read(path).write(path)
    assert path.read_bytes() == first


def test_what_was_not_looked_at_stays_as_it_is(baseline):
    other = Baseline.of(found(TEXT, post="q"), lambda file: TEXT)
    both = other.beside(baseline, {"q"})
    assert both.known.total() == 6
    assert Baseline.of([], lambda file: "").beside(both, {"p"}) == other


@pytest.mark.parametrize(
    "said",
    ["", "[]", "{", '{"signoff_baseline": 2, "findings": []}', '{"signoff_baseline": 1, "findings": [{}]}', "\xff"],
)
def test_what_is_no_baseline_is_said(tmp_path, said):
    path = tmp_path / "known.json"
    path.write_bytes(said.encode("latin-1"))
    with pytest.raises(SignoffError, match="baseline"):
        Baseline.read(path)
