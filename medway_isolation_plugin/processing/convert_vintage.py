"""Algorithm `convertvintage`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMatrix,
)

from ..core import column_data, conversion_wishes, matrices, sources, vintages
from ..core.areas import RawTable, clean_codes
from ..core.arrays import Texts
from ..core.column_data import ColumnData
from ..core.conversion import Conversion, convert
from ..core.conversion_wishes import DividedBy, RateParts, ToConvert
from ..core.faults import InputError
from ..core.fields import RANKS, Data
from ..core.report.conversion_report import conversion_report
from ..core.vintages import Lookup
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import translate
from ..layers import writing
from . import columns, recognised
from .dressing import Description
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_YEARS = tuple(vintage.year for vintage in vintages.VINTAGES)


class ConvertVintageAlgorithm(ReportingAlgorithm):
    """Counts, rates and scores on the areas of another vintage (METHODS §7)."""

    NAME = "convertvintage"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Convert between LSOA vintages")
    GROUP = ("prepare", QT_TRANSLATE_NOOP("MedwayIsolation", "Prepare inputs"))
    TAGS = ("lsoa", "2001", "2011", "2021", "lookup", "best fit", "exact fit", "output area", "boundary change")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_table("INPUT", translate("MedwayIsolation", "Table or layer to convert"))
        self.add_code_field()
        self.add_field("FIELDS", translate("MedwayIsolation", "Counts"), "INPUT", optional=True, several=True)
        self.addParameter(
            QgsProcessingParameterMatrix(
                "RATES",
                translate("MedwayIsolation", "Rates, per 100"),
                numberRows=1,
                headers=[
                    translate("MedwayIsolation", "Name"),
                    translate("MedwayIsolation", "Numerator"),
                    translate("MedwayIsolation", "Denominator"),
                ],
                optional=True,
            )
        )
        self.add_field("SCORES", translate("MedwayIsolation", "Scores"), "INPUT", optional=True, several=True)
        self.add_field(
            "SCORE_WEIGHT_FIELD",
            translate("MedwayIsolation", "Residents or households, to average scores of merged areas"),
            "INPUT",
            optional=True,
        )
        known = [translate("MedwayIsolation", "As the codes say"), *map(str, _YEARS)]
        self.add_choice("FROM", translate("MedwayIsolation", "From the areas of"), known)
        self.add_choice("TO", translate("MedwayIsolation", "To the areas of"), known[1:], default=2)
        self.add_download("LOOKUP", translate("MedwayIsolation", "Exact-fit lookup between the two vintages"))
        for name, label in (
            ("LOOKUP_OLD_FIELD", translate("MedwayIsolation", "Lookup: code to convert from")),
            ("LOOKUP_NEW_FIELD", translate("MedwayIsolation", "Lookup: code to convert to")),
            ("LOOKUP_CHANGE_FIELD", translate("MedwayIsolation", "Lookup: kind of change")),
        ):
            self.add_field(name, label, "LOOKUP", optional=True)
        self.add_download(
            "WEIGHT_TABLE",
            translate("MedwayIsolation", "Same counts on the new areas, by which split areas are divided"),
            optional=True,
        )
        self.add_field(
            "WEIGHT_CODE_FIELD",
            translate("MedwayIsolation", "Weights: area code"),
            "WEIGHT_TABLE",
            optional=True,
        )
        self.add_field(
            "WEIGHT_FIELD",
            translate("MedwayIsolation", "Weights: one count for all fields (empty: each its own)"),
            "WEIGHT_TABLE",
            optional=True,
        )
        self.add(
            QgsProcessingParameterMatrix(
                "WEIGHT_FIELDS",
                translate("MedwayIsolation", "Weights of single fields"),
                numberRows=1,
                headers=[translate("MedwayIsolation", "Field"), translate("MedwayIsolation", "Weight")],
                optional=True,
            ),
            advanced=True,
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "WHOLE", translate("MedwayIsolation", "Whole numbers, totals kept"), defaultValue=False
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Converted table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("MOVED", translate("MedwayIsolation", "Areas that changed")),
            ("SPLIT", translate("MedwayIsolation", "Areas that are a part of a split one")),
            ("MERGED", translate("MedwayIsolation", "Areas made of several")),
            ("IRREGULAR", translate("MedwayIsolation", "Areas that were redrawn otherwise")),
            ("UNMATCHED", translate("MedwayIsolation", "Old areas that the lookup does not have")),
        )
        self.addOutput(QgsProcessingOutputString("VINTAGE", translate("MedwayIsolation", "Vintage of the new areas")))
        self.addOutput(QgsProcessingOutputString("TOTALS", translate("MedwayIsolation", "Totals before and after")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        code = recognised.needed(run, "CODE_FIELD", source)
        wanted = ToConvert(
            tuple(run.texts("FIELDS")),
            tuple(RateParts(*row) for _, row in self._rows(run, "RATES", 3)),
            tuple(run.texts("SCORES")),
            run.text("SCORE_WEIGHT_FIELD"),
            run.yes("WHOLE"),
        )
        headings = source.fields().names()
        wanted.check(headings, [name for name in headings if self.column(name).role in RANKS])
        fields = {name: name for name in wanted.fields()}
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table to convert"))
        read = self.read_table(run, "INPUT", code, fields, where)
        lookup, marks, new_field, called = self._lookup(run, clean_codes(read.codes))
        weights, weighting = self._weights(run, wanted.counted(), headings)
        found = convert(read, wanted, lookup, marks, weights, weighting)
        run.warn(*found.warnings)
        for line in found.said:
            run.info(line)
        vintage = vintages.describe(found.overlaps.codes)
        self._check_vintage(run, found)
        fields_of, rows = writing.named_rows({new_field: found.overlaps.codes}, found.values, found.texts())
        output = columns.write_rows(run, "OUTPUT", fields_of, rows)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Converted to {vintage}"), vintage=vintage)
        self._outputs[output] = Description(
            title,
            Phrases(found.said),
            self.headings(),
            None,
            names=tuple(fields_of.names()),
            columns=self._known(wanted),
        )
        self.write_report(run, report, lambda: conversion_report(found, title, self.footer(), called))
        many = found.counts()
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            **many,
            "VINTAGE": vintage,
            "TOTALS": json.dumps(found.totals(), ensure_ascii=False),
        }

    def _known(self, wanted: ToConvert) -> tuple[ColumnData, ...]:
        """Return what the converted columns are: what the old ones were; a rate is what its counts are."""
        plain = [known for name in wanted.fields() if (known := self.data_of(name)) is not None]
        rates = {
            one.name: column_data.together((self.data_of(one.numerator), self.data_of(one.denominator)))
            for one in wanted.ratios
        }
        return tuple(plain) + tuple(
            replace(known, name=name) for name, known in rates.items() if known.data is not Data.UNKNOWN
        )

    def _rows(self, run: Run, name: str, width: int) -> list[tuple[int, list[str]]]:
        rows = matrices.numbered_rows(run.matrix(name), width)
        for number, row in rows:
            if len(row) < width or not all(row):
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "Row {number} of {name} is not filled in. Fill in each of its cells."
                    ),
                    number=number,
                    name=name,
                )
        return rows

    def _lookup(self, run: Run, codes: Texts) -> tuple[Lookup, Sequence[object], str, dict[str, str]]:
        """Return the lookup from the codes' vintage to the one wanted, its kinds of change, and its field of new codes.

        The last is what people call the new areas, by their codes, where the lookup has their names.
        """
        source = run.source("LOOKUP")
        headings = source.fields().names()
        _, _, change = sources.lookup_columns(headings)
        old, new = recognised.lookup(run, run.text("LOOKUP_OLD_FIELD"), run.text("LOOKUP_NEW_FIELD"), source)
        change = run.text("LOOKUP_CHANGE_FIELD") or change
        names = {f"called {code}": sources.area_name(headings, code) for code in (old, new)}
        read = self.read_table(
            run,
            "LOOKUP",
            old,
            {"new": new, "change": change, **names},
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the lookup")),
        )
        olds, news = clean_codes(read.codes), clean_codes(read.cells["new"])
        given = run.given("LOOKUP_OLD_FIELD") and run.given("LOOKUP_NEW_FIELD")
        if not given and conversion_wishes.is_turned(codes, olds, news, _YEARS[run.enum("TO")]):
            olds, news, old, new = news, olds, new, old
        called = {
            str(code): sources.named(str(code), name) for code, name in zip(news, read.cells.get(f"called {new}", ()))
        }
        return Lookup(olds, news), read.cells.get("change", ()), new, called

    def _weights(
        self, run: Run, counts: Sequence[str], headings: Sequence[str]
    ) -> tuple[RawTable | None, Mapping[str, DividedBy]]:
        """Return the table of weights and which of its fields divides each count."""
        chosen = {row[0]: row[1] for _, row in self._rows(run, "WEIGHT_FIELDS", 2)}
        source = run.optional_source("WEIGHT_TABLE")
        if source is None:
            if chosen or run.given("WEIGHT_FIELD"):
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Weights are chosen without a table that holds them. Choose the table (WEIGHT_TABLE).",
                    )
                )
            return None, {}
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of weights"))
        facts = {name: conversion_wishes.variable_of(self.column(name)) for name in counts}
        weighting = conversion_wishes.weightings(
            counts, headings, source.fields().names(), chosen, run.text("WEIGHT_FIELD"), facts
        )
        code = self.table_code_field(run, "WEIGHT_CODE_FIELD", source, where)
        fields = {one.field: one.field for one in weighting.values() if one.field}
        return self.read_table(run, "WEIGHT_TABLE", code, fields, where), weighting

    def _check_vintage(self, run: Run, found: Conversion) -> None:
        """Refuse codes that were issued after the vintage that they are said to be of; older ones may stand in any later one."""
        wished, old = run.enum("FROM"), found.old_vintage
        if wished and old > _YEARS[wished - 1]:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "The codes are of {found}, not of {wished}. Choose another vintage (FROM)."
                ),
                found=str(old),
                wished=str(_YEARS[wished - 1]),
            )
        new, wanted = found.new_vintage, _YEARS[run.enum("TO")]
        if new > wanted:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The lookup leads to areas of {found}, not of {wished}. Choose another lookup, or {found} (TO).",
                ),
                found=str(new),
                wished=str(wanted),
            )
