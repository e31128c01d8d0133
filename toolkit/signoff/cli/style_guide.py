"""How the brand sounds, as a page for newcomers and outside contributors: made from the `voice:` documents."""

import argparse
from pathlib import Path
from typing import Any

from signoff.cli._common import print_json, say, the_workspace, workspace_options

FILE = "style-guide.html"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the page goes, and its language."""
    parser.add_argument("--out", metavar="FILE", type=Path, help=f"the page; in a folder it is {FILE}, which is usual")
    parser.add_argument("--language", choices=["en", "lv"], default="en", help="the page's language")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0; 2 where the policy is not valid."""
    from signoff.report import style_guide_page, write

    policy: Any = the_workspace(options).policy
    out = options.out or Path(FILE)
    place = out if out.suffix in (".html", ".htm") else out / FILE
    write(place, style_guide_page(policy, options.language))
    if options.json:
        print_json({"page": str(place), "policy": policy.hash, "language": options.language})
    else:
        say(f"The page is {place}")
    return 0
