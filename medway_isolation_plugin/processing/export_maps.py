"""Algorithm `exportmaps`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsVectorLayer,
)

from ..cartography.exports import Format
from ..cartography.figure_kinds import Figure, Kind, fields_for, figure
from ..cartography.figure_words import subtitle_of, title_of
from ..cartography.figures import Pages
from ..core.faults import InputError
from ..i18n import translate
from .columns import stop_if_cancelled
from .export_files import FileSet
from .map_parameters import MapAlgorithm

FORMATS = (Format.PDF, Format.PNG, Format.SVG)
_KINDS = tuple(Kind)
_FIELDS = {
    Kind.UNDER_65: "FIELD_U65",
    Kind.OVER_65: "FIELD_65P",
    Kind.HEALTH: "FIELD_HEALTH",
    Kind.INDEX: "FIELD_INDEX",
}
_WHAT = {
    Kind.UNDER_65: "a quintile for people under 65",
    Kind.OVER_65: "a quintile for people aged 65 and over",
    Kind.HEALTH: "a health quintile",
    Kind.INDEX: "a quintile of the composite index",
    Kind.PRIORITY: "a priority flag",
}
_PLACEHOLDER = "{figure}"


class ExportMapsAlgorithm(MapAlgorithm):
    """The figures of a needs assessment as pages."""

    NAME = "exportmaps"
    TITLE = "Export maps"
    TAGS = ("map", "figure", "layout", "print", "pdf", "png", "svg", "report")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=True)
        self.addParameter(
            QgsProcessingParameterEnum(
                "FIGURES",
                translate("Figures (none chosen: all that the layers allow)"),
                [
                    translate(label)
                    for label in (
                        "Ward map",
                        "Under 65",
                        "65 and over",
                        "Health quintiles",
                        "Priority areas",
                        "Another index",
                    )
                ],
                allowMultiple=True,
                optional=True,
            )
        )
        for name, label in (
            ("FIELD_U65", "Quintile, under 65 (empty: found by its name)"),
            ("FIELD_65P", "Quintile, 65 and over (empty: found by its name)"),
            ("FIELD_HEALTH", "Health quintile (empty: found by its name)"),
            ("FIELD_INDEX", "Quintile of another index (empty: the composite index)"),
        ):
            self.add_field(name, label, "INPUT", optional=True)
        self.add_field(
            "FIELDS_PRIORITY", "Priority flags (empty: found by their names)", "INPUT", optional=True, several=True
        )
        self.add_words(title="Title ({figure} in it stands for the figure's own title)")
        self.add_paper([kind.value.upper() for kind in FORMATS], [0, 1], 300)
        self.add_files("map")

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        areas = self.layer(parameters, "INPUT", context, "areas layer")
        if areas is None:
            raise InputError("No areas layer is chosen. Choose one (INPUT).")
        wards, ward_field = self.ward_layer(parameters, context)
        chosen = self._figures(parameters, context, feedback, areas, wards is not None)
        kinds = [FORMATS[number] for number in self.formats(parameters, context)]
        dpi = self.parameterAsInt(parameters, "DPI", context)
        template = self.template(parameters, context)
        folder, stem = self.place(parameters, context)
        names = {(shown, kind): f"{stem}_{shown.name}.{kind.value}" for shown in chosen for kind in kinds}
        overwrite = self.parameterAsBool(parameters, "OVERWRITE", context)

        self.tell_crs(areas, feedback)
        maker = Pages(areas, template, wards, ward_field)
        if maker.nameless:
            feedback.pushWarning(
                translate("Wards without a name in {field}, which the maps leave without one: {number}.").format(
                    field=ward_field, number=maker.nameless
                )
            )
        files = FileSet(folder, list(names.values()), overwrite)
        try:
            for number, shown in enumerate(chosen):
                stop_if_cancelled(feedback)
                self.tell_unknown(shown.of, feedback)
                title = self._title(self.text(parameters, "TITLE", context), title_of(shown), len(chosen))
                words = self.words(parameters, context, areas, title, subtitle_of(shown), shown.of)
                layout = maker.layout(shown, words)
                for step, kind in enumerate(kinds):
                    stop_if_cancelled(feedback)
                    left_out = maker.export(layout, files.partial(names[shown, kind]), kind, dpi)
                    self.tell_left_out(names[shown, kind], left_out, feedback.pushWarning)
                    feedback.setProgress(100.0 * (number + (step + 1) / len(kinds)) / len(chosen))
            stop_if_cancelled(feedback)
            made = files.commit()
        except BaseException:
            files.discard()
            raise
        for path in made:
            feedback.pushInfo(str(path))
        return {"FOLDER": str(folder), "FILE_COUNT": len(made), "FILES": "\n".join(str(path) for path in made)}

    @staticmethod
    def _title(typed: str, own: str, pages: int) -> str:
        if not typed:
            return own
        if _PLACEHOLDER in typed:
            return typed.replace(_PLACEHOLDER, own)
        return typed if pages == 1 else f"{typed}: {own}"

    def _figures(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        areas: QgsVectorLayer,
        with_wards: bool,
    ) -> list[Figure]:
        there = fields_for(areas)
        for kind, name in _FIELDS.items():
            field = self.text(parameters, name, context)
            if field:
                there[kind] = [self.check_field(areas, field)]
        flags = self.parameterAsStrings(parameters, "FIELDS_PRIORITY", context)
        if flags:
            there[Kind.PRIORITY] = [self.check_field(areas, field) for field in dict.fromkeys(flags)]
        if with_wards:
            there[Kind.WARDS] = [""]
        # QGIS takes no choice at all for the first one.
        given = parameters.get("FIGURES") not in (None, "", [])
        numbers = sorted(set(self.parameterAsEnums(parameters, "FIGURES", context))) if given else []
        asked = [_KINDS[number] for number in numbers]
        for kind in asked:
            if kind not in there:
                raise InputError(self._missing(kind))
        found = [
            figure(areas, kind, field, len(there[kind]) == 1)
            for kind in asked or _KINDS
            for field in there.get(kind, [])
        ]
        if not found:
            raise InputError(
                "The areas layer holds nothing that a figure can show. Run an index first, or choose its fields (FIELD_U65, FIELD_65P, "
                "FIELD_HEALTH, FIELD_INDEX, FIELDS_PRIORITY)."
            )
        left_out = [kind for kind in _KINDS if kind not in there]
        if left_out and not asked:
            feedback.pushInfo(" ".join(self._missing(kind) for kind in left_out))
        return found

    @staticmethod
    def _missing(kind: Kind) -> str:
        if kind is Kind.WARDS:
            return "The ward map needs a wards layer (WARDS)."
        parameter, what = _FIELDS.get(kind, "FIELDS_PRIORITY"), _WHAT[kind]
        return f"The areas layer has no field that looks like {what}: choose one ({parameter})."
