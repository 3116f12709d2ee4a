"""The widgets of the part *Export*, laid out to fit 300 pixels."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...cartography.exports import Format
from ...core.faults import InputError
from ...core.words import QT_TRANSLATE_NOOP
from ...i18n import shown, translate
from ..shared import settings
from ..shared.field_combo import ElidingCombo
from ..shared.forms import allow, form_layout, labelled, name_file, shorten
from . import figures
from .chapter import ChapterBox

# What a page says, by the parameter of `exportmaps`.
WORDS = (
    ("PLACE", QT_TRANSLATE_NOOP("MedwayIsolation", "P&lace")),
    ("TITLE", QT_TRANSLATE_NOOP("MedwayIsolation", "T&itle")),
    ("SUBTITLE", QT_TRANSLATE_NOOP("MedwayIsolation", "S&ubtitle")),
    ("SOURCE", QT_TRANSLATE_NOOP("MedwayIsolation", "&Source line")),
)
TABLE_FORMATS = (("xlsx", "Excel (XLSX)"), ("csv", "CSV"))


class ExportForm(QWidget):
    """Everything that is to be seen of the part; what it does is in `ExportPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        column.addWidget(self._progress())
        self.chapter = ChapterBox(self)
        column.addWidget(self.chapter)
        column.addWidget(self._target())
        column.addWidget(self._figures())
        column.addWidget(self._share())
        column.addWidget(self._table())
        column.addWidget(self._package())
        column.addStretch(1)
        buttons = (
            self.chapter.make, self.export_figures, self.open_layouts, self.share_map, self.export_table, self.export_package,
        )  # fmt: skip
        self._tips = {button: button.toolTip() for button in buttons}

    def _target(self) -> QWidget:
        self.target_box = QGroupBox(translate("MedwayIsolation", "Where to"), self)
        inside = QVBoxLayout(self.target_box)
        label = QLabel(translate("MedwayIsolation", "&Folder"))
        self.folder = QgsFileWidget(self.target_box)
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(translate("MedwayIsolation", "Folder for maps and tables"))
        choose = translate("MedwayIsolation", "Choose the folder")
        name_file(self.folder, translate("MedwayIsolation", "Folder"), choose)
        label.setBuddy(self.folder)
        self.replace = QCheckBox(translate("MedwayIsolation", "&Replace existing files"))
        for widget in (label, self.folder, self.replace):
            inside.addWidget(widget)
        return self.target_box

    def _figures(self) -> QWidget:
        self.figure_box = QGroupBox(translate("MedwayIsolation", "Figures for the report"), self)
        column = QVBoxLayout(self.figure_box)
        self.figures: dict[str, QCheckBox] = {}
        for key, title in figures.offered():
            box = QCheckBox(shown(title), self.figure_box)
            box.setChecked(True)
            self.figures[key] = box
            column.addWidget(box)
        column.addLayout(self._words())
        grid = QGridLayout()
        self.template = QComboBox(self.figure_box)
        shorten(self.template, 8)
        for size, title in figures.TEMPLATES.items():
            self.template.addItem(shown(title), size.value)
        self.dpi = QSpinBox(self.figure_box)
        self.dpi.setToolTip(translate("MedwayIsolation", "Dots per inch of pictures: 300 for print, 150 for a screen"))
        self.dpi.setRange(settings.EXPORT_DPI.least, settings.EXPORT_DPI.most)
        self.inset = ElidingCombo(self.figure_box)
        what = translate("MedwayIsolation", "The densest part, larger, in a corner where nothing is")
        for number, (choice, title) in enumerate(figures.INSETS.items()):
            self.inset.addItem(shown(title), choice.value)
            self.inset.setItemData(number, f"{shown(title)}\n{what}", Qt.ItemDataRole.ToolTipRole)
        for row, (text, widget) in enumerate(
            (
                (translate("MedwayIsolation", "&Page"), self.template),
                (translate("MedwayIsolation", "&DPI"), self.dpi),
                (translate("MedwayIsolation", "I&nset"), self.inset),
            )
        ):
            grid.addWidget(labelled(text, widget), row, 0)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        self.printed = QCheckBox(translate("MedwayIsolation", "Greys and &hatches"), self.figure_box)
        self.printed.setToolTip(translate("MedwayIsolation", "The print style, for printers without colour"))
        column.addWidget(self.printed)
        rows_of_formats = QGridLayout()
        self.formats: dict[str, QCheckBox] = {}
        for number, (kind, title) in enumerate(figures.FORMATS.items()):
            self.formats[kind.value] = QCheckBox(title, self.figure_box)
            rows_of_formats.addWidget(self.formats[kind.value], number // 2, number % 2)
        self.formats[Format.HTML.value].setToolTip(
            translate("MedwayIsolation", "The accessible form of each page: its text and its data as tables")
        )
        column.addLayout(rows_of_formats)
        self.export_figures = QPushButton(translate("MedwayIsolation", "Export fi&gures"), self.figure_box)
        column.addWidget(self.export_figures)
        self.export_atlas = QPushButton(translate("MedwayIsolation", "Export atlas of &wards"), self.figure_box)
        column.addWidget(self.export_atlas)
        self.open_layouts = QPushButton(translate("MedwayIsolation", "Open in La&yout Manager"), self.figure_box)
        self.open_layouts.setToolTip(
            translate(
                "MedwayIsolation",
                "Leaves the chosen figures in the project as layouts, to be finished by hand. Layers keep their look: each "
                "layout has styles and a map theme of its own.",
            )
        )
        column.addWidget(self.open_layouts)
        return self.figure_box

    def chosen_folder(self) -> Path:
        """Return the folder to write to, and remember it.

        Raises
        ------
        InputError
            When none is chosen, or there is no such folder.
        """
        text = self.folder.filePath().strip()
        if not text:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose the folder to write to."))
        folder = Path(text)
        if not folder.is_dir():
            absent = QT_TRANSLATE_NOOP(
                "MedwayIsolation", "The folder {folder} does not exist. Make it first, or choose another."
            )
            raise InputError(absent, folder=folder)
        settings.EXPORT_FOLDER.write(str(folder))
        return folder

    def allow_atlas(self, why_not: str) -> None:
        """Let an atlas be exported, or say why it cannot be."""
        tip = translate(
            "MedwayIsolation", "A page for each ward, in PDF, PNG or HTML: its areas in colour and in a table"
        )
        allow(self.export_atlas, tip, why_not)

    def _words(self) -> QFormLayout:
        """Return the lines in which a page's words are changed; empty, each shows what would be written."""
        form = form_layout()
        self.words: dict[str, QLineEdit] = {}
        for name, text in WORDS:
            self.words[name] = QLineEdit(self.figure_box)
            form.addRow(labelled(shown(text), self.words[name]), self.words[name])
        return form

    def _share(self) -> QWidget:
        self.share_box = QGroupBox(translate("MedwayIsolation", "Map to share"), self)
        inside = QVBoxLayout(self.share_box)
        words = QLabel(
            translate(
                "MedwayIsolation",
                "One page for any browser, with no network: the maps to walk through, and every value.",
            )
        )
        words.setWordWrap(True)
        self.share_map = QPushButton(translate("MedwayIsolation", "Map t&o share"), self.share_box)
        inside.addWidget(words)
        inside.addWidget(self.share_map)
        return self.share_box

    def _table(self) -> QWidget:
        self.table_box = QGroupBox(translate("MedwayIsolation", "Table"), self)
        form = form_layout(self.table_box)
        self.table_format = QComboBox(self.table_box)
        for key, title in TABLE_FORMATS:
            self.table_format.addItem(title, key)
        self.headings = QCheckBox(translate("MedwayIsolation", "Headings in plain &English"), self.table_box)
        self.export_table = QPushButton(translate("MedwayIsolation", "Export &table"), self.table_box)
        form.addRow(labelled(translate("MedwayIsolation", "For&mat"), self.table_format), self.table_format)
        form.addRow(self.headings)
        form.addRow(self.export_table)
        return self.table_box

    def _package(self) -> QWidget:
        self.package_box = QGroupBox(translate("MedwayIsolation", "GeoPackage with the styles"), self)
        inside = QVBoxLayout(self.package_box)
        words = QLabel(
            translate("MedwayIsolation", "Both maps in one file that looks the same when somebody else opens it.")
        )
        words.setWordWrap(True)
        self.export_package = QPushButton(translate("MedwayIsolation", "Export Geo&Package"), self.package_box)
        inside.addWidget(words)
        inside.addWidget(self.export_package)
        return self.package_box

    def _progress(self) -> QWidget:
        self.progress_row = QWidget(self)
        row = QHBoxLayout(self.progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar(self.progress_row)
        self.progress.setRange(0, 100)
        self.progress.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress.setAccessibleName(translate("MedwayIsolation", "Progress of the export"))
        self.cancel = QPushButton(translate("MedwayIsolation", "&Cancel"), self.progress_row)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        self.progress_row.setVisible(False)
        return self.progress_row

    def set_busy(self, busy: bool) -> None:
        """Show how far an export is and allow no second one, or the other way round."""
        running = translate("MedwayIsolation", "An export is running: wait for it, or cancel it.")
        for button, tip in self._tips.items():
            allow(button, tip, running if busy else "")
        boxes = (
            self.chapter, self.target_box, self.figure_box, self.share_box, self.table_box, self.package_box,
        )  # fmt: skip
        for widget in boxes:
            widget.setEnabled(not busy)
        if not busy:
            self.chapter.allow_again()
        self.progress.setValue(0)
        self.progress_row.setVisible(busy)
