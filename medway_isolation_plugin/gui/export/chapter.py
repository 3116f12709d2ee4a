"""The box *Chapter* of the part *Export*: what there is for a chapter, what is missing, and the button that makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QGroupBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.bands import BANDS
from ...core.chapter import previous
from ...core.chapter.previous import Previous
from ...core.documents import read_text
from ...core.faults import InputError, all_of
from ...core.fields import ResultKind
from ...core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ...i18n import told, translate
from ...layers import fields
from ...layers.recognise import ward_name_field
from ...processing.chapter_files import FORMATS, PDF
from ...processing.provider import PROVIDER_ID
from ..shared.forms import allow, labelled, name_file
from ..shared.session import Session

ALGORITHM = f"{PROVIDER_ID}:jsnachapter"
PREVIOUS = "PREVIOUS"  # the parameter of the earlier chapter
_LARGE = 5_000_000  # bytes
_LONG = ("year", "variant")  # fields of a layer of projections
_HEALTH, _PRIORITY, _WARDS, _NEED, _PROJECTIONS = (
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "health")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "priority areas")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "wards")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "estimates of need")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "projections")),
)


@dataclass
class ChapterLayers:
    """The layers of the project that a chapter is made of, by the parameter that takes them, and what they hold."""

    results: list[QgsVectorLayer] = field(default_factory=list)
    need: list[QgsVectorLayer] = field(default_factory=list)
    projections: list[QgsVectorLayer] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


class ChapterBox(QGroupBox):
    """What is to be seen of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(translate("MedwayIsolation", "Chapter"), parent)
        column = QVBoxLayout(self)
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.previous = self._previous()
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.make = QPushButton(translate("MedwayIsolation", "&Make the chapter"), self)
        self._tip = translate(
            "MedwayIsolation",
            "The computed parts of the needs assessment's chapter, numbered and sourced, as Word, OpenDocument and web page. "
            "Title, date and words of your own: Chapter of a needs assessment, in the Processing Toolbox.",
        )
        self._why_not = ""
        self._read: tuple[Path, int, int] | None = None
        self._fault = ""
        self.make.setToolTip(self._tip)
        label = labelled(translate("MedwayIsolation", "L&ast year's chapter.json"), self.previous)
        for widget in (self.state, label, self.previous, self.said, self.make):
            column.addWidget(widget)

    def _previous(self) -> QgsFileWidget:
        made = QgsFileWidget(self)
        made.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        made.setFilter(translate("MedwayIsolation", "Numbers of a chapter (*.json)"))
        made.setDialogTitle(translate("MedwayIsolation", "Last year's chapter.json"))
        name_file(
            made,
            translate("MedwayIsolation", "Last year's chapter.json"),
            translate("MedwayIsolation", "Choose last year's chapter.json"),
        )
        made.lineEdit().setPlaceholderText(translate("MedwayIsolation", "none"))
        made.setToolTip(
            translate(
                "MedwayIsolation",
                "The file of numbers that the last run wrote beside its chapter. With it the chapter says what changed, and why.",
            )
        )
        return made

    def kept(self) -> dict[str, str]:
        """Return what the project remembers of the box: the earlier chapter, by its place beside the project's file."""
        path = self.previous.filePath().strip()
        return {"previous": QgsProject.instance().writePath(path)} if path else {}

    def restore(self, kept: object) -> None:
        """Take up what the project remembers."""
        path = kept.get("previous") if isinstance(kept, Mapping) else None
        self.previous.setFilePath(QgsProject.instance().readPath(path) if isinstance(path, str) and path else "")

    def earlier(self) -> dict[str, str]:
        """Return the parameter of the earlier chapter, where one is chosen.

        Raises
        ------
        InputError
            When the file is none: nothing is made that would leave the comparison out.
        """
        text = self.previous.filePath().strip()
        if not text:
            return {}
        _read(Path(text))
        return {PREVIOUS: text}

    def look(self, session: Session) -> None:
        """Say what is there and what is missing."""
        found = chapter_layers(session)
        self.state.setText(_said(found))
        self._check()
        self._why_not = self._fault if found.results else self.state.text()
        self.allow_again()

    def allow_again(self) -> None:
        """Let the chapter be made, or say why it cannot be."""
        allow(self.make, self._tip, self._why_not)

    def _check(self) -> None:
        """Say what the chosen file is, or what is wrong with it; a file that was read is not read again."""
        text = self.previous.filePath().strip()
        path, mark = Path(text), None
        if text and path.is_file():
            now = path.stat()
            mark = (path, now.st_mtime_ns, now.st_size)
        if mark is None or mark != self._read:
            self._read, self._fault, said = mark, "", ""
            try:
                said = _found(_read(path)) if text else ""
            except InputError as error:
                self._fault = said = told(error)
            self.said.setText(said)
            self.said.setVisible(bool(said))


