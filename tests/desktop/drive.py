"""Runs inside a real QGIS window: does what a person would do, and writes down what is to be seen."""

from __future__ import annotations

import json
import os
import sys
import traceback

from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

sys.path.insert(0, os.environ["MEDWAY_DRIVE_CODE"])
import dock_steps
import toolbox_steps
from seen import OUT, found, log, shot

STEPS = (
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
        iface.mainWindow().resize(1600, 1000)
        for step in STEPS:
            step()
            found["steps"].append(step.__name__)
            write()  # so that a crash of QGIS shows how far it came
    except BaseException:
        found["error"] = traceback.format_exc()
        shot("error")
    leave()


iface.initializationCompleted.connect(lambda: QTimer.singleShot(0, main))
