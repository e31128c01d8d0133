"""A post: what its author said, in every variant, with the hash of each picture; and the revision that this makes."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec

from signoff.content._canonical import Canonical
from signoff.content._front import FrontMatter
from signoff.content._ignores import Ignore
from signoff.finding import Finding
from signoff.model import many

DEFAULT = ""
UNREAD = ("notes", "waive")
ITEM = "item"  # what tells the canonical form of a reply, asset or campaign from a post's: no front matter has it
CHANGES = {"channels": ("channels",), "schedule": ("schedule", "repeat", "not_before", "not_after", "priority"),
           "assets": ("assets", "alt"), "text": ("first_comment", "link")}  # fmt: skip


class Text(msgspec.Struct, frozen=True, dict=True):
    """One variant's words, and where each of its lines stands in the file.

    lines    (line, column) of the first character of each line of `words`, both from 1
    ignores  comments that let a finding be, which are not part of the words"""

    words: str
    lines: tuple[tuple[int, int], ...] = ((1, 1),)
    ignores: tuple[Ignore, ...] = ()

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line of `words` begins."""
        found = [0]
        while (end := self.words.find("\n", found[-1])) >= 0:
            found.append(end + 1)
        return found

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of an offset (code points) in `words`."""
        number = bisect_right(self.starts, offset) - 1
        line, column = self.lines[min(number, len(self.lines) - 1)]
        return line, column + offset - self.starts[number]

    def line_end(self, offset: int) -> int:
        """The offset at which the line that holds `offset` ends, its line break left out."""
        end = self.words.find("\n", offset)
        return len(self.words) if end < 0 else end


class Copy(msgspec.Struct, frozen=True):
    """A text that at least one channel gets: what checks read.

    variant   "" for the default text;  language: "" where nobody said it"""

    post: "Post"
    variant: str
    text: Text
    channels: tuple[Any, ...]
    language: str

    def finding(
        self, rule: str, start: int, end: int, message: str, *, severity: str, suggestion: str | None = None
    ) -> Finding:
        """A finding at `words[start:end]` (code points); what runs over a line's end is cut there."""
        end = max(start, min(end, self.text.line_end(start)))
        line, first = self.text.place(start)
        return Finding(
            rule=rule, severity=severity, post=self.post.id, variant=self.variant, file=self.post.file, line=line,
            span=(first, first + max(end - start, 1) - 1), match=self.text.words[start:end], message=message,
            suggestion=suggestion,
        )  # fmt: skip


class Post(Canonical, msgspec.Struct, frozen=True, dict=True):
    """One message, with variants per network or channel.

    texts   by variant: "" is the default;  assets: SHA-256 by name ("" where the file is missing)
    slot    its fixed time, aware, or None;  file: where it was read, "" for a post made in code"""

    front: FrontMatter
    texts: Mapping[str, Text]
    assets: Mapping[str, str] = {}
    slot: datetime | None = None
    file: str = ""

    @property
    def id(self) -> str:
        """Its name for ever."""
        return self.front.id

    @property
    def sources(self) -> tuple[str, ...]:
        """The files that it was read from."""
        return (self.file,)

    @property
    def channels(self) -> tuple[str, ...]:
        """The names of the channels it goes to."""
        return many(self.front.channels)

    def accounts(self, known: Mapping[str, Any]) -> list[Any]:
        """Those of its channels that there are, with what the policy says of each."""
        return [known[name] for name in self.channels if name in known]

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""
        return many(self.front.tags)

    @property
    def title(self) -> str:
        """What people call it: its title, or its first words."""
        words = self.front.title or next(iter(self.texts.values()), Text("")).words.strip().partition("\n")[0]
        return words if len(words) <= 60 else words[:57].rsplit(" ", 1)[0] + "…"

    def variant_for(self, channel: str, network: str) -> str:
        """The variant that a channel gets: its own, else its network's, else the default."""
        return next((name for name in (channel, network) if name in self.texts), DEFAULT)

    def copies(self, accounts: Mapping[str, Any]) -> list[Copy]:
        """Each text that at least one of its channels gets, in the order of the file; code-made accounts by name."""
        readers: dict[str, list[Any]] = {}
        for account in self.accounts(accounts):
            readers.setdefault(self.variant_for(account.name, account.network), []).append(account)
        return [
            Copy(self, variant, text, tuple(readers[variant]), self._language(readers[variant]))
            for variant, text in self.texts.items()
            if variant in readers
        ]

    def _language(self, accounts: Iterable[Any]) -> str:
        spoken = {account.language for account in accounts}
        return spoken.pop() if len(spoken) == 1 and "" not in spoken else self.front.language

    @cached_property
    def plain(self) -> dict[str, Any]:
        """What the audience or the meaning depends on, as plain data: the canonical form before it is written."""
        front = msgspec.to_builtins(self.front)
        said = {key: value for key, value in front.items() if key not in UNREAD and value not in (None, "", [], {})}
        texts = {name: text.words for name, text in self.texts.items()}
        return {**said, "assets": dict(self.assets), "texts": texts}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The kinds of change between two canonical forms (`Post.plain`): text, assets, channels, schedule, metadata."""
    different = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    if ITEM in after:
        itself = "assets" if after[ITEM] == "asset" else "text"
        return tuple(sorted({_BESIDE_AN_ITEM.get(key, itself) for key in different}))
    kind_of = {key: kind for kind, keys in CHANGES.items() for key in keys} | {"texts": "text"}
    return tuple(sorted({kind_of.get(key, "metadata") for key in different}))


# Of a reply, asset or campaign nearly every key is the thing itself: an offer's end, a licence, a question.
_BESIDE_AN_ITEM = {"tags": "metadata", "author": "metadata", "owner": "metadata", "title": "metadata",
                   "channels": "channels", "networks": "channels", "territories": "channels"}  # fmt: skip
