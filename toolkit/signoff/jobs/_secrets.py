"""Secrets of a job: read where the policy says they are kept, given to the kernel alone, masked in what comes out."""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from signoff.errors import SignoffError
from signoff.policy.kinds.jobs import Job

MASK = "•••"


def secrets_of(job: Job) -> dict[str, str]:
    """The environment that the job's kernel gets beside ours. Raises SignoffError, naming each that is not there."""
    found, missing = {}, []
    for name, reference in job.secrets.items():
        kind, _, key = reference.partition(":")
        if kind != "env":
            missing.append(f"`{name}`: only `env:NAME` can be read yet, not `{kind}:`")
        elif not os.environ.get(key):
            missing.append(f"`{name}`: {key} is not set in the environment")
        else:
            found[name] = os.environ[key]
    if missing:
        raise SignoffError(*missing)
    return found


def masked(value: Any, secrets: Iterable[str]) -> Any:
    """The same plain data with each secret in any of its texts replaced by dots."""
    known = sorted(filter(None, secrets), key=len, reverse=True)
    return _masked(value, known) if known else value


def _masked(value: Any, secrets: list[str]) -> Any:
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, MASK)
        return value
    if isinstance(value, Mapping):
        return {_masked(key, secrets): _masked(one, secrets) for key, one in value.items()}
    return [_masked(one, secrets) for one in value] if isinstance(value, list) else value
