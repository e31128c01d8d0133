"""The one client of the network: it goes to the address that was checked, and to no other.

A name is looked up here; if one of its addresses is not public, it is refused; then one of those very addresses is
connected to, so that a second answer of the resolver changes nothing. It follows no redirect itself, keeps no
connection and no cookie, sends no credentials, reads nothing of the environment: no proxy, no .netrc."""

import asyncio
import ssl
import zlib
from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from signoff.checks._reach._addresses import Address
from signoff.checks._reach._fault import Fault, fault
from signoff.checks._reach._limits import LIMITS, Limits
from signoff.checks._reach._names import LookUp, Names, look_up
from signoff.checks._reach._target import Refusal, Target, refusal

if TYPE_CHECKING:
    import httpx

_MOST_ADDRESSES = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "signoff (checks the links of posts)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Answer(NamedTuple):
    """What came back. location: of a redirect, else "";  body: unpacked, of what was found (status 200) alone."""

    here: Target
    status: int
    location: str = ""
    content_type: str = ""
    body: bytes = b""
    too_large: bool = False


class World(NamedTuple):
    """How the network is reached; only tests say anything else than this.

    allow    addresses that are connected to although they are not public
    look_up  asks for the addresses of a name;  trust: whose certificates count, left out: those of all browsers"""

    allow: Collection[Address] = ()
    look_up: LookUp = look_up
    trust: ssl.SSLContext | None = None


WORLD = World()


class Client:
    """Asks for pages, for as long as one run over links lasts."""

    def __init__(self, limits: Limits = LIMITS, world: World = WORLD) -> None:
        """Needs a running event loop; opens nothing yet."""
        import httpx

        self._limits, self._world = limits, world
        self._names = Names(world.look_up)
        self._turns: dict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limits.on_one_host))
        trust = world.trust or httpx.create_ssl_context(trust_env=False)
        # No connection is kept: one that was made for one host must not serve another of the same address.
        self._transport = httpx.AsyncHTTPTransport(
            verify=trust, trust_env=False, limits=httpx.Limits(max_connections=None, max_keepalive_connections=0)
        )

    async def close(self) -> None:
        """Lets go of what is open."""
        await self._transport.aclose()

    async def ask(self, there: Target) -> Answer:
        """The answer of a place. Raises Refusal: nothing was connected to.  Fault: there was no answer."""
        async with self._turns[there.host]:
            try:
                addresses = await self._checked(there)
                async with asyncio.timeout(self._limits.answer):
                    return await self._of_one(there, addresses)
            except (Refusal, Fault):
                raise
            except Exception as error:
                raise fault(error, self._limits.answer) from error

    async def _checked(self, there: Target) -> list[Address]:
        """The addresses of a place, if each of them may be connected to."""
        found = [there.address] if there.address else await self._looked_up(there.host)
        for address in found:
            if address not in self._world.allow and (why := refusal(there.host, address)):
                raise Refusal(why)
        if not found:
            raise Fault("no_host", f"there is no host `{there.host}`")
        return found[:_MOST_ADDRESSES]

    async def _looked_up(self, host: str) -> list[Address]:
        try:
            async with asyncio.timeout(self._limits.answer):
                return await self._names.addresses(host)
        except TimeoutError:
            raise Fault("unknown", f"the name `{host}` could not be looked up: nobody answered") from None

    async def _of_one(self, there: Target, addresses: list[Address]) -> Answer:
        """The answer of the first address that can be connected to."""
        import httpx

        for address in addresses[:-1]:
            try:
                return await self._at(there, address, self._limits.answer / len(addresses))
            except (httpx.ConnectTimeout, httpx.ConnectError) as error:
                if fault(error, 0).outcome == "tls":
                    raise
        return await self._at(there, addresses[-1], self._limits.answer)

    async def _at(self, there: Target, address: Address, seconds: float) -> Answer:
        import httpx

        literal = f"[{address}]" if address.version == 6 else str(address)
        try:
            url = httpx.URL(f"{there.scheme}://{literal}:{there.port}{there.path}")
        except httpx.InvalidURL as error:
            raise Refusal(f"it cannot be read: {error}") from None
        waits = {"connect": seconds, "read": self._limits.answer, "write": self._limits.answer, "pool": None}
        # The certificate is asked for, and compared, by the name that the link has.
        more = {"timeout": waits, "sni_hostname": there.host.strip("[]")}
        request = httpx.Request("GET", url, headers={"Host": there.authority, **_HEADERS}, extensions=more)
        response = await self._transport.handle_async_request(request)
        try:
            return await self._read(there, response)
        finally:
            await response.aclose()

    async def _read(self, there: Target, response: "httpx.Response") -> Answer:
        headers, status = response.headers, response.status_code
        location = headers.get("location", "") if status in _REDIRECTS else ""
        kind = headers.get("content-type", "")
        if status != 200:
            return Answer(there, status, location, kind)
        said = headers.get("content-length", "")
        if said.isdecimal() and int(said) > self._limits.most_bytes:
            return Answer(there, status, "", kind, too_large=True)
        if said and not is_page(kind):
            return Answer(there, status, "", kind)
        body, length = bytearray(), 0
        async for piece in response.aiter_raw():
            body += piece[: max(0, self._limits.kept_bytes - len(body))]
            length += len(piece)
            if length > self._limits.most_bytes:
                return Answer(there, status, "", kind, too_large=True)
        return _unpacked(
            Answer(there, status, "", kind, bytes(body)), headers.get("content-encoding", ""), self._limits
        )


def is_page(content_type: str) -> bool:
    """Whether people read it in a browser; where nothing is said, it may be."""
    return not content_type or "html" in content_type.lower()


def _unpacked(answer: Answer, encoding: str, limits: Limits) -> Answer:
    """Its body as it is read. It was asked for unpacked: whoever packs it all the same is unpacked up to the limit."""
    if encoding.lower() in ("", "identity"):
        return answer
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        return answer._replace(body=b"")
    unpack = zlib.decompressobj(wbits=47)
    try:
        body = unpack.decompress(answer.body, limits.most_bytes)
    except zlib.error:
        return answer._replace(body=b"")
    return answer._replace(body=body[: limits.kept_bytes], too_large=bool(unpack.unconsumed_tail))
