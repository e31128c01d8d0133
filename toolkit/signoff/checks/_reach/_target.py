"""Where a link asks to go, read strictly and once: what is checked is what is connected to.

What two readers could read in two ways (a name before `@`, a backslash, an address written as a number) is refused."""

import re
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from signoff.checks._reach._addresses import Address, why_not_public, written

PORTS = {"http": 80, "https": 443}
_LOWEST_FREE = 1024
# Ports of other protocols above 1023, to which browsers do not connect either.  Source: WHATWG Fetch, "bad port",
# read 2026-11; and the usual ports of databases.
_BAD_PORTS = frozenset([
    1719, 1720, 1723, 2049, 3306, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669,
    6679, 6697, 9200, 10080, 11211, 27017,
])  # fmt: skip
_LONGEST = 4000
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")


class Refusal(Exception):
    """It is not gone to, in words. Nothing was connected to."""


class Target(NamedTuple):
    """A place on the web. host: as names are looked up;  address: where the host is one itself;  path: and query."""

    scheme: str
    host: str
    port: int
    path: str
    address: Address | None

    @property
    def url(self) -> str:
        """Written out, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own."""
        return self.host if self.port == PORTS[self.scheme] else f"{self.host}:{self.port}"

    def there(self, path: str) -> "Target":
        """Another path of the same host."""
        return self._replace(path=path)


def target(url: str) -> Target:
    """The place that a link leads to. Raises Refusal."""
    if len(url) > _LONGEST:
        raise Refusal(f"it is longer than {_LONGEST:,} characters")
    if odd := _ODD.search(url):
        raise Refusal(f"{odd[0]!r} stands in it, which two programs read in two ways")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refusal(f"it cannot be read: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise Refusal(f"`{scheme or url[:20]}` is no scheme of the web")
    if "@" in parts.netloc:
        raise Refusal("a name stands before its host, as if to log in")
    host, address = _host(parts.netloc)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme, host, _port(port, scheme), path, address)


def onwards(here: Target, location: str) -> Target:
    """Where a redirect leads. Raises Refusal."""
    try:
        return target(urldefrag(urljoin(here.url, location.strip())).url)
    except ValueError as error:
        raise Refusal(f"it cannot be read: {error}") from None


def _port(port: int | None, scheme: str) -> int:
    if port is None or port == PORTS[scheme]:
        return PORTS[scheme]
    if port in PORTS.values() or (port >= _LOWEST_FREE and port not in _BAD_PORTS):
        return port
    raise Refusal(f"port {port} belongs to something else than the web")


def _host(netloc: str) -> tuple[str, Address | None]:
    """The host in small ASCII letters, and the address that it is, if it is one."""
    bracketed = netloc.startswith("[")
    name = netloc.partition("]")[0] + "]" if bracketed else netloc.partition(":")[0]
    host = name.lower() if bracketed else _ascii(name)
    try:
        address = written(host)
    except ValueError as error:
        raise Refusal(str(error)) from None
    if address is None and "." not in host:
        raise Refusal(f"`{host}` has no dot: a machine of one's own network")
    return host, address


def _ascii(name: str) -> str:
    """A name as it is looked up, `xn--…` for letters that are not ASCII; with the dots that browsers take for dots."""
    import idna

    try:
        host = name.lower() if name.isascii() else idna.encode(name, uts46=True, transitional=False).decode().lower()
    except (idna.IDNAError, UnicodeError):
        raise Refusal(f"`{name}` is no host") from None
    host = host.removesuffix(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise Refusal(f"`{name[:80]}` is no host")
    return host


def refusal(host: str, address: Address) -> str:
    """Why an address may not be connected to; "" where it may."""
    what = why_not_public(address)
    if not what:
        return ""
    return f"{address} is {what}" if host.strip("[]") == str(address) else f"`{host}` is {address}, {what}"
