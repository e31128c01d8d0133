"""Several workspaces at once, as an agency has one a client: each is answered for itself, and none hides the others."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from signoff.cli._common import print_json, say
from signoff.errors import SignoffError

NOT_RUN = 2


class Answer(NamedTuple):
    """What a verb says of one workspace. plain: as JSON;  lines: for people;  notes: what goes beside them."""

    status: int
    plain: dict[str, Any]
    lines: list[str]
    notes: tuple[object, ...] = ()


Ask = Callable[[argparse.Namespace], Answer]


def one_each(options: argparse.Namespace) -> list[argparse.Namespace]:
    """The options once for each workspace that was named, each once; once where none was."""
    folders: list[Path | None] = list(dict.fromkeys(options.workspace or [None]))
    return [argparse.Namespace(**{**vars(options), "workspace": folder}) for folder in folders]


def run(options: argparse.Namespace, ask: Ask) -> int:
    """Prints the answers, grouped by workspace where there are several. The gravest of their statuses."""
    asked = one_each(options)
    if len(asked) == 1:
        answer = ask(asked[0])
        print_json(answer.plain) if options.json else print(*answer.lines, sep="\n")
        say(*answer.notes)
        return answer.status
    answers = [(str(each.workspace), _asked(each, ask)) for each in asked]
    if options.json:
        print_json({"workspaces": [{"workspace": name, **answer.plain} for name, answer in answers]})
    for name, answer in answers:
        if not options.json:
            print(f"{name}:", *(f"  {line}" for line in answer.lines), "", sep="\n")
        say(*(f"{name}: {note}" for note in answer.notes))
    return max(answer.status for _, answer in answers)


def _asked(options: argparse.Namespace, ask: Ask) -> Answer:
    """The answer of one of several; where it cannot be given, why."""
    try:
        return ask(options)
    except SignoffError as error:
        said = [str(problem) for problem in error.problems]
        return Answer(NOT_RUN, {"errors": said}, ["This workspace could not be looked at."], tuple(said))
