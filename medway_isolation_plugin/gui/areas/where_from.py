"""Where the data come from: each dataset of the catalogue, how sure it is, and the file to download by hand; takes such files."""

from __future__ import annotations

import html
from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.catalogue.model import Dataset
from ...core.faults import InputError
from ...core.report.package_report import how_sure, never_tried
from ...i18n import told, translate
from ..shared.forms import allow, rich_label
from . import by_hand, services
from .official_files import FileList

_SIZE = (760, 680)
_LEAST = (440, 320)


class WhereFrom(QDialog):
    """A window beside QGIS's own. It asks nothing of any service; the publisher's page is opened where that is pressed.

    Signals
    -------
    given : list of str
        Files that the user has downloaded.
    catalogue_changed
        Another catalogue of services is worked with.
    """

    given = pyqtSignal(list)
    catalogue_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("medwayIsolation_whereFrom")
        self.setWindowTitle(translate("MedwayIsolation", "Where the data come from"))
        self.setAcceptDrops(True)
        self._datasets: list[Dataset] = []
        self._build()
        self.list.currentItemChanged.connect(lambda *_: self._show_details())
        self.page_button.clicked.connect(lambda _on=False: self._open_page())
        self.file_button.clicked.connect(lambda _on=False: self._ask_for_files())
        self.catalogue_button.clicked.connect(lambda _on=False: self._ask_for_catalogue())
        self.own_button.clicked.connect(lambda _on=False: self._choose(""))
        self.refresh()

    def _build(self) -> None:
        outside = QVBoxLayout(self)
        scroll = QScrollArea(self)  # for a small window, or large letters
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        body = QWidget(scroll)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        self.intro = _words(body)
        self.intro.setText(
            " ".join(
                (
                    translate(
                        "MedwayIsolation",
                        "What is fetched for a council, and which file to download by hand where a service cannot be reached.",
                    ),
                    never_tried(),
                )
            )
        )
        self.list = QTreeWidget(body)
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(translate("MedwayIsolation", "Datasets of the catalogue"))
        self.list.setHeaderLabels(
            [
                translate("MedwayIsolation", "Dataset"),
                translate("MedwayIsolation", "How sure"),
                translate("MedwayIsolation", "Evidence of"),
                translate("MedwayIsolation", "Tried live"),
            ]
        )
        self.list.setMinimumHeight(120)
        self.details = rich_label(body)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.page_button = QPushButton(translate("MedwayIsolation", "Open the &publisher's page"), body)
        self.file_button = QPushButton(translate("MedwayIsolation", "&Add downloaded files…"), body)
        allow(
            self.file_button,
            translate(
                "MedwayIsolation", "Read files that you have downloaded; they can be dropped onto this window too"
            ),
            "",
        )
        self.hint = _words(body)
        self.hint.setText(
            translate(
                "MedwayIsolation",
                "Files can be dropped here too. Each is read as an official file; the Indices of Deprivation and households by type "
                "also go into the next council's data, boundaries onto the map.",
            )
        )
        self.files = FileList(body)
        self.files.setAccessibleName(translate("MedwayIsolation", "Files that were added here"))
        self.catalogue_label = _words(body)
        self.catalogue_button = QPushButton(translate("MedwayIsolation", "Another &catalogue…"), body)
        self.own_button = QPushButton(translate("MedwayIsolation", "The plugin's &own"), body)
        column.addWidget(self.intro)
        column.addWidget(self.list, 1)
        column.addWidget(self.details)
        column.addLayout(_row(self.page_button, self.file_button))
        for widget in (self.hint, self.files, self.catalogue_label):
            column.addWidget(widget)
        column.addLayout(_row(self.catalogue_button, self.own_button))
        scroll.setWidget(body)
        outside.addWidget(scroll)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        outside.addWidget(buttons)
        for button in (self.page_button, self.file_button, self.catalogue_button, self.own_button):
            button.setAutoDefault(False)  # Return in the list opens no browser
        self.files.hide()
        self.list.setFocus()
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)

    # What there is

    def refresh(self) -> None:
        """Show the catalogue that is worked with."""
        self._datasets, wrong = [], ""
        try:
            self._datasets = list(services.catalogue().datasets)
        except InputError as error:
            wrong = told(error)
        self.list.clear()
        for one in self._datasets:
            never = translate("MedwayIsolation", "never")
            self.list.addTopLevelItem(QTreeWidgetItem([one.title, one.sure, one.seen, never]))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(60)
        for number in range(1, self.list.columnCount()):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.ResizeToContents)
        path = services.chosen()
        self.catalogue_label.setText(
            wrong
            or (
                translate("MedwayIsolation", "Catalogue of services: {file}").format(file=path)
                if path
                else translate("MedwayIsolation", "Catalogue of services: the plugin's own")
            )
        )
        own = translate(
            "MedwayIsolation", "The catalogue is the plugin's own already: Another catalogue… chooses one of yours."
        )
        allow(
            self.own_button,
            translate("MedwayIsolation", "Work with the catalogue that comes with the plugin"),
            "" if path else own,
        )
        allow(
            self.catalogue_button,
            translate("MedwayIsolation", "Work with a catalogue of your own, where a service has moved"),
            "",
        )
        if self._datasets:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._show_details()

    def _chosen(self) -> Dataset | None:
        row = self.list.indexOfTopLevelItem(self.list.currentItem())
        return self._datasets[row] if 0 <= row < len(self._datasets) else None

    def _show_details(self) -> None:
        one = self._chosen()
        self.details.setText(_details(one) if one is not None else "")
        self.details.setVisible(one is not None)
        if one is None:
            why = translate("MedwayIsolation", "Choose a dataset in the list first.")
        elif not _is_safe(one.service.page):
            why = translate("MedwayIsolation", "The catalogue gives no page of this publisher that begins with https.")
        else:
            why = ""
        allow(self.page_button, translate("MedwayIsolation", "In your browser, where the file can be looked for"), why)

    def _open_page(self) -> None:
        one = self._chosen()
        if one is not None and _is_safe(one.service.page):
            QDesktopServices.openUrl(QUrl(one.service.page))

    def _choose(self, path: str) -> None:
        try:
            services.choose(path)
        except InputError as error:
            self.catalogue_label.setText(told(error))
            return
        self.refresh()
        self.catalogue_changed.emit()

    def _ask_for_catalogue(self) -> None:
        title = translate("MedwayIsolation", "Catalogue of services")
        kinds = translate("MedwayIsolation", "Catalogues (*.json)")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if path:
            self._choose(path)

    # Files

    def _ask_for_files(self) -> None:
        title = translate("MedwayIsolation", "Add downloaded files")
        kinds = translate("MedwayIsolation", "Downloaded files ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in sorted(by_hand.ENDINGS))
        )
        paths, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if paths:
            self.given.emit(paths)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:  # noqa: N802
        """Take files of the kinds that publishers give out."""
        if event is not None and by_hand.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:  # noqa: N802
        """Hand on the files that were dropped."""
        if event is not None:
            event.acceptProposedAction()
            self.given.emit(by_hand.dropped(event.mimeData()))

    def tell(self, path: str, what: Sequence[str], use: str, warnings: Sequence[str]) -> None:
        """Say what a file is, and what became of it."""
        self.files.add(path, what, (), warnings, use)
        self.files.show()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _words(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumWidth(10)
    return label


def _is_safe(page: str) -> bool:
    """Say whether a page may be opened: a catalogue is a file that anybody may have written."""
    return QUrl(page).scheme() == "https" and bool(QUrl(page).host())


def _details(one: Dataset) -> str:
    """Return what is known of a dataset, as rich text."""
    sure = translate(
        "MedwayIsolation", "{letter} ({words}); evidence of {date}; never tried live where the plugin is made"
    )
    said = [
        (
            translate("MedwayIsolation", "Publisher"),
            ", ".join((one.service.publisher, one.service.title, one.service.page)),
        ),
        (translate("MedwayIsolation", "To download by hand"), one.by_hand),
        (translate("MedwayIsolation", "Asked of"), f"{QUrl(one.service.base).host()}: {one.name}"),
        (
            translate("MedwayIsolation", "How sure"),
            sure.format(letter=one.sure, words=how_sure(one.sure), date=one.seen),
        ),
        (translate("MedwayIsolation", "Told from its neighbours"), one.tells),
        *((name, text) for name, text in one.speaks.items()),
        (translate("MedwayIsolation", "Note"), one.note),
    ]
    lines = [f"<b>{html.escape(one.title)}</b>"]
    for heading, text in said:
        if text:
            lines.append(f"{html.escape(heading)}: {html.escape(text)}")
    return "<br>".join(lines)
