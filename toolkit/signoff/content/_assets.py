"""An asset: a picture or film in content/assets, and its sidecar `NAME.EXT.yml`, which says what it is.

title: Menu board in winter
alt: {en: A chalk board with four soups and their prices, lv: Tāfele ar četrām zupām un cenām}
licence: own
last_day: 2027-03-31"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

import msgspec

from signoff.content._canonical import Canonical
from signoff.content._front import Names
from signoff.content._values import Percent, unknown_names
from signoff.errors import Problem
from signoff.model import Model, about
from signoff.policy import Policy, digest_file
from signoff.policy.kinds.team import FirstDay, Period

MOST_BYTES = 20_000_000_000


class Consent(Period):
    """Somebody who can be recognised, and agreed."""

    person: Annotated[str, about("Who can be seen", "guest in red")]
    given: Annotated[FirstDay, about("The day on which it was given", "2026-10-02")] = None
    proof: Annotated[str, about("Where the signed form is kept", "consent/2026-10-02.pdf")] = ""
    networks: Annotated[Names | None, about("Only for these networks", ["instagram"])] = None


class Focus(Model):
    """The point that every crop keeps."""

    x: Annotated[Percent, about("From the left", "40%")]
    y: Annotated[Percent, about("From the top", "55%")]


class Sidecar(Period):
    """What people say of an asset, in `NAME.EXT.yml` beside it. Its approval is never written here."""

    title: Annotated[str, about("What people call it", "Menu board in winter")] = ""
    author: Annotated[str, about("Who answers for it; left out, whoever its first entry names", "anna")] = ""
    alt: Annotated[
        str | dict[str, str], about("What can be seen: for all, or by language", {"en": "A chalk board"})
    ] = ""
    decorative: Annotated[bool, about("It shows nothing that needs words")] = False
    licence: Annotated[str, about("own, bought, or an SPDX name", "CC-BY-4.0")] = ""
    credit: Annotated[str, about("Said where the licence asks for it", "Photo by Anna Ozola")] = ""
    source: Annotated[str, about("Where it is from", "https://cafe.example/photos/17")] = ""
    consent: Annotated[list[Consent], about("People who can be recognised")] = []
    territories: Annotated[Names | None, about("The markets where it may be used; left out: all", ["LV"])] = None
    networks: Annotated[Names | None, about("Only on these networks", ["instagram"])] = None
    channels: Annotated[Names | None, about("Only on these channels", ["cafe-instagram"])] = None
    most_uses: Annotated[int | None, about("Posts published with it, over all channels", 5)] = None
    focus: Annotated[Focus | None, about("The point that crops keep", {"x": "40%", "y": "55%"})] = None
    tags: Annotated[Names | None, about("What it shows", ["menu", "winter"])] = None

    def problems(self, policy: Policy) -> Iterator[Problem]:
        """Names that are not there, days that end before they begin, words that contradict each other."""
        yield from unknown_names(self, "author", policy.people, "person")
        yield from unknown_names(self, "channels", policy.channels, "channel")
        yield from unknown_names(self, "networks", networks(policy), "network")
        for consent in self.consent:
            yield from unknown_names(consent, "networks", networks(policy), "network")
            yield from consent.turned()
        yield from self.turned()
        if self.most_uses is not None and self.most_uses < 1:
            yield Problem("`most_uses` must be at least 1", self.place_of("most_uses"))
        if self.decorative and self.alt:
            said = "it is `decorative: true` and has an alt text; only one of them can be right"
            yield Problem(said, self.place_of("decorative"), severity="warning")


class Asset(Canonical, msgspec.Struct, frozen=True, dict=True):
    """A file that posts may use.

    name  its path inside content/assets;  file: its path from the root, for messages"""

    name: str
    path: Path
    file: str
    sidecar: Sidecar | None = None

    @property
    def id(self) -> str:
        """What entries of the ledger call it."""
        return self.name

    @cached_property
    def sha256(self) -> str:
        """The hash of its bytes, read when first asked for. Raises SignoffError where they cannot be read."""
        return digest_file(self.path, MOST_BYTES, name=self.file)

    @property
    def said(self) -> Sidecar:
        """What its sidecar says; nothing where it has none."""
        return self.sidecar or Sidecar()

    @cached_property
    def plain(self) -> dict[str, Any]:
        """What an approval of it is bound to: its bytes, and all that its sidecar says."""
        return {"bytes": self.sha256, "sidecar": msgspec.to_builtins(self.said)}

    def alt(self, language: str) -> str | None:
        """Its alt text in a language; "" where it needs none, None where there is none."""
        return "" if self.said.decorative else alt_in(self.said.alt, language)


def alt_in(alt: str | Mapping[str, str] | None, language: str) -> str | None:
    """An alt text for all, or the one for a language (`en-GB` is also `en`); with no language known, the first."""
    if not isinstance(alt, Mapping):
        return alt or None
    if not language:
        return next(iter(alt.values()), None)
    return alt.get(language) or alt.get(language.partition("-")[0]) or None


def networks(policy: Policy) -> set[str]:
    """The networks that there are: all that signoff knows, and those of the workspace's channels."""
    return {*policy.networks, *(account.network for account in policy.channels_as_written)}
