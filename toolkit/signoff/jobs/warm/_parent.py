"""The scheduler's end: a zygote that is started, asked for kernels, and dies with us."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

# An interpreter looks at these when it starts: a fork would go on with the zygote's.
AT_START = ("PYTHON", "LC_", "LANG", "LD_", "MALLOC_", "GLIBC_")
POSSIBLE = sys.platform == "linux"
LAUNCHER, FROZEN = "ipykernel_launcher", "-Xfrozen_modules=off"
CODE = "import sys; del sys.path[0]; from signoff.jobs.warm._zygote import main; main({}, {!r})"


class Zygote:
    """A process that forks kernels.

    modules   that it imports beforehand, because notebooks will; none that starts a thread"""

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-c", CODE.format(theirs.fileno(), list(modules))]
        with theirs:
            self.process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], start_new_session=True, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self.start = _at_start(os.environ)

    def fits(self, command: Sequence[str], environment: Mapping[str, str]) -> bool:
        """Whether a fork of it would be the same as this command, started afresh."""
        if LAUNCHER not in command or os.path.realpath(command[0]) != os.path.realpath(sys.executable):
            return False
        options = command[1 : command.index(LAUNCHER)]
        return set(options) <= {"-m", FROZEN} and _at_start(environment) == self.start

    def fork(
        self, command: Sequence[str], environment: Mapping[str, str], cwd: str, outputs: Sequence[int]
    ) -> "Forked":
        """A new kernel. outputs: the descriptors of its stdout and stderr."""
        after = command.index(LAUNCHER) + 1
        orders = {"argv": [LAUNCHER, *command[after:]], "env": dict(environment), "cwd": cwd}
        line, theirs = socket.socketpair()
        written = os.memfd_create("orders")
        try:
            with theirs:
                os.write(written, json.dumps(orders).encode())
                with suppress(OSError):  # it is dead; then the line ends without a word
                    socket.send_fds(self.control, [b"k"], [theirs.fileno(), written, *outputs])
        finally:
            os.close(written)
        return Forked(line)

    def close(self) -> None:
        """Ends it, and all of its kernels."""
        self.control.close()
        self.process.wait()


class Forked:
    """A forked kernel, with as much of `subprocess.Popen` as jupyter_client asks for."""

    stdin = stdout = stderr = None

    def __init__(self, line: socket.socket) -> None:
        self.line, self.heard = line, b""
        self.pid: int | None = None
        self.returncode: int | None = None
        line.setblocking(False)

    async def born(self) -> bool:
        """Waits for its process; False where none was made."""
        while self.pid is None and self.returncode is None:
            await self._hear()
        return self.pid is not None

    async def ended(self) -> None:
        """Waits for its end."""
        while self.returncode is None:
            await self._hear()

    def poll(self) -> int | None:
        """How it ended, as `Popen` says it; None while it lives."""
        while self.returncode is None:
            try:
                self._take(self.line.recv(100))
            except BlockingIOError:
                break
            except OSError:
                self._take(b"")
        return self.returncode

    def wait(self) -> int:
        """How it ended; jupyter_client asks once it has."""
        if self.returncode is None:
            self.line.setblocking(True)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """To it and all that it started; nothing where it is dead."""
        with suppress(OSError):
            self.line.send(bytes([number]))

    def terminate(self) -> None:
        """Asks it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it."""
        self.send_signal(signal.SIGKILL)

    async def _hear(self) -> None:
        import asyncio

        try:
            self._take(await asyncio.get_running_loop().sock_recv(self.line, 100))
        except OSError:
            self._take(b"")

    def _take(self, said: bytes) -> None:
        *lines, self.heard = (self.heard + said).split(b"\n")
        for line in lines:
            word, number = line.split()
            if word == b"pid":
                self.pid = int(number)
            else:
                self.returncode = int(number)
        if not said and self.returncode is None:
            self.returncode = -signal.SIGKILL  # the zygote died, and its kernels with it
        if self.returncode is not None:
            self.line.close()


def _at_start(environment: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in environment.items() if name.startswith(AT_START)}
