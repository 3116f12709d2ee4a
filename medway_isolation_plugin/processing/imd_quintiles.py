"""Algorithm `imdquintiles`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import deprivation, vintages
from ..core.areas import Measure, clean_codes
from ..core.editions import EDITIONS, RANK, SCORE, WEIGHT, Edition, other_edition
from ..core.faults import InputError
from ..core.ranking import QuantileRule
from ..core.vintages import Lookup
from ..i18n import translate
from .base import Algorithm
from .run import Run

HEALTH = "Health Deprivation and Disability"


class ImdQuintilesAlgorithm(Algorithm):
    """A deprivation domain in local and national quantiles (METHODS §3, §7)."""

    NAME = "imdquintiles"
    TITLE = "Health-deprivation quintiles"
    TAGS = ("imd", "iod", "deprivation", "health", "quintile", "decile")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_table("TABLE", "Deprivation table")
        self.add_field("TABLE_CODE_FIELD", "Area code in the table", "TABLE", optional=True)
        self.add_field("SCORE_FIELD", "Score (higher = more deprived)", "TABLE", optional=True)
        self.add_field("RANK_FIELD", "National rank (1 = most deprived)", "TABLE", optional=True)
        options = [f"{edition.label} ({edition.areas:,} areas)" for edition in EDITIONS]
        self.add_choice("EDITION", "Edition", [*options, "Other (give its number of areas)"], default=2)
        self.addParameter(
            QgsProcessingParameterNumber(
                "AREA_COUNT", translate("Other edition: number of areas that it ranks"), optional=True, minValue=1
            )
        )
        self.addParameter(QgsProcessingParameterString("DOMAIN", translate("Domain, in words"), defaultValue=HEALTH))
        self.add_table(
            "LOOKUP", "Lookup from the edition's LSOAs to the layer's (if their vintages differ)", optional=True
        )
        self.add_field("LOOKUP_OLD_FIELD", "Lookup: the edition's code", "LOOKUP", optional=True)
        self.add_field("LOOKUP_NEW_FIELD", "Lookup: the layer's code", "LOOKUP", optional=True)
        self.add_field(
            "WEIGHT_FIELD",
            "Population in the deprivation table (to average scores of merged areas)",
            "TABLE",
            optional=True,
            advanced=True,
        )
        self.add_classes()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("Deprivation quintiles")))
        self.add_style()
        self.add_numbers(
            ("AREAS", "Areas"),
            ("UNMATCHED", "Areas without a row"),
            ("NULLS", "Areas without a local quantile"),
            ("MOVED", "Areas whose score was moved from another vintage"),
        )
        self.addOutput(QgsProcessingOutputString("EDITION_NAME", translate("Edition and vintage")))
        self.addOutput(QgsProcessingOutputString("VINTAGE", translate("Vintage of the layer's codes")))

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        table = run.source("TABLE")
        edition = self._edition(run)
        fields = {
            SCORE: run.text("SCORE_FIELD"),
            RANK: run.text("RANK_FIELD"),
            WEIGHT: run.text("WEIGHT_FIELD"),
        }
        subject = run.text("DOMAIN") or HEALTH
        measures = {
            SCORE: Measure(SCORE, fields[SCORE], "deprivation score", lowest=None),
            RANK: edition.rank_measure(fields[RANK]),
            WEIGHT: Measure(WEIGHT, fields[WEIGHT], "population"),
        }
        where = "the deprivation table"
        table_code = self.table_code_field(run, "TABLE_CODE_FIELD", table, where)
        rows = self.read_areas(run, source)
        read = self.read_table(run, "TABLE", table_code, fields, where)
        result = deprivation.overlay(
            rows.table.codes,
            read,
            [measure for key, measure in measures.items() if fields[key]],
            edition,
            subject,
            self._lookup(run),
            run.whole("CLASSES"),
            run.choice("RULE", QuantileRule),
            table_code,
        )
        run.warn(*result.warnings)
        output = self.write_beside(run, source, rows, result.table)
        vintage = vintages.describe(clean_codes(rows.table.codes))
        abstract = f"{subject}, {edition.label}; the layer's codes: {vintage}. Quantile 1 = most deprived."
        self.describe_output(output, result.table, subject, abstract, result.table.stated_result().shown())
        return {
            "OUTPUT": output,
            "AREAS": len(rows.table.codes),
            "UNMATCHED": result.unmatched,
            "NULLS": result.nulls,
            "MOVED": result.moved,
            "EDITION_NAME": edition.label,
            "VINTAGE": vintage,
        }

    def _edition(self, run: Run) -> Edition:
        number = run.enum("EDITION")
        if number < len(EDITIONS):
            return EDITIONS[number]
        return other_edition(run.whole("AREA_COUNT"))

    def _lookup(self, run: Run) -> Lookup | None:
        if run.optional_source("LOOKUP") is None:
            return None
        old, new = (run.text(name) for name in ("LOOKUP_OLD_FIELD", "LOOKUP_NEW_FIELD"))
        if not old or not new:
            raise InputError("The lookup needs two fields: the edition's code and the layer's code.")
        read = self.read_table(run, "LOOKUP", old, {"new": new}, "the lookup")
        return Lookup(clean_codes(read.codes), clean_codes(read.cells["new"]))
