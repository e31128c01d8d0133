"""The plain facts of a post that `when:` looks at."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from signoff.content._post import Post
from signoff.model import many
from signoff.policy import Policy
from signoff.policy.conditions import Subject


def subject(post: Post, policy: Policy, accounts: Iterable[Any] | None = None) -> Subject:
    """What is known of a post from its own words; facts about time, findings and changes are added by who knows them.

    accounts: only these of its channels, for a rule that is asked channel by channel; left out, all of them"""
    known = post.accounts(policy.channels)
    asked = known if accounts is None else list(accounts)
    author = policy.people.get(post.front.author)
    return Subject(
        type=post.front.type,
        networks=_distinct(account.network for account in asked),
        channels=_distinct([*(account.name for account in asked), *(post.channels if accounts is None else ())]),
        markets=many(post.front.market) or _distinct(market for account in asked for market in many(account.market)),
        audience=many(post.front.audience),
        campaign=post.front.campaign,
        tags=post.tags,
        language=post.front.language,
        author=post.front.author,
        author_roles=tuple(grant.role for grant in author.grants) if author else (),
        teams=tuple(name for name, team in policy.teams.items() if post.front.author in many(team.people)),
        has=things_in(tuple(text.words for text in post.texts.values()), bool(post.assets)),
        spend=_money(post.front.budget),
    )


@lru_cache(maxsize=4096)
def things_in(texts: tuple[str, ...], media: bool) -> tuple[str, ...]:
    """Which of link, mention, hashtag and media there are."""
    from signoff.text import entities

    found = {entity.kind for words in texts for entity in entities(words)}
    return tuple(sorted((found & {"link", "mention", "hashtag"}) | ({"media"} if media else set())))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _money(budget: str) -> tuple[float, str] | None:
    amount, _, currency = budget.partition(" ")
    return (float(amount), currency) if budget else None
