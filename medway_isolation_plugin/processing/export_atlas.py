"""Algorithm `exportatlas`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
from ..core.faults import InputError
from ..core.files import write_text
from ..core.report.figure_report import figure_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.features import THE_AREAS
from ..layers.recognise import area_name_field
from . import columns, recognised, ward_overlaps
from .export_files import FileSet
from .map_parameters import ACCESSIBLE_LABEL, ACCESSIBLE_PAGE, PICTURE_DPI, MapAlgorithm
from .run import Run

FORMATS = (Format.PDF, Format.PNG, Format.HTML)
_PDF, _PNG, _HTML = range(3)
_PLACEHOLDER = "{ward}"


class ExportAtlasAlgorithm(MapAlgorithm):
    """A page for each ward, with its areas and its neighbours."""

    NAME = "exportatlas"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Export an atlas of wards")
    TAGS = ("map", "atlas", "ward", "layout", "print", "pdf", "png", "report")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=False)
        self.add_code_field()
        for name, label in (
            ("CLASS_FIELD", translate("MedwayIsolation", "Quintile that colours the areas (empty: found by its name)")),
            ("VALUE_FIELD", translate("MedwayIsolation", "Value in the table (empty: found by its name)")),
            ("HEALTH_FIELD", translate("MedwayIsolation", "Health quintile in the table (empty: found by its name)")),
            ("FLAG_FIELD", translate("MedwayIsolation", "Priority flag in the table (empty: found by its name)")),
        ):
            self.add_field(name, label, "INPUT", optional=True)
        self.add_words(title=translate("MedwayIsolation", "Title ({ward} in it stands for the ward's name)"))
        self.add_paper(
            [
                translate("MedwayIsolation", "One PDF of all wards"),
                translate("MedwayIsolation", "A PNG for each ward"),
                told(Phrase(ACCESSIBLE_LABEL)),
            ],
            [_PDF, _HTML],
            200,
        )
        self.add_files("atlas")
        self.add_look()

    def compute(self, run: Run) -> dict[str, Any]:
        with run.language():
            return self._compute(run)

    def _compute(self, run: Run) -> dict[str, Any]:
        if not (run.given("INPUT") and run.given("WARDS") and run.text("WARD_FIELD")):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "An atlas needs an areas layer (INPUT), a wards layer (WARDS) and its name field (WARD_FIELD).",
                )
            )
        areas = self.layer(run, "INPUT", THE_AREAS)
        _, ward_field = self.wards(run)
        shown = self._shown(run, areas)
        formats = self.formats(run)
        folder, stem = self.place(run)
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
            here = told(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas of {all}."),
                    one="{n} area of {all}.",
                    n=inside[ward],
                    all=f"{held.areas:,}",
                )
            )
            facts = (f"{figure.title()}.", figure.subtitle(), here, held.benchmark(place))
            subtitle = " ".join(fact for fact in facts if fact)
            said = self.words(run, replace(own, subtitle=subtitle), figure_words.placed(title, place))
            return said.pointing_to(f"{stems[ward]}.html") if _HTML in formats else said

        order = sorted(shapes, key=core.alphabet)
        stems = {ward: f"{stem}_{number:02d}_{safe_name(ward)}" for number, ward in enumerate(order, start=1)}
        style, inset = self.look(run)
        pages = Atlas(areas, members, shapes, shown, words, self.template(run, atlas=True), style, inset=inset)
        names = [f"{stem}.pdf"] if _PDF in formats else []
        names += [f"{each}.png" for each in stems.values()] if _PNG in formats else []
        names += [f"{each}.html" for each in stems.values()] if _HTML in formats else []
        files = FileSet(folder, names, run.yes("OVERWRITE"))
        try:
            run.stop_if_cancelled()
            self._draw(run, pages, files, stem, stems)
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

    def _draw(self, run: Run, pages: Atlas, files: FileSet, stem: str, stems: Mapping[str, str]) -> None:
        """Write each ward's own files, and then the PDF of all."""
        formats, dpi = self.formats(run), run.whole("DPI")
        with TemporaryDirectory() as rough:
            picture = Path(rough, "page.png")
            for number, ward in enumerate(pages.turned(), start=1):
                drawn = [(picture, Format.PNG, PICTURE_DPI)] if _HTML in formats else []
                if _PNG in formats:
                    drawn.insert(0, (files.partial(f"{stems[ward]}.png"), Format.PNG, dpi))
                elif _PDF in formats:
                    # QGIS does not tell which names have no room in a PDF of many pages: rough pages tell it before.
                    drawn.insert(0, (Path(rough, "page.svg"), Format.SVG, dpi))
                left_out, *_ = [pages.export(path, kind, at) for path, kind, at in drawn]
                self.tell_left_out(ward, left_out, run.info)
                if _HTML in formats:
                    page = figure_report(pages.text(ward), picture.read_bytes())
                    write_text(files.partial(f"{stems[ward]}.html"), page, ACCESSIBLE_PAGE)
                run.progress((0.9 if _PNG in formats else 0.5) * number / len(stems))
        if _PDF in formats:
            export_atlas_pdf(pages.layout, files.partial(f"{stem}.pdf"), dpi, run.feedback)
            pages.check()

    def add_files(self, stem: str) -> None:
        super().add_files(stem)
        self.add_numbers(("PAGES", translate("MedwayIsolation", "Number of pages")))

    def _shown(self, run: Run, areas: QgsVectorLayer) -> Shown:
        code = recognised.needed(run, "CODE_FIELD", run.source("INPUT"))
        found = cartography.detect(areas)
        chosen = [run.text(name) for name in ("CLASS_FIELD", "VALUE_FIELD", "HEALTH_FIELD", "FLAG_FIELD")]
        columns.check_fields(areas, [field for field in (code, *chosen) if field], THE_AREAS)
        classes = chosen[0] or found[0]
        if not classes:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The areas layer has no field that looks like a quintile. Run an index first, or choose the field (CLASS_FIELD).",
                )
            )
        value = chosen[1] or cartography.value_beside(areas, classes)
        name = area_name_field(areas.fields(), code)
        return Shown(code, classes, name, value, chosen[2] or found[2], chosen[3] or found[3])

    def _members(self, run: Run, ward_field: str, code_field: str) -> tuple[list[Area], dict[str, QgsGeometry]]:
        """Return the areas, each in the ward that holds most of it, and the wards' shapes."""
        source, ward_source = run.source("INPUT"), run.source("WARDS")
        if source.sourceCrs().isValid() or ward_source.sourceCrs().isValid():
            ward_overlaps.check_crs(source, ward_source)
        rows = columns.read(source, code_field, {}, THE_AREAS, run.feedback, keep=True)
        united = ward_overlaps.united(run, source, ward_source, ward_field)
        overlaps = ward_overlaps.overlaps(run, rows, united, by_point=False)
        membership = core.from_overlaps(len(rows.features), overlaps)
        if not membership.parts:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system.",
                )
            )
        areas = [
            Area(feature.attributes(), feature.geometry(), str(ward or ""))
            for feature, ward in zip(rows.features, membership.main)
        ]
        nowhere = sum(not area.ward for area in areas)
        if nowhere:
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "Areas that lie in no ward and so are on no ward's page: {number}."
                    ),
                    number=nowhere,
                )
            )
        return areas, dict(zip(united.names, united.shapes))
