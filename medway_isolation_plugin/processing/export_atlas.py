"""Algorithm `exportatlas`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qgis.core import (
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ..cartography import atlas as cartography
from ..cartography.atlas import Area, Atlas, Shown
from ..cartography.exports import Format, export_atlas_pdf, safe_name
from ..cartography.pages import Words
from ..core import wards as core
from ..core.faults import InputError
from ..i18n import translate
from ..layers import fields
from . import columns, ward_overlaps
from .columns import stop_if_cancelled
from .export_files import FileSet
from .map_parameters import MapAlgorithm

_PDF, _PNG = range(2)
_PLACEHOLDER = "{ward}"


class ExportAtlasAlgorithm(MapAlgorithm):
    """A page for each ward, with its areas and its neighbours."""

    NAME = "exportatlas"
    TITLE = "Export an atlas of wards"
    TAGS = ("map", "atlas", "ward", "layout", "print", "pdf", "png", "report")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=False)
        self.add_field("CODE_FIELD", "Area code", "INPUT")
        for name, label in (
            ("CLASS_FIELD", "Quintile that colours the areas (empty: found by its name)"),
            ("VALUE_FIELD", "Value in the table (empty: found by its name)"),
            ("HEALTH_FIELD", "Health quintile in the table (empty: found by its name)"),
            ("FLAG_FIELD", "Priority flag in the table (empty: found by its name)"),
        ):
            self.add_field(name, label, "INPUT", optional=True)
        self.add_words(title="Title ({ward} in it stands for the ward's name)")
        self.add_paper(["One PDF of all wards", "A PNG for each ward"], [0], 200)
        self.add_files("atlas")

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        areas = self.layer(parameters, "INPUT", context, "areas layer")
        wards, ward_field = self.ward_layer(parameters, context)
        if areas is None or wards is None or not ward_field:
            raise InputError(
                "An atlas needs an areas layer (INPUT), a wards layer (WARDS) and its name field (WARD_FIELD)."
            )
        shown = self._shown(parameters, context, areas)
        formats = self.formats(parameters, context)
        folder, stem = self.place(parameters, context)
        dpi = self.parameterAsInt(parameters, "DPI", context)
        members, shapes = self._members(parameters, context, feedback, wards, ward_field, shown.code)
        self.tell_crs(areas, feedback)
        subtitle = cartography.title_for(areas, shown.classes)
        of = fields.describe(areas, shown.classes)
        self.tell_unknown(of, feedback)
        typed = self.text(parameters, "TITLE", context)

        def words(ward: str) -> Words:
            title = (
                typed.replace(_PLACEHOLDER, ward) if _PLACEHOLDER in typed else f"{typed}: {ward}" if typed else ward
            )
            return self.words(parameters, context, areas, title, subtitle, of)

        pages = Atlas(areas, members, shapes, shown, words, self.template(parameters, context, atlas=True))
        pngs = {name: f"{stem}_{number:02d}_{safe_name(name)}.png" for number, name in enumerate(pages.names, start=1)}
        names = [f"{stem}.pdf"] if _PDF in formats else []
        names += pngs.values() if _PNG in formats else []
        files = FileSet(folder, names, self.parameterAsBool(parameters, "OVERWRITE", context))
        try:
            stop_if_cancelled(feedback)
            # QGIS does not tell which names have no room in a PDF of many pages: rough pages tell it before.
            kind, share = (Format.PNG, 90.0) if _PNG in formats else (Format.SVG, 50.0)
            with TemporaryDirectory() as rough:
                for number, ward in enumerate(pages.turned(), start=1):
                    stop_if_cancelled(feedback)
                    path = files.partial(pngs[ward]) if kind is Format.PNG else Path(rough, "page.svg")
                    self.tell_left_out(ward, pages.export(path, kind, dpi), feedback.pushInfo)
                    feedback.setProgress(share * number / len(pngs))
            if _PDF in formats:
                export_atlas_pdf(pages.layout, files.partial(f"{stem}.pdf"), dpi, feedback)
                pages.check()
            stop_if_cancelled(feedback)
            made = files.commit()
        except BaseException:
            files.discard()
            raise
        for path in made:
            feedback.pushInfo(str(path))
        return {
            "FOLDER": str(folder),
            "FILE_COUNT": len(made),
            "PAGES": len(shapes),
            "FILES": "\n".join(str(path) for path in made),
        }

    def add_files(self, stem: str) -> None:
        super().add_files(stem)
        self.add_numbers(("PAGES", "Number of pages"))

    def _shown(self, parameters: dict[str, Any], context: QgsProcessingContext, areas: QgsVectorLayer) -> Shown:
        code = self.check_field(areas, self.text(parameters, "CODE_FIELD", context))
        found = cartography.detect(areas)
        chosen = [
            self.text(parameters, name, context)
            for name in ("CLASS_FIELD", "VALUE_FIELD", "HEALTH_FIELD", "FLAG_FIELD")
        ]
        for field in chosen:
            if field:
                self.check_field(areas, field)
        classes = chosen[0] or found[0]
        if not classes:
            raise InputError(
                "The areas layer has no field that looks like a quintile. Run an index first, or choose the field (CLASS_FIELD)."
            )
        value = chosen[1] or cartography.value_beside(areas, classes)
        return Shown(code, classes, value, chosen[2] or found[2], chosen[3] or found[3])

    def _members(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        wards: QgsVectorLayer,
        ward_field: str,
        code_field: str,
    ) -> tuple[list[Area], dict[str, QgsGeometry]]:
        """Return the areas, each in the ward that holds most of it, and the wards' shapes."""
        source, ward_source = self.source(parameters, "INPUT", context), self.source(parameters, "WARDS", context)
        if source.sourceCrs().isValid() or ward_source.sourceCrs().isValid():
            ward_overlaps.check_crs(source, ward_source)
        rows = columns.read(source, code_field, {}, "the areas layer", feedback, keep=True)
        united = ward_overlaps.united(source, ward_source, ward_field, context, feedback)
        overlaps = ward_overlaps.overlaps(rows, united, False, feedback)
        membership = core.from_overlaps(len(rows.features), overlaps)
        if not membership.parts:
            raise InputError(
                "No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system."
            )
        areas = [
            Area(feature.attributes(), feature.geometry(), str(ward or ""))
            for feature, ward in zip(rows.features, membership.main)
        ]
        nowhere = sum(not area.ward for area in areas)
        if nowhere:
            feedback.pushWarning(
                translate("Areas that lie in no ward and so are on no ward's page: {number}.").format(number=nowhere)
            )
        return areas, dict(zip(united.names, united.shapes))
