"""Official files as they were downloaded, put into the project: added by a button or dropped, told of in a list, asked about."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QGroupBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.faults import listed
from ...core.source_shapes import BY_ID, CountedUnit, Layout
from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import shown, told, translate
from ...layers import fields, official_files
from ...processing.provider import PROVIDER_ID
from ..shared.algorithm_run import AlgorithmRun
from ..shared.forms import rich_label, warning_rows
from ..shared.session import Session
from ..shared.slots import guarded
from .result_maps import free_file

_RESIDENTS = "residents"
_SHOWN = 6  # variables of a file; the others stand in its tip
_BREAKS = re.compile(r"[-_.]+")
_UNITS = {
    CountedUnit.HOUSEHOLDS: QT_TRANSLATE_NOOP("MedwayIsolation", "Households"),
    CountedUnit.PERSONS: QT_TRANSLATE_NOOP("MedwayIsolation", "Persons"),
}


@dataclass(frozen=True)
class Wanted:
    """A file to be read: as a shape where somebody has said which, and beside others whose residents may tell what it is."""

    path: str
    read_as: str = ""
    beside: tuple[str, ...] = ()


def dropped(data: QMimeData | None) -> list[str]:
    """Return the paths of the files that are dropped and may be official ones."""
    urls = data.urls() if data is not None else []
    return [path for url in urls if official_files.is_readable(path := url.toLocalFile())]


class FileList(QWidget):
    """Files one below the other: the name of each, what it is, its variables, and its warnings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QVBoxLayout(self).setContentsMargins(0, 0, 0, 0)

    def add(
        self, path: str, what: Iterable[str], variables: Sequence[str], warnings: Sequence[str], use: str = ""
    ) -> None:
        """Add a file; `use` is what became of it."""
        lines = [*filter(None, [", ".join(filter(None, what)), use])]
        if variables:
            more = [f"+ {len(variables) - _SHOWN:,}"] if len(variables) > _SHOWN else []
            names = "; ".join((*variables[:_SHOWN], *more))
            lines.append(translate("MedwayIsolation", "Variables: {names}").format(names=names))
        name = _BREAKS.sub("\\g<0>\u200b", Path(path).name)  # a long name may be broken there
        said = [f"<b>{html.escape(name)}</b>", *map(html.escape, lines)]
        label = rich_label(self)
        label.setText("<br>".join(said) + warning_rows(warnings))
        label.setToolTip("\n".join((path, *variables)))
        self.layout().addWidget(label)


