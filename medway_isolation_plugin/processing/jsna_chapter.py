"""Algorithm `jsnachapter`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from .. import paths
from ..cartography import chapter_figures, figure_words
from ..cartography.chapter_figures import Drawing
from ..cartography.exports import DPI_RANGE
from ..core import dates, digests, open_elsewhere
from ..core.chapter import previous, templates
from ..core.chapter.compose import WORDS_KEY, Composed, compose
from ..core.chapter.ledger import InputUsed
from ..core.chapter.study import ChapterWishes, Study
from ..core.chapter.templates import ChapterWords
from ..core.documents import read_text
from ..core.faults import InputError
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import chapter_layers
from ..layers.features import ReadOnce
from . import chapter_material
from .chapter_files import FORMATS, ChapterFiles
from .map_parameters import MapAlgorithm
from .outputs import known
from .run import Run

_FILE = QgsProcessingParameterFile.Behavior.File
_ANY = [QgsProcessing.SourceType.TypeVector]
_TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Social isolation and loneliness in {place}")
_OWN_WORDS = "words_{code}.jinja"


class JsnaChapterAlgorithm(MapAlgorithm):
    """The chapter of a needs assessment: its computed parts, numbered, sourced, dated and accessible."""

    NAME = "jsnachapter"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Chapter of a needs assessment")
    TAGS = ("chapter", "jsna", "report", "word", "docx", "odt", "accessible", "document")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        for name, label, optional in (
            ("RESULTS", translate("MedwayIsolation", "Layers with results"), False),
            ("NEED", translate("MedwayIsolation", "Estimates of need (estimateneed)"), True),
            ("PROJECTIONS", translate("MedwayIsolation", "Projections of need (projectneed)"), True),
        ):
            kind = QgsProcessing.SourceType.TypeVector
            self.addParameter(QgsProcessingParameterMultipleLayers(name, label, kind, optional=optional))
        self.add_ward_map()
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "BENCHMARKS", translate("MedwayIsolation", "Table of other places"), _ANY, optional=True
            )
        )
        for name, label in (
            ("WORDS", translate("MedwayIsolation", "Words of your own (a file of blocks, or its folder)")),
            ("PREVIOUS", translate("MedwayIsolation", "The earlier chapter's file of numbers (.json)")),
            (
                "KEEP_FROM",
                translate("MedwayIsolation", "The earlier chapter, whose written parts are kept (.docx or .odt)"),
            ),
            ("TEMPLATE_FILE", translate("MedwayIsolation", "Document that gives the look (.docx or .odt)")),
        ):
            # QGIS's own filter refuses folders, and files without a suffix.
            every = translate("MedwayIsolation", "All files (*)")
            self.addParameter(QgsProcessingParameterFile(name, label, _FILE, optional=True, fileFilter=every))
        for name, label in (
            ("TITLE", translate("MedwayIsolation", "Title")),
            ("PLACE", translate("MedwayIsolation", "Place (empty: what the areas are named after)")),
            ("DATE", translate("MedwayIsolation", "Date, such as 2026-11-23 (empty: today)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterEnum(
                "FORMATS",
                translate("MedwayIsolation", "Formats"),
                [kind.upper() for kind in FORMATS],
                allowMultiple=True,
                defaultValue=[0, 1, 2],
            )
        )
        low, high = DPI_RANGE
        dots = translate("MedwayIsolation", "Resolution (dots per inch)")
        self.addParameter(QgsProcessingParameterNumber("DPI", dots, defaultValue=200, minValue=low, maxValue=high))
        self.add_files("chapter")
        self.add_language()
        self.addOutput(QgsProcessingOutputNumber("FIGURE_COUNT", translate("MedwayIsolation", "Number of figures")))
        self.addOutput(QgsProcessingOutputNumber("TABLE_COUNT", translate("MedwayIsolation", "Number of tables")))
        self.addOutput(
            QgsProcessingOutputString("MISSING", translate("MedwayIsolation", "What is missing, one a line"))
        )
        self.addOutput(QgsProcessingOutputNumber("CHANGES", translate("MedwayIsolation", "Things that changed")))
        self.addOutput(QgsProcessingOutputNumber("READING_AGE", translate("MedwayIsolation", "Reading age in years")))

    def add_ward_map(self) -> None:
        """WARDS and WARD_FIELD."""
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
        wards = translate("MedwayIsolation", "Wards")
        self.addParameter(QgsProcessingParameterVectorLayer("WARDS", wards, kinds, optional=True))
        self.add_ward_field()

    def compute(self, run: Run) -> dict[str, Any]:
        with run.language(), ReadOnce():
            return self._compute(run)

    def _compute(self, run: Run) -> dict[str, Any]:
        kinds = [FORMATS[number] for number in self.formats(run)]
        folder, stem = self.place(run)
        date = dates.parse(run.text("DATE") or figure_words.today_iso())
        words, words_used = self._words(run)
        earlier = self._previous(run)
        wards, ward_field = self.optional_wards(run)
        material = chapter_material.read(run, wards, ward_field)
        place = run.text("PLACE") or figure_words.place_of(material.first) or material.first.name()
        title = run.text("TITLE") or told(Phrase(_TITLE, place=place))
        # What the texts are in, as a document states it: a translator writes the code of the language here.
        language = translate("MedwayIsolation", "en-GB")
        fictional = any(map(chapter_layers.is_fictional, material.layers))
        study = Study(
            ChapterWishes(title, place, date, language, paths.plugin_version(), fictional),
            material.layers,
            material.need,
            material.projections,
            material.memberships,
            benchmarks=material.benchmarks,
            ward_map=material.ward_map,
            previous=earlier,
        )
        files = ChapterFiles(folder, stem, kinds, run.yes("OVERWRITE"), self._chosen(run, "TEMPLATE_FILE"))
        try:
            drawing = Drawing(
                material.drawn, paths.LAYOUTS / "chapter.qpt", wards, ward_field, place,
                told(dates.in_words(date.day, date.month, date.year)), date.year, run.whole("DPI"), files.working,
            )  # fmt: skip
            study.figures = chapter_figures.draw(
                study, drawing, lambda page, lost: self.tell_left_out(page, lost, run.warn), lambda done: run.progress(0.8 * done)
            )  # fmt: skip
            made = compose(study, words, words_used)
            run.progress(0.85)
            keep_from = self._chosen(run, "KEEP_FROM")
            if keep_from is not None and (unsaved := open_elsewhere.unsaved(keep_from)):
                run.warn(unsaved)
            kept = files.write(made, keep_from, run.stop_if_cancelled)
            run.progress(1.0)
            paths_made = files.commit()
        except BaseException:
            files.discard()
            raise
        self._tell(run, made, kept, [path.as_posix() for path in paths_made])
        return {
            "FOLDER": folder.as_posix(),
            "FILE_COUNT": len(paths_made),
            "FILES": "\n".join(path.as_posix() for path in paths_made),
            "FIGURE_COUNT": made.figures,
            "TABLE_COUNT": len(made.tables),
            "MISSING": "\n".join(made.missing),
            "CHANGES": len(made.changes),
            "READING_AGE": known(made.reading_age),
        }

    @staticmethod
    def _tell(run: Run, made: Composed, kept: list[str], written: list[str]) -> None:
        for line in (*made.missing,):
            run.info(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Not in the chapter: {what}"), what=line))
        for one in made.changes:
            said = QT_TRANSLATE_NOOP("MedwayIsolation", "Changed ({why}): {what}")
            run.info(Phrase(said, why=Phrase(one.cause.value), what=one.said))
        for line in (*kept, *written):
            run.info(line)

    @staticmethod
    def _chosen(run: Run, name: str) -> Path | None:
        return Path(run.text(name)) if run.given(name) else None

    def _previous(self, run: Run) -> previous.Previous | None:
        path = self._chosen(run, "PREVIOUS")
        if path is None:
            return None
        return previous.parse(read_text(path, previous.WHAT), path.name)

    def _words(self, run: Run) -> tuple[ChapterWords, InputUsed]:
        """Return the words in the language of the page, and the file that they are from: a council's before the plugin's own."""
        code = str(run.algorithm.parameterAsEnumString(run.parameters, "LANGUAGE", run.context) or "en")
        ours = paths.RESOURCES / "chapter"
        own_path = next(path for one in (code, "en") if (path := ours / _OWN_WORDS.format(code=one)).is_file())
        own = templates.read(own_path)
        given = self._chosen(run, "WORDS")
        if given is None:
            return own, _used(own_path)
        if given.is_dir():
            names = [_OWN_WORDS.format(code=code), _OWN_WORDS.format(code="en"), "words.jinja"]
            found = next((given / name for name in names if (given / name).is_file()), None)
            if found is None:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "The folder {folder} holds no file of words. Name one {name}."
                    ),
                    folder=given,
                    name=names[0],
                )
            given = found
        return templates.read(given, own), _used(given)


def _used(path: Path) -> InputUsed:
    return InputUsed(WORDS_KEY, told(Phrase(templates.WHAT)), path.name, digests.digest_of(path), 0)
