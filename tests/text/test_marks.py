"""The list of combining marks, against the libraries that know them."""

import re
import sys
from unicodedata import category

import regex

from signoff.text.marks import MARKS


def test_the_list_is_the_one_that_unicode_has():
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    listed = set(re.findall(f"[{MARKS}]", everything))
    assert listed <= set(regex.findall(r"\p{M}", everything))
    assert listed >= {letter for letter in everything if category(letter).startswith("M")}
