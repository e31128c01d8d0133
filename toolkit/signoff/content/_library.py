"""Everything below content/, read once: posts, assets, campaigns, claims, replies, snippets, requests."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from signoff.content._assets import Asset, alt_in
from signoff.content._campaigns import Campaign
from signoff.content._checked import Around
from signoff.content._claims import Claim
from signoff.content._folder import MARKDOWN, YAML, read_folder
from signoff.content._messages import Message, read_message
from signoff.content._post import Post
from signoff.content._read import read_post
from signoff.content._replies import ReplyHead, asked_twice
from signoff.content._requests import RequestHead
from signoff.content._shelf import Shelf
from signoff.content._sights import NOTHING_SEEN, Sights
from signoff.content._snippets import SnippetHead
from signoff.content._values import unknown_names
from signoff.content._yaml_files import read_model
from signoff.errors import Place, Problem
from signoff.policy import Policy


class Library(msgspec.Struct, frozen=True):
    """All of it by id, without what has errors.

    faulty  posts that were understood and have errors: to look at, never to approve or publish
    seen    what was seen of links: beside the files, since it is no file"""

    posts: dict[str, Post] = {}
    faulty: dict[str, Post] = {}
    assets: Mapping[str, Asset] = {}
    campaigns: dict[str, Campaign] = {}
    claims: dict[str, Claim] = {}
    replies: dict[str, Message] = {}
    snippets: dict[str, Message] = {}
    requests: dict[str, Message] = {}
    seen: Sights = NOTHING_SEEN

    def around(self, policy: Policy) -> Around:
        """What another version of one of its posts is read beside."""
        return Around(policy, self.assets if isinstance(self.assets, Shelf) else None, self.campaigns)

    def alt_of(self, post: Post, asset: str, language: str) -> str | None:
        """The alt text that a post's asset has in a language: its front matter's, else its sidecar's.

        "" where it is decorative and needs none; None where there is none."""
        said = alt_in(post.front.alt.get(asset), language)
        if said is not None or asset not in self.assets:
            return said
        return self.assets[asset].alt(language)


def open_content(root: Path, policy: Policy) -> tuple[Library, list[Problem]]:
    """Everything below `root/content`, and everything that is wrong with it, in the order of the files."""
    problems: list[Problem] = []
    shelf = Shelf(root, policy, problems)
    campaigns, bad_campaigns = _models(root, "campaigns", Campaign, policy, problems)
    claims, _ = _models(root, "claims", Claim, policy, problems)
    around = Around(policy, shelf, {**campaigns, **bad_campaigns})
    posts, faulty = read_folder(root, "posts", MARKDOWN, partial(read_post, around=around), problems)
    replies = _messages(root, "replies", ReplyHead, policy, problems)
    snippets = _messages(root, "snippets", SnippetHead, policy, problems)
    requests = _messages(root, "requests", RequestHead, policy, problems)
    problems.extend(asked_twice(replies.values()))
    problems.extend(_wished_for(requests.values(), {*policy.channels, *campaigns, *bad_campaigns}))
    library = Library(posts, faulty, shelf, campaigns, claims, replies, snippets, requests)
    return library, sorted(problems, key=_order)


def _models(
    root: Path, folder: str, kind: Any, policy: Policy, problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, Any]]:
    return read_folder(root, folder, YAML, partial(read_model, kind=kind, policy=policy), problems)


def _messages(root: Path, folder: str, kind: Any, policy: Policy, problems: list[Problem]) -> dict[str, Message]:
    return read_folder(root, folder, MARKDOWN, partial(read_message, kind=kind, policy=policy), problems)[0]


def _wished_for(requests: Iterable[Message], known: Collection[str]) -> Iterator[Problem]:
    for request in requests:
        yield from unknown_names(request.head, "for", known, "campaign or channel")


def _order(problem: Problem) -> tuple[str, int, int]:
    place = problem.place or Place("")
    return (place.file, place.line, place.column)
