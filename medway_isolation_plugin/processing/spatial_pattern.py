"""Algorithm `spatialpattern`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core import spatial_pattern
from ..core.areas import AreaTable, Measure
from ..core.faults import InputError
from ..core.moran import Links
from ..core.report.pattern_report import pattern_report, pattern_sentence
from ..core.spatial_pattern import PATTERNS, PatternSettings
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import neighbours
from .columns import Rows
from .outputs import known
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_WHOLE = QgsProcessingParameterNumber.Type.Integer
_COUNTS = ("WORSE", "BETTER", "WORSE_ALONE", "BETTER_ALONE")  # in the order of `PATTERNS`


class SpatialPatternAlgorithm(ReportingAlgorithm):
    """Where areas are like their neighbours, beyond chance."""

    NAME = "spatialpattern"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Spatial pattern (Moran's I)")
    GROUP = ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence"))
    TAGS = ("moran", "lisa", "spatial autocorrelation", "cluster", "neighbours", "false discovery", "contiguity")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_field("INDEX_FIELD", translate("MedwayIsolation", "Index (score, value or rank)"), "INPUT")
        self.add_choice(
            "INDEX_WORST",
            translate("MedwayIsolation", "Which values are the worse ones"),
            [translate("MedwayIsolation", "High ones"), translate("MedwayIsolation", "Low ones (as with ranks)")],
        )
        self.add_choice(
            "NEIGHBOURS",
            translate("MedwayIsolation", "Neighbours"),
            [
                translate("MedwayIsolation", "Areas that touch"),
                translate("MedwayIsolation", "The nearest areas (by centroid)"),
            ],
        )
        self._add_whole("NEAREST", translate("MedwayIsolation", "How many nearest areas"), 6, 1, 100)
        low, high = spatial_pattern.LEVEL_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "LEVEL",
                translate("MedwayIsolation", "Level of significance"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.05,
                minValue=low,
                maxValue=high,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "CONTROL", translate("MedwayIsolation", "Control false discoveries"), defaultValue=True
            )
        )
        self.add_choice(
            "SIDES",
            translate("MedwayIsolation", "Probabilities"),
            [
                translate("MedwayIsolation", "Two-sided (as in spdep)"),
                translate("MedwayIsolation", "One-sided (as in GeoDa and PySAL)"),
            ],
            advanced=True,
        )
        self._add_whole(
            "DRAWS", translate("MedwayIsolation", "Draws around each area"), 9999, 99, 99_999, advanced=True
        )
        self._add_whole("SHUFFLES", translate("MedwayIsolation", "Shuffled maps"), 199, 19, 9999, advanced=True)
        self._add_whole("SEED", translate("MedwayIsolation", "Seed of the draws"), 1, 0, 2**31 - 2, advanced=True)
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Spatial pattern")))
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with a value and a neighbour")),
            ("ISLANDS", translate("MedwayIsolation", "Areas without a neighbour")),
            ("LINKS", translate("MedwayIsolation", "Ordered pairs of neighbours")),
            ("MORAN", translate("MedwayIsolation", "Moran's I")),
            ("MORAN_P", translate("MedwayIsolation", "Share of shuffled maps as far from chance")),
        )
        for name, kind in zip(_COUNTS, PATTERNS):
            self.add_numbers(
                (name, translate("MedwayIsolation", "Areas {kind}").format(kind=told(Phrase(kind.value)))),
                (f"{name}_BY_CHANCE", translate("MedwayIsolation", "What shuffled maps give of them")),
            )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def _add_whole(self, name: str, label: str, default: int, low: int, high: int, advanced: bool = False) -> None:
        self.add(
            QgsProcessingParameterNumber(name, label, _WHOLE, default, minValue=low, maxValue=high),
            advanced,
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        name = run.text("INDEX_FIELD")
        index = self.column(name)
        rows = self.read_areas(run, source, {spatial_pattern.INDEX: name})
        areas = AreaTable.checked(
            rows.table.codes,
            rows.table,
            [Measure(spatial_pattern.INDEX, name, index.title(), lowest=None, finite=True)],
        )
        links, around = _links(run, source, rows)
        found = spatial_pattern.pattern(
            areas,
            links,
            run.enum("INDEX_WORST") == 1,
            PatternSettings(
                run.number("LEVEL"),
                run.yes("CONTROL"),
                run.whole("DRAWS"),
                run.whole("SHUFFLES"),
                run.whole("SEED"),
                run.enum("SIDES") == 1,
            ),
            index.title(),
            run.progress,
        )
        run.warn(*found.warnings)
        sentence = pattern_sentence(found)
        run.info(sentence)
        table = found.table.stating(source=index.source())
        called = self.called(run, source, rows) if report is not None else []
        output = self.write_beside(run, source, rows, table, [name])
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Spatial pattern of {index}"), index=index.title())
        self.describe_output(output, table, title, around, (f"{spatial_pattern.STEM}_kind",))
        self.write_report(
            run, report, lambda: pattern_report(found, index.title(), around, self.footer(), called, index.evidence)
        )
        answer: dict[str, Any] = {}
        for key, one in zip(_COUNTS, found.counts):
            answer[key], answer[f"{key}_BY_CHANCE"] = one.areas, one.mean
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": found.areas,
            "ISLANDS": len(found.islands),
            "LINKS": found.links,
            "MORAN": known(found.whole.value),
            "MORAN_P": found.reached,
            "SENTENCE": sentence,
            **answer,
        }


def _links(run: Run, source: QgsProcessingFeatureSource, rows: Rows) -> tuple[Links, str]:
    """Return which areas are neighbours, and in words how that was found."""
    shapes = [feature.geometry() for feature in rows.features]
    if all(shape.isNull() or shape.isEmpty() for shape in shapes):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The areas have no shapes, so nobody knows their neighbours. Choose a layer with polygons.",
            )
        )
    touching = QT_TRANSLATE_NOOP("MedwayIsolation", "areas that touch, at a corner too")
    if run.enum("NEIGHBOURS") == 0:
        return neighbours.touching(shapes, run.stop_if_cancelled), Phrase(touching)
    if not source.sourceCrs().isValid() or source.sourceCrs().isGeographic():
        raise InputError(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "The areas layer ({name}) is not in metres, so the nearest areas cannot be found. Reproject "
                "it, such as to the British National Grid, or take areas that touch.",
            ),
            name=source.sourceName(),
        )
    k = run.whole("NEAREST")
    nearest = Phrase(
        QT_TRANSLATE_NOOP("MedwayIsolation", "the {n} nearest areas by centroid"),
        n=k,
    )
    return neighbours.nearest(shapes, k), nearest
