"""The canonical form of what is approved, and the revision that it makes."""

from functools import cached_property
from hashlib import sha256
from typing import Any


class Canonical:
    """What has `plain`, the plain data that an approval is bound to, has a canonical form and a revision."""

    __slots__ = ()

    plain: Any

    @cached_property
    def canonical(self) -> bytes:
        """The canonical form (RFC 8785): the same for the same content, whatever the file looks like."""
        from rfc8785 import dumps

        return dumps(self.plain)

    @cached_property
    def revision(self) -> str:
        """SHA-256 of the canonical form, 64 hex digits: what an approval is bound to."""
        return sha256(self.canonical).hexdigest()
