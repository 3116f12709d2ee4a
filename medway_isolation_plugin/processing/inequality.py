"""Algorithm `inequality`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core import inequality, rates
from ..core.areas import AreaTable, Measure
from ..core.files import write_text
from ..core.inequality import DEPRIVATION
from ..core.rates import BASE, COUNT
from ..core.report.rates_report import inequality_report, inequality_sentence
from ..i18n import translate
from . import columns
from .outputs import known
from .rate_algorithm import RateAlgorithm
from .run import Run

_WHOLE = QgsProcessingParameterNumber.Type.Integer


class InequalityAlgorithm(RateAlgorithm):
    """Slope and relative index of inequality of a rate by deprivation."""

    NAME = "inequality"
    TITLE = "Inequality by deprivation (slope and relative index)"
    TAGS = ("inequality", "slope index", "relative index", "sii", "rii", "deprivation", "gradient")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_rate()
        self.add_field("DEPRIVATION_FIELD", "Deprivation (score or rank)", "INPUT")
        self.add_choice(
            "DEPRIVATION_WORST", "Most deprived are", ["High values (scores)", "Low values (ranks, deciles)"]
        )
        low, high = inequality.GROUPS_RANGE
        for name, label, default, least, most in (
            ("GROUPS", "Number of deprivation groups", 10, low, high),
            ("SEED", "Seed of the draws", 1, 0, 2**31 - 1),
        ):
            self.addParameter(
                QgsProcessingParameterNumber(
                    name, translate("MedwayIsolation", label), _WHOLE, default, minValue=least, maxValue=most
                )
            )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Deprivation groups"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        for name, label in (("SII", "Slope index of inequality"), ("RII", "Relative index of inequality")):
            self.add_numbers(
                (name, label), (f"{name}_LOW", f"{label}: lower limit"), (f"{name}_HIGH", f"{label}: upper limit")
            )
        self.add_numbers(("LEFT_OUT", "Areas left out"))
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", "report")
        source = run.source("INPUT")
        settings = self.rate_settings(run)
        names = {key: run.text(f"{key.upper()}_FIELD") for key in (COUNT, BASE, DEPRIVATION)}
        rows = self.read_areas(run, source, names)
        measures, parts = rates.measures(names[COUNT], names[BASE], settings.kind)
        measures.append(Measure(DEPRIVATION, names[DEPRIVATION], "deprivation", lowest=None))
        areas = AreaTable.checked(rows.table.codes, rows.table, measures, parts)
        found = inequality.inequality(
            areas, run.enum("DEPRIVATION_WORST") == 1, run.whole("GROUPS"), settings, run.whole("SEED")
        )
        run.warn(*areas.warnings)
        sentence = inequality_sentence(found)
        run.info(sentence)
        table = found.table()
        output = columns.write_table(run, "OUTPUT", table)
        label, by = self.label(run), self.column(names[DEPRIVATION]).title()
        title = translate("MedwayIsolation", "{index}: inequality by {deprivation}").format(index=label, deprivation=by)
        self.describe_output(output, table, title, sentence)
        if report is not None:
            write_text(
                report, inequality_report(found, label, by, self.footer(), self.column(names[COUNT]).evidence), "report"
            )
        numbers = {
            f"{name}{end}": known(value)
            for name, values in (("SII", found.slope), ("RII", found.relative))
            for end, value in zip(("", "_LOW", "_HIGH"), values)
        }
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "LEFT_OUT": found.left_out,
            "SENTENCE": sentence,
            **numbers,
        }
