"""Algorithm `inequality`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core import disclosure, inequality, rates
from ..core.areas import AreaTable, Measure
from ..core.inequality import DEPRIVATION
from ..core.rates import BASE, COUNT
from ..core.report.rates_report import inequality_report, inequality_sentence
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import columns
from .disclosure_parameters import told_of
from .outputs import known
from .rate_algorithm import RateAlgorithm
from .reporting import REPORT
from .run import Run

_WHOLE = QgsProcessingParameterNumber.Type.Integer


class InequalityAlgorithm(RateAlgorithm):
    """Slope and relative index of inequality of a rate by deprivation."""

    NAME = "inequality"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Inequality by deprivation (slope and relative index)")
    TAGS = ("inequality", "slope index", "relative index", "sii", "rii", "deprivation", "gradient")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_rate()
        self.add_field("DEPRIVATION_FIELD", translate("MedwayIsolation", "Deprivation (score or rank)"), "INPUT")
        self.add_choice(
            "DEPRIVATION_WORST",
            translate("MedwayIsolation", "Most deprived are"),
            [
                translate("MedwayIsolation", "High values (scores)"),
                translate("MedwayIsolation", "Low values (ranks, deciles)"),
            ],
        )
        low, high = inequality.GROUPS_RANGE
        for name, label, default, least, most in (
            ("GROUPS", translate("MedwayIsolation", "Number of deprivation groups"), 10, low, high),
            ("SEED", translate("MedwayIsolation", "Seed of the draws"), 1, 0, 2**31 - 1),
        ):
            self.addParameter(QgsProcessingParameterNumber(name, label, _WHOLE, default, minValue=least, maxValue=most))
        self.add_source()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Deprivation groups"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        self.add_numbers(
            ("SII", translate("MedwayIsolation", "Slope index of inequality")),
            ("SII_LOW", translate("MedwayIsolation", "Slope index of inequality: lower limit")),
            ("SII_HIGH", translate("MedwayIsolation", "Slope index of inequality: upper limit")),
            ("RII", translate("MedwayIsolation", "Relative index of inequality")),
            ("RII_LOW", translate("MedwayIsolation", "Relative index of inequality: lower limit")),
            ("RII_HIGH", translate("MedwayIsolation", "Relative index of inequality: upper limit")),
            ("LEFT_OUT", translate("MedwayIsolation", "Areas left out")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        settings = self.rate_settings(run)
        names = {key: run.text(f"{key.upper()}_FIELD") for key in (COUNT, BASE, DEPRIVATION)}
        rows = self.read_areas(run, source, names)
        measures, parts = rates.measures(names[COUNT], names[BASE], settings.kind)
        measures.append(
            Measure(
                DEPRIVATION,
                names[DEPRIVATION],
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "deprivation")),
                lowest=None,
            )
        )
        areas = AreaTable.checked(rows.table.codes, rows.table, measures, parts)
        found = inequality.inequality(
            areas, run.enum("DEPRIVATION_WORST") == 1, run.whole("GROUPS"), settings, run.whole("SEED")
        )
        run.warn(*areas.warnings)
        persons = self.persons(run)
        shown = found
        if report is not None and persons:
            shown = inequality.protected(found, persons, run.whole("SEED"))
            run.warn(told_of(list(persons.values())))
        sentence = inequality_sentence(found)
        run.info(sentence)
        table = found.table()
        output = columns.write_table(run, "OUTPUT", table)
        label, by = self.label(run), self.column(names[DEPRIVATION]).title()
        title = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: inequality by {deprivation}"), index=label, deprivation=by
        )
        self.describe_output(output, table, title, sentence)
        evidence = self.column(names[COUNT]).evidence
        rule = disclosure.NHS.words() if persons else ""
        self.write_report(run, report, lambda: inequality_report(shown, label, by, self.footer(), evidence, rule))
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