def _read(path: Path) -> Previous | None:
    """Return an earlier chapter; None for one of a whole country, which the run itself reads: the window does not wait for it."""
    if not path.is_file():
        raise InputError(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{name} is not there. Choose last year's chapter.json, or leave it empty."),
            name=path.name,
        )  # fmt: skip
    if path.stat().st_size > _LARGE:
        return None
    text = read_text(path, previous.WHAT)
    if not previous.is_one(text):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "{name} is no file of numbers of a chapter. Choose the chapter.json that was made with last year's, or leave it empty.",
            ),
            name=path.name,
        )
    return previous.parse(text, path.name)


def _found(earlier: Previous | None) -> str:
    if earlier is None:
        return ""
    many = QT_TRANSLATE_NOOP("MedwayIsolation", "Compared with: {chapter}; {n} results.")
    chapter = Phrases([part for part in (earlier.title, earlier.date_words()) if part], ", ")
    return told(Phrase(many, one="Compared with: {chapter}; {n} result.", chapter=chapter, n=len(earlier.results)))


def _said(found: ChapterLayers) -> str:
    has = translate("MedwayIsolation", "There: {what}.").format(what=told(all_of(found.there)))
    lacks = translate("MedwayIsolation", "Missing: {what}.").format(what=told(all_of(found.missing)))
    return " ".join(said for said, what in ((has, found.there), (lacks, found.missing)) if what)


def chapter_layers(session: Session) -> ChapterLayers:
    """Return what the project has for a chapter: the layers of the maps first."""
    found, kinds = ChapterLayers(), set()
    for layer in _each(session):
        own = {result.kind for result in fields.results_of(layer) if result.stated}
        if not own:
            continue
        if ResultKind.NEED in own:
            long = all(layer.fields().lookupField(name) >= 0 for name in _LONG)
            (found.projections if long else found.need).append(layer)
        if own - {ResultKind.NEED}:
            found.results.append(layer)
        kinds |= own
    for words, is_there in (
        *((session.true_band(band).label(), session.result(band) is not None) for band in BANDS),
        (_HEALTH, ResultKind.DEPRIVATION in kinds),
        (_PRIORITY, ResultKind.PRIORITY in kinds),
        (_WARDS, session.wards() is not None),
        (_NEED, bool(found.need)),
        (_PROJECTIONS, bool(found.projections)),
    ):
        (found.there if is_there else found.missing).append(words)
    return found


def _each(session: Session) -> Iterator[QgsVectorLayer]:
    shown = {result.layer_id: result.layer() for _, result in session.results()}
    yield from shown.values()
    for key, layer in sorted(QgsProject.instance().mapLayers().items(), key=lambda pair: (pair[1].name(), pair[0])):
        if key not in shown and isinstance(layer, QgsVectorLayer) and layer.isValid():
            yield layer


def parameters(session: Session, folder: Path, replace: bool, words: Mapping[str, str], dpi: int) -> dict[str, Any]:
    """Return what the algorithm takes; a chapter that is to be replaced is the one whose written parts are kept."""
    found = chapter_layers(session)
    made: dict[str, Any] = {
        "RESULTS": [layer.id() for layer in found.results],
        "NEED": [layer.id() for layer in found.need],
        "PROJECTIONS": [layer.id() for layer in found.projections],
        "FORMATS": [number for number, kind in enumerate(FORMATS) if kind != PDF],
        "PLACE": words.get("PLACE", ""),
        "DPI": dpi,
        "OVERWRITE": replace,
        "FOLDER": str(folder),
    }
    if replace and (written_in := _last_saved(folder)):
        made["KEEP_FROM"] = str(written_in)
    wards = session.wards()
    if wards is not None:
        made["WARDS"] = wards.id()
        if name := ward_name_field(wards):
            made["WARD_FIELD"] = name
    return made


def _last_saved(folder: Path) -> Path | None:
    """Return the chapter in a folder that was saved last, in which people may have written; None where there is none."""
    there = [path for kind in ("docx", "odt") if (path := folder / f"chapter.{kind}").is_file()]
    return max(there, key=lambda path: path.stat().st_mtime_ns, default=None)


def written(given: Mapping[str, Any], results: Mapping[str, Any]) -> str:
    """Return what to tell of a chapter that was made, and of what changed where an earlier one was given."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "Chapter made: {figures} figures, {tables} tables, {n} files.")
    made = Phrase(
        template, figures=results["FIGURE_COUNT"], tables=results["TABLE_COUNT"], n=int(results["FILE_COUNT"])
    )
    if PREVIOUS not in given:
        return told(made)
    changed = int(results["CHANGES"])
    many = QT_TRANSLATE_NOOP(
        "MedwayIsolation", "{n} things changed since the earlier chapter: the new one says which, and why."
    )
    one = "{n} thing changed since the earlier chapter: the new one says which, and why."
    nothing = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Nothing changed since the earlier chapter."))
    return told(Phrases([made, Phrase(many, one=one, n=changed) if changed else nothing]))
