"""Links taken apart, and what is wrong with those that are none.

Source: the common rules of the checks, "links.malformed"; RFC 3986 for the parts."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl

from signoff.checks._hosts import one_edit
from signoff.text import Entity, end_of_link

# What starts like a link; a scheme that is none is sorted out below.
_START = re.compile(
    r"(?<![\w@./&=?#%+-])(?:(?P<scheme>[A-Za-z]{2,9})(?P<colon>[:;]|(?=//))(?P<slashes>[/\\]*)|(?P<www>[Ww]{3}\.))"
)
_REST = re.compile(r"(?:\{\{[^}\n]*\}\}|\[[A-Za-z_ ]+\]|[^\s<>\"“”«»])*")
_BARE_PLACEHOLDER = re.compile(
    r"\{\{[^}\n]*\}\}|\[(?:link|links|url|saite|saiti|links?[ _]here|insert[ _]link|your[ _]link)\](?!\()",
    re.IGNORECASE,
)
_IN_LINK = re.compile(r"\{\{[^}\n]*\}\}|\[[A-Za-z_ ]+\]")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\]")
_HIGHEST_PORT = 65535
PLAIN = ("http", "https")


class Broken(NamedTuple):
    """What starts like a link and is none: `text[start:end]`, and why, in words."""

    start: int
    end: int
    why: str


class Link(NamedTuple):
    """A link that can be followed. host: small letters, no port;  parameters: of its query, with their values."""

    start: int
    end: int
    value: str
    scheme: str
    host: str
    parameters: dict[str, str]

    @property
    def is_address(self) -> bool:
        """Whether its host is a bare IP address."""
        return bool(_ADDRESS.fullmatch(self.host))


def broken_links(text: str) -> list[Broken]:
    """Everything that starts like a link and cannot be one, and each placeholder that nobody filled, in order."""
    found: list[Broken] = []
    reached = 0
    for match in _START.finditer(text):
        end = _end(text, match) if match.start() >= reached and _starts_like_a_link(text, match) else 0
        if end and (why := _what_is_wrong(text[match.start() : end], match)):
            found.append(Broken(match.start(), end, why))
        reached = max(reached, end)
    bare = (Broken(match.start(), match.end(), _unfilled(match[0])) for match in _BARE_PLACEHOLDER.finditer(text))
    found += [one for one in bare if not any(other.start <= one.start < other.end for other in found)]
    return sorted(found)


def _starts_like_a_link(text: str, match: re.Match[str]) -> bool:
    scheme = (match["scheme"] or "").lower()
    if match["www"]:
        return True
    if not any(one_edit(scheme, plain) or _swapped(scheme, plain) for plain in PLAIN):
        return False
    # `https: what it means` is a word and a colon.
    return bool(match["slashes"]) or text[match.end() : match.end() + 1].isalnum()


def _swapped(scheme: str, plain: str) -> bool:
    """Whether two neighbouring letters changed places, or letters stand twice: `htpts`, `hhttpp`."""
    return re.sub(r"(.)\1+", r"\1", scheme) == re.sub(r"(.)\1+", r"\1", plain) or any(
        scheme == plain[:n] + plain[n + 1] + plain[n] + plain[n + 2 :] for n in range(len(plain) - 1)
    )


def _end(text: str, match: re.Match[str]) -> int:
    rest = _REST.match(text, match.end())
    stop = rest.end() if rest else match.end()
    end = end_of_link(text, match.start(), stop)
    unfilled = list(_IN_LINK.finditer(text, match.start(), stop))
    # `}}` is closing punctuation too, but here it belongs to what nobody filled.
    return max(end, unfilled[-1].end() if unfilled else 0, match.end())


def _what_is_wrong(link: str, match: re.Match[str]) -> str:
    if unfilled := _IN_LINK.search(link):
        return _unfilled(link[unfilled.start() :])
    if match["scheme"]:
        scheme = match["scheme"].lower()
        if scheme not in PLAIN:
            return f"`{match['scheme']}` is no scheme; `https://` is meant"
        if match["colon"] != ":" or match["slashes"] != "//":
            return "`https://` has a colon and two slashes"
    rest = link[match.end("slashes") - match.start() :] if match["scheme"] else link
    return _wrong_rest(rest, bool(match["www"]))


def _unfilled(placeholder: str) -> str:
    return f"`{placeholder[:40]}` was never filled in"


def _wrong_rest(rest: str, is_www: bool) -> str:
    if re.match(r"(?i)(?:https?|htt?ps?)[:/]", rest):
        return "it has two schemes"
    host, port = _host_and_port(rest)
    if why := _wrong_host(host.removeprefix("www.") if is_www else host):
        return why
    if port and (not port.isdecimal() or int(port) > _HIGHEST_PORT):
        return f"there is no port {port}; the highest is {_HIGHEST_PORT}"
    escape = _BAD_ESCAPE.search(rest)
    return (
        f"`{rest[escape.start() : escape.start() + 3]}` is no escape: `%` and two hexadecimal figures" if escape else ""
    )


def _wrong_host(host: str) -> str:
    if not host:
        return "it has no host"
    if _ADDRESS.fullmatch(host):
        return ""
    labels = host.removesuffix(".").split(".")
    if "" in labels:
        return "its host has two dots in a row, or begins with one"
    if len(labels) == 1:
        return f"its host, `{host}`, has no dot"
    edged = next((label for label in labels if label.startswith("-") or label.endswith("-")), "")
    return f"`{edged}` begins or ends with a hyphen" if edged else ""


def _host_and_port(rest: str) -> tuple[str, str]:
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2].lower()
    if authority.startswith("["):
        host, _, port = authority.partition("]")
        return host + "]", port.removeprefix(":")
    host, _, port = authority.partition(":")
    return host, port


def links(text: str, entities: list[Entity], broken: list[Broken]) -> Iterator[Link]:
    """The links that can be followed, in order."""
    for entity in entities:
        if not any(entity.start < other.end and other.start < entity.end for other in broken):
            scheme, rest = _split(entity.value)
            host = _readable(_host_and_port(rest)[0].removesuffix("."))
            query = rest.partition("?")[2].partition("#")[0]
            yield Link(
                entity.start, entity.end, entity.value, scheme, host, dict(parse_qsl(query, keep_blank_values=True))
            )


def _split(value: str) -> tuple[str, str]:
    match = _SCHEME.match(value)
    return (match[0][:-3].lower(), value[match.end() :]) if match else ("", value)


def _readable(host: str) -> str:
    """A host as people see it: `xn--…` turned back into letters."""
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
