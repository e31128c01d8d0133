"""What went wrong on the way to a page, named: whose fault it is, and which."""

import errno
import ssl
from collections.abc import Iterator

_CERTIFICATE = {
    7: "its certificate is signed by nobody who is known",
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by nobody but itself",
    19: "its certificate is signed by nobody who is known",
    20: "its certificate is signed by nobody who is known",
    21: "its certificate is signed by nobody who is known",
    23: "its certificate was revoked",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}
_OURS = {errno.ENETUNREACH, errno.ENETDOWN, errno.EMFILE, errno.ENFILE}


class Fault(Exception):
    """No page: what it is called, and why, in words.

    outcome   one of the names of `Sight.outcome`; `unknown` where it was this machine that could not look"""

    def __init__(self, outcome: str, why: str) -> None:
        """Takes both as they are shown."""
        super().__init__(why)
        self.outcome, self.why = outcome, why


def fault(error: BaseException, seconds: float) -> Fault:
    """The fault that an error of the client tells of. seconds: how long was waited."""
    import httpx

    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, Fault):
            return one
        if isinstance(one, ssl.SSLError):
            return Fault("tls", _said(one))
        if isinstance(one, (httpx.TimeoutException, TimeoutError)):
            return Fault("slow", f"no answer within {seconds:g} seconds")
    if any(isinstance(one, httpx.ProtocolError) for one in chain):
        return Fault("no_answer", "what answers there does not speak HTTP, or stopped in the middle")
    if any(isinstance(one, OSError) and one.errno in _OURS for one in chain):
        return Fault("unknown", "this machine has no way to it")
    return Fault("no_connection", "nobody answers there: the connection was refused or broke off")


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from, all of it: a library wraps what another one said."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop(0)
        if one is not None and one not in seen:
            seen.append(one)
            waiting += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    yield from seen


def _said(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, f"its certificate is not accepted: {error.verify_message}")
    reason = (error.reason or "").replace("_", " ").lower()
    if reason in ("wrong version number", "http request", "record layer failure"):
        return "what answers there does not speak TLS"
    return f"no safe connection could be agreed on{f' ({reason})' if reason else ''}"
