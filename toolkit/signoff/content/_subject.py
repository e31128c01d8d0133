"""The plain facts of a post that `when:` looks at, one function each."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from signoff.content._post import Post
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Subject


def subject(
    post: Post, policy: Policy, accounts: Iterable[Any] | None = None, only: Iterable[str] | None = None, **more: Any
) -> Subject:
    """What is known of a post from its own words; facts about time, findings and changes are added by who knows them.

    accounts  only these of its channels, for a rule that is asked channel by channel; left out, all of them
    only      the facts that are asked for; left out, all of them.  more: what others know, before what is known here"""
    asked = post.accounts(policy.channels) if accounts is None else list(accounts)
    names = FACTS if only is None else FACTS.keys() & only
    said = {name: FACTS[name](post, policy, asked) for name in names}
    if accounts is None and "channels" in said:
        said["channels"] = _distinct([*said["channels"], *post.channels])
    return Subject(**said | more)


@lru_cache(maxsize=4096)
def things_in(texts: tuple[str, ...], media: bool) -> tuple[str, ...]:
    """Which of link, mention, hashtag and media there are."""
    from signoff.text import entities

    found = {entity.kind for words in texts for entity in entities(words)}
    return tuple(sorted((found & {"link", "mention", "hashtag"}) | ({"media"} if media else set())))


def _markets(post: Post, policy: Policy, accounts: Sequence[Any]) -> tuple[str, ...]:
    return many(post.front.market) or _distinct(market for account in accounts for market in many(account.market))


def _language(post: Post, policy: Policy, accounts: Sequence[Any]) -> str:
    """The post's own, else that of its channels where they agree."""
    agreed = {account.language for account in accounts}
    return post.front.language or (agreed.pop() or "" if len(agreed) == 1 else "")


def _author_roles(post: Post, policy: Policy, accounts: Sequence[Any]) -> tuple[str, ...]:
    author = policy.people.get(post.front.author)
    return tuple(grant.role for grant in author.grants) if author else ()


def _teams(post: Post, policy: Policy, accounts: Sequence[Any]) -> tuple[str, ...]:
    return tuple(name for name, team in policy.teams.items() if post.front.author in many(team.people))


def _has(post: Post, policy: Policy, accounts: Sequence[Any]) -> tuple[str, ...]:
    return things_in(tuple(text.words for text in post.texts.values()), bool(post.assets))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _money(budget: str) -> tuple[float, str] | None:
    amount, _, currency = budget.partition(" ")
    return (float(amount), currency) if budget else None


FACTS: dict[str, Callable[[Post, Policy, Sequence[Any]], Any]] = {
    "type": lambda post, policy, accounts: post.front.type,
    "networks": lambda post, policy, accounts: _distinct(account.network for account in accounts),
    "channels": lambda post, policy, accounts: _distinct(account.name for account in accounts),
    "markets": _markets,
    "audience": lambda post, policy, accounts: many(post.front.audience),
    "campaign": lambda post, policy, accounts: post.front.campaign,
    "tags": lambda post, policy, accounts: post.tags,
    "language": _language,
    "author": lambda post, policy, accounts: post.front.author,
    "author_roles": _author_roles,
    "teams": _teams,
    "has": _has,
    "spend": lambda post, policy, accounts: _money(post.front.budget),
}
