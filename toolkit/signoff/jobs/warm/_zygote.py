"""The zygote: a process that has imported what kernels need, and forks one whenever it is asked.

It never has a second thread: only the thread that forks lives on in a child, with every lock as it was. It is asked
over a socket that nobody else can open, since whoever started us made both ends: one byte, and four descriptors:

    line             `pid N`, then `ended STATUS`; what comes back is a signal a byte. Its end is the kernel's death
    orders           JSON that the child alone reads: no secret ever is in here
    stdout, stderr   the child's

When that socket ends, every kernel is killed with all that it started, and the zygote is over."""

import gc
import os
import selectors
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from signoff.jobs.warm._child import Child, become

# What a kernel of ipykernel 7 has imported by its first cell; what is not there any more is passed over.
MODULES = (
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.debugger",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.oinspect", "IPython.extensions.storemagic",
    "tornado.platform.asyncio", "tornado.queues", "encodings.idna", "encodings.latin_1", "faulthandler",
    "unicodedata", "zoneinfo",
)  # fmt: skip
DESCRIPTORS = 4


def main(control: int, modules: Sequence[str]) -> None:
    """Forks until the socket ends; in each child, runs its kernel.

    control   a socket's descriptor;  modules: what notebooks import, by name; none that starts a thread"""
    for name in (*MODULES, *modules):
        with suppress(Exception):
            import_module(name)
    # A collection in a child would write to the page of each of these, and so copy it.
    gc.collect()
    gc.freeze()
    zygote = os.getpid()
    child = _Zygote(socket.socket(fileno=control)).serve()
    if child is not None:
        become(child, zygote)


def threads() -> int:
    """How many threads this process has."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


class _Zygote:
    def __init__(self, control: socket.socket) -> None:
        self.control, self.lines, self.over = control, dict[int, socket.socket](), False
        self.bell, self.alarm = socket.socketpair()
        for end in (self.bell, self.alarm):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.alarm.fileno())
        self.selector = selectors.DefaultSelector()
        self._listen(control, self._asked)
        self._listen(self.bell, self._reap)

    def serve(self) -> Child | None:
        """Answers in each child with what is its own; in the zygote, once nobody can ask any more, with None."""
        while not self.over:
            for key, _ in self.selector.select():
                if (child := key.data()) is not None:
                    return child
        return None

    def _listen(self, end: socket.socket, then: Callable[[], Child | None]) -> None:
        self.selector.register(end, selectors.EVENT_READ, then)

    def _asked(self) -> Child | None:
        said, given, _, _ = socket.recv_fds(self.control, 1, DESCRIPTORS)
        if not said:
            self._end()
            return None
        line, orders, *outputs = given
        return self._fork(socket.socket(fileno=line), Child(orders, outputs))

    def _fork(self, line: socket.socket, child: Child) -> Child | None:
        """A second thread would make a fork unsafe: then the line ends, and whoever asked does without us."""
        pid = None
        if threads() == 1:
            with suppress(OSError):  # no more processes, or no memory for one
                pid = os.fork()
        if pid == 0:
            self._forget()
            line.close()
            return child
        child.close()
        if pid is None:
            line.close()
            return None
        self.lines[pid] = line
        self._listen(line, lambda: self._signalled(pid))
        with suppress(OSError):  # whoever asked has gone; the line's end says so, too
            line.sendall(f"pid {pid}\n".encode())
        return None

    def _signalled(self, pid: int) -> None:
        """One signal for a kernel and what it started; the end of its line is the end of it."""
        number = b""
        with suppress(OSError):
            number = self.lines[pid].recv(1)
        if not number:
            self.selector.unregister(self.lines[pid])
        kill(pid, number[0] if number else signal.SIGKILL)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            self.bell.recv(4096)
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                self._ended(*ended)

    def _ended(self, pid: int, status: int) -> None:
        line = self.lines.pop(pid)
        with suppress(KeyError):
            self.selector.unregister(line)
        with suppress(OSError):
            line.sendall(f"ended {os.waitstatus_to_exitcode(status)}\n".encode())
        line.close()

    def _end(self) -> None:
        for pid in self.lines:
            kill(pid, signal.SIGKILL)
        self.over = True

    def _forget(self) -> None:
        """A child has nothing of its siblings, nor of what made it."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        self.selector.close()
        for end in (self.control, self.bell, self.alarm, *self.lines.values()):
            end.close()


def kill(pid: int, number: int) -> None:
    """A signal to a kernel and all that it started; to it alone, where it has not yet made a group of its own."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
