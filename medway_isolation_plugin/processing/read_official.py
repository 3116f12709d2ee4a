"""Algorithm `readofficial`."""

from __future__ import annotations

import json
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..core.areas import clean_codes
from ..core.faults import InputError
from ..core.official import Below, Wishes, places
from ..core.report.official_report import official_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import official_tables
from . import columns, official
from .dressing import Description
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_BELOW = (Below.NULL, Below.LOWER, Below.UPPER, Below.BOTH)


class ReadOfficialAlgorithm(ReportingAlgorithm):
    """Official files as they are downloaded, as one tidy table."""

    NAME = "readofficial"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Read official files")
    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    TAGS = ("census", "nomis", "ons", "deprivation", "imd", "mosaic", "csv", "xlsx", "download")
    READS_INPUT = False

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "FILES", translate("MedwayIsolation", "Files"), QgsProcessing.SourceType.TypeFile
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                translate("MedwayIsolation", "Areas to keep (empty: all)"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            )
        )
        self.add_code_field()
        for name, label, several in (
            ("AUTHORITY", translate("MedwayIsolation", "Authority to keep (name or code)"), False),
            ("READ_AS", translate("MedwayIsolation", "Read as (one line a file: file name=shape)"), True),
            ("VARIABLES", translate("MedwayIsolation", "Variables (empty: all)"), False),
        ):
            self.add(
                QgsProcessingParameterString(name, label, multiLine=several, optional=True),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterEnum(
                "BELOW",
                translate("MedwayIsolation", "Counts that are only said to be below a limit, such as '<5'"),
                [
                    translate("MedwayIsolation", "Leave empty"),
                    translate("MedwayIsolation", "The least that they can be"),
                    translate("MedwayIsolation", "The most that they can be"),
                    translate("MedwayIsolation", "Both, in fields of their own"),
                ],
                defaultValue=0,
            ),
            advanced=True,
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "LOOKUP",
                translate("MedwayIsolation", "Lookup of postcodes or output areas to areas"),
                optional=True,
                fileFilter="(*)",
            )
        )
        self.add(
            QgsProcessingParameterString(
                "LOOKUP_CODE_FIELD", translate("MedwayIsolation", "Lookup: area code"), optional=True
            ),
            advanced=True,
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("VINTAGE", translate("MedwayIsolation", "Vintage of the areas (0: unknown)")),
            ("SUPPRESSED", translate("MedwayIsolation", "Cells that are suppressed or missing")),
            ("LEFT_OUT", translate("MedwayIsolation", "Rows that were left out")),
        )
        for name, label in (
            ("SHAPES", translate("MedwayIsolation", "What each file was read as")),
            ("WARNINGS", translate("MedwayIsolation", "Warnings")),
            ("FACTS", translate("MedwayIsolation", "Facts about the variables")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        keep = self._keep(run)
        area_of = None
        if run.given("LOOKUP"):
            lookup = official.file(run, run.text("LOOKUP"))
            area_of = places(lookup.sheets, keep, run.text("LOOKUP_CODE_FIELD"))
        wishes = Wishes(
            variables=tuple(
                name.strip() for name in run.text("VARIABLES").replace(";", ",").split(",") if name.strip()
            ),
            below=run.choice("BELOW", _BELOW),
            keep=keep,
            authority=run.text("AUTHORITY"),
            area_of=area_of,
        )
        files = [official.file(run, path) for path in run.texts("FILES")]
        if not files:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose at least one file."))
        joined = official.joined(files, wishes)
        official.tell(run, joined)
        fields, rows = official_tables.rows(joined)
        output = columns.write_rows(run, "OUTPUT", fields, rows)
        dated = QT_TRANSLATE_NOOP("MedwayIsolation", "{label} ({year})")
        labels = {
            one.name: Phrase(dated, label=one.label, year=one.year) if one.year else one.label
            for one in joined.variables
        }
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Official files"))
        self._outputs[output] = Description(
            title, "", labels, None, names=tuple(fields.names()), columns=official_tables.columns(joined)
        )
        self.write_report(run, report, lambda: official_report(joined, title, self.footer()))
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": len(set(joined.codes)),
            "VINTAGE": joined.vintage,
            "SUPPRESSED": sum(tidy.suppressed for tidy in joined.files.values()),
            "LEFT_OUT": sum(tidy.left_out.rows for tidy in joined.files.values()),
            "SHAPES": "\n".join(f"{name}: {one.shape.id}, {one.certainty:.2f}" for name, one in joined.files.items()),
            "WARNINGS": "\n".join(joined.warnings),
            "FACTS": json.dumps(joined.facts(), ensure_ascii=False),
        }

    def _keep(self, run: Run) -> frozenset[str] | None:
        source = run.optional_source("INPUT")
        if source is None:
            return None
        return frozenset(clean_codes(self.read_areas(run, source).table.codes)) - {""}
