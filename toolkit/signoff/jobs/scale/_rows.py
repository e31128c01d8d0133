"""A row as a post: its columns are the keys of a post's front matter, and `text`, or `texts` by network or channel.

    {"id": "winter-menu-01", "author": "anna", "channels": ["cafe-bluesky"], "text": "…", "tags": ["event"]}

Null is as left out. What a row says must be understood, or the row is refused: nothing passes unread."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

import msgspec

from signoff.content import FrontMatter, Post, post_of
from signoff.errors import listed, nearest
from signoff.policy import Policy

WORDS = ("text", "texts")


@cache
def columns() -> tuple[str, ...]:
    """The columns that there are."""
    return (*WORDS, *(field.encode_name for field in msgspec.structs.fields(FrontMatter)))


def strange(names: Collection[str]) -> list[str]:
    """What is wrong with columns of these names: one sentence for each that there is not, with the nearest."""
    known = columns()
    wrong = [name for name in names if name not in known]
    return [f"`{name}` is no column; {nearest(name, known) or 'there are ' + listed(known, 'and')}" for name in wrong]


def post_of_row(row: Any, policy: Policy, file: str) -> Post:
    """The post of a row. Raises ValueError, with words for a person, for what cannot be understood."""
    if isinstance(row, ValueError):
        raise row
    if not isinstance(row, dict):
        raise ValueError("no object with columns")
    if wrong := strange(row):
        raise ValueError("; ".join(wrong))
    said = {key: value for key, value in _cleaned(row).items() if value is not None}
    texts = _texts(said.pop("text", ""), said.pop("texts", {}))
    post = post_of({"author": "", **_named(said), "texts": texts}, policy.zone, file)
    for problem in _problems(post, policy):
        raise ValueError(problem)
    return post


def _cleaned(value: Any) -> Any:
    """As JSON would have it: a struct of Parquet has a null for every key that another row has."""
    if isinstance(value, dict):
        return {key: _cleaned(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return _written(value) if isinstance(value, datetime) else value


def _written(at: datetime) -> str:
    return at.isoformat(" " if at.tzinfo is None else "T")


def _named(said: Mapping[str, Any]) -> dict[str, Any]:
    """With its id as text, as tables of other systems number their rows."""
    name = said.get("id")
    return {**said, "id": str(name)} if isinstance(name, int) and not isinstance(name, bool) else dict(said)


def _texts(text: Any, texts: Any) -> dict[str, str]:
    if not isinstance(text, str) or not isinstance(texts, dict):
        raise ValueError("`text` is a text, and `texts` are texts by network or channel")
    if wrong := [name for name, words in texts.items() if not isinstance(words, str)]:
        raise ValueError(f"`texts`: what stands under `{wrong[0]}` is no text")
    every = {"": text, **texts} if text or not texts else texts
    return {name: words.replace("\r\n", "\n").replace("\r", "\n") for name, words in every.items()}


def _problems(post: Post, policy: Policy) -> Iterator[str]:
    """What would be read by nobody: channels and variants that there are not, and texts that are not there."""
    known = {*policy.channels, *(account.network for account in policy.channels.values())}
    if not post.channels:
        yield "it names no channel"
    for what, names, there in (("channel", post.channels, policy.channels), ("network or channel", post.texts, known)):
        for name in names:
            if name and name not in there:
                yield f"no {what} `{name}`; {nearest(name, there)}".rstrip("; ")
    for account in post.accounts(policy.channels):
        variant = post.texts.get(post.variant_for(account.name, account.network))
        if not post.assets and not (variant and variant.words.strip()):
            yield f"`{account.name}` would get no words, and it has no picture"
