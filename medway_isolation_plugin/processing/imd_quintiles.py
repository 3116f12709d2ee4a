"""Algorithm `imdquintiles`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import deprivation, vintages, went_in
from ..core.areas import Measure, clean_codes
from ..core.editions import EDITIONS, RANK, SCORE, WEIGHT, Edition, other_edition
from ..core.ranking import QuantileRule
from ..core.source_statements import INDICES
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import recognised
from .base import Algorithm
from .run import Run

HEALTH = "Health Deprivation and Disability"
_USUAL = 2  # the edition that stands in the dialog


class ImdQuintilesAlgorithm(Algorithm):
    """A deprivation domain in local and national quantiles (METHODS §3, §7)."""

    NAME = "imdquintiles"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Health-deprivation quintiles")
    TAGS = ("imd", "iod", "deprivation", "health", "quintile", "decile")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_download(
            "TABLE",
            translate("MedwayIsolation", "Deprivation table (leave empty if the areas layer holds its fields)"),
            optional=True,
        )
        self.add_field(
            "TABLE_CODE_FIELD", translate("MedwayIsolation", "Area code in the table"), "TABLE", optional=True
        )
        self.add_field(
            "SCORE_FIELD", translate("MedwayIsolation", "Score (higher = more deprived)"), "TABLE", optional=True
        )
        self.add_field(
            "RANK_FIELD", translate("MedwayIsolation", "National rank (1 = most deprived)"), "TABLE", optional=True
        )
        options = [
            translate("MedwayIsolation", "{edition} ({areas} areas)").format(
                edition=edition.label, areas=f"{edition.areas:,}"
            )
            for edition in EDITIONS
        ]
        self.add_choice(
            "EDITION",
            translate("MedwayIsolation", "Edition"),
            [*options, translate("MedwayIsolation", "Other (give its number of areas)")],
            default=_USUAL,
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "AREA_COUNT",
                translate("MedwayIsolation", "Other edition: number of areas that it ranks"),
                optional=True,
                minValue=1,
            )
        )
        self.addParameter(
            QgsProcessingParameterString(
                "DOMAIN", translate("MedwayIsolation", "Domain, in words"), defaultValue=HEALTH
            )
        )
        self.add_download(
            "LOOKUP",
            translate("MedwayIsolation", "Lookup from the edition's LSOAs to the layer's (if their vintages differ)"),
            optional=True,
        )
        self.add_field(
            "LOOKUP_OLD_FIELD", translate("MedwayIsolation", "Lookup: the edition's code"), "LOOKUP", optional=True
        )
        self.add_field(
            "LOOKUP_NEW_FIELD", translate("MedwayIsolation", "Lookup: the layer's code"), "LOOKUP", optional=True
        )
        self.add_field(
            "WEIGHT_FIELD",
            translate("MedwayIsolation", "Population in the deprivation table (to average scores of merged areas)"),
            "TABLE",
            optional=True,
            advanced=True,
        )
        self.add_classes()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Deprivation quintiles"))
        )
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("UNMATCHED", translate("MedwayIsolation", "Areas without a row")),
            ("NULLS", translate("MedwayIsolation", "Areas without a local quantile")),
            ("MOVED", translate("MedwayIsolation", "Areas whose score was moved from another vintage")),
        )
        self.addOutput(QgsProcessingOutputString("EDITION_NAME", translate("MedwayIsolation", "Edition and vintage")))
        self.addOutput(
            QgsProcessingOutputString("VINTAGE", translate("MedwayIsolation", "Vintage of the layer's codes"))
        )

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        own = not run.given("TABLE")
        table = source if own else run.source("TABLE")
        edition = self._edition(run)
        subject = run.text("DOMAIN") or HEALTH
        score, rank = recognised.deprivation(run, run.text("SCORE_FIELD"), run.text("RANK_FIELD"), subject, table)
        fields = {SCORE: score, RANK: rank, WEIGHT: run.text("WEIGHT_FIELD")}
        measures = {
            SCORE: Measure(
                SCORE, fields[SCORE], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "deprivation score")), lowest=None
            ),
            RANK: edition.rank_measure(fields[RANK]),
            WEIGHT: Measure(WEIGHT, fields[WEIGHT], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "population"))),
        }
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the deprivation table"))
        table_code = run.text("CODE_FIELD") if own else self.table_code_field(run, "TABLE_CODE_FIELD", table, where)
        rows = self.read_areas(run, source, fields if own else None)
        read = rows.table if own else self.read_table(run, "TABLE", table_code, fields, where)
        result = deprivation.overlay(
            rows.table.codes,
            read,
            [measure for key, measure in measures.items() if fields[key]],
            edition,
            subject,
            self.read_lookup(run),
            run.whole("CLASSES"),
            run.choice("RULE", QuantileRule),
            table_code,
        )
        run.warn(*result.warnings)
        table_made = went_in.stated(result.table, went_in.deprivation(result.table, fields))
        output = self.write_beside(run, source, rows, table_made, fields.values() if own else ())
        vintage = vintages.describe(clean_codes(rows.table.codes))
        abstract = Phrase(
            QT_TRANSLATE_NOOP(
                "MedwayIsolation", "{domain}, {edition}; the layer's codes: {vintage}. Quantile 1 = most deprived."
            ),
            domain=subject,
            edition=edition.label,
            vintage=vintage,
        )
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
        official = run.official("TABLE")
        stated = official.stated if official is not None else None
        of_file = [
            one
            for one in EDITIONS
            if stated is not None and stated.source == INDICES and one.label.endswith(stated.year)
        ]
        if of_file and number == _USUAL:
            if of_file[0] is not EDITIONS[number]:
                run.warn(
                    Phrase(
                        QT_TRANSLATE_NOOP("MedwayIsolation", "The file is of {edition}: that edition is used."),
                        edition=of_file[0].label,
                    )
                )
            return of_file[0]
        if number < len(EDITIONS):
            return EDITIONS[number]
        return other_edition(run.whole("AREA_COUNT"))
