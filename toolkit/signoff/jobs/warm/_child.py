"""What a forked child does to be the kernel that was asked for, as one that was started by itself."""

import ctypes
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any, NamedTuple

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>


class Child(NamedTuple):
    """Descriptors of a child's own. orders: JSON, of argv, env and cwd;  outputs: what is written to, two."""

    orders: int
    outputs: Sequence[int]

    def close(self) -> None:
        """Closes them all."""
        for descriptor in (self.orders, *self.outputs):
            os.close(descriptor)


def become(child: Child, zygote: int) -> None:
    """Runs the kernel until it is told to end. zygote: the process that forked us, with which we die."""
    os.setsid()
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != zygote:
        os._exit(1)  # it was over before we could ask for that
    for number, output in enumerate(child.outputs, 1):
        os.dup2(output, number)
    orders = _read(child)
    os.environ.clear()
    os.environ.update(orders["env"])
    time.tzset()
    os.chdir(orders["cwd"])
    sys.argv = orders["argv"]
    _kernel()


def _kernel() -> None:
    """As `python -m ipykernel_launcher` does, and with an orderly end.

    ipykernel 7.4 stops the thread that takes outputs while another may still wait for it, and hangs for ten seconds."""
    from ipykernel.kernelapp import IPKernelApp

    # 1 is "somebody that never ends": so it neither looks after its parent, nor tells people how to end it.
    IPKernelApp.launch_instance(parent_handle=1)
    control = IPKernelApp.instance().control_thread
    if control is not None:
        control.stop()
        control.join()


def _read(child: Child) -> dict[str, Any]:
    orders: dict[str, Any] = json.loads(os.pread(child.orders, os.fstat(child.orders).st_size, 0))
    child.close()
    return orders
