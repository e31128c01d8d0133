"""Suggest other words for a post; they are kept, and its author may accept them."""

import argparse
from pathlib import Path

from signoff.cli._common import print_json, say, the_actor, the_moment, the_workspace, workspace_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The post, and the words: in a file, or here."""
    parser.add_argument("post", metavar="POST", help="the post's id")
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="the words; or the whole post, with its front matter"
    )
    parser.add_argument("--text", metavar="T", help="the words, in place of a file")
    parser.add_argument("--variant", metavar="V", default="", help="whose text it is; left out, the default one")
    parser.add_argument("--reason", metavar="R", default="", help="why it is better so")
    workspace_options(parser)


def run(options: argparse.Namespace) -> int:
    """1 when it is refused: then nothing is recorded."""
    from signoff.cli._sight import sighted
    from signoff.inbox import suggest

    words = _words(options)
    workspace = the_workspace(options)
    now = the_moment(options, workspace.policy.zone)
    by = the_actor(options, workspace.policy)
    post = sighted(options, workspace, now)
    entry = suggest(workspace, post, by, now, words, options.reason, options.variant)
    if options.json:
        print_json({"post": post, "entry": entry.seq, "by": entry.by, "suggested": entry.body["suggested"]})
    else:
        author = workspace.post(post).front.author
        say(
            f"entry {entry.seq}: a suggestion for {post} by {entry.by}",
            f"Its author accepts it with: signoff accept-suggestion {post} {entry.seq} --as {author}",
        )
    return 0


def _words(options: argparse.Namespace) -> bytes:
    from signoff.errors import SignoffError
    from signoff.policy import MOST_BYTES, read_file

    if (options.file is None) == (options.text is None):
        raise SignoffError("what is suggested? Name a FILE, or say the words with `--text`.")
    text = str(options.text or "")
    return read_file(options.file, MOST_BYTES) if options.file else text.encode("utf-8", "replace")
