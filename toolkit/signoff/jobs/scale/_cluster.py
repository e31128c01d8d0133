"""The engine: tasks handed to the workers of a Dask cluster, a few ahead at a time, each tried again when one dies.

Source: dask/distributed, `Client.submit` and `as_completed`, 2026.8."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from signoff.errors import Problem, SignoffError

RETRIES = 3
AHEAD = 2  # tasks for each worker that are under way, or wait for it
PATIENCE = "20s"
LOCAL = re.compile(r"local:([1-9][0-9]?)")
ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx)://\S+")

Run = Callable[[Callable[..., Any], Iterable[tuple[Any, ...]]], Iterator[tuple[int, Any]]]
"""Does the work for each call, and gives its number and its result as they come."""


@contextmanager
def cluster(address: str) -> Iterator[Run]:
    """The workers at an address; `local:N` begins N processes here, and ends them.

    Raises SignoffError for what is no address, for nobody there, and where Dask is not installed."""
    if not LOCAL.fullmatch(address) and not ADDRESS.fullmatch(address):
        why = "Write `local:2` for two processes of this machine, or `tcp://HOST:8786`, as `dask scheduler` prints it."
        raise SignoffError(Problem(f"`--dask {address}` is no address", why=why))
    try:
        import dask
        import distributed
    except ModuleNotFoundError:
        raise SignoffError(Problem("Dask is not installed", why="`pip install 'signoff[dask]'`")) from None
    # A worker that dies costs its tasks a retry; a task that kills so many in a row is given up.
    with dask.config.set({"distributed.scheduler.allowed-failures": RETRIES}), _client(distributed, address) as client:
        yield lambda work, calls: _each(client, distributed, work, calls)


@contextmanager
def _client(distributed: Any, address: str) -> Iterator[Any]:
    if local := LOCAL.fullmatch(address):
        # Nobody else is to reach it: loopback, and no dashboard.
        settings = {"n_workers": int(local[1]), "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
        with distributed.LocalCluster(**settings, silence_logs=logging.CRITICAL) as here, here.get_client() as client:
            yield client
        return
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise SignoffError(Problem(f"nobody answers at {address}: {str(error).splitlines()[0]}")) from None
    with client:
        yield client


def _each(client: Any, distributed: Any, work: Callable[..., Any], calls: Iterable[tuple[Any, ...]]) -> Any:
    waiting = enumerate(calls)
    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    numbers = {_submitted(client, work, call): number for number, call in islice(waiting, ahead)}
    running = distributed.as_completed(list(numbers))
    for future in running:
        yield numbers.pop(future), _result(future, distributed)
        for number, call in islice(waiting, 1):
            more = _submitted(client, work, call)
            numbers[more] = number
            running.add(more)


def _submitted(client: Any, work: Callable[..., Any], call: tuple[Any, ...]) -> Any:
    return client.submit(work, *call, pure=False, retries=RETRIES)


def _result(future: Any, distributed: Any) -> Any:
    try:
        return future.result()
    except distributed.KilledWorker:
        why = "Give the workers more memory: a part is held by one worker as a whole."
        raise SignoffError(Problem(f"a part was given up: {RETRIES} workers died of it", why=why)) from None
    except ImportError as error:
        why = "Every worker needs the same signoff, and the same Python, as this command."
        raise SignoffError(Problem(f"a worker cannot do it: {error}", why=why)) from None
