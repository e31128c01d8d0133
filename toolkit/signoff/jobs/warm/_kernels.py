"""Kernels for notebooks that run one after the other or at once: one zygote, one thread for all that they say."""

import asyncio
import os
import sys
import threading
from collections.abc import Coroutine, Sequence
from contextlib import ExitStack
from importlib import import_module
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from signoff.jobs.warm._modules import modules_of
from signoff.jobs.warm._parent import POSSIBLE, Zygote

LONGEST_SOCKET = 80  # the system takes 107 characters, of which "/1000-5" and more are ours
Result = TypeVar("Result")


class Kernels:
    """Use it as `with Kernels() as kernels`: it starts nothing before it must, and ends all of it."""

    def __init__(self) -> None:
        self.numbers, self.lock, self.started, self.closed = count(1), threading.Lock(), False, False

    def __enter__(self) -> "Kernels":
        self.stack, self.started, self.closed = ExitStack(), False, False
        return self

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.closed = True
        self.stack.close()

    def start(self, sources: Sequence[str] = (), several: bool = False) -> "Kernels":
        """Starts the zygote, which takes a second, unless it is there; whoever asks for a kernel need not call it.

        sources   the cells whose imports it does beforehand;  several: whether more than one run follows"""
        with self.lock:
            if self.closed:
                raise RuntimeError("these kernels have ended")
            if not self.started:
                self._start(modules_of(sources, several))
                self.started = True
        return self

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """What the work comes to; from any thread, several at once."""
        return asyncio.run_coroutine_threadsafe(work, self.start().loop).result()

    def manager(self, name: str, memory_limit: int = 0) -> Any:
        """A manager for one kernel. name: of its kernelspec;  memory_limit: bytes, 0 for any number."""
        from signoff.jobs.warm._manager import Manager
        from signoff.jobs.warm.provisioner import ForkedProvisioner

        stem = str(Path(self.start().folder, str(next(self.numbers))))
        # Where the system has sockets in files, nobody else on the machine can listen to them.
        private = {"transport": "ipc", "ip": stem} if os.name == "posix" and len(stem) < LONGEST_SOCKET else {}
        manager = Manager(kernel_name=name, connection_file=f"{stem}.json", context=self.context, **private)
        manager.provisioner = ForkedProvisioner(
            kernel_spec=manager.kernel_spec, parent=manager, zygote=self.zygote, memory_limit=memory_limit
        )
        return manager

    def _start(self, modules: Sequence[str]) -> None:
        """The zygote first, so that it imports while we do. It is the first to end, too: then whoever still waits
        for a kernel has nothing left to wait for."""
        self.zygote = Zygote(modules) if POSSIBLE else None
        _import_nbclient()
        from zmq.asyncio import Context

        self.folder = self.stack.enter_context(TemporaryDirectory(prefix="signoff-", ignore_cleanup_errors=True))
        self.context, self.loop = Context(), asyncio.new_event_loop()
        self.stack.callback(self.loop.close)
        self.stack.callback(self.context.destroy, linger=0)
        thread = threading.Thread(target=self.loop.run_forever, name="kernels", daemon=True)
        thread.start()
        self.stack.callback(thread.join)
        self.stack.callback(self.loop.call_soon_threadsafe, self.loop.stop)
        self.stack.callback(lambda: asyncio.run_coroutine_threadsafe(_cancel_all(), self.loop).result())
        if self.zygote:
            self.stack.callback(self.zygote.close)


async def _cancel_all() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def _import_nbclient() -> None:
    """Without the grammar of all URLs, for which jsonschema takes a second, and which no notebook's schema asks for."""
    grammar = "rfc3987_syntax"
    absent = grammar not in sys.modules
    if absent:
        sys.modules[grammar] = None  # type: ignore[assignment]
    try:
        import_module("nbclient")
    finally:
        if absent:
            del sys.modules[grammar]
