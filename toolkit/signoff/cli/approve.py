"""Approve a post's current step."""

import argparse

from signoff.cli import _act


def arguments(parser: argparse.ArgumentParser) -> None:
    """The posts, the step."""
    _act.arguments(parser, reason=False, step=True)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    return _act.run(options, "approve")
