"""The policy in sentences: `signoff policy show`."""

import argparse

from signoff.cli._common import print_json, say, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to show, and where a page of it goes."""
    parser.add_argument("what", choices=["show"], help="say the policy in sentences")
    parser.add_argument("--html", metavar="FILE", help="also draw it as a page, Our process")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="the page's language")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 2 where the policy is not valid."""
    from pathlib import Path

    from signoff.report import process_page, sentences, write

    policy = the_workspace(options).policy
    said = sentences(policy)
    if options.json:
        print_json({"policy": policy.hash, "sentences": said})
    else:
        print(*said, sep="\n")
    if options.html:
        write(Path(options.html), process_page(policy, language=options.language))
        say(f"The page is {options.html}")
    return 0
