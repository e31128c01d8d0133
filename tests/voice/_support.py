"""What the tests of the voice share: policies and posts made from a few lines, and findings as people read them."""

import msgspec

from signoff import policy as policies
from signoff import voice
from signoff.content import FrontMatter, Post, Text
from signoff.model import NOWHERE
from signoff.policy import Policy

NETWORKS = ("bluesky", "facebook", "instagram", "linkedin", "x")


def read(text, file="policies/voice.yml"):
    """The policy of some YAML, and everything that is wrong with it."""
    problems = []
    nodes = policies.nodes(file, text.encode(), problems)
    documents = [policies.document(node, {"voice": voice.KINDS}, problems) for node in nodes]
    made = Policy([document for document in documents if document], NETWORKS)
    return made, [*problems, *made.problems()]


def policy(*documents):
    """The policy of some documents written as mappings; nothing may be wrong with it."""
    made, problems = read("\n---\n".join(msgspec.json.encode(document).decode() for document in documents))
    assert problems == []
    return made


def rule(written):
    """One own rule of a mapping."""
    written = {"name": "House.Rule", "message": "'%s'", **written}
    (made,) = policy({"kind": "voice", "rules": [written]}).first("voice").rules
    assert made.place is not NOWHERE
    return made


def post(words, channels=("page",), **front):
    """A post whose default text is `words`, in a file of its own."""
    matter = msgspec.convert({"id": "p1", "author": "anna", "channels": list(channels), **front}, FrontMatter)
    lines = tuple((line, 1) for line in range(1, words.count("\n") + 2))
    return Post(matter, {"": Text(words, lines)}, file="content/posts/p1.md")


def found(made, words, channels=("page",), **front):
    """Everything that a policy finds in a post's text."""
    copies = post(words, channels, **front).copies(made.channels)
    return [finding for copy in copies for finding in voice.findings(copy, made)]


def accounts(*names, **same):
    """A `channels` document: an account for each name, which is `network` or `network-more`."""
    return {
        "kind": "channels",
        "accounts": [{"name": name, "network": name.partition("-")[0], **same} for name in names],
    }


def brief(finding):
    """A finding in one line: `1:1 'Act now' sounds like an advert`."""
    return f"{finding.line}:{finding.span[0]} {finding.message}"
