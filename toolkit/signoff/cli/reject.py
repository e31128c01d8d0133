"""Reject a post: its review ends, and this revision cannot be submitted again."""

import argparse

from signoff.cli import _act


def arguments(parser: argparse.ArgumentParser) -> None:
    """The posts, the step, the reason."""
    _act.arguments(parser, reason=True, step=True)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    return _act.run(options, "reject")
