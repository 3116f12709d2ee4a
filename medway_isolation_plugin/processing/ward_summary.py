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
from ..core.files import write_text
from ..core.report.ward_report import ward_report
from ..core.wards import FLAG, PEOPLE, Membership
from ..i18n import translate
from ..layers.recognise import newest_flag, ward_name_field
from . import columns, recognised, ward_overlaps
from .reporting import ReportingAlgorithm
from .run import Run

SUBJECT = "Areas of high isolation and poor health"


class WardSummaryAlgorithm(ReportingAlgorithm):
    """Flagged areas by ward, and the sentence that names the wards (METHODS §6, §7)."""

    NAME = "wardsummary"
    TITLE = "Ward summary"
    GROUP = ("priority", "Priority areas")
    TAGS = ("ward", "summary", "report", "committee")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_field("FLAG_FIELD", "Flag (1 = priority area; empty: the newest one)", "INPUT", recognised=newest_flag)
        self.add_field("PEOPLE_FIELD", "People affected", "INPUT", optional=True)
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "WARDS",
                translate("MedwayIsolation", "Wards layer (or give a lookup table)"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        self.add_field("WARD_FIELD", "Ward name in the wards layer", "WARDS", recognised=ward_name_field)
        self.add_choice(
            "METHOD",
            "With a wards layer, an area is counted in the ward",
            ["that holds most of it", "that holds its point on surface"],
        )
        self.add_download("LOOKUP", "Ward lookup table", optional=True)
        self.add_field("LOOKUP_CODE_FIELD", "Lookup: area code", "LOOKUP", optional=True)
        self.add_field("LOOKUP_WARD_FIELD", "Lookup: ward name", "LOOKUP", recognised=ward_name_field)
        self.addParameter(
            QgsProcessingParameterString(
                "SUBJECT",
                translate("MedwayIsolation", "How the sentence begins"),
                defaultValue=translate("MedwayIsolation", SUBJECT),
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Ward table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        self.add_numbers(
            ("WARD_COUNT", "Wards with flagged areas"),
            ("FLAGGED", "Flagged areas"),
            ("PEOPLE", "People affected in flagged areas"),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", "report")
        source = run.source("INPUT")
        fields = {FLAG: recognised.needed(run, "FLAG_FIELD", source), PEOPLE: run.text("PEOPLE_FIELD")}
        measures = {
            FLAG: Measure(FLAG, fields[FLAG], "flag, 0 or 1", highest=1.0, whole=True),
            PEOPLE: Measure(PEOPLE, fields[PEOPLE], "people affected"),
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
        self.describe_output(output, summary.table, translate("MedwayIsolation", "Ward table"), summary.sentence)
        if report is not None:
            title = translate("MedwayIsolation", "Ward summary")
            write_text(report, ward_report(summary, title, self.footer(), flag.evidence), "report")
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
        if flag.bears_words or subject != translate("MedwayIsolation", SUBJECT):
            return subject
        return translate("MedwayIsolation", "Areas that meet the rule")

    def _membership(
        self, run: Run, source: QgsProcessingFeatureSource, rows: columns.Rows, areas: AreaTable
    ) -> Membership:
        lookup = run.optional_source("LOOKUP")
        if lookup is not None:
            code = self.table_code_field(run, "LOOKUP_CODE_FIELD", lookup, "the ward lookup")
            ward = recognised.needed(run, "LOOKUP_WARD_FIELD", lookup)
            read = columns.read(lookup, code, {"ward": ward}, "the ward lookup", run.feedback)
            return wards.from_lookup(list(areas.codes), read.table.codes, read.table.cells["ward"])
        layer = run.optional_source("WARDS")
        if layer is None:
            raise InputError("Choose a wards layer or a ward lookup table.")
        ward_field = recognised.needed(run, "WARD_FIELD", layer)
        columns.check_fields(layer, [ward_field], "the wards layer")
        ward_overlaps.check_crs(source, layer)
        by_point = run.enum("METHOD") == 1
        united = ward_overlaps.united(run, source, layer, ward_field)
        found = wards.from_overlaps(len(areas.codes), ward_overlaps.overlaps(run, rows, united, by_point))
        if not found.parts:
            raise InputError(
                "No area overlaps a ward. Check that both layers show the same place and have the right coordinate reference system."
            )
        return found
