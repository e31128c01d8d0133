"""Posts from plain data: out of a policy test, a history, or a stored revision."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

from signoff.clock import at, zone
from signoff.content._front import FrontMatter
from signoff.content._post import DEFAULT, ITEM, Post, Text
from signoff.model import many


def post_of(said: Mapping[str, Any], zone_name: str, file: str = "") -> Post:
    """A post from front matter plus `text`: an asset need not exist, its name stands for its bytes.

    Raises ValueError (msgspec's ValidationError among them) for what no front matter may say."""
    front = {key: value for key, value in said.items() if key not in ("text", "texts")}
    texts = said.get("texts") or {DEFAULT: said.get("text", "")}
    model = msgspec.convert(front, FrontMatter)
    assets = {name: sha256(name.encode()).hexdigest() for name in many(model.assets)}
    return _post(model, texts, assets, zone_name, file)


def post_from_plain(plain: Mapping[str, Any], zone_name: str, file: str = "") -> Post:
    """A post from its canonical form (`Post.plain`), as it was when that was stored; a reply, asset or campaign too."""
    if ITEM in plain:
        from signoff.content._item import item_from_plain  # whoever asks for posts alone does not pay for the others

        return item_from_plain(plain, file)
    front = {key: value for key, value in plain.items() if key not in ("texts", "assets")}
    assets = dict(plain.get("assets", {}))
    model = msgspec.convert({**front, "assets": list(assets)}, FrontMatter)
    return _post(model, plain["texts"], assets, zone_name, file)


def known_as(revision: str, post: Post) -> Post:
    """The post, its revision taken as it was kept: it need not be hashed again, and stays what it was approved as."""
    post.__dict__["revision"] = revision
    return post


def _post(front: FrontMatter, texts: Mapping[str, str], assets: dict[str, str], zone_name: str, file: str) -> Post:
    words = {
        name: Text(text, tuple((line, 1) for line in range(1, text.count("\n") + 2))) for name, text in texts.items()
    }
    slot = at(front.schedule, zone(zone_name)) if isinstance(front.schedule, str) else None
    return Post(front, words, assets, slot, file)
