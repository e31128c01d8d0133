"""The command `signoff`: one file per verb. A verb parses, calls, prints; it holds no rule."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit status: 0 fine, 1 findings or refusals, 2 could not run."""
    from signoff.cli._main import run

    # Not `list(…)`: once the verb of that name has been asked for, `list` here is its module.
    return run([*(sys.argv[1:] if arguments is None else arguments)])
