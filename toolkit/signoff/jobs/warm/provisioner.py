"""signoff-forked: a kernel provisioner of jupyter_client whose kernels are forked, if that gives the same as a start.

    {"argv": […], "metadata": {"kernel_provisioner": {"provisioner_name": "signoff-forked"}}}      in a kernel.json

Source: jupyter_client 8, "Kernel provisioning"."""

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Any as Anything
from traitlets import Int

from signoff.jobs.warm._parent import POSSIBLE, Forked, Zygote

PATIENCE = 1.0  # seconds


class ForkedProvisioner(LocalProvisioner):
    """Forks the kernel from a zygote; starts it afresh where that is not to be had.

    memory_limit   bytes that it may write to, 0 for any number; held on Linux only
    status         how the process ended, as `subprocess` says it; None before
    zygote         None: one for the whole process, begun with the first kernel"""

    memory_limit = Int(0, help="Bytes of memory that the kernel may use").tag(config=True)
    zygote = Anything(None)
    process: Any = None
    status: int | None = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """The kernel, forked or fresh, and bounded."""
        if not (POSSIBLE and await self._forked(cmd, **kwargs)):
            await super().launch_kernel(cmd, **kwargs)
        if self.memory_limit:
            bound(self.pid, self.memory_limit)
        return self.connection_info

    async def poll(self) -> int | None:
        """How it ended; None while it lives."""
        ended = await super().poll()
        if self.process:
            self.status = ended
        return ended

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Waits a little, so that the manager, which looks every tenth of a second, finds it ended."""
        if isinstance(self.process, Forked):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.process.ended(), PATIENCE)

    async def cleanup(self, restart: bool = False) -> None:
        """Nothing of a kernel outlives it."""
        if isinstance(self.process, Forked):
            self.process.kill()
        await super().cleanup(restart)

    async def _forked(self, cmd: Sequence[str], **kwargs: Any) -> bool:
        zygote: Zygote = self.zygote or shared()
        if not zygote.fits(cmd, kwargs["env"]):
            return False
        cwd = str(kwargs.get("cwd") or Path.cwd())
        outputs = [_descriptor(kwargs.get(name), number) for number, name in enumerate(("stdout", "stderr"), 1)]
        try:
            made = zygote.fork(cmd, kwargs["env"], cwd, outputs)
        finally:
            for descriptor in outputs:
                os.close(descriptor)
        if not await made.born():
            return False
        # No group: a signal goes through the zygote, which alone knows whether that number still is its child's.
        self.process, self.pid, self.pgid, self.cwd = made, made.pid, None, cwd
        return True


@cache
def shared() -> Zygote:
    """The zygote of this process; it ends when we do, however we do."""
    return Zygote()


def bound(pid: int | None, most: int) -> None:
    """Bounds what a process may write to, in bytes; nothing where the system cannot.

    Not the address space: a browser's engine, such as vl-convert's, reserves a thousand times what it uses."""
    try:
        from resource import RLIMIT_DATA, prlimit
    except ImportError:
        return
    with suppress(ProcessLookupError):
        prlimit(pid or 0, RLIMIT_DATA, (most, most))


def _descriptor(output: Any, number: int) -> int:
    """A copy of what was asked for, as `subprocess` takes it; of our own, where nothing was."""
    if output is None:
        return os.dup(number)
    if output == DEVNULL:
        return os.open(os.devnull, os.O_WRONLY)
    return os.dup(output if isinstance(output, int) else output.fileno())
