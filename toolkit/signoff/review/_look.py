"""What is found in posts, and in what else is approved."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from signoff.content import Post
from signoff.finding import Finding
from signoff.ledger import Ledger
from signoff.model import many
from signoff.workflow import Decision, decide
from signoff.workspace import Workspace

RULE = "assets.not_approved"


def look(workspace: Workspace, posts: Iterable[Post], now: datetime) -> dict[str, list[Finding]]:
    """What is found in posts, replies, assets and campaigns, by id; nothing is remembered."""
    from signoff.checks import find

    chosen = list(posts)
    others = [post.id for post in chosen if ":" in post.id]
    found = find([post for post in chosen if ":" not in post.id], workspace.policy, workspace.content, now)
    return {**with_assets(workspace, found, now), **findings_of_items(workspace, others, now)}


def findings_of_items(workspace: Workspace, names: Collection[str], now: datetime) -> dict[str, list[Finding]]:
    """What is found in the words of replies and assets."""
    if not names:
        return {}
    from signoff.checks import find

    chosen = [workspace.items[name] for name in names]
    found = find(chosen, workspace.policy, workspace.content, now)
    return {item.id: [one for one in found[item.id] if item.concerns(one)] for item in chosen}


def with_assets(workspace: Workspace, found: Mapping[str, list[Finding]], now: datetime) -> dict[str, list[Finding]]:
    """The findings of posts, and one for each asset that a chain is to approve, and has not."""
    from signoff.content import types_under_approval

    if "asset" not in types_under_approval(workspace.policy):
        return dict(found)
    states: dict[str, str] = {}
    with workspace.reading() as ledger:
        for name in {asset for post in found for asset in workspace.post(post).assets}:
            if item := workspace.items.get(f"asset:{name}"):
                states[name] = decided(workspace, item, ledger, (), now).state
    return {name: [*said, *_not_approved(workspace.post(name), states)] for name, said in found.items()}


def _not_approved(post: Post, states: Mapping[str, str]) -> Iterator[Finding]:
    for number, name in enumerate(many(post.front.assets)):
        if states.get(name, "approved") != "approved":
            said = f"`{name}` is not approved: it is {states[name].replace('_', ' ')}"
            what = f"`signoff status asset:{name}` says what it waits for"
            path = ("assets", number) if isinstance(post.front.assets, list) else ("assets",)
            place = post.front.place_of(*path)
            first = max(1, place.column)
            yield Finding(
                rule=RULE, severity="error", post=post.id, file=post.file, line=max(1, place.line),
                span=(first, first + len(name) - 1), match=name, message=said, suggestion=what,
            )  # fmt: skip


def decided(workspace: Workspace, post: Post, ledger: Ledger, findings: Iterable[Finding], now: datetime) -> Decision:
    """Where one post stands by the entries of the ledger and by its file as it is."""
    events = workspace.events(post, ledger, now)
    first = next((event.post for event in events if event.post), post)
    return decide(first, workspace.policy, events, list(findings), now)