class OfficialFiles(QGroupBox):
    """Reads files one after the other with `readofficial`, cut to the areas, and adds each as a table of the project.

    A file that may be two things is read again beside those with residents of the same areas; where these do not tell either,
    it is asked about.

    Signals
    -------
    message : text, level
        What the user should read.
    read : path, facts, warnings
        A file was read, and what it is.
    unread : path, text
        A file was not, and why.
    asked : path
        A file may be two things, and the user is asked which.
    """

    message = pyqtSignal(str, Qgis.MessageLevel)
    read = pyqtSignal(str, dict, list)
    unread = pyqtSignal(str, str)
    asked = pyqtSignal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(translate("MedwayIsolation", "Official files"), parent)
        self._session = session
        self._waiting: list[Wanted] = []
        self._undecided: list[tuple[Wanted, tuple[str, ...]]] = []  # with the shapes that they may be of
        self._now: Wanted | None = None
        self._residents: list[str] = []  # files that hold some
        self._added: list[str] = []  # since it was last told
        self._unread: list[str] = []  # why
        self.button = QPushButton()
        self.button.setToolTip(
            translate("MedwayIsolation", "Census, mid-year estimates, indices of deprivation, lookups and segmentations as downloaded; "
                      "files can be dropped here too")
        )  # fmt: skip
        self.progress = QProgressBar()
        self.progress.setAccessibleName(translate("MedwayIsolation", "Reading official files"))
        self.files = FileList()
        self.files.setAccessibleName(translate("MedwayIsolation", "Official files that were read"))
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.answers = QWidget()
        QVBoxLayout(self.answers).setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        for widget in (self.button, self.progress, self.files, self.question, self.answers):
            column.addWidget(widget)
        self.run = AlgorithmRun(self)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.run.progressed.connect(lambda percent: self.progress.setValue(int(percent)))
        self.button.clicked.connect(self._pressed)
        self._show()

    # Asking for files

    @guarded
    def _pressed(self) -> None:
        if self.run.running():
            self._waiting, self._undecided = [], []
            self.run.cancel()
            return
        title = translate("MedwayIsolation", "Add official files")
        endings = sorted(official_files.SPREADSHEETS | official_files.TEXTS | official_files.ARCHIVES)
        kinds = translate("MedwayIsolation", "Official files ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in endings)
        )
        paths, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        self.add(paths)

    def add(self, paths: Iterable[str]) -> None:
        """Read these files, after those that are being read."""
        self._waiting += [Wanted(path) for path in paths]
        self._next()

    # Reading

    def _next(self) -> None:
        """Read the next file; when all are read, the undecided ones beside those with residents, and tell."""
        if self.run.running():
            return
        if not self._waiting and self._residents:
            again = [each for each in self._undecided if not each[0].beside]
            self._undecided = [each for each in self._undecided if each[0].beside]
            self._waiting = [Wanted(wanted.path, beside=tuple(self._residents)) for wanted, _ in again]
        if not self._waiting:
            self._show()
            self._tell()
            return
        self._now = self._waiting.pop(0)
        areas = self._session.areas()
        parameters = {
            "FILES": [self._now.path, *self._now.beside],
            "INPUT": areas.id() if areas is not None else None,
            "CODE_FIELD": self._session.code_field or None,
            "READ_AS": self._now.read_as,
            "OUTPUT": str(free_file("official_files")),
        }
        self.progress.setValue(0)
        self.run.start(f"{PROVIDER_ID}:readofficial", parameters)
        self._show()

    @guarded
    def _done(self, results: dict[str, Any]) -> None:
        wanted, self._now = self._now, None
        if wanted is None:
            return
        facts = json.loads(results["FACTS"])
        layer = _table(str(results["OUTPUT"]), facts)
        QgsProject.instance().addMapLayer(layer)
        if any(one["name"].startswith(_RESIDENTS) for one in facts["variables"]):
            self._residents.append(wanted.path)
        self._added.append(layer.name())
        warnings = str(results["WARNINGS"]).splitlines()
        self._list(wanted, facts, int(results["AREAS"]), warnings)
        self.read.emit(wanted.path, facts, warnings)
        self._next()

    @guarded
    def _failed(self, why: str) -> None:
        wanted, self._now = self._now, None
        if wanted is not None and self.run.shapes:
            self._undecided.append((wanted, self.run.shapes))
        elif wanted is not None and not self.run.cancelled:
            self.files.add(wanted.path, [translate("MedwayIsolation", "not read")], [], [why])
            self._unread.append(why)
            self.unread.emit(wanted.path, why)
        if self.run.cancelled:
            self.message.emit(why, Qgis.MessageLevel.Warning)
        self._next()

    # Telling

    def _list(self, wanted: Wanted, facts: dict[str, Any], areas: int, warnings: list[str]) -> None:
        file = facts["files"][0]
        years = dict.fromkeys(one["year"] for one in facts["variables"] if one["year"])
        labels = [one["label"] for one in facts["variables"]]
        of_areas = BY_ID[file["shape"]].layout is not Layout.TYPE_TABLE
        many = [Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas"), "{n} area", n=areas)] if of_areas else []
        if not of_areas or file["rows"] != areas:
            many.append(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} rows"), "{n} row", n=file["rows"]))
        if warnings:
            many.append(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{n} warnings"), "{n} warning", n=len(warnings)))
        self.files.add(wanted.path, [file["title"], *years, *map(told, many)], labels, warnings)

    def _show(self) -> None:
        """Show what there is: the list, a question, how far it is."""
        running = self.run.running()
        self.button.setText(
            translate("MedwayIsolation", "Cancel") if running else translate("MedwayIsolation", "Add official &files…")
        )
        self.progress.setVisible(running)
        self.files.setVisible(self.files.layout().count() > 0)
        asked = self._undecided[:1] if not running else []
        self.question.setVisible(bool(asked))
        self.answers.setVisible(bool(asked))
        room = self.answers.layout()
        while room.count():
            room.takeAt(0).widget().deleteLater()
        for wanted, shapes in asked:
            said = translate(
                "MedwayIsolation",
                "{file} can be read in several ways, and its numbers do not tell. What does it count?",
            )
            self.question.setText(said.format(file=Path(wanted.path).name))
            for shape in shapes:
                unit = BY_ID[shape].counts
                answer = QPushButton(shown(_UNITS[unit] if unit is not None else BY_ID[shape].title))
                answer.setToolTip(shown(BY_ID[shape].title))
                answer.clicked.connect(lambda _on, shape=shape: self._answered(shape))
                room.addWidget(answer)

    @guarded
    def _answered(self, shape: str) -> None:
        wanted, _ = self._undecided.pop(0)
        self._waiting.append(Wanted(wanted.path, read_as=shape))
        self._next()

    def _tell(self) -> None:
        """Say once what was added and what was not read, and why; what is asked stands in the panel."""
        said = list(self._unread)
        if self._added:
            many = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} tables added: {names}.")
            one = "{n} table added: {names}."
            said.append(told(Phrase(many, one, n=len(self._added), names=listed(self._added))))
        if said:
            level = Qgis.MessageLevel.Warning if self._unread else Qgis.MessageLevel.Success
            self.message.emit("\n".join(said), level)
        self._added, self._unread = [], []
        for wanted, _ in self._undecided:
            self.asked.emit(wanted.path)

    def close_down(self) -> None:
        """Let go of a run under way."""
        self._waiting, self._undecided = [], []
        self.run.stop()


def _table(path: str, facts: dict[str, Any]) -> QgsVectorLayer:
    """Return the table that was written, called by its source and year, by which it is known again, with headings in words."""
    file = facts["files"][0]
    source, title = file["source"], file["title"]
    unsaid = source.removesuffix(f" {source[-4:]}")  # the source without its year, as titles have it
    name = f"{title}: {Path(file['name']).stem}" if not source else f"{source}{title.removeprefix(unsaid)}"
    if source and not title.startswith(unsaid):
        name = f"{source}: {title}"
    layer = QgsVectorLayer(path, name, "ogr")
    fields.set_headings(layer, {one["name"]: one["label"] for one in facts["variables"]})
    return layer
