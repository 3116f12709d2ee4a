"""The shell that QGIS loads: registers the provider and the menu, and takes them away again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QSize, Qt, QTranslator, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu

from . import i18n, paths
from .core.faults import InputError
from .core.files import write_text
from .core.words import QT_TRANSLATE_NOOP, Phrase
from .gui.areas.result_maps import sample_areas
from .gui.shared.toolbox import ToolboxDialog
from .i18n import told, translate
from .layers import collector
from .processing.first_map import sample_parameters
from .processing.provider import PROVIDER_ID, MedwayIsolationProvider, register, unregister

WORKFLOW = "medway_workflow"
_DIALOG = QSize(840, 640)


class MedwayIsolationPlugin:
    """Loads and unloads what the plugin adds to QGIS."""

    def __init__(self, iface: Any) -> None:  # noqa: QGS105  (QGIS hands it over)
        self.iface = iface
        self.provider: MedwayIsolationProvider | None = None
        self.translator: QTranslator | None = None
        self.menu: QMenu | None = None
        self.toolbox = ToolboxDialog()
        self.dock: Any = None

    def initProcessing(self) -> None:  # noqa: N802
        """Speak the language of QGIS and register the provider; all that qgis_process needs."""
        if self.provider is None:
            self.translator = i18n.start(QgsApplication.locale())
            self.provider = register()

    def initGui(self) -> None:  # noqa: N802
        """Register the provider and build the menu."""
        self.initProcessing()
        menu = self.menu = QMenu("Medway Isolation", self.iface.mainWindow())
        menu.setObjectName("medwayIsolationMenu")
        menu.setIcon(QIcon(paths.icon_path()))
        menu.addAction(self._panel_action())
        for text, name, slot in (
            (translate("MedwayIsolation", "Add sample data"), "addSampleData", self.add_sample_data),
            (
                translate("MedwayIsolation", "Living-alone index…"),
                "livingAlone",
                lambda: self.open_algorithm("livingalone"),
            ),
            (translate("MedwayIsolation", "Whole workflow…"), "workflow", lambda: self.open_algorithm(WORKFLOW)),
            (translate("MedwayIsolation", "Save the workflow as a model of your own…"), "saveModel", self.save_model),
            (translate("MedwayIsolation", "Help"), "help", self.open_help),
        ):
            menu.addAction(self._action(text, name, slot))
        self.iface.pluginMenu().addMenu(menu)
        self.help_action = QAction(QIcon(paths.icon_path()), "Medway Isolation", self.iface.mainWindow())
        self.help_action.triggered.connect(self.open_help)
        self.iface.pluginHelpMenu().addAction(self.help_action)

    def _panel_action(self) -> QAction:
        """Return the button that shows and hides the panel, for the menu too; it is in the plugins toolbar."""
        self.panel_action = QAction(
            QIcon(paths.icon_path()), translate("MedwayIsolation", "Medway Isolation panel"), self.iface.mainWindow()
        )
        self.panel_action.setObjectName("medwayIsolation_panel")
        self.panel_action.setCheckable(True)
        self.panel_action.toggled.connect(self._first_use)
        self.iface.addToolBarIcon(self.panel_action)
        return self.panel_action

    def _first_use(self) -> None:
        """Make the panel; from then on QGIS itself keeps the button and the panel in step."""
        from .gui.dock import MedwayDock

        self.panel_action.toggled.disconnect(self._first_use)
        self.dock = MedwayDock(self.iface, self.iface.mainWindow())
        self.iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock, [], True)
        self.dock.setToggleVisibilityAction(self.panel_action)
        self.dock.setUserVisible(True)

    def _remove_panel(self) -> None:
        if self.dock is not None:
            self.dock.close_down()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        self.iface.removeToolBarIcon(self.panel_action)
        self.panel_action.deleteLater()

    def _action(self, text: str, name: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(f"medwayIsolation_{name}")
        action.triggered.connect(lambda _checked=False: slot())
        return action

    def unload(self) -> None:
        """Take away everything that was added."""
        self.toolbox.close()
        if self.menu is not None:
            self._remove_panel()
            self.iface.pluginMenu().removeAction(self.menu.menuAction())
            self.iface.pluginHelpMenu().removeAction(self.help_action)
            self.help_action.deleteLater()
            self.menu.deleteLater()
            self.menu = None
        if self.provider is not None:
            unregister(self.provider)
            self.provider = None
        if self.translator is not None:
            i18n.stop(self.translator)
            self.translator = None
        collector.let_go()

    def add_sample_data(self) -> None:
        """Load the sample data and show it."""
        from qgis import processing

        try:
            processing.run(f"{PROVIDER_ID}:addsampledata", {})
        except Exception as error:  # whatever it is, the user reads it in the message bar
            self.iface.messageBar().pushMessage("Medway Isolation", told(error), level=Qgis.MessageLevel.Warning)
            return
        areas = sample_areas(QgsProject.instance())
        if areas is not None:
            self.iface.setActiveLayer(areas)
            self.iface.zoomToActiveLayer()
        self.iface.messageBar().pushMessage(
            "Medway Isolation",
            translate(
                "MedwayIsolation",
                "Sample data added. It is fictional. Next: Plugins > Medway Isolation > Living-alone index, then Run.",
            ),
            level=Qgis.MessageLevel.Success,
        )

    def open_algorithm(self, name: str) -> None:
        """Open an algorithm's own dialog, filled in with the sample layers where these are in the project."""
        self.toolbox.open(name, sample_parameters(name, QgsProject.instance()), _DIALOG)

    def save_model(self) -> None:
        """Save a copy of the workflow, to be changed in the model designer."""
        target, _ = QFileDialog.getSaveFileName(
            self.iface.mainWindow(),
            translate("MedwayIsolation", "Save the workflow as a model"),
            f"{WORKFLOW}.model3",
            translate("MedwayIsolation", "Models (*.model3)"),
        )
        if not target:
            return
        try:
            model = (paths.MODELS / f"{WORKFLOW}.model3").read_text(encoding="utf-8")
            write_text(Path(target), model, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "model")))
        except (InputError, OSError) as error:
            self.iface.messageBar().pushMessage("Medway Isolation", told(error), level=Qgis.MessageLevel.Warning)
            return
        self.iface.messageBar().pushMessage(
            "Medway Isolation",
            translate("MedwayIsolation", "Saved as {name}. Open it in Processing > Model Designer.").format(
                name=Path(target).name
            ),
            level=Qgis.MessageLevel.Success,
        )

    def open_help(self) -> None:
        """Open the help page, which comes with the plugin."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.HELP / "index.html")))
