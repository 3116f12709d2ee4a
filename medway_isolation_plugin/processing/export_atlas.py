"""Algorithm `exportatlas`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qgis.core import QgsGeometry, QgsVectorLayer

from ..cartography import atlas as cartography
from ..cartography import figure_words
from ..cartography.atlas import Area, Atlas
from ..cartography.atlas_table import Shown
from ..cartography.exports import Format, export_atlas_pdf, safe_name
from ..cartography.pages import Words
from ..cartography.tally import tally_of
from ..core import wards as core
from ..core.faults import InputError, counted
from ..i18n import translate
from ..layers.recognise import area_name_field
from . import columns, recognised, ward_overlaps
from .export_files import FileSet
from .map_parameters import MapAlgorithm
from .run import Run

_PDF, _PNG = range(2)
_PLACEHOLDER = "{ward}"


class ExportAtlasAlgorithm(MapAlgorithm):
    """A page for each ward, with its areas and its neighbours."""

    NAME = "exportatlas"
    TITLE = "Export an atlas of wards"
    TAGS = ("map", "atlas", "ward", "layout", "print", "pdf", "png", "report")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=False)
        self.add_code_field()
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

    def compute(self, run: Run) -> dict[str, Any]:
        if not all(run.given(name) for name in ("INPUT", "WARDS", "WARD_FIELD")):
            raise InputError(
                "An atlas needs an areas layer (INPUT), a wards layer (WARDS) and its name field (WARD_FIELD)."
            )
        areas = self.layer(run, "INPUT", "areas layer")
        _, ward_field = self.wards(run)
        shown = self._shown(run, areas)
        formats = self.formats(run)
        folder, stem = self.place(run)
        dpi = run.whole("DPI")
        members, shapes = self._members(run, ward_field, shown.code)
        self.tell_crs(run, areas)
        figure = cartography.figure_of(areas, shown.classes)
        self.tell_unknown(run, figure.of)
        place = run.text("PLACE") or figure_words.place_of(areas)
        own = figure.words(areas, place)
        held = tally_of(areas, figure.of)
        inside = Counter(area.ward for area in members)
        typed = run.text("TITLE")

        def words(ward: str) -> Words:
            title = (
                typed.replace(_PLACEHOLDER, ward) if _PLACEHOLDER in typed else f"{typed}: {ward}" if typed else ward
            )
            here = translate("MedwayIsolation", "{areas} of {all}.").format(
                areas=counted(inside[ward], "area"), all=f"{held.areas:,}"
            )
            facts = (f"{figure.title()}.", figure.subtitle(), here, held.benchmark(place))
            subtitle = " ".join(fact for fact in facts if fact)
            return self.words(run, replace(own, subtitle=subtitle), figure_words.placed(title, place))

        pages = Atlas(areas, members, shapes, shown, words, self.template(run, atlas=True))
        pngs = {name: f"{stem}_{number:02d}_{safe_name(name)}.png" for number, name in enumerate(pages.names, start=1)}
        names = [f"{stem}.pdf"] if _PDF in formats else []
        names += pngs.values() if _PNG in formats else []
        files = FileSet(folder, names, run.yes("OVERWRITE"))
        try:
            run.stop_if_cancelled()
            # QGIS does not tell which names have no room in a PDF of many pages: rough pages tell it before.
            kind, share = (Format.PNG, 0.9) if _PNG in formats else (Format.SVG, 0.5)
            with TemporaryDirectory() as rough:
                for number, ward in enumerate(pages.turned(), start=1):
                    path = files.partial(pngs[ward]) if kind is Format.PNG else Path(rough, "page.svg")
                    self.tell_left_out(ward, pages.export(path, kind, dpi), run.info)
                    run.progress(share * number / len(pngs))
            if _PDF in formats:
                export_atlas_pdf(pages.layout, files.partial(f"{stem}.pdf"), dpi, run.feedback)
                pages.check()
            run.stop_if_cancelled()
            made = files.commit()
        except BaseException:
            files.discard()
            raise
        for path in made:
            run.info(path.as_posix())
        return {
            "FOLDER": folder.as_posix(),
            "FILE_COUNT": len(made),
            "PAGES": len(shapes),
            "FILES": "\n".join(path.as_posix() for path in made),
        }

    def add_files(self, stem: str) -> None:
        super().add_files(stem)
        self.add_numbers(("PAGES", "Number of pages"))

    def _shown(self, run: Run, areas: QgsVectorLayer) -> Shown:
        code = recognised.needed(run, "CODE_FIELD", run.source("INPUT"))
        found = cartography.detect(areas)
        chosen = [run.text(name) for name in ("CLASS_FIELD", "VALUE_FIELD", "HEALTH_FIELD", "FLAG_FIELD")]
        columns.check_fields(areas, [field for field in (code, *chosen) if field], "the areas layer")
        classes = chosen[0] or found[0]
        if not classes:
            raise InputError(
                "The areas layer has no field that looks like a quintile. Run an index first, or choose the field (CLASS_FIELD)."
            )
        value = chosen[1] or cartography.value_beside(areas, classes)
        name = area_name_field(areas.fields(), code)
        return Shown(code, classes, name, value, chosen[2] or found[2], chosen[3] or found[3])

    def _members(self, run: Run, ward_field: str, code_field: str) -> tuple[list[Area], dict[str, QgsGeometry]]:
        """Return the areas, each in the ward that holds most of it, and the wards' shapes."""
        source, ward_source = run.source("INPUT"), run.source("WARDS")
        if source.sourceCrs().isValid() or ward_source.sourceCrs().isValid():
            ward_overlaps.check_crs(source, ward_source)
        rows = columns.read(source, code_field, {}, "the areas layer", run.feedback, keep=True)
        united = ward_overlaps.united(run, source, ward_source, ward_field)
        overlaps = ward_overlaps.overlaps(run, rows, united, by_point=False)
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
            run.warn(
                translate(
                    "MedwayIsolation", "Areas that lie in no ward and so are on no ward's page: {number}."
                ).format(number=nowhere)
            )
        return areas, dict(zip(united.names, united.shapes))
