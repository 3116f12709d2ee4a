"""Algorithm `estimateneed`."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core import went_in
from ..core.ages import Ages
from ..core.areas import AreaTable, Measure
from ..core.arrays import Floats, Texts
from ..core.faults import InputError
from ..core.made_of import ColumnUsed
from ..core.need import by_type, estimate, sentences, totals
from ..core.need.basis import Method
from ..core.need.estimate import INDEX, Estimate, NeedQuestion
from ..core.need.published import PublishedRate
from ..core.ranking import QuantileRule
from ..core.report.need_report import need_report
from ..core.segments import Households, UnknownTypes
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import columns, recognised
from .columns import Rows
from .need_algorithm import NeedAlgorithm
from .outputs import known
from .reporting import REPORT
from .run import Run

_METHODS = (Method.FLAT, Method.BY_AGE, Method.BY_SEGMENT, Method.BY_INDEX)
_AUTHORITY = "authority"


class EstimateNeedAlgorithm(NeedAlgorithm):
    """People likely isolated or lonely, by area, ward and authority (METHODS §8)."""

    NAME = "estimateneed"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Estimate need")
    TAGS = ("need", "prevalence", "loneliness", "isolated", "estimate", "synthetic", "people", "jsna")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_table_of_residents()
        self.add_choice(
            "METHOD",
            translate("MedwayIsolation", "The rate is put on areas"),
            [
                translate("MedwayIsolation", "As the same rate everywhere"),
                translate("MedwayIsolation", "By age and sex"),
                translate("MedwayIsolation", "By type of household"),
                translate("MedwayIsolation", "In proportion to an index, with the total kept"),
            ],
        )
        self.add_people()
        self.add_rates()
        self.addParameter(
            QgsProcessingParameterNumber(
                "TOTAL",
                translate("MedwayIsolation", "Total of residents given by hand, which theirs are scaled to"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=1.0,
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "CONTROL_TOTAL",
                translate(
                    "MedwayIsolation",
                    "Known number of likely people, which the estimates are scaled to (by age and sex or by type of household)",
                ),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=1.0,
            )
        )
        self.add_groups()
        self.add_field(
            "INDEX_FIELD", translate("MedwayIsolation", "Index (0 = none, high = worse)"), "INPUT", optional=True
        )
        self.add_households(optional=True)
        self.add_choice(
            "UNKNOWN",
            translate("MedwayIsolation", "Households of a type that the rate has no row for"),
            [
                translate("MedwayIsolation", "Stop with an error"),
                translate("MedwayIsolation", "Exclude them and report their share"),
            ],
            advanced=True,
        )
        self.add_ward_layer()
        self.add_ward_lookup()
        self.add_field(
            "AUTHORITY_FIELD", translate("MedwayIsolation", "Authority of each area"), "INPUT", optional=True
        )
        self.add_classes()
        self.add_source()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Estimated need")))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "WARDS_OUT",
                translate("MedwayIsolation", "By ward and authority"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("NULLS", translate("MedwayIsolation", "Areas without an estimate")),
            ("RESIDENTS", translate("MedwayIsolation", "Residents that the estimate is of")),
            ("PEOPLE_LOW", translate("MedwayIsolation", "Likely people, low")),
            ("PEOPLE", translate("MedwayIsolation", "Likely people, central")),
            ("PEOPLE_HIGH", translate("MedwayIsolation", "Likely people, high")),
            ("CAPPED", translate("MedwayIsolation", "Areas whose rate was cut at 100 %")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source, table = run.source("INPUT"), run.optional_source("TABLE")
        rates = self.rates(run)
        rate, method = self.rate(run, rates), run.choice("METHOD", _METHODS)
        fields = self.resident_fields(run, method is Method.BY_AGE, table, source)
        index = run.text("INDEX_FIELD") if method is Method.BY_INDEX else ""
        if method is Method.BY_INDEX:
            self._check_index(index)
        own = {key: name for key, name in {INDEX: index, _AUTHORITY: run.text("AUTHORITY_FIELD")}.items() if name}
        of_index = [Measure(INDEX, index, self.column(index).title(), lowest=None, finite=True)] if index else []
        labels = [_AUTHORITY] if _AUTHORITY in own else []
        rows, areas = self.read_residents(run, source, table, fields, own, of_index, labels)
        origin = self.origin(run, next(iter(fields.names.values())), table is not None)
        question = NeedQuestion(
            rate, fields.people, method, _given(run, "TOTAL"), _given(run, "CONTROL_TOTAL"), fields.groups,
            self.column(index).title() if index else "", rates, origin.get("source", ""), origin.get("year", ""),
            run.whole("CLASSES"), run.choice("RULE", QuantileRule),
        )  # fmt: skip
        by_segment = self._by_type(run, rate, fields.people, areas) if method is Method.BY_SEGMENT else None
        shares, households = by_segment or (None, None)
        found = estimate.estimate(areas, question, shares)
        made = went_in.stated(found.table, went_in.need(areas, fields.names, question, index, households))
        run.warn(*found.warnings)
        said = sentences.sentence(found.basis)
        run.info(said)
        summed = totals.sums(found.residents, found.people, self._levels(run, source, rows, areas))
        called = self.called(run, source, rows) if report is not None else []
        made_from = (*(() if table is not None else fields.names.values()), index)
        output = self.write_beside(run, source, rows, made, [name for name in made_from if name])
        title = self.title_of(rate)
        self.describe_output(
            output, found.table, title, said, (f"{estimate.STEM}_rq", f"{estimate.STEM}_q") if index or shares is not None else ()
        )  # fmt: skip
        answer = self._answer(found)
        answer["OUTPUT"] = output
        if run.given("WARDS_OUT"):
            by_place = totals.table(summed, estimate.result(question, found.basis))
            answer["WARDS_OUT"] = columns.write_table(run, "WARDS_OUT", by_place)
            self.describe_table(answer["WARDS_OUT"], by_place, title, said)
        evidence = self.column(index).evidence if index else ()
        self.write_report(run, report, lambda: need_report(found, summed, title, self.footer(), called, evidence))
        answer["REPORT"] = report.as_posix() if report is not None else None
        return answer

    @staticmethod
    def _answer(found: Estimate) -> dict[str, Any]:
        basis = found.basis
        return {
            "AREAS": len(found.table.codes),
            "NULLS": found.nulls,
            "RESIDENTS": known(basis.residents),
            "PEOPLE_LOW": known(basis.low),
            "PEOPLE": known(basis.central),
            "PEOPLE_HIGH": known(basis.high),
            "CAPPED": basis.capped,
            "SENTENCE": sentences.sentence(basis),
        }

    def _check_index(self, name: str) -> None:
        if not name:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "No index is chosen that the rate could be in proportion to. Choose one (INDEX_FIELD)."
                )
            )  # fmt: skip
        of = self.column(name)
        if of.stated and of.lowest_is_worst:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{name}' is a rank or a class, of which 1 is the worst: a rate cannot be in proportion to it. Choose the value "
                    "(INDEX_FIELD).",
                ),
                name=name,
            )

    def _by_type(self, run: Run, rate: PublishedRate, people: Ages, areas: AreaTable) -> tuple[Floats, ColumnUsed]:
        """Return the rates of areas by the types of their households, and those households."""
        types = by_type.types(rate, people)
        if not run.given("HOUSEHOLDS_TABLE"):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The method by type of household needs households by area and type (HOUSEHOLDS_TABLE)."
                )
            )  # fmt: skip
        source = run.source("HOUSEHOLDS_TABLE")
        fields = {
            key: recognised.needed(run, name, source)
            for key, name in (("type", "HH_TYPE_FIELD"), ("count", "HH_COUNT_FIELD"))
        }
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the households table"))
        code = self.table_code_field(run, "HH_CODE_FIELD", source, where)
        households = Households.checked(
            areas.codes.tolist(),
            self.read_table(run, "HOUSEHOLDS_TABLE", code, fields, where),
            Measure("count", fields["count"], Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "households"))),
            types,
            run.choice("UNKNOWN", UnknownTypes),
        )
        run.warn(*households.warnings)
        return by_type.rates(households, types), went_in.households_used(households, types, fields["count"])

    def _levels(self, run: Run, source: QgsProcessingFeatureSource, rows: Rows, areas: AreaTable) -> list[totals.Level]:
        wards: Texts | None = None
        if run.given("WARDS") or run.given("LOOKUP"):
            wards = self.membership(run, source, rows, areas).main
        authorities = areas.labels.get(_AUTHORITY)
        return totals.levels(len(areas.codes), wards, None if authorities is None else np.asarray(authorities))


def _given(run: Run, name: str) -> float:
    """Return a number that somebody gave by hand, NaN where nobody did."""
    return run.number(name) if run.given(name) else math.nan
