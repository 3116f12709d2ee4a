"""Algorithm `wardsummary`."""

from __future__ import annotations

import math
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..core import disclosure, wards
from ..core.areas import AreaTable, Measure
from ..core.described import Described
from ..core.report.ward_report import ward_report
from ..core.wards import FLAG, PEOPLE
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.recognise import newest_flag
from . import columns, recognised
from .disclosure_parameters import told_of
from .reporting import REPORT
from .run import Run
from .ward_algorithm import WardAlgorithm

SUBJECT = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas of high isolation and poor health")


class WardSummaryAlgorithm(WardAlgorithm):
    """Flagged areas by ward, and the sentence that names the wards (METHODS §6, §7)."""

    NAME = "wardsummary"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Ward summary")
    GROUP = ("priority", QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas"))
    TAGS = ("ward", "summary", "report", "committee")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_field(
            "FLAG_FIELD",
            translate("MedwayIsolation", "Flag (1 = priority area; empty: the newest one)"),
            "INPUT",
            recognised=newest_flag,
        )
        self.add_field("PEOPLE_FIELD", translate("MedwayIsolation", "People affected"), "INPUT", optional=True)
        self.add_ward_layer()
        self.add_choice(
            "METHOD",
            translate("MedwayIsolation", "With a wards layer, an area is counted in the ward"),
            [
                translate("MedwayIsolation", "that holds most of it"),
                translate("MedwayIsolation", "that holds its point on surface"),
            ],
        )
        self.add_ward_lookup()
        self.addParameter(
            QgsProcessingParameterString(
                "SUBJECT",
                translate("MedwayIsolation", "How the sentence begins"),
                defaultValue=told(Phrase(SUBJECT)),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Ward table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_source()
        self.add_report()
        self.add_numbers(
            ("WARD_COUNT", translate("MedwayIsolation", "Wards with flagged areas")),
            ("FLAGGED", translate("MedwayIsolation", "Flagged areas")),
            ("PEOPLE", translate("MedwayIsolation", "People affected in flagged areas")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        fields = {FLAG: recognised.needed(run, "FLAG_FIELD", source), PEOPLE: run.text("PEOPLE_FIELD")}
        measures = {
            FLAG: Measure(
                FLAG,
                fields[FLAG],
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "flag, 0 or 1")),
                highest=1.0,
                whole=True,
            ),
            PEOPLE: Measure(PEOPLE, fields[PEOPLE], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people affected"))),
        }
        rows = self.read_areas(run, source, fields)
        areas = AreaTable.checked(
            rows.table.codes, rows.table, [measure for key, measure in measures.items() if fields[key]]
        )
        membership = self.membership(run, source, rows, areas, by_point=run.enum("METHOD") == 1)
        flag = self.column(fields[FLAG])
        summary = wards.summarise(areas, membership, self._subject(run, flag))
        run.warn(*summary.warnings)
        if fields[PEOPLE] and disclosure.is_person_data(self.kind_of(run, fields[PEOPLE])):
            run.warn(told_of([fields[PEOPLE]]))
            summary = wards.guarded(summary)
        output = columns.write_table(run, "OUTPUT", summary.table)
        self.describe_output(
            output, summary.table, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Ward table")), summary.sentence
        )
        self.write_report(
            run, report, lambda: ward_report(summary, told(Phrase(self.TITLE)), self.footer(), flag.evidence)
        )
        run.info(summary.sentence)
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "WARD_COUNT": len(summary.wards),
            "FLAGGED": summary.flagged,
            "PEOPLE": None if math.isnan(summary.people) else summary.people,
            "SENTENCE": summary.sentence,
        }

    @staticmethod
    def _subject(run: Run, flag: Described) -> str:
        """Return how the sentence begins; without the word isolation where evidence does not bear it, unless it is the user's own."""
        subject = run.text("SUBJECT")
        if flag.bears_words or subject not in {SUBJECT, told(Phrase(SUBJECT))}:
            return subject
        return translate("MedwayIsolation", "Areas that meet the rule")
