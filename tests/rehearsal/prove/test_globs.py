"""Every set of globs that some short name fits is there, and each name fits what is said of it."""

from fnmatch import fnmatchcase
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from signoff.rehearsal.prove._globs import witnesses

GLOB = some.lists(some.sampled_from(["a", "b", "*", "?", "[ab]", "[!a]"]), min_size=1, max_size=4).map("".join)


def fits(name, globs):
    return frozenset(glob for glob in globs if fnmatchcase(name, glob))


@given(some.lists(GLOB, max_size=4, unique=True))
@settings(max_examples=60, deadline=None)
def test_nothing_is_missing_and_nothing_is_wrong(globs):
    found = witnesses(globs)
    assert all(name and fits(name, globs) == set_of for set_of, name in found.items())
    names = ("".join(letters) for size in range(1, 6) for letters in product("abz", repeat=size))
    assert {fits(name, globs) for name in names} <= found.keys()


@pytest.mark.parametrize(
    "globs, names",
    [
        ([], {"other"}),
        (["promotion"], {"promotion", "other"}),
        (["*"], {"other"}),
        (["a*", "ab"], {"a", "ab", "other"}),
        (["win*", "*er"], {"win", "er", "winer", "other"}),
    ],
)
def test_names_are_short_and_plain(globs, names):
    found = set(witnesses(globs).values())
    assert len(found) == len(names) and ("other" in found) == ("other" in names)
    assert all(len(name) <= max(map(len, names)) for name in found)
