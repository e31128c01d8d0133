"""Makes a post of a row, or says everything that keeps it from being one."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec

from signoff.clock import at, wall
from signoff.clock import zone as zone_of
from signoff.content._front import FrontMatter
from signoff.content._post import DEFAULT, Post
from signoff.content._times import comes_twice, shown
from signoff.content.suites._accounts import Accounts
from signoff.content.suites._plan import Refusal, Taken, slug
from signoff.content.suites._shape import Shape
from signoff.content.suites._suite import BadRow, Draft, Medium
from signoff.content.suites._table import Notice, Row

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SHORT = 10
MOST_LETTERS = 100_000
FORMULA = ("=", "+", "-", "@", "\t")
OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")


class Setting(msgspec.Struct, frozen=True):
    """What a table itself does not say.

    zone    the workspace's, in which front matter is written;  zones: of channels that have their own
    now     aware: what lies before it has passed; None: nobody asks
    assets  the names of the files in content/assets;  file: what findings call the table"""

    accounts: Accounts
    author: str
    zone: str = "UTC"
    zones: Mapping[str, str] = {}
    now: datetime | None = None
    assets: Collection[str] = ()
    file: str = ""


class Reader:
    """Reads the rows of one table, and remembers what concerns several of them."""

    def __init__(self, shape: Shape, setting: Setting, order: str) -> None:
        """Takes how the rows read, what the table does not say, and the order of its dates."""
        self.shape, self.setting, self.order = shape, setting, order
        self.notices: list[Notice] = []
        self.zones: set[str] = set()
        self.passed = 0
        self.names_channels = False
        self._ids: dict[str, tuple[str, int]] = {}
        self._latest: datetime | None = None

    def take(self, row: Row) -> Taken | Refusal:
        """A row as a post, or every reason why it is none."""
        reasons: list[str] = []
        draft = _tried(reasons, self.shape.read, row)
        written = _tried(reasons, self.shape.when.read, row, self.order)
        channels = _tried(reasons, self._channels, draft, row) if draft else ()
        reasons.extend(_unfit(draft) if draft else ())
        slot = _tried(reasons, self._slot, written, channels, row) if written else None
        if reasons or draft is None or channels is None:
            return Refusal(row.line, "; ".join(dict.fromkeys(reasons)))
        return self._post(draft, channels, slot, row)

    def _channels(self, draft: Draft, row: Row) -> tuple[str, ...]:
        self.names_channels |= bool(draft.accounts)
        channels = self.setting.accounts.of(draft.accounts)
        if not channels:
            raise BadRow("it names no channel")
        for name in draft.accounts:
            if not self.setting.accounts.knows(name):
                self.notices.append(Notice(row.line, f"`{name}` is no channel here; {channels[0]} was taken"))
        return channels

    def _slot(self, written: str, channels: tuple[str, ...] | None, row: Row) -> datetime:
        zones = {self.setting.zones.get(channel, self.setting.zone) for channel in channels or ("",)}
        if OFFSET.search(written):
            zones = {self.setting.zone}
        elif len(zones) > 1:
            raise BadRow(f"its channels have different zones: {' and '.join(sorted(zones))}")
        else:
            self.zones |= zones
        there = zone_of(next(iter(zones)))
        when = wall(at(written, there), zone_of(self.setting.zone))
        self._judge(when, written, there, row)
        return when

    def _judge(self, when: datetime, written: str, there: tzinfo, row: Row) -> None:
        if self.setting.now and when < self.setting.now:
            if not self.shape.archive:
                raise BadRow(f"its time has passed: {written}")
            self.passed += 1
        if comes_twice(written, wall(when, there)):
            self.notices.append(Notice(row.line, f"`{written}` comes twice in {there}; the first of the two was taken"))
        if self.shape.gap and self._latest and abs(when - self._latest) < self.shape.gap:
            minutes = int(self.shape.gap.total_seconds() // 60)
            self.notices.append(Notice(row.line, f"nearer than {minutes} minutes to the row above"))
        self._latest = when

    def _post(self, draft: Draft, channels: tuple[str, ...], slot: datetime | None, row: Row) -> Taken | Refusal:
        digest = digest_of(draft, channels, slot)
        name = id_of(digest[:SHORT], channels, slot)
        if self._ids.get(name, (digest, 0))[0] != digest:
            name = id_of(digest, channels, slot)
        if name in self._ids:
            return Refusal(row.line, f"it is the same post as line {self._ids[name][1]}")
        self._ids[name] = (digest, row.line)
        self._tell(draft, row)
        there, missing = self._media(draft, row)
        front = FrontMatter(
            id=name, author=self.setting.author, channels=list(channels), title=draft.title, campaign=draft.campaign,
            schedule=shown(slot, zone_of(self.setting.zone)) if slot else None, tags=list(draft.tags) or None,
            language=draft.language, link=draft.link, first_comment=draft.first_comment, assets=list(there) or None,
            alt={asset: alt for asset, alt in there.items() if alt}, notes="\n".join(missing),
        )  # fmt: skip
        return Taken(row.line, Post(front, {DEFAULT: draft.text}, dict.fromkeys(there, ""), slot, self.setting.file))

    def _tell(self, draft: Draft, row: Row) -> None:
        for each in draft.lost:
            self.notices.append(Notice(row.line, f"no post holds this: {each}"))
        if draft.text.words.startswith(("=",) if self.shape.archive else FORMULA):
            said = f"the text begins with `{draft.text.words[0]}`: a spreadsheet would run it as a formula"
            self.notices.append(Notice(row.line, said))

    def _media(self, draft: Draft, row: Row) -> tuple[dict[str, str], list[str]]:
        """The assets of content/assets that are meant, with their alt texts; and a line of notes for each other."""
        there, missing = {}, []
        for medium in draft.media:
            asset = self._asset(medium.address)
            if asset:
                there[asset] = medium.alt
            else:
                missing.append(f"picture: {medium.address}" + (f" ({medium.alt})" if medium.alt else ""))
                said = f"`{medium.address}` is not in content/assets; its address stands in the post's notes"
                self.notices.append(Notice(row.line, said + _no_file(medium)))
        return there, missing

    def _asset(self, address: str) -> str:
        name = file_name(address)
        found = [asset for asset in self.setting.assets if asset.rpartition("/")[2] == name]
        return found[0] if len(found) == 1 else ""


def file_name(address: str) -> str:
    """The name of the file that an address leads to."""
    try:
        return unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:
        return address


def _no_file(medium: Medium) -> str:
    return "" if "." in file_name(medium.address) else ", and it does not look like a file"


def digest_of(draft: Draft, channels: tuple[str, ...], slot: datetime | None) -> str:
    """SHA-256 of what a row says: the same row is the same post, in whichever file it comes."""
    said = [list(channels), slot.isoformat() if slot else "", draft.text.words, draft.link, draft.first_comment]
    return sha256(msgspec.json.encode([*said, [medium.address for medium in draft.media]])).hexdigest()


def id_of(digest: str, channels: tuple[str, ...], slot: datetime | None) -> str:
    """The id of an imported post: its channel, its day, and what it says as a hash."""
    return "-".join(filter(None, [slug(channels[0]), slot.date().isoformat() if slot else "", digest]))


def _tried(reasons: list[str], act: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return act(*arguments)
    except ValueError as error:  # BadRow, SkippedTime, a time that is none
        reasons.append(str(error))
        return None


def _unfit(draft: Draft) -> list[str]:
    if not draft.text.words.strip():
        return ["it has no text"]
    if len(draft.text.words) > MOST_LETTERS:
        return [f"its text has {len(draft.text.words):,} characters; no network takes so many"]
    found = [match for said in (draft.text.words, draft.title, draft.first_comment) if (match := CONTROL.search(said))]
    return [f"it holds a control character (U+{ord(found[0][0]):04X})"] if found else []
