"""Take a post out of review; a later submit begins anew."""

import argparse

from signoff.cli import _act


def arguments(parser: argparse.ArgumentParser) -> None:
    """The posts."""
    _act.arguments(parser, reason=False, step=False)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    return _act.run(options, "withdraw")
