"""What the algorithms that export pages share: their parameters, and how they read layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from ..cartography import pages
from ..cartography.classing import StyleChoice
from ..cartography.exports import DPI_RANGE, safe_name
from ..cartography.inset import Inset
from ..cartography.pages import PageSize, Words
from ..core.described import Described
from ..core.faults import InputError, listed
from ..core.words import QT_TRANSLATE_NOOP, Capitalised, Phrase
from ..i18n import told, translate
from ..layers import features
from ..layers import fields as layer_fields
from ..layers.recognise import ward_name_field
from . import columns
from .base import Algorithm
from .run import Run

SIZES = tuple(PageSize)
ACCESSIBLE_LABEL = QT_TRANSLATE_NOOP("MedwayIsolation", "HTML, the accessible form (picture with its text, tables)")
ACCESSIBLE_PAGE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "accessible page"))  # in messages
PICTURE_DPI = 110  # of the picture in it: a page as wide as a screen
_SIZE_LABELS = (
    QT_TRANSLATE_NOOP("MedwayIsolation", "A4 landscape"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "A4 portrait"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "A3 landscape"),
    QT_TRANSLATE_NOOP("MedwayIsolation", "A3 portrait"),
)


class MapAlgorithm(Algorithm):
    """Base of the algorithms that write pages. They run in the main thread, as layouts must, in a project of their own."""

    GROUP = ("maps", QT_TRANSLATE_NOOP("MedwayIsolation", "Maps and tables"))
    READS_INPUT = False  # the maps ask the layer itself, and write no columns

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    # Parameters

    def add_layers(self, wards_optional: bool) -> None:
        """INPUT, WARDS and WARD_FIELD."""
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(
            QgsProcessingParameterVectorLayer("INPUT", translate("MedwayIsolation", "Areas with results"), kinds)
        )
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "WARDS", translate("MedwayIsolation", "Wards"), kinds, optional=wards_optional
            )
        )
        self.add_ward_field()

    def add_ward_field(self) -> None:
        """WARD_FIELD."""
        self.add_field(
            "WARD_FIELD",
            translate("MedwayIsolation", "Ward name in the wards layer"),
            "WARDS",
            recognised=ward_name_field,
        )

    def add_words(self, *, title: str) -> None:
        """TITLE, SUBTITLE, SOURCE and PLACE."""
        source = translate(
            "MedwayIsolation",
            "Source and copyright line (empty: from the results, with the Open Government Licence)",
        )
        for name, label in (
            ("TITLE", title),
            ("SUBTITLE", translate("MedwayIsolation", "Subtitle")),
            ("SOURCE", source),
            ("PLACE", translate("MedwayIsolation", "Place (empty: what the areas are named after)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def add_paper(self, formats: Sequence[str], chosen: Sequence[int], dpi: int) -> None:
        """TEMPLATE, FORMATS, DPI and TEMPLATE_FILE."""
        self.add_choice(
            "TEMPLATE", translate("MedwayIsolation", "Page"), [told(Phrase(label)) for label in _SIZE_LABELS]
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                "FORMATS",
                translate("MedwayIsolation", "Formats"),
                list(formats),
                allowMultiple=True,
                defaultValue=list(chosen),
            )
        )
        low, high = DPI_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "DPI",
                translate("MedwayIsolation", "Resolution (dots per inch)"),
                defaultValue=dpi,
                minValue=low,
                maxValue=high,
            )
        )

    def add_look(self) -> None:
        """INSET, PRINT_STYLE and LANGUAGE."""
        self.add_choice(
            "INSET",
            translate("MedwayIsolation", "Inset of the densest part"),
            [
                translate("MedwayIsolation", "Where more than a third of the areas are smaller than 2 mm"),
                translate("MedwayIsolation", "Never"),
                translate("MedwayIsolation", "Always"),
            ],
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "PRINT_STYLE",
                translate("MedwayIsolation", "Greys and hatches, for printers without colour"),
                defaultValue=False,
            )
        )
        self.add_language()

    def add_files(self, stem: str) -> None:
        """STEM, OVERWRITE, FOLDER and the outputs."""
        self.addParameter(
            QgsProcessingParameterString(
                "STEM", translate("MedwayIsolation", "File names begin with"), defaultValue=stem
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "OVERWRITE", translate("MedwayIsolation", "Overwrite files of the same names"), defaultValue=False
            )
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination("FOLDER", translate("MedwayIsolation", "Folder for the files"))
        )
        self.addOutput(QgsProcessingOutputNumber("FILE_COUNT", translate("MedwayIsolation", "Number of files")))
        self.addOutput(QgsProcessingOutputString("FILES", translate("MedwayIsolation", "Files, one a line")))

    # Reading

    @staticmethod
    def look(run: Run) -> tuple[StyleChoice, Inset]:
        """Return how pages are drawn, and when they have an inset."""
        return StyleChoice(printed=run.yes("PRINT_STYLE")), run.choice("INSET", tuple(Inset))

    def layer(self, run: Run, name: str, where: str) -> QgsVectorLayer:
        """Return a layer with its aliases and metadata: Processing opens files without the style that holds them.

        Raises
        ------
        InputError
            When there is none, it cannot be read, or has no polygons.
        """
        if not run.given(name):
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{where} is not chosen. Choose it ({name})."),
                where=Capitalised(where),
                name=name,
            )
        found = run.layer(name)
        if found.geometryType() != Qgis.GeometryType.Polygon:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{where} ({name}) holds no polygons. Choose a layer of areas."),
                where=Capitalised(where),
                name=found.name(),
            )
        if not found.featureCount():
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{where} ({name}) is empty. Choose a layer with areas."),
                where=Capitalised(where),
                name=found.name(),
            )
        features.check_readable(found, where)
        features.check_shapes(found, where)
        return layer_fields.with_headings(found)

    def wards(self, run: Run) -> tuple[QgsVectorLayer, str]:
        """Return the wards and their name field, which must be a field of theirs where one is chosen."""
        wards = self.layer(run, "WARDS", features.THE_WARDS)
        field = run.text("WARD_FIELD")
        columns.check_fields(wards, [field] if field else [], features.THE_WARDS)
        return wards, field

    def optional_wards(self, run: Run) -> tuple[QgsVectorLayer | None, str]:
        """Return the wards and their name field as `wards` does, nothing where no wards are given."""
        return self.wards(run) if run.given("WARDS") else (None, "")

    def place(self, run: Run) -> tuple[Path, str]:
        """Return the folder and the beginning of file names."""
        return run.folder("FOLDER"), safe_name(run.text("STEM") or "maps")

    def formats(self, run: Run) -> list[int]:
        """Return the chosen formats by number, at least one."""
        chosen = sorted(set(run.enums("FORMATS")))
        if not chosen:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "No file format is chosen. Choose at least one (FORMATS).")
            )
        return chosen

    @staticmethod
    def words(run: Run, own: Words, title: str) -> Words:
        """Return a page's words; what was typed comes before what the figure says of itself."""
        return replace(
            own, title=title, subtitle=run.text("SUBTITLE") or own.subtitle, source=run.text("SOURCE") or own.source
        )

    def template(self, run: Run, atlas: bool = False) -> Path:
        """Return the path of the chosen template."""
        return pages.template_path(run.choice("TEMPLATE", SIZES), atlas)

    @staticmethod
    def tell_unknown(run: Run, of: Described | None) -> None:
        """Say in the log what is not known of a figure, or that what is kept about it does not fit."""
        if of is None:
            return
        if of.warning:
            run.warn(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}"), name=of.name, said=of.warning))
        if of.unknown():
            run.info(Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}"), name=of.name, said=of.unknown()))

    @staticmethod
    def tell_left_out(page: str, wards: Sequence[str], tell: Callable[[str], None]) -> None:
        """Say for which wards a map has no room, not even for a number."""
        if wards:
            tell(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "{page}: the map has no room for the name or number of {wards}. A larger page has more.",
                    ),
                    page=page,
                    wards=listed(wards),
                )
            )

    @staticmethod
    def tell_crs(run: Run, layer: QgsVectorLayer) -> None:
        """Warn of a layer without a coordinate reference system, whose page has no scale bar."""
        if not layer.crs().isValid():
            said = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The areas layer has no coordinate reference system, so the page has no scale bar. Set it in the layer's properties.",
            )
            run.warn(Phrase(said))
