"""From arguments to a verb, and from what went wrong to a letter on standard error and an exit status."""

import argparse
import os
import sys
from typing import Any, NoReturn

from signoff.cli._verbs import VERBS
from signoff.errors import SignoffError, nearest

NOT_RUN = 2


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are short and say what to type."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the arguments, and ends with status 2."""
        self.exit(NOT_RUN, f"{self.prog}: {message}\n   See `{self.prog} --help`.\n")


def run(arguments: list[str]) -> int:
    """Runs the command. Never a traceback: what was not foreseen is said to be a bug of ours."""
    try:
        return _run(arguments)
    except SignoffError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return error.status
    except BrokenPipeError:
        os._exit(NOT_RUN)  # whoever read our output has gone; the interpreter would only complain of it
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if os.environ.get("SIGNOFF_DEBUG"):
            raise
        said = f"{type(error).__name__}: {error}"
        print(f"signoff: a mistake of ours, not of yours: {said}", file=sys.stderr)
        print("   SIGNOFF_DEBUG=1 shows where; please tell us.", file=sys.stderr)
        return NOT_RUN


def _run(arguments: list[str]) -> int:
    if arguments and not arguments[0].startswith("-"):
        return _verb(arguments[0], arguments[1:])
    parser = Parser(prog="signoff", description="Policy as code for social media approvals.", epilog=_verbs(),
                    formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    from signoff import __version__

    parser.add_argument("--version", action="version", version=f"signoff {__version__}")
    parser.parse_args(arguments)
    parser.print_help()
    return 0 if arguments else NOT_RUN


def _verbs() -> str:
    width = max(map(len, VERBS))
    lines = [f"  {name:<{width}}  {_first_line(VERBS[name])}" for name in VERBS]
    return "\n".join(["verbs (each says more with --help):", *lines])


def _first_line(verb: Any) -> str:
    return (verb.__doc__ or "").strip().partition("\n")[0]


def _verb(name: str, arguments: list[str]) -> int:
    if name not in VERBS:
        near = nearest(name, VERBS)
        raise SignoffError(f"signoff: no verb `{name}`{f'; {near}' if near else '.'} See `signoff --help`.")
    verb = VERBS[name]
    parser = Parser(
        prog=f"signoff {name}", description=verb.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verb.arguments(parser)
    return int(verb.run(parser.parse_args(arguments)))
