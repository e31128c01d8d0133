"""The command as a person types it: its exit status, and what it prints where."""

from typing import NamedTuple

from signoff.cli import main


class Said(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


def runner(capsys):
    """A function that runs `signoff WORDS` here and answers with what it said."""

    def signoff(*words):
        capsys.readouterr()
        status = main([str(word) for word in words])
        return Said(status, *capsys.readouterr())

    return signoff
