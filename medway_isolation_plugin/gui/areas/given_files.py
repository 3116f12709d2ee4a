"""Files that somebody downloaded and gives to the window *Where the data come from*: each goes where it is of use."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...core.words import QT_TRANSLATE_NOOP, Phrase
from ...i18n import told, translate
from ...layers import official_files as readable
from ...layers.answer_cache import AnswerCache
from ...layers.recognise import is_wards
from ...processing import fetch_authority
from ..shared.slots import guarded
from . import by_hand, services
from .official_files import OfficialFiles
from .where_from import WhereFrom

_ALWAYS = 36500.0  # days


class GivenFiles(QObject):
    """Boundaries are added to the project; what is an official file is read as one; what a package lacks is kept for the next.

    Signals
    -------
    message : text, level
        What the user should read.
    catalogue_changed
        Another catalogue of services is worked with.
    """

    message = pyqtSignal(str, Qgis.MessageLevel)
    catalogue_changed = pyqtSignal()

    def __init__(self, official: OfficialFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._official = official
        self._reading: set[str] = set()
        self.for_package: list[str] = []  # households by type, and wards
        self.dialog: WhereFrom | None = None
        official.read.connect(self._read)
        official.unread.connect(self._unread)
        official.asked.connect(self._asked)

    def open_dialog(self) -> None:
        """Show the window, and make it where it is not there yet."""
        if self.dialog is None:
            around = self.parent()
            self.dialog = WhereFrom(around.window() if isinstance(around, QWidget) else None)
            self.dialog.given.connect(self.take)
            self.dialog.catalogue_changed.connect(self.catalogue_changed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @guarded
    def take(self, paths: list[str]) -> None:
        """Take files, each for what it is."""
        official = []
        for path in paths:
            if by_hand.is_boundaries(path):
                self._add_boundaries(path)
            elif readable.is_readable(path):
                self._reading.add(path)
                official.append(path)
            else:
                self._tell(path, [], translate("MedwayIsolation", "not read: no kind of file that publishers give out"))
        self._official.add(official)

    def _add_boundaries(self, path: str) -> None:
        layers = by_hand.boundaries(path)
        if any(map(is_wards, layers)):
            self._for_next(path)
        QgsProject.instance().addMapLayers(layers)
        many = QT_TRANSLATE_NOOP("MedwayIsolation", "{n} shapes, added to the project")
        lines = [
            f"{layer.name()}: {told(Phrase(many, '{n} shape, added to the project', n=layer.featureCount()))}"
            for layer in layers
        ]
        use = "" if lines else translate("MedwayIsolation", "not read: no shapes were found in it")
        if path in self.for_package:
            use = translate("MedwayIsolation", "The next council's data will hold it.")
        self._tell(path, lines, use)

    @guarded
    def _read(self, path: str, facts: dict[str, Any], warnings: list[str]) -> None:
        if path not in self._reading:
            return
        self._reading.discard(path)
        shape = facts["files"][0]["shape"]
        years = list(dict.fromkeys(one["year"] for one in facts["variables"] if one["year"]))
        dataset = by_hand.stands_for(services.catalogue(), path, shape, years)
        if dataset is not None and by_hand.keep(dataset, path, AnswerCache(fetch_authority.default_cache(), _ALWAYS)):
            use = translate("MedwayIsolation", "Kept: the next council's data take it from here.")
        elif shape in by_hand.HOUSEHOLDS_BY_TYPE:
            self._for_next(path)
            use = translate("MedwayIsolation", "The next council's data will hold it.")
        else:
            use = translate("MedwayIsolation", "A table of the project now.")
        self._tell(path, [facts["files"][0]["title"], *years], use, warnings)

    def _for_next(self, path: str) -> None:
        """Have the next council's data hold a file."""
        self.for_package = [*(each for each in self.for_package if each != path), path]

    @guarded
    def _unread(self, path: str, why: str) -> None:
        if path in self._reading:
            self._reading.discard(path)
            self._tell(path, [], translate("MedwayIsolation", "not read"), [why])

    @guarded
    def _asked(self, path: str) -> None:
        if path in self._reading:
            said = translate("MedwayIsolation", "It can be two things: the panel asks which, under Official files.")
            self._tell(path, [], said)

    def _tell(self, path: str, what: list[str], use: str, warnings: list[str] | None = None) -> None:
        if self.dialog is not None:
            self.dialog.tell(path, what, use, warnings or [])

    def close_down(self) -> None:
        """Close the window and let go of it."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None
