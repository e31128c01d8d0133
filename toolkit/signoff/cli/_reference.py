"""The reference page of the command: every verb with its options, read off the parsers that read the options."""

import argparse
from collections.abc import Iterator, Mapping
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

    shared = dict(_options(_parser(workspace_options)))
    most = f"Most verbs take these:\n\n{table(('option', 'what it says'), shared.items())}"
    return page("The command", INTRO, most, *(_verb(name, VERBS[name], shared) for name in VERBS))


def _verb(name: str, verb: Any, shared: Mapping[str, str]) -> str:
    parser = _parser(verb.arguments)
    inner = (_section(f"### {name} {word}", said, one, shared) for word, said, one in _words(parser))
    return "\n\n".join([_section(f"## {name}", verb.__doc__.strip(), parser, shared), *inner])


def _section(heading: str, said: str, parser: argparse.ArgumentParser, shared: Mapping[str, str]) -> str:
    from signoff.report.reference.markdown import table

    rows = [row for row in _options(parser) if row[0] not in shared]
    return "\n\n".join(filter(None, [heading, said, table(("", "what it says"), rows)]))


def _parser(arguments: Any) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    arguments(parser)
    return parser


def _words(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """The words that may follow, as `run` of `jobs run`, each with what it says and its own parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from ((one.dest, one.help or "", action.choices[one.dest]) for one in action._choices_actions)


def _options(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Each argument as it is typed, with what it says."""
    from signoff.report.reference.markdown import code

    for action in parser._actions:
        if not isinstance(action, (argparse._HelpAction, argparse._SubParsersAction)):
            said = (action.help or "") + (" (needed)" if action.required and action.option_strings else "")
            yield code(_typed(action)), said


def _typed(action: argparse.Action) -> str:
    value = action.metavar or "|".join(action.choices or ())
    name = action.option_strings[-1] if action.option_strings else ""
    many = "…" if action.nargs in ("+", "*") else ""
    return " ".join(filter(None, [name, "" if action.nargs == 0 else f"{value}{many}"]))
