"""English sentences as Punkt cuts them."""

import pytest

from signoff.text.punkt import sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("Dr. Ozols came. He left.", ["Dr. Ozols came.", "He left."]),
        ("It is No. 5, e.g. of St. Peter.", ["It is No. 5, e.g. of St. Peter."]),
        ("We open at 5 p.m. We close late.", ["We open at 5 p.m. We close late."]),
        ("It goes on... And then? Yes!", ["It goes on...", "And then?", "Yes!"]),
        ('She said, "Great." she went.', ['She said, "Great." she went.']),
        ("He said “Hi.” Then he left.", ["He said “Hi.”", "Then he left."]),
        ("One\ntwo. Three", ["One\ntwo.", "Three"]),
        ("no stop at all", ["no stop at all"]),
        ("compounds. . . . The practice ended.", ["compounds. . . .", "The practice ended."]),
    ],
)
def test_sentences(text, cut):
    assert sentences(text) == cut
