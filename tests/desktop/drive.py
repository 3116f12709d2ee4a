"""Runs inside a real QGIS window: does what a person would do, and writes down what is to be seen."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import traceback
from collections.abc import Callable

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

sys.path.insert(0, os.environ["MEDWAY_DRIVE_CODE"])
from seen import OUT, found, log, shot

faulthandler.enable()  # a crash tells what each thread of Python did, before QGIS tells of its main thread
hosts: set[str] = set()  # that QGIS's network manager was asked for, by whoever


def steps() -> tuple[Callable[[], None], ...]:
    """Return what is to be done: from open files to figures, from a council's name to its map, or a walk through everything."""
    if "MEDWAY_DRIVE_FILES" in os.environ:
        import five_figures

        if "MEDWAY_DRIVE_FURTHER" in os.environ:
            import further_steps

            return (*five_figures.STEPS, *further_steps.STEPS)
        return five_figures.STEPS
    if "MEDWAY_DRIVE_COUNCIL" in os.environ:
        import council_steps

        return council_steps.STEPS
    import dock_steps
    import toolbox_steps

    return (
        toolbox_steps.loaded,
        *dock_steps.STEPS,
        toolbox_steps.toolbox,
        toolbox_steps.sample_data,
        toolbox_steps.first_map,
        toolbox_steps.workflow,
        toolbox_steps.sample_data_again,
        toolbox_steps.reload,
    )


def leave() -> None:
    """Write down what was found, and end QGIS without asking about unsaved changes."""
    try:
        found["hosts"] = sorted(hosts)
        found["log"] = log()
    finally:
        found["done"] = True
        write()
        os._exit(0)


def write() -> None:
    """Write down what was found so far."""
    (OUT / "found.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def main() -> None:
    """Do everything, and leave."""
    try:
        QgsNetworkAccessManager.setRequestPreprocessor(lambda request: hosts.add(request.url().host()))
        iface.mainWindow().resize(1600, 1000)
        for step in steps():
            step()
            found["steps"].append(step.__name__)
            write()  # so that a crash of QGIS shows how far it came
    except BaseException:
        found["error"] = traceback.format_exc()
        shot("error")
    leave()


iface.initializationCompleted.connect(lambda: QTimer.singleShot(0, main))
