"""What the algorithms that export pages share: their parameters, and how they read layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
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

from ..cartography import figure_words, pages
from ..cartography.exports import DPI_RANGE, safe_name
from ..cartography.pages import PageSize, Words
from ..core.described import Described
from ..core.faults import InputError, listed
from ..i18n import translate
from ..layers import features
from ..layers import fields as layer_fields
from .base import Algorithm

SIZES = tuple(PageSize)
_SIZE_LABELS = ("A4 landscape", "A4 portrait", "A3 landscape", "A3 portrait")


class MapAlgorithm(Algorithm):
    """Base of the algorithms that write pages. They run in the main thread, as layouts must, in a project of their own."""

    GROUP = ("maps", "Maps and tables")
    READS_INPUT = False  # the maps ask the layer itself, and write no columns

    def flags(self) -> Qgis.ProcessingAlgorithmFlags:
        return super().flags() | Qgis.ProcessingAlgorithmFlag.NoThreading

    # Parameters

    def add_layers(self, wards_optional: bool) -> None:
        """INPUT, WARDS and WARD_FIELD."""
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterVectorLayer("INPUT", translate("Areas with results"), kinds))
        self.addParameter(
            QgsProcessingParameterVectorLayer("WARDS", translate("Wards"), kinds, optional=wards_optional)
        )
        self.add_field("WARD_FIELD", "Ward name in the wards layer", "WARDS", optional=wards_optional)

    def add_words(self, *, title: str) -> None:
        """TITLE, SUBTITLE and SOURCE."""
        for name, label in (
            ("TITLE", title),
            ("SUBTITLE", "Subtitle"),
            ("SOURCE", "Source and copyright line (empty: National Statistics and Ordnance Survey, this year)"),
        ):
            self.addParameter(QgsProcessingParameterString(name, translate(label), optional=True))

    def add_paper(self, formats: Sequence[str], chosen: Sequence[int], dpi: int) -> None:
        """TEMPLATE, FORMATS, DPI and TEMPLATE_FILE."""
        self.add_choice("TEMPLATE", "Page", list(_SIZE_LABELS))
        self.addParameter(
            QgsProcessingParameterEnum(
                "FORMATS",
                translate("Formats"),
                [translate(label) for label in formats],
                allowMultiple=True,
                defaultValue=list(chosen),
            )
        )
        low, high = DPI_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "DPI", translate("Resolution (dots per inch)"), defaultValue=dpi, minValue=low, maxValue=high
            )
        )

    def add_files(self, stem: str) -> None:
        """STEM, OVERWRITE, FOLDER and the outputs."""
        self.addParameter(QgsProcessingParameterString("STEM", translate("File names begin with"), defaultValue=stem))
        self.addParameter(
            QgsProcessingParameterBoolean(
                "OVERWRITE", translate("Overwrite files of the same names"), defaultValue=False
            )
        )
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", translate("Folder for the files")))
        self.addOutput(QgsProcessingOutputNumber("FILE_COUNT", translate("Number of files")))
        self.addOutput(QgsProcessingOutputString("FILES", translate("Files, one a line")))

    # Reading

    def layer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, where: str
    ) -> QgsVectorLayer | None:
        """Return a layer with its aliases and metadata: Processing opens files without the style that holds them.

        Raises
        ------
        InputError
            When it is given but cannot be read, or has no polygons.
        """
        found = self.parameterAsVectorLayer(parameters, name, context)
        if found is None:
            if parameters.get(name) in (None, ""):
                return None
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        if found.geometryType() != Qgis.GeometryType.Polygon:
            raise InputError(f"The {where} ({found.name()}) holds no polygons. Choose a layer of areas.")
        if not found.featureCount():
            raise InputError(f"The {where} ({found.name()}) is empty. Choose a layer with areas.")
        features.check_readable(found, f"the {where}")
        return layer_fields.with_headings(found)

    def ward_layer(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[QgsVectorLayer | None, str]:
        """Return the wards and their name field, which must be there where wards are given."""
        wards = self.layer(parameters, "WARDS", context, "wards layer")
        field = self.text(parameters, "WARD_FIELD", context)
        if wards is None:
            return None, ""
        if field and wards.fields().lookupField(field) < 0:
            raise InputError(
                f"The wards layer ({wards.name()}) has no field {field!r}. Its fields are: {listed(wards.fields().names())}."
            )
        return wards, field

    def check_field(self, layer: QgsVectorLayer, field: str) -> str:
        """Return a field's name, refusing one that the areas do not have."""
        if layer.fields().lookupField(field) < 0:
            raise InputError(
                f"The areas layer ({layer.name()}) has no field {field!r}. Its fields are: {listed(layer.fields().names())}."
            )
        return field

    def place(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[Path, str]:
        """Return the folder and the beginning of file names."""
        folder = Path(self.parameterAsString(parameters, "FOLDER", context)).absolute()
        return folder, safe_name(self.text(parameters, "STEM", context) or "maps")

    def formats(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[int]:
        """Return the chosen formats by number, at least one."""
        chosen = sorted(set(self.parameterAsEnums(parameters, "FORMATS", context)))
        if not chosen:
            raise InputError("No file format is chosen. Choose at least one (FORMATS).")
        return chosen

    def words(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        layer: QgsVectorLayer,
        title: str,
        subtitle: str,
        of: Described | None,
    ) -> Words:
        """Return a page's words; what was typed comes before what the figure says of itself."""
        return Words(
            title,
            self.text(parameters, "SUBTITLE", context) or subtitle,
            self.text(parameters, "SOURCE", context) or figure_words.source_line(layer, of),
            translate("Made on {date}").format(date=figure_words.today()),
            figure_words.recipe_line(of),
        )

    def template(self, parameters: dict[str, Any], context: QgsProcessingContext, atlas: bool = False) -> Path:
        """Return the path of the chosen template."""
        return pages.template_path(SIZES[self.parameterAsEnum(parameters, "TEMPLATE", context)], atlas)

    @staticmethod
    def tell_unknown(of: Described | None, feedback: QgsProcessingFeedback) -> None:
        """Say in the log what is not known of a figure, or that what is kept about it does not fit."""
        if of is None:
            return
        if of.warning:
            feedback.pushWarning(f"{of.name}: {of.warning}")
        if of.unknown():
            feedback.pushInfo(f"{of.name}: {of.unknown()}")

    @staticmethod
    def tell_left_out(page: str, wards: Sequence[str], tell: Callable[[str], None]) -> None:
        """Say for which wards a map has no room, not even for a number."""
        if wards:
            tell(
                translate(
                    "{page}: the map has no room for the name or number of {wards}. A larger page has more."
                ).format(page=page, wards=listed(wards))
            )

    @staticmethod
    def tell_crs(layer: QgsVectorLayer, feedback: QgsProcessingFeedback) -> None:
        """Warn of a layer without a coordinate reference system, whose page has no scale bar."""
        if not layer.crs().isValid():
            feedback.pushWarning(
                translate(
                    "The areas layer has no coordinate reference system, so the page has no scale bar. "
                    "Set it in the layer's properties."
                )
            )
