"""Algorithm `exportmaps`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsVectorLayer,
)

from ..cartography import accessible
from ..cartography.exports import Format
from ..cartography.figure import Figure
from ..cartography.figure_kinds import Wards, fields_for, registered
from ..cartography.figures import Pages
from ..cartography.inset import Inset
from ..core.faults import InputError
from ..core.files import write_text
from ..core.report.figure_report import figure_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import told, translate
from ..layers.features import THE_AREAS, ReadOnce
from . import columns
from .export_files import FileSet
from .map_parameters import ACCESSIBLE_LABEL, ACCESSIBLE_PAGE, PICTURE_DPI, MapAlgorithm
from .run import Run

FORMATS = (Format.PDF, Format.PNG, Format.SVG, Format.HTML)
_PLACEHOLDER = "{figure}"


class ExportMapsAlgorithm(MapAlgorithm):
    """The figures of a needs assessment as pages."""

    NAME = "exportmaps"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Export maps")
    TAGS = ("map", "figure", "layout", "print", "pdf", "png", "svg", "report")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=True)
        self.addParameter(
            QgsProcessingParameterEnum(
                "FIGURES",
                translate("MedwayIsolation", "Figures (none chosen: all that the layers allow)"),
                [told(Phrase(kind.LABEL)) for kind in registered()],
                allowMultiple=True,
                optional=True,
            )
        )
        for kind in _with_parameter():
            self.add_field(
                kind.PARAMETER, told(Phrase(kind.PARAMETER_LABEL)), "INPUT", optional=True, several=kind.SEVERAL
            )
        self.add_words(title=translate("MedwayIsolation", "Title ({figure} in it stands for the figure's own title)"))
        self.add_paper([_format(kind) for kind in FORMATS], [0, 1, 3], 300)
        self.add_files("map")
        self.add_look()

    def compute(self, run: Run) -> dict[str, Any]:
        with run.language(), ReadOnce():  # figures of the same columns
            return self._compute(run)

    def _compute(self, run: Run) -> dict[str, Any]:
        wards, ward_field = self.optional_wards(run)
        style, inset = self.look(run)
        areas_layer = self.layer(run, "INPUT", THE_AREAS)
        maker = Pages(areas_layer, self.template(run), wards, ward_field, style, inset)
        areas = maker.areas  # all that is read is read of one layer, and so once
        chosen = self._figures(run, areas, wards is not None)
        kinds = [FORMATS[number] for number in self.formats(run)]
        dpi = run.whole("DPI")
        folder, stem = self.place(run)
        names = {(shown, kind): f"{stem}_{shown.name}.{kind.value}" for shown in chosen for kind in kinds}
        overwrite = run.yes("OVERWRITE")

        self.tell_crs(run, areas)
        if maker.nameless:
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Wards without a name in {field}, which the maps leave without one: {number}.",
                    ),
                    field=ward_field,
                    number=maker.nameless,
                )
            )
        files = FileSet(folder, list(names.values()), overwrite)
        try:
            for number, shown in enumerate(chosen):
                run.stop_if_cancelled()
                self.tell_unknown(run, shown.of)
                own = shown.words(areas, run.text("PLACE"))
                words = self.words(run, own, titled(run.text("TITLE"), own.title, len(chosen)))
                if Format.HTML in kinds:
                    words = words.pointing_to(names[shown, Format.HTML])
                run.stop_if_cancelled()
                layout = maker.layout(shown, words, run.stop_if_cancelled)
                if inset is Inset.ALWAYS and layout.itemById("inset") is None:
                    no_inset = QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "The page has no room for an inset, or no areas to show in it: it is left out.",
                    )
                    run.warn(Phrase(no_inset))
                for step, kind in enumerate(kinds):
                    run.progress((number + step / len(kinds)) / len(chosen))
                    run.stop_if_cancelled()
                    path = files.partial(names[shown, kind])
                    if kind is Format.HTML:
                        picture = path.with_suffix(".html.png")
                        left_out = maker.export(layout, picture, Format.PNG, PICTURE_DPI)
                        text = accessible.text_of(areas, shown, words, wards, ward_field, stop=run.stop_if_cancelled)
                        page = figure_report(text, picture.read_bytes(), stop=run.stop_if_cancelled)
                        write_text(path, page, ACCESSIBLE_PAGE)
                    else:
                        left_out = maker.export(layout, path, kind, dpi)
                    self.tell_left_out(names[shown, kind], left_out, run.warn)
            run.progress(1.0)
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
            "FILES": "\n".join(path.as_posix() for path in made),
        }

    def _figures(
        self,
        run: Run,
        areas: QgsVectorLayer,
        with_wards: bool,
    ) -> list[Figure]:
        there = fields_for(areas)
        for kind in _with_parameter():
            name = kind.PARAMETER
            fields = run.texts(name) if kind.SEVERAL else [run.text(name)]
            if any(fields):
                there[kind] = list(dict.fromkeys(fields))
                columns.check_fields(areas, there[kind], THE_AREAS)
        if with_wards:
            there[Wards] = [""]
        # QGIS takes no choice at all for the first one.
        given = run.parameters.get("FIGURES") not in (None, "", [])
        kinds = registered()
        asked = [kinds[number] for number in sorted(set(run.enums("FIGURES")))] if given else []
        for kind in asked:
            if kind not in there:
                raise InputError(kind.missing())
        found = [
            kind.on(areas, field, len(there[kind]) == 1) for kind in asked or kinds for field in there.get(kind, [])
        ]
        if not found:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The areas layer holds nothing that a figure can show. Run an index first, or choose its "
                    "fields ({names}).",
                ),
                names=", ".join(kind.PARAMETER for kind in _with_parameter()),
            )
        left_out = [kind for kind in kinds if kind not in there]
        if left_out and not asked:
            run.info(Phrases(kind.missing() for kind in left_out))
        return found


def _with_parameter() -> list[type[Figure]]:
    """Return the kinds of figures whose field can be chosen, those of one field first."""
    return sorted((kind for kind in registered() if kind.PARAMETER), key=lambda kind: kind.SEVERAL)


def _format(kind: Format) -> str:
    return told(Phrase(ACCESSIBLE_LABEL)) if kind is Format.HTML else kind.value.upper()


def titled(typed: str, own: str, pages: int) -> str:
    """Return the title of one of several pages: its own, or as it was typed."""
    if not typed:
        return own
    if _PLACEHOLDER in typed:
        return typed.replace(_PLACEHOLDER, own)
    return typed if pages == 1 else f"{typed}: {own}"
