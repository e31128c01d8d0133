"""Which addresses a name has: asked of the machine's own resolver, each name once in a run."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from signoff.checks._reach._addresses import Address
from signoff.checks._reach._fault import Fault

LookUp = Callable[[str], list[Address]]
_SIDE_BY_SIDE = 32
_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def look_up(host: str) -> list[Address]:
    """All addresses of a name, the resolver's order. Raises Fault."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in _NO_NAME:
            raise Fault("no_host", f"there is no host `{host}`") from None
        raise Fault("unknown", f"the name `{host}` could not be looked up: {error.strerror}") from None
    except UnicodeError:
        raise Fault("no_host", f"there is no host `{host}`") from None
    return list(dict.fromkeys(ip_address(str(sockaddr[0])) for *_, sockaddr in found))


class Names:
    """The answers of one run. A name that is asked for again while the answer is awaited waits for the same one."""

    def __init__(self, look: LookUp) -> None:
        """look: asks for one name; it may block."""
        self._look = look
        self._asked: dict[str, asyncio.Future[list[Address]]] = {}
        self._turns = asyncio.Semaphore(_SIDE_BY_SIDE)

    async def addresses(self, host: str) -> list[Address]:
        """All addresses of a name. Raises Fault."""
        if host not in self._asked:
            self._asked[host] = asyncio.ensure_future(self._in_turn(host))
        return await asyncio.shield(self._asked[host])

    async def _in_turn(self, host: str) -> list[Address]:
        async with self._turns:
            return await _aside(self._look, host)


def _aside(look: LookUp, host: str) -> Awaitable[list[Address]]:
    """The answer out of a thread that nobody has to wait for: a resolver may hang for minutes."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Address]] = loop.create_future()

    def deliver(found: list[Address] | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def work() -> None:
        try:
            found, error = look(host), None
        except Exception as raised:
            found, error = None, raised
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, found, error)

    threading.Thread(target=work, daemon=True).start()
    return answer
