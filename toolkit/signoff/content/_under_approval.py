"""Which types are under approval beside posts. A file of its own: whoever asks only this opens no reply or asset."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from signoff.model import many
from signoff.policy import Policy

TYPES = ("reply", "asset", "campaign")


def types_under_approval(policy: Policy) -> set[str]:
    """Those of reply, asset and campaign that a `type:` of a chain or step names, or fits as a glob."""
    globs = {glob for one in policy.of("workflow") if one.node for glob in _named(one.node.value, under_when=False)}
    return {name for name in TYPES if any(fnmatchcase(name, glob) for glob in globs)}


def _named(value: Any, under_when: bool) -> Iterator[str]:
    """Every name under a `type:` that stands in a `when:`, however deep."""
    if isinstance(value, list):
        for each in value:
            yield from _named(each, under_when)
    elif isinstance(value, dict):
        for key, part in value.items():
            if under_when and key == "type":
                yield from (str(name) for name in many(part))
            else:
                yield from _named(part, under_when or key == "when")
