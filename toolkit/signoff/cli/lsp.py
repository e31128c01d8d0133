"""What is wrong with posts and policies, shown while one writes: a language server for editors, over standard input."""

import argparse
import sys
from contextlib import redirect_stdout

from signoff.cli._common import the_moment


def arguments(parser: argparse.ArgumentParser) -> None:
    """The editor says which files; only the moment can be fixed."""
    parser.add_argument("--stdio", action="store_true", help="taken and ignored: it is the only way")
    parser.add_argument("--now", metavar="TIME", help="fixes the time everywhere; else SIGNOFF_NOW, else the clock")


def run(options: argparse.Namespace) -> int:
    """0 where the editor shut it down; 1 where it went away."""
    from signoff.web.lsp import serve

    writing = sys.stdout.buffer
    with redirect_stdout(sys.stderr):  # one stray line would end the conversation
        return serve(sys.stdin.buffer, writing, lambda zone: the_moment(options, zone))
