"""The guided path for an empty project: three steps, each with its button."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ...i18n import translate
from ..shared.forms import allow, name_fold

DONE_ICON = "/mIconSuccess.svg"


class FirstSteps(QgsCollapsibleGroupBox):
    """Add areas, make a map, look at it. Steps that are done carry a tick.

    Signals
    -------
    sample_wanted, map_wanted, style_wanted
        The button of a step was pressed.
    """

    sample_wanted = pyqtSignal()
    map_wanted = pyqtSignal()
    style_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "First steps"), parent)
        self.setObjectName("medwayIsolation_firstSteps")
        name_fold(self)
        self.setSaveCollapsedState(False)  # a new project begins with them, however the last one was left
        grid = QGridLayout(self)
        grid.setColumnStretch(1, 1)
        self._marks: list[QLabel] = []
        self.sample_button = self._step(
            grid,
            translate(
                "MedwayIsolation",
                "Add areas to the project: choose your council above, or open your own layer of LSOAs, or add the fictional sample "
                "borough.",
            ),
            translate("MedwayIsolation", "Add &sample data"),
        )
        self._map_text = translate("MedwayIsolation", "Make a map of where people may be isolated.")
        self.map_button = self._step(grid, self._map_text, translate("MedwayIsolation", "Make a first &map"))
        self._style_text = translate("MedwayIsolation", "Choose how it looks, then export it for your paper.")
        self.style_button = self._step(grid, self._style_text, translate("MedwayIsolation", "&Choose a style"))
        self.sample_button.clicked.connect(self.sample_wanted)
        self.map_button.clicked.connect(self.map_wanted)
        self.style_button.clicked.connect(self.style_wanted)

    def _step(self, grid: QGridLayout, text: str, button_text: str) -> QPushButton:
        row = 2 * len(self._marks)
        mark = QLabel(f"{len(self._marks) + 1}")
        mark.setFixedWidth(20)
        mark.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        words = QLabel(text)
        words.setWordWrap(True)
        button = QPushButton(button_text)
        allow(button, text, "")
        grid.addWidget(mark, row, 0)
        grid.addWidget(words, row, 1)
        grid.addWidget(button, row + 1, 1)
        self._marks.append(mark)
        return button

    def set_done(self, areas: bool, result: bool) -> None:
        """Tick the steps that are done, and let only those be pressed that lead on."""
        for number, done in enumerate((areas, result)):
            mark = self._marks[number]
            if done:
                mark.setPixmap(QgsApplication.getThemeIcon(DONE_ICON).pixmap(QSize(16, 16)))
                mark.setAccessibleName(translate("MedwayIsolation", "Done"))
            else:
                mark.setText(str(number + 1))
                mark.setAccessibleName("")
        no_areas = translate(
            "MedwayIsolation",
            "There are no areas yet: choose your council above or their layer below, or add the sample data.",
        )
        no_map = translate("MedwayIsolation", "There is no map yet: make one first.")
        allow(self.map_button, self._map_text, "" if areas else no_areas)
        allow(self.style_button, self._style_text, "" if result else no_map)
