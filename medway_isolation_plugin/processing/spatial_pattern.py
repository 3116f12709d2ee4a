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
from ..core.files import write_text
from ..core.moran import Links
from ..core.report.pattern_report import pattern_report, pattern_sentence
from ..core.spatial_pattern import PATTERNS, PatternSettings
from ..i18n import translate
from ..layers import neighbours
from .columns import Rows
from .outputs import known
from .reporting import ReportingAlgorithm
from .run import Run

_WHOLE = QgsProcessingParameterNumber.Type.Integer
_COUNTS = ("WORSE", "BETTER", "WORSE_ALONE", "BETTER_ALONE")  # in the order of `PATTERNS`


class SpatialPatternAlgorithm(ReportingAlgorithm):
    """Where areas are like their neighbours, beyond chance."""

    NAME = "spatialpattern"
    TITLE = "Spatial pattern (Moran's I)"
    GROUP = ("evidence", "Evidence")
    TAGS = ("moran", "lisa", "spatial autocorrelation", "cluster", "neighbours", "false discovery", "contiguity")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_field("INDEX_FIELD", "Index (score, value or rank)", "INPUT")
        self.add_choice("INDEX_WORST", "Which values are the worse ones", ["High ones", "Low ones (as with ranks)"])
        self.add_choice("NEIGHBOURS", "Neighbours", ["Areas that touch", "The nearest areas (by centroid)"])
        self._add_whole("NEAREST", "How many nearest areas", 6, 1, 100)
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
        self._add_whole("DRAWS", "Draws around each area", 9999, 99, 99_999, advanced=True)
        self._add_whole("SHUFFLES", "Shuffled maps", 199, 19, 9999, advanced=True)
        self._add_whole("SEED", "Seed of the draws", 1, 0, 2**31 - 2, advanced=True)
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Spatial pattern")))
        self.add_report()
        self.add_numbers(
            ("AREAS", "Areas with a value and a neighbour"),
            ("ISLANDS", "Areas without a neighbour"),
            ("LINKS", "Ordered pairs of neighbours"),
            ("MORAN", "Moran's I"),
            ("MORAN_P", "Share of shuffled maps as far from chance"),
        )
        for name, kind in zip(_COUNTS, PATTERNS):
            self.add_numbers((name, f"Areas {kind.value}"), (f"{name}_BY_CHANCE", "What shuffled maps give of them"))
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def _add_whole(self, name: str, label: str, default: int, low: int, high: int, advanced: bool = False) -> None:
        self.add(
            QgsProcessingParameterNumber(
                name, translate("MedwayIsolation", label), _WHOLE, default, minValue=low, maxValue=high
            ),
            advanced,
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", "report")
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
        title = translate("MedwayIsolation", "Spatial pattern of {index}").format(index=index.title())
        self.describe_output(output, table, title, around, (f"{spatial_pattern.STEM}_kind",))
        if report is not None:
            write_text(
                report,
                pattern_report(found, index.title(), around, self.footer(), called, index.evidence),
                "report",
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
        raise InputError("The areas have no shapes, so nobody knows their neighbours. Choose a layer with polygons.")
    if run.enum("NEIGHBOURS") == 0:
        return neighbours.touching(shapes, run.stop_if_cancelled), "areas that touch, at a corner too"
    if not source.sourceCrs().isValid() or source.sourceCrs().isGeographic():
        raise InputError(
            f"The areas layer ({source.sourceName()}) is not in metres, so the nearest areas cannot be found. Reproject it, such as to "
            "the British National Grid, or take areas that touch."
        )
    k = run.whole("NEAREST")
    return neighbours.nearest(shapes, k), f"the {k:,} nearest areas by centroid"
