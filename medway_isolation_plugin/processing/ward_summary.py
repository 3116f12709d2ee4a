"""Algorithm `wardsummary`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)

from ..core import wards
from ..core.areas import AreaTable, Measure
from ..core.described import Described
from ..core.faults import InputError
from ..core.report.ward_report import ward_report
from ..core.wards import FLAG, PEOPLE, Membership
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers.features import THE_WARDS
from ..layers.recognise import newest_flag, ward_name_field
from . import columns, recognised, ward_overlaps
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

SUBJECT = QT_TRANSLATE_NOOP("MedwayIsolation", "Areas of high isolation and poor health")
_LOOKUP = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the ward lookup"))


class WardSummaryAlgorithm(ReportingAlgorithm):
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
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "WARDS",
                translate("MedwayIsolation", "Wards layer (or give a lookup table)"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        self.add_field(
            "WARD_FIELD",
            translate("MedwayIsolation", "Ward name in the wards layer"),
            "WARDS",
            recognised=ward_name_field,
        )
        self.add_choice(
            "METHOD",
            translate("MedwayIsolation", "With a wards layer, an area is counted in the ward"),
            [
                translate("MedwayIsolation", "that holds most of it"),
                translate("MedwayIsolation", "that holds its point on surface"),
            ],
        )
        self.add_download("LOOKUP", translate("MedwayIsolation", "Ward lookup table"), optional=True)
        self.add_field("LOOKUP_CODE_FIELD", translate("MedwayIsolation", "Lookup: area code"), "LOOKUP", optional=True)
        self.add_field(
            "LOOKUP_WARD_FIELD", translate("MedwayIsolation", "Lookup: ward name"), "LOOKUP", recognised=ward_name_field
        )
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
        membership = self._membership(run, source, rows, areas)
        flag = self.column(fields[FLAG])
        summary = wards.summarise(areas, membership, self._subject(run, flag))
        run.warn(*summary.warnings)
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
            "PEOPLE": summary.people,
            "SENTENCE": summary.sentence,
        }

    @staticmethod
    def _subject(run: Run, flag: Described) -> str:
        """Return how the sentence begins; without the word isolation where evidence does not bear it, unless it is the user's own."""
        subject = run.text("SUBJECT")
        if flag.bears_words or subject not in {SUBJECT, told(Phrase(SUBJECT))}:
            return subject
        return translate("MedwayIsolation", "Areas that meet the rule")

    def _membership(
        self, run: Run, source: QgsProcessingFeatureSource, rows: columns.Rows, areas: AreaTable
    ) -> Membership:
        lookup = run.optional_source("LOOKUP")
        if lookup is not None:
            code = self.table_code_field(run, "LOOKUP_CODE_FIELD", lookup, _LOOKUP)
            ward = recognised.needed(run, "LOOKUP_WARD_FIELD", lookup)
            read = columns.read(lookup, code, {"ward": ward}, _LOOKUP, run.feedback)
            return wards.from_lookup(list(areas.codes), read.table.codes, read.table.cells["ward"])
        layer = run.optional_source("WARDS")
        if layer is None:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose a wards layer or a ward lookup table."))
        ward_field = recognised.needed(run, "WARD_FIELD", layer)
        columns.check_fields(layer, [ward_field], THE_WARDS)
        ward_overlaps.check_crs(source, layer)
        by_point = run.enum("METHOD") == 1
        united = ward_overlaps.united(run, source, layer, ward_field)
        found = wards.from_overlaps(len(areas.codes), ward_overlaps.overlaps(run, rows, united, by_point))
        if not found.parts:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system.",
                )
            )
        return found
