"""links: where links lead, whether they can, and whether they say where the reader came from.

    links:
      our_hosts: [cafe.example, "*.cafe.example"]
      allowed_hosts: [lsm.example]
      shorteners: [short.example]
      tracking: {want: [utm_source, utm_campaign], links: our_hosts, never: [fbclid]}
      reach: daily

What is no link at all (links.malformed) is found always; the rest as the section says. What a link leads to is never
asked here: it is what the last `signoff links check` saw, up to the moment that is judged."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from signoff.checks._check import Check
from signoff.checks._hosts import fits_any, imitated
from signoff.checks._urls import Link, broken_links, links
from signoff.clock import wall
from signoff.errors import listed
from signoff.finding import Finding
from signoff.model import Model, about

if TYPE_CHECKING:
    from signoff.checks._case import Case

Hosts = Annotated[list[str], about("Hosts; `*.` at the start is every host below", ["cafe.example", "*.cafe.example"])]
WEB = ("", "http", "https")
# What was seen of a link, and what is found because of it. The others are fine, or nobody can tell.
AT_FAULT = {
    **dict.fromkeys(
        ("not_found", "gone", "client_error", "server_error", "slow", "refused", "no_host", "no_connection",
         "no_answer"), "unreachable",
    ),
    "soft_404": "soft_404", "redirect_loop": "redirect_loop", "tls": "tls",
}  # fmt: skip


class Tracking(Model):
    """Which parameters links carry."""

    want: Annotated[list[str], about("Parameters that must be there", ["utm_source"])] = []
    links: Annotated[Literal["our_hosts", "allowed_hosts", "all"], about("Which links want them")] = "our_hosts"
    never: Annotated[list[str], about("Parameters that no link may have", ["fbclid"])] = []


class Links(Check):
    """Links that lead nowhere, elsewhere, or to somebody who looks like us."""

    id: ClassVar[str] = "links"
    severities: ClassVar = {
        "malformed": "error", "lookalike_host": "error", "host_not_allowed": "error", "insecure": "warning",
        "shortened": "warning", "tracking_missing": "warning", "tracking_unwanted": "warning",
        "unreachable": "error", "soft_404": "warning", "redirect_loop": "error", "tls": "error",
    }  # fmt: skip
    always: ClassVar[bool] = True

    our_hosts: Hosts = []
    allowed_hosts: Hosts = []
    shorteners: Hosts = []
    tracking: Annotated[Tracking | None, about("Parameters of links", {"want": ["utm_source"]})] = None
    reach: Annotated[
        Literal["never", "daily", "always"],
        about("Whether `signoff links check` follows them: those not seen for a day, or all of them each time"),
    ] = "never"

    def look(self, case: "Case") -> Iterator[Finding]:
        """Each link in the order of the text."""
        broken = broken_links(case.reading.shown) if _may_have_links(case.reading.shown) else []
        for each in broken:
            yield self.found(case, "malformed", each.start, each.end, f"this is no link: {each.why}")
        for link in links(case.reading.shown, case.reading.of_kind("link"), broken) if self.declared else ():
            if link.scheme in WEB:
                yield from self._host(case, link)
                yield from self._parameters(case, link)
                yield from self._end(case, link)

    def _host(self, case: "Case", link: Link) -> Iterator[Finding]:
        if link.scheme == "http":
            yield self._found(case, link, "insecure", "it is not encrypted", link.value.replace("http:", "https:", 1))
        if not (self.our_hosts or self.allowed_hosts or self.shorteners) or fits_any(link.host, self._known):
            return
        if fits_any(link.host, self.shorteners):
            yield self._found(case, link, "shortened", f"`{link.host}` hides where it leads; write the whole link")
        elif own := imitated(link.host, self._own):
            yield self._found(case, link, "lookalike_host", f"`{link.host}` looks like `{own}` and is not ours")
        elif self.our_hosts or self.allowed_hosts:
            kind = "a bare address is nobody's" if link.is_address else f"`{link.host}` is neither ours nor allowed"
            yield self._found(case, link, "host_not_allowed", f"{kind}; `links.allowed_hosts` names those that are")

    def _parameters(self, case: "Case", link: Link) -> Iterator[Finding]:
        if not self.tracking:
            return
        missing = [name for name in self.tracking.want if not link.parameters.get(name)]
        if missing and self._wants(link, self.tracking):
            yield self._found(case, link, "tracking_missing", f"it does not say {listed(missing, 'and')}")
        if unwanted := [name for name in self.tracking.never if name in link.parameters]:
            yield self._found(case, link, "tracking_unwanted", f"it carries {listed(unwanted, 'and')}; take that off")

    def _end(self, case: "Case", link: Link) -> Iterator[Finding]:
        around = case.around
        if self.reach == "never" or around.library is None:
            return
        sight = around.library.seen.last(link.value, around.now, self.reach)
        if sight and sight.at and (what := AT_FAULT.get(sight.outcome)):
            when = f"{wall(sight.at, around.zone):%Y-%m-%d %H:%M}"
            yield self._found(case, link, what, f"{sight.why}; seen {when}")

    def _wants(self, link: Link, tracking: Tracking) -> bool:
        hosts = {"our_hosts": self.our_hosts, "allowed_hosts": self._known, "all": ["*"]}[tracking.links]
        return fits_any(link.host, hosts)

    def _found(self, case: "Case", link: Link, what: str, why: str, suggestion: str | None = None) -> Finding:
        return self.found(case, what, link.start, link.end, f"this link: {why}", suggestion=suggestion)

    @cached_property
    def _known(self) -> tuple[str, ...]:
        return (*self.our_hosts, *self.allowed_hosts)

    @cached_property
    def _own(self) -> tuple[str, ...]:
        return tuple(self.our_hosts)


def _may_have_links(text: str) -> bool:
    return any(sign in text for sign in (":", ";", "//", "{{", "[")) or "www." in text.lower()
