"""Planned times: `best` says which hours of a channel may be recommended, and why."""

import argparse

from signoff.cli._common import print_json, the_workspace
from signoff.cli.insight import channel_options, question


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and of which publications."""
    parser.add_argument("what", choices=["best"], help="the honest best time of a channel")
    channel_options(parser, needed=True)


def run(options: argparse.Namespace) -> int:
    """Always 0: no hour that is better is an answer too."""
    from signoff.insight import best

    workspace = the_workspace(options)
    document = best(workspace, question(options, workspace.policy))
    if options.json:
        print_json(document)
        return 0
    print(document["because"])
    if document["offer"]:
        print(
            f"To recommend, best first: {', '.join(f'{hour:02} h' for hour in document['offer'])} ({document['zone']})"
        )
    return 0
