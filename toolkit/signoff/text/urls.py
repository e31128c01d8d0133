"""The URLs of a text as the twitter-text libraries find them: X by its JavaScript one, Mastodon by its Ruby one.

A host is a run of labels whose ending is a known top-level domain; with `https://` before it, or, for X, without. It is
a walk over the runs and not one pattern, which, tried at every letter of 60,000 Chinese ones, would take an hour.
Source: twitter/twitter-text 3.1.0, js and rb, with the cases of its conformance suite; rules only, no code."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from signoff.text.entity import Entity
from signoff.text.hosts import Dialect, Host, Labels

LONGEST = 4096
LONGEST_SLUG = 40
_PATH = re.compile(r"(?::[0-9]+)?/")


class _Found(NamedTuple):
    scheme: str
    host: Host
    end: int


def urls(text: str, dialect: Dialect) -> list[Entity]:
    """The links of `text`, in order, offsets in code points, values as written."""
    if "." not in text:
        return []
    return [link for found in _matches(text, dialect) for link in _links(text, found, dialect)]


def _matches(text: str, dialect: Dialect) -> Iterator[_Found]:
    at = 0
    for run in dialect.run.finditer(text):
        if run.end() <= at or "." not in run[0]:
            continue
        labels = Labels(text, run.span(), dialect)
        while found := _next(text, labels, at):
            yield found
            at = found.end


def _next(text: str, labels: Labels, at: int) -> _Found | None:
    scheme, host = labels.next(at)
    if not host:
        return None
    tail = labels.dialect.tail.match(text, host.end)
    return _Found(scheme, host, tail.end() if tail else host.end)


def _links(text: str, found: _Found, dialect: Dialect) -> Iterator[Entity]:
    start = found.host.start - len(found.scheme)
    if not found.scheme:
        if dialect.bare and _allowed(text, start, found, dialect):
            yield from _bare(text, found, dialect)
        return
    end = found.end
    if short := dialect.short.match(text, start, end):
        if len(short[1]) > LONGEST_SLUG:
            return
        end = short.end()
    if _allowed(text, start, found, dialect):
        yield Entity("link", start, end, text[start:end])


def _allowed(text: str, start: int, found: _Found, dialect: Dialect) -> bool:
    if not found.scheme and found.host.before in ("-", "_", ".", "/"):
        return False
    # X's library adds the scheme to a length that has it already.
    extra = (len(found.scheme) or len("https://")) if dialect.bare else 0
    return found.end - start + extra <= LONGEST and dialect.nameable(text[found.host.start : found.host.end])


def _bare(text: str, found: _Found, dialect: Dialect) -> Iterator[Entity]:
    """Of a host without a scheme only the Latin part is a link: `example.com` of `見てexample.com`.

    The path goes with the last such part, even where other letters stand between (then `value` is shorter)."""
    hosts = list(dialect.latin_hosts(text, found.host))
    for host in hosts[:-1]:
        yield Entity("link", host.start, host.end, text[host.start : host.end])
    for last in hosts[-1:]:
        tail = text[found.host.end : found.end] if _has_path(text, found) else ""
        yield Entity("link", last.start, found.end if tail else last.end, text[last.start : last.end] + tail)


def _has_path(text: str, found: _Found) -> bool:
    return bool(_PATH.match(text, found.host.end, found.end))
