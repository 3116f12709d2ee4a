"""Choose your council: its name is looked for as it is typed; its data are fetched and a first map is made when that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.model import Authority
from ...core.catalogue.search import matching, meant
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ..shared import settings
from ..shared.forms import allow, labelled, name_fold, shorten
from ..shared.slots import guarded
from . import services
from .council_run import CouncilRun, CouncilWish

_SEEN_ROWS = 6
_MOST_ROWS = 400
# As the choices stand in the list.
_CENSUSES = ((2021, 2011), (2011,))


class CouncilBox(QgsCollapsibleGroupBox):
    """Looks for a council by name or code, and runs what leads to its first map. Nothing is asked of any service before the button.

    Signals
    -------
    message : text, level
        What the user should read.
    added : layer, field
        A council's areas are in the project, and which field has their codes.
    mapped : layer, text
        The layer with its index, not in the project yet, and what else is to be told.
    where_wanted
        The user wants to see where the data come from.
    """

    message = pyqtSignal(str, Qgis.MessageLevel)
    added = pyqtSignal(object, str)
    mapped = pyqtSignal(object, str)
    where_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Choose your council"), parent)
        self.setObjectName("medwayIsolation_council")
        name_fold(self)
        self.setSaveCollapsedState(False)
        self.files: Callable[[], list[str]] = list  # downloaded by hand, for the next package
        self._council: Authority | None = None
        self._why_not = ""
        self.run = CouncilRun(self)
        self._build()
        self.run.progressed.connect(self._progressed)
        self.run.added.connect(self.added)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._take_first)
        self.search.installEventFilter(self)
        self.found.itemClicked.connect(self._picked)
        self.found.itemActivated.connect(self._picked)
        self.census_box.currentIndexChanged.connect(settings.CENSUS.write)
        self.button.clicked.connect(self._pressed)
        self.where_button.clicked.connect(self.where_wanted)
        self._look("")

    def _build(self) -> None:
        # In a widget of its own: unfolding shows whatever lies in the box itself, also what is hidden.
        inside = QWidget(self)
        around = QVBoxLayout(self)
        around.addWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(translate("MedwayIsolation", "such as Medway"))
        self.search.setAccessibleName(translate("MedwayIsolation", "Name or code of your council"))
        self.census_box = QComboBox(self)
        shorten(self.census_box, 8)
        self.census_box.addItems(
            [translate("MedwayIsolation", "2021, else 2011"), translate("MedwayIsolation", "2011")]
        )
        self.census_box.setCurrentIndex(settings.CENSUS.read())
        self.census_box.setToolTip(
            translate(
                "MedwayIsolation", "The map is of 2021 where that census gives people living alone by age, else of 2011"
            )
        )
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.found = QListWidget(self)
        self.found.setAccessibleName(translate("MedwayIsolation", "Councils that fit"))
        self.found.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column.addWidget(labelled(translate("MedwayIsolation", "&Name or code"), self.search))
        for widget in (self.search, self.said, self.found):
            column.addWidget(widget)
        census = QHBoxLayout()
        census.addWidget(labelled(translate("MedwayIsolation", "C&ensus"), self.census_box))
        census.addWidget(self.census_box, 1)
        column.addLayout(census)
        self.offline_box = QCheckBox(translate("MedwayIsolation", "&Use what I have"), self)
        self.offline_box.setToolTip(
            translate(
                "MedwayIsolation", "Ask no service: only answers that were kept from before, and files that you added"
            )
        )
        self.button = QPushButton(self)
        self.doing = QLabel(self)
        self.doing.setWordWrap(True)
        self.doing.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar(self)
        self.progress.setAccessibleName(translate("MedwayIsolation", "Fetching the council's data"))
        self.where_button = QPushButton(translate("MedwayIsolation", "&Where data come from…"), self)
        self.where_button.setToolTip(
            translate(
                "MedwayIsolation",
                "Each dataset's publisher, how sure it is that it can be fetched, and the file to download by hand; takes such files",
            )
        )
        for widget in (self.offline_box, self.button, self.doing, self.progress, self.where_button):
            column.addWidget(widget)

    # Looking for it

    @guarded
    def _typed(self, text: str) -> None:
        self._look(text)

    def refresh(self) -> None:
        """Look again: the catalogue may be another one."""
        self._look(self.search.text())

    def _look(self, text: str) -> None:
        """Show which councils fit what is typed, and which of them is meant."""
        fitting: list[Authority] = []
        self._council = None
        wrong = ""
        if text.strip():
            try:
                known = services.catalogue().authorities
                fitting, self._council = matching(text, known), meant(text, known)
            except InputError as error:
                wrong = told(error)
        # The list goes when the choice is made.
        listed = fitting if self._council is None or len(fitting) > 1 else []
        if self._council is not None and text == self._council.name:
            listed = []
        self._fill(listed)
        self._say(text, fitting, wrong)
        self._show()

    def _fill(self, councils: list[Authority]) -> None:
        self.found.clear()
        for one in councils[:_MOST_ROWS]:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            self.found.addItem(item)
        if self._council is not None and self._council in councils:
            self.found.setCurrentRow(councils.index(self._council))
        rows = min(self.found.count(), _SEEN_ROWS)
        self.found.setFixedHeight(rows * max(self.found.sizeHintForRow(0), 1) + 2 * self.found.frameWidth())
        self.found.setVisible(rows > 0)

    def _say(self, text: str, fitting: list[Authority], wrong: str) -> None:
        """Say what is meant, or why nothing is yet."""
        self._why_not = wrong
        if not wrong and self._council is None:
            if not text.strip():
                self._why_not = translate("MedwayIsolation", "Type the name or the code of your council first.")
            elif fitting:
                self._why_not = translate("MedwayIsolation", "Choose one of the councils in the list.")
            else:
                self._why_not = translate(
                    "MedwayIsolation", "No council of England or Wales is called so: type another name, or its code."
                )
        if self._council is not None:
            said = translate("MedwayIsolation", "{name} ({code})")
            self.said.setText(said.format(name=self._council.name, code=self._council.code))
        elif fitting:
            many = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} councils fit")
            self.said.setText(told(Phrase(many, "{n} council is spelt alike", n=len(fitting))))
        else:
            self.said.setText(self._why_not if text.strip() else "")
        self.said.setVisible(bool(self.said.text()))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802
        """Go from the field into the list with the arrow down."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.found.isVisible()
        ):
            self.found.setCurrentRow(max(self.found.currentRow(), 0))
            self.found.setFocus()
            return True
        return False

    @guarded
    def _picked(self, item: QListWidgetItem) -> None:
        code = item.data(Qt.ItemDataRole.UserRole)
        council = next((one for one in services.catalogue().authorities if one.code == code), None)
        if council is None:
            return
        self.search.setText(council.name)
        # Also where two councils of somebody's catalogue are called alike.
        self._council = council
        self._fill([])
        self._say(council.name, [council], "")
        self._show()
        self.button.setFocus()

    @guarded
    def _take_first(self) -> None:
        """Take what is meant, or the only one that fits; fetching is the button's."""
        if self._council is not None:
            self._fill([])
            self.button.setFocus()
        elif self.found.count() == 1:
            self._picked(self.found.item(0))

    # Fetching it

    @guarded
    def _pressed(self) -> None:
        if self.run.running():
            self.run.cancel()
            return
        if self._council is None:
            return
        censuses = _CENSUSES[max(self.census_box.currentIndex(), 0)]
        self._fill([])
        try:
            self.run.start(
                CouncilWish(
                    self._council, censuses, self.offline_box.isChecked(), services.chosen(), tuple(self.files())
                )
            )
        except InputError:
            self.run.stop()
            raise
        finally:
            self._show()

    def _show(self) -> None:
        """Show what can be done now."""
        running = self.run.running()
        self.doing.setVisible(running)
        self.progress.setVisible(running)
        self.button.setText(
            translate("MedwayIsolation", "Cancel")
            if running
            else translate("MedwayIsolation", "Fetch &data, make a map")
        )
        tip = translate(
            "MedwayIsolation",
            "Ask the services in the catalogue for the boundaries, wards, counts and deprivation of this council, and map who lives alone",
        )
        allow(self.button, tip, "" if running else self._why_not)

    def _progressed(self, percent: float, doing: str) -> None:
        self.progress.setValue(int(percent))
        self.doing.setText(doing)

    @guarded
    def _done(self, layer: Any, said: str) -> None:
        self._look(self.search.text())
        if layer is not None:
            self.mapped.emit(layer, said)
            return
        short = translate(
            "MedwayIsolation",
            "There is no map yet: the services gave nobody who lives alone by age. What came is in the project.",
        )
        self.message.emit(f"{short}\n{said}", Qgis.MessageLevel.Warning)

    @guarded
    def _failed(self, why: str) -> None:
        self._look(self.search.text())
        if self.run.run.cancelled:
            self.message.emit(why, Qgis.MessageLevel.Warning)
            return
        short = translate("MedwayIsolation", "The council's data could not be fetched.")
        advice = translate(
            "MedwayIsolation",
            "Try again later, or tick Use what I have. Where data come from… lists the files to download by hand.",
        )
        self.message.emit("\n".join((short, why, advice)), Qgis.MessageLevel.Warning)

    def close_down(self) -> None:
        """Let go of a run under way."""
        self.run.stop()
