"""A task that holds the only thread, so that others wait for it."""

from __future__ import annotations

import threading

from qgis.core import QgsApplication, QgsTask

from tests.gui.window import wait


class Blocker(QgsTask):
    """Holds the only thread until it is told to let go."""

    def __init__(self) -> None:
        super().__init__("holds the thread", QgsTask.Flag.CanCancel)
        self.free = threading.Event()
        self.begun = threading.Event()

    def run(self) -> bool:
        self.begun.set()
        self.free.wait(60)
        return True


def idle() -> None:
    """Wait until no task runs; the pool's own waiting would keep Python from running in its thread."""
    wait(lambda: QgsApplication.taskManager().threadPool().activeThreadCount() == 0)
