"""A guess at what was meant, for the end of a message."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean `x`?`, or nothing where no known word is near."""
    from difflib import get_close_matches  # here, so that only a mistake pays for it

    by_small_letters = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_small_letters, n=1)
    return f"; did you mean `{by_small_letters[near[0]]}`?" if near else ""
