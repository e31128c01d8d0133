"""A scheduler that stays: a round at every tick, until it is told to stop. `schedule` ticks; what is due, we know."""

import signal
import threading
from collections.abc import Callable

from signoff.errors import SignoffError
from signoff.jobs._attempt import scheduler_name
from signoff.jobs._round import EVERY, Clock, Round, Told
from signoff.workspace import Workspace

Trouble = Callable[[SignoffError], None]


def start(workspace: Workspace, clock: Clock, told: Told, trouble: Trouble) -> None:
    """Round after round, each over the files as they are then. On SIGINT or SIGTERM it begins nothing more, and ends.

    clock    the moment of a round;  told: called with each run
    trouble  called with what kept a round from beginning, such as a policy that somebody is changing"""
    import schedule

    stop, name = threading.Event(), scheduler_name()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    def one_round() -> None:
        try:
            Round(workspace.afresh(), clock(), name).stays(clock, stop.is_set).go(told)
        except SignoffError as error:
            trouble(error)

    ticks = schedule.Scheduler()
    ticks.every(EVERY).seconds.do(one_round)
    ticks.run_all()
    while not stop.wait(min(ticks.idle_seconds or EVERY, EVERY)):
        ticks.run_pending()
