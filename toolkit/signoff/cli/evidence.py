"""One file for an auditor: a post's revisions, entries, rules and proof, to be read and checked without signoff."""

import argparse
import re
from pathlib import Path

from signoff.cli._common import print_json, say, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post, and where the page goes."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the page; left out, out/evidence/POST.html")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """0, whatever the post's state is."""
    from signoff.cli._sight import sighted
    from signoff.report import evidence_page, gather, write

    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    found = gather(workspace, sighted(options, workspace, now), now)
    if options.json:
        print_json(found.plain())
    if options.out or not options.json:
        path = options.out or Path("out/evidence", re.sub(r"[^\w.-]", "-", found.post.id) + ".html")
        write(path, evidence_page(found, workspace.policy))
        say(f"The page is {path}")
    return 0
