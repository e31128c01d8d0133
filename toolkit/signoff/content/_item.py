"""What is approved beside posts: a saved reply, an asset, a campaign, each as the engine sees a post.

    reply:opening-hours   content/replies    bound to its text and its front matter
    asset:menu-board.jpg  content/assets     bound to its bytes and its sidecar
    campaign:winter-menu  content/campaigns  bound to all that its file says

Ids of posts have no colon, so none of these can be taken for a post."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from signoff.content._assets import Asset
from signoff.content._blanks import BLANK
from signoff.content._campaigns import Campaign
from signoff.content._front import FrontMatter
from signoff.content._library import Library
from signoff.content._messages import Message
from signoff.content._post import ITEM, UNREAD, Copy, Post, Text
from signoff.content._under_approval import types_under_approval
from signoff.errors import Problem, SignoffError
from signoff.finding import Finding
from signoff.model import many
from signoff.policy import Policy

EVERYWHERE = "*"  # a channel's name for what goes to all: only a grant that holds for every channel fits it


class Item(Post, frozen=True, dict=True):
    """A reply, an asset or a campaign. said: all that its files say, which is what an approval is bound to."""

    said: Mapping[str, Any] = {}
    files: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Every file that it is made of: an asset's bytes and its sidecar."""
        return self.files

    @cached_property
    def plain(self) -> dict[str, Any]:
        """The canonical form before it is written."""
        return dict(self.said)

    def accounts(self, known: Mapping[str, Any]) -> list[Any]:
        """The channels that it may be used on: those named, those of its networks, else all."""
        channels, networks = many(self.said.get("channels")), many(self.said.get("networks"))
        found = [account for name, account in known.items() if not channels or name in channels]
        return [account for account in found if not networks or account.network in networks]

    def concerns(self, finding: Finding) -> bool:
        """Whether a finding in it counts: it is used again and again, so no repeat, and its blanks are filled later."""
        return not (finding.rule.startswith("duplicates.") or BLANK.fullmatch(finding.match))

    def copies(self, accounts: Mapping[str, Any]) -> list[Copy]:
        """Its text in each language, for the channels that speak it; where none does, for all of them."""
        every = self.accounts(accounts)
        readers = {name: tuple(one for one in every if one.language in ("", name)) for name in self.texts}
        return [
            Copy(self, name, text, readers[name] or tuple(every), name) for name, text in self.texts.items() if every
        ]


def items_of(library: Library, policy: Policy, problems: list[Problem]) -> dict[str, Item]:
    """All of the types that some `when:` of a chain names, by id; of other types nothing is under approval.

    problems   gets what cannot be read, as a film of which the bytes cannot be had"""
    wanted = types_under_approval(policy)
    found: dict[str, Item] = {}
    for kind, things in _shelves(library).items():
        for thing in things.values() if kind in wanted else ():
            try:
                item = item_of(thing)
            except SignoffError as error:
                problems.extend(error.problems)
                continue
            found[item.id] = item
    return found


def _shelves(library: Library) -> dict[str, Mapping[str, Any]]:
    return {"reply": library.replies, "asset": library.assets, "campaign": library.campaigns}


def item_of(thing: Message | Asset | Campaign) -> Item:
    """A reply, asset or campaign as what is approved. Raises SignoffError where an asset's bytes cannot be read."""
    if isinstance(thing, Asset):
        sidecar = thing.sidecar.place.file if thing.sidecar else ""
        texts = dict(_alt_texts(thing))
        return _item("asset", thing.name, thing.plain, texts, tuple(filter(None, [thing.file, sidecar])))
    if isinstance(thing, Campaign):
        return _item("campaign", thing.id, thing.plain, {}, (thing.place.file,))
    return _item("reply", thing.id, thing.plain, dict(thing.texts), (thing.file,))


def item_from_plain(plain: Mapping[str, Any], file: str = "") -> Item:
    """An item from its canonical form, as it was when that was stored."""
    texts = {name: Text(words, _lines(words)) for name, words in plain.get("texts", {}).items()}
    return _made(plain, texts, (file,))


def _item(kind: str, name: str, plain: Mapping[str, Any], texts: Mapping[str, Text], files: tuple[str, ...]) -> Item:
    flat = {**plain, **plain.get("sidecar", {})}
    flat.pop("sidecar", None)
    said = {key: value for key, value in flat.items() if key not in UNREAD and value not in (None, "", [], {})}
    words = {"texts": {name: text.words for name, text in texts.items()}} if texts else {}
    return _made({**said, **words, ITEM: kind, "id": name}, texts, files)


def _made(said: Mapping[str, Any], texts: Mapping[str, Text], files: tuple[str, ...]) -> Item:
    kind, name = said[ITEM], said["id"]
    front = FrontMatter(
        id=f"{kind}:{name}", type=kind, author=said.get("author") or said.get("owner") or "",
        channels=list(many(said.get("channels"))) or [EVERYWHERE], title=said.get("title") or said.get("name") or name,
        campaign=name if kind == "campaign" else "", tags=said.get("tags"), language=said.get("language", ""),
        market=said.get("territories"), budget=_money(said.get("budget")),
    )  # fmt: skip
    assets = {name: said["bytes"]} if kind == "asset" else {}
    return Item(front, texts, assets, None, files[0] if files else "", said, files)


def _money(budget: Any) -> str:
    return f"{budget['amount']:.2f} {budget['currency']}" if budget else ""


def _alt_texts(asset: Asset) -> Iterator[tuple[str, Text]]:
    """The alt texts by language: the words of an asset that people get to hear."""
    said = asset.said
    for language, words in ({"": said.alt} if isinstance(said.alt, str) else said.alt).items():
        place = said.place_of(*(["alt", language] if language else ["alt"]))
        if words:
            yield (
                language,
                Text(words, tuple((place.line + more, place.column) for more in range(words.count("\n") + 1))),
            )


def _lines(words: str, first: int = 1, column: int = 1) -> tuple[tuple[int, int], ...]:
    return tuple((first + more, column) for more in range(words.count("\n") + 1))
