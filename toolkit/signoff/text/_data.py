"""Data that comes with the package: word lists and models, too large to be lines of a program."""

from pkgutil import get_data


def data_of(name: str) -> bytes:
    """The bytes of a file in `text/data`. It is part of the package: nothing of a user's is opened here."""
    found = get_data("signoff.text", f"data/{name}")
    if found is None:
        raise FileNotFoundError(name)
    return found
