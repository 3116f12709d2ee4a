"""Steps of the drive from a council's name to its first map: services answered on this machine, every click counted."""

from __future__ import annotations

import os
from typing import Any

from controls import cut_off, greyed
from dock_steps import click as press
from dock_steps import dock, result, still, text_of
from qgis.core import QgsNetworkAccessManager, QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.utils import iface
from seen import found, legend, menu_action, pixels, rendered, shot, told, tree, wait

NAME = os.environ.get("MEDWAY_DRIVE_COUNCIL", "")
VIRIDIS = ("#440154", "#fde725")
WIDTHS = (228, 300)
clicks: list[str] = []
hosts: list[str] = []


def click(widget: QWidget, what: str) -> None:
    """Press something as a person would, and count it."""
    clicks.append(what)
    press(widget)


def box() -> Any:
    """Return the part of the panel where a council is chosen."""
    return dock().parts["areas"].council


def note_hosts() -> None:
    """Note every host that is asked from now on, and have the panel work with the catalogue that names this machine."""
    QgsNetworkAccessManager.setRequestPreprocessor(lambda request: hosts.append(request.url().host()))
    QgsSettings().setValue("medway_isolation/catalogue", os.environ["MEDWAY_DRIVE_CATALOGUE"])


def open_panel() -> None:
    """Press the button in the toolbar."""
    action = menu_action("panel")
    button = next(each for each in action.associatedWidgets() if each.metaObject().className() == "QToolButton")
    click(button, "the panel's button")
    wait(lambda: dock() is not None and dock().isVisible() and "areas" in dock().parts)
    iface.mainWindow().resizeDocks([dock()], [300], Qt.Orientation.Horizontal)
    still()
    found["council grey"] = greyed(dock().parts["areas"])
    shot("council_empty")
    shot("council_part", dock().parts["areas"])


def type_its_name() -> None:
    """Click into the field and type, letter by letter, until one council is left."""
    click(box().search, "the field for its name")
    seen = []
    for letter in NAME:
        QTest.keyClicks(box().search, letter)
        seen.append([box().search.text(), box().found.count() if box().found.isVisible() else 0])
    still()
    found["council typed"] = seen
    found["council said"] = box().said.text()
    found["council asked before"] = list(hosts)
    shot("council_typed")


def fetch() -> None:
    """Press the button, and wait for the map."""
    click(box().button, "Fetch data, make a map")
    wait(lambda: box().progress.isVisible() and box().progress.value() > 5)
    shot("council_fetching")
    wait(lambda: len(dock().session.results()) == 2, 20_000)
    wait(lambda: any("Done:" in text for text in told()))
    rendered()
    still()
    layer = result("65p")
    alone = next(name for name in layer.fields().names() if name in ("la_65p_n", "la_66p_n"))
    found["council map"] = {
        "tree": tree(), "legend": legend(layer), "pixels": pixels(VIRIDIS), "told": told(), "areas": layer.featureCount(),
        "alone": sum(each[alone] for each in layer.getFeatures()), "words": text_of(dock().parts["areas"]), "name": layer.name(),
        "valid": [one.isValid() for one in QgsProject.instance().mapLayers().values()], "health": "dep_q" in layer.fields().names(),
    }  # fmt: skip
    found["council clicks"], found["council hosts"] = clicks, sorted(set(hosts))
    shot("council_map")


def where_from() -> None:
    """Open the window that says where the data come from."""
    box().setCollapsed(False)
    still()
    shot("council_shown")
    asked = len(hosts)
    press(box().where_button)
    dialog = wait(lambda: dock().parts["areas"].given_files.dialog)
    wait(dialog.isVisible)
    turns = iter(range(20))
    wait(lambda: next(turns, None) is None)
    found["council window"] = [
        [dialog.width(), dialog.height()], cut_off(dialog), dialog.list.topLevelItemCount(), greyed(dialog), len(hosts) - asked,
    ]  # fmt: skip
    shot("council_where", dialog)
    dialog.close()


def small_and_narrow() -> None:
    """Look at the list of councils in a window of 1366 by 768, and in a narrow panel."""
    window = iface.mainWindow()
    window.showNormal()
    window.resize(1366, 768)
    box().search.setText("new")
    seen = {}
    for width in WIDTHS:
        window.resizeDocks([dock()], [width], Qt.Orientation.Horizontal)
        still()
        seen[str(width)] = [dock().width(), cut_off(box())]
        shot(f"council_{width}")
    QApplication.processEvents()
    found["council small"] = seen


STEPS: tuple[Any, ...] = (note_hosts, open_panel, type_its_name, fetch, where_from, small_and_narrow)
