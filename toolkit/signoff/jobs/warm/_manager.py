"""jupyter_client's manager and client, in one process for many kernels: nothing of theirs waits longer than it must."""

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager

SOON = 0.1  # seconds; what was published before the answer is there by now, or was lost


class Client(AsyncKernelClient):
    """Knows that a kernel is ready as soon as it is: the original then listens for a fifth of a second more."""

    def start_channels(self, *wanted: bool, **named: bool) -> None:
        """All but the heartbeat, which is a thread of its own; the manager knows whether the process lives."""
        super().start_channels(*wanted, **{"hb": False, **named})

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Returns once it has answered on both channels. timeout: seconds. Raises RuntimeError if it died, or later."""
        until = time.monotonic() + (timeout or float("inf"))
        while time.monotonic() < until:
            if await self._answered():
                return
            if not await self.is_alive():
                raise RuntimeError("the kernel died before it was ready")
        raise RuntimeError(f"the kernel was not ready in {timeout} seconds")

    async def _answered(self) -> bool:
        """Asked anew each second: what is published before the kernel knows us is lost."""
        asked = self.kernel_info()
        try:
            while (reply := await self.get_shell_msg(timeout=1))["parent_header"].get("msg_id") != asked:
                pass
            while not _idle_after(asked, await self.get_iopub_msg(timeout=SOON)):
                pass
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


class Manager(AsyncKernelManager):
    """Its clients share its context, and with it the threads below."""

    def client(self, **named: Any) -> Any:
        """A client for the kernel."""
        return Client(**{**self.get_connection_info(session=True), "parent": self, "context": self.context, **named})


def _idle_after(asked: str, said: dict[str, Any]) -> bool:
    return said["parent_header"].get("msg_id") == asked and said["content"].get("execution_state") == "idle"
