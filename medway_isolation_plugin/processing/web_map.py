"""Algorithm `webmap`."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from .. import paths
from ..cartography import figure_words, web_map
from ..cartography.figure import Figure
from ..core import dates
from ..core.disclosure import DisclosureRule
from ..core.faults import InputError, listed
from ..core.files import write_text
from ..core.report.web_map import MOST_AREAS
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import persons
from ..layers.features import THE_AREAS, ReadOnce
from ..layers.recognise import area_name_field
from . import columns, disclosure_parameters, recognised
from .map_parameters import MapAlgorithm
from .run import Run

_PAGE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "map to share"))  # in messages
_MOST_LAYERS = 12
_ROWS_ALONE = QgsFeatureRequest.Flag.NoGeometry


class WebMapAlgorithm(MapAlgorithm):
    """The results of a layer as one HTML file that opens on any desk."""

    NAME = "webmap"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Map to share")
    TAGS = ("map", "html", "web", "share", "accessible", "table", "interactive")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_layers(wards_optional=True)
        self.add_code_field()
        self.add_field(
            "NAME_FIELD", translate("MedwayIsolation", "Area name (empty: recognised)"), "INPUT", optional=True
        )
        self.add_field(
            "FIELDS",
            translate("MedwayIsolation", "Quintiles and priority flags to show (none chosen: found by their facts)"),
            "INPUT",
            optional=True,
            several=True,
        )
        for name, label in (
            ("TITLE", translate("MedwayIsolation", "Title (empty: isolation and health, and the place)")),
            ("SOURCE", translate("MedwayIsolation", "Source and copyright line (empty: from the results)")),
            ("DATE", translate("MedwayIsolation", "Date, as 2026-11-27 (empty: today)")),
        ):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.addParameter(
            QgsProcessingParameterBoolean(
                "PERSON_DATA",
                translate("MedwayIsolation", "The values are counts of persons from services or surveys"),
                defaultValue=False,
            )
        )
        disclosure_parameters.add_rule(self, translate("MedwayIsolation", "Rule for counts of persons"), advanced=True)
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE",
                translate("MedwayIsolation", "Side of the grid that borders are brought to, in m (0: chosen)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.0,
                minValue=0.0,
            ),
            advanced=True,
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("MedwayIsolation", "Map"), translate("MedwayIsolation", "HTML files (*.html)")
            )
        )
        self.add_language()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("BYTES", translate("MedwayIsolation", "Size of the file in bytes")),
            ("TOLERANCE_USED", translate("MedwayIsolation", "Side of the grid that was used, in m")),
            ("SUPPRESSED", translate("MedwayIsolation", "Values that were hidden to protect persons")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        path = run.file("OUTPUT", _PAGE)
        with run.language(), ReadOnce():
            areas = self.layer(run, "INPUT", THE_AREAS)
            wards, ward_field = self.optional_wards(run)
            _check_number(areas)
            rule = disclosure_parameters.rule_of(run)  # a choice that is none is refused, needed or not
            code = recognised.needed(run, "CODE_FIELD", run.source("INPUT"))
            name = run.text("NAME_FIELD") or area_name_field(areas.fields(), code)
            columns.check_fields(areas, [field for field in (code, name, *run.texts("FIELDS")) if field], THE_AREAS)
            areas, figures, hidden = _protected(run, areas, _figures(run, areas), rule)
            for figure in figures:
                self.tell_unknown(run, figure.of)
            wishes = web_map.PageWishes(
                code,
                name,
                run.text("TITLE"),
                run.text("SOURCE") or figure_words.source_line(areas),
                translate("MedwayIsolation", "Made on {date}").format(date=figure_words.today(_date(run))),
                f"Medway Isolation {paths.plugin_version()}",
                run.number("TOLERANCE"),
            )
            made = web_map.make(areas, figures, wishes, wards, ward_field, hidden, run.stop_if_cancelled)
            _tell(run, made)
            run.progress(0.95)
            write_text(path, made.page, _PAGE)
        run.info(path.as_posix())
        return {
            "OUTPUT": path.as_posix(),
            "AREAS": made.areas,
            "BYTES": len(made.page.encode()),
            "TOLERANCE_USED": made.tolerance,
            "SUPPRESSED": sum(map(len, hidden.areas.values())),
        }


def _check_number(layer: QgsVectorLayer) -> None:
    """Refuse too many areas, by counting them: what a file says of their number may be wrong."""
    areas = sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setNoAttributes().setFlags(_ROWS_ALONE)))
    if areas > MOST_AREAS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The layer has {n} areas, and a map to share takes at most {most}: a page of more is slow to open and to walk "
                "through by keyboard. Choose the areas of one authority first, by a filter or with Extract by attribute.",
            ),
            n=areas,
            most=f"{MOST_AREAS:,}",
        )


def _figures(run: Run, areas: QgsVectorLayer) -> list[Figure]:
    figures = _without_persons(run, web_map.figures_of(areas, run.texts("FIELDS")))
    if not figures:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The areas layer holds nothing that a map can show. Run an index first, or choose quintiles or flags (FIELDS).",
            )
        )
    if len(figures) > _MOST_LAYERS:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "There are {n} fields to show, and a map to share takes at most {most}. Choose some (FIELDS).",
            ),
            n=len(figures),
            most=_MOST_LAYERS,
        )
    return figures


def _without_persons(run: Run, figures: list[Figure]) -> list[Figure]:
    """Leave out, or where they were chosen refuse, flags that tell of the true counts of persons."""
    flags = [one.of.name for one in figures if persons.is_flag_of_persons(one.of, run.yes("PERSON_DATA"))]
    if not flags:
        return figures
    if run.texts("FIELDS"):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The rule of the flag '{field}' is about counts of persons, which cannot be protected in a flag. Leave it out (FIELDS), or "
                "make it again of counts that were protected.",
            ),
            field=flags[0],
        )
    run.warn(
        Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "Left out, because their rules are about counts of persons: {fields}."
            ),
            fields=listed(flags),
        )
    )
    return [one for one in figures if one.of.name not in flags]


def _protected(
    run: Run, areas: QgsVectorLayer, figures: list[Figure], rule: DisclosureRule
) -> tuple[QgsVectorLayer, list[Figure], web_map.Hidden]:
    """Return layer and figures as they may leave the office, and what is hidden in them."""
    of_persons = [one.of for one in figures if persons.of_persons(one.of, run.yes("PERSON_DATA"))]
    if not of_persons:
        return areas, figures, web_map.Hidden()
    shown = persons.shown(areas, of_persons, rule)
    run.info(
        Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "Taken for counts of persons, and protected: {fields}."),
            fields=listed([one.name for one in of_persons]),
        )
    )
    again = web_map.figures_of(shown.layer, [one.of.name for one in figures])
    return shown.layer, again, web_map.Hidden(shown.hidden, rule.words())


def _date(run: Run) -> datetime.date | None:
    return dates.parse(run.text("DATE")) if run.given("DATE") else None


def _tell(run: Run, made: web_map.Made) -> None:
    if made.without:
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas have no shape: they are in the table only."),
                one="{n} area has no shape: it is in the table only.",
                n=made.without,
            )
        )
    if made.lost:
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "{n} areas are smaller than a square of the grid, and so in the table only: choose a smaller one (TOLERANCE).",
                ),
                one="{n} area is smaller than a square of the grid, and so in the table only: choose a smaller one (TOLERANCE).",
                n=made.lost,
            )
        )
