"""The reference page of the command: every verb with its options, read off the parsers that read the options."""

import argparse
from collections.abc import Iterator
from typing import Any

from signoff.cli._common import workspace_options
from signoff.cli._verbs import VERBS

INTRO = (
    "`signoff VERB --help` says the same. The exit status is 0 when all is fine, 1 for findings, refusals or failures, "
    "2 when it could not run."
)


def command_page() -> str:
    """The page: what most verbs take, then each verb."""
    from signoff.report.reference.markdown import page, table

    shared = dict(_options(workspace_options))
    most = f"Most verbs take these:\n\n{table(('option', 'what it says'), shared.items())}"
    return page("The command", INTRO, most, *(_verb(name, VERBS[name], shared) for name in VERBS))


def _verb(name: str, verb: Any, shared: dict[str, str]) -> str:
    from signoff.report.reference.markdown import table

    rows = [(option, said) for option, said in _options(verb.arguments) if option not in shared]
    parts = [f"## {name}", verb.__doc__.strip(), table(("", "what it says"), rows)]
    return "\n\n".join(filter(None, parts))


def _options(arguments: Any) -> Iterator[tuple[str, str]]:
    """Each argument as it is typed, with what it says."""
    from signoff.report.reference.markdown import code

    parser = argparse.ArgumentParser(add_help=False)
    arguments(parser)
    for action in parser._actions:
        said = (action.help or "") + (" (needed)" if action.required and action.option_strings else "")
        yield code(_typed(action)), said


def _typed(action: argparse.Action) -> str:
    value = "|".join(action.choices) if action.choices else str(action.metavar or "")
    name = action.option_strings[-1] if action.option_strings else ""
    many = "…" if action.nargs in ("+", "*") else ""
    return " ".join(filter(None, [name, "" if action.nargs == 0 else value + many]))
