"""A scheduler that stays: a round at every tick, until it is told to stop. `schedule` ticks; what is due, we know."""

import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from signoff.jobs._attempt import scheduler_name
from signoff.jobs._round import Round
from signoff.workspace import Workspace

EVERY = 30  # seconds between rounds


def start(workspace: Workspace, clock: Callable[[], datetime], told: Callable[[dict[str, Any]], None]) -> None:
    """Round after round, each over the files as they are then. Ends after the present round on SIGINT or SIGTERM.

    clock   the moment of a round;  told: called with each record"""
    import schedule

    stop, name = threading.Event(), scheduler_name()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    ticks = schedule.Scheduler()
    ticks.every(EVERY).seconds.do(lambda: Round(workspace.afresh(), clock(), name).go(told))
    ticks.run_all()
    while not stop.wait(min(ticks.idle_seconds or EVERY, EVERY)):
        ticks.run_pending()
