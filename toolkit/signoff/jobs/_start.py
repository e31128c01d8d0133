"""A scheduler that stays: a round at every tick, until it is told to stop. `schedule` ticks; what is due, we know."""

import signal
import threading
from collections.abc import Callable
from datetime import datetime

from signoff.errors import SignoffError
from signoff.jobs._attempt import scheduler_name
from signoff.jobs._round import Round, Told
from signoff.workspace import Workspace

Clock = Callable[[], datetime]
Trouble = Callable[[SignoffError], None]
EVERY = 30  # seconds between rounds


def start(
    workspace: Workspace, clock: Callable[[], datetime], told: Told, trouble: Callable[[SignoffError], None]
) -> None:
    """Round after round, each over the files as they are then. Ends after the present round on SIGINT or SIGTERM.

    clock    the moment of a round;  told: called with each run
    trouble  called with what kept a round from beginning, such as a policy that somebody is changing"""
    import schedule

    stop, name = threading.Event(), scheduler_name()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    ticks = schedule.Scheduler()
    ticks.every(EVERY).seconds.do(_round, workspace, clock, name, told, trouble)
    ticks.run_all()
    while not stop.wait(min(ticks.idle_seconds or EVERY, EVERY)):
        ticks.run_pending()


def _round(workspace: Workspace, clock: Clock, name: str, told: Told, trouble: Trouble) -> None:
    try:
        Round(workspace.afresh(), clock(), name).go(told)
    except SignoffError as error:
        trouble(error)
