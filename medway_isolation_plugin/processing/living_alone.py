"""Algorithm `livingalone`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ..core import column_data, living_alone, living_alone_fields, went_in
from ..core.areas import AreaTable, RawTable, joined
from ..core.bands import AGE_SPLITS, BANDS, P65, U65
from ..core.column_data import ColumnData
from ..core.intervals import CONFIDENCE_RANGE
from ..core.living_alone import Denominator
from ..core.ranking import QuantileRule
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from ..layers import fields as layer_fields
from ..layers import official_tables
from . import columns, recognised
from .base import Algorithm
from .outputs import study_area_outputs
from .run import Run

_FIELDS = {
    "HOUSEHOLDS": (living_alone.HOUSEHOLDS, QT_TRANSLATE_NOOP("MedwayIsolation", "All households")),
    "ALONE_U65": (
        living_alone.alone_key(U65),
        QT_TRANSLATE_NOOP("MedwayIsolation", "One-person households, under 65 ('Other')"),
    ),
    "ALONE_65P": (
        living_alone.alone_key(P65),
        QT_TRANSLATE_NOOP("MedwayIsolation", "One-person households, aged 65 and over"),
    ),
    "RESIDENTS_U65": (living_alone.residents_key(U65), QT_TRANSLATE_NOOP("MedwayIsolation", "Residents under 65")),
    "RESIDENTS_65P": (
        living_alone.residents_key(P65),
        QT_TRANSLATE_NOOP("MedwayIsolation", "Residents aged 65 and over"),
    ),
}
_TABLES = ("TABLE", "RESIDENTS_TABLE")
COUNTS = {name: key for name, (key, _) in _FIELDS.items()}  # parameter to what its field holds


@dataclass(frozen=True)
class Residents:
    """Residents that stand in a table of their own: their fields by measure, and what was read."""

    fields: dict[str, str]
    table: RawTable


class LivingAloneAlgorithm(Algorithm):
    """Living-alone index for both bands (METHODS §1)."""

    NAME = "livingalone"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Living-alone index")
    TAGS = ("living alone", "census", "one-person households", "wilson", "quintile")

    def __init__(self) -> None:
        super().__init__()
        self._of_tables: dict[str, tuple[ColumnData, ...]] = {}

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_download(
            "TABLE",
            translate("MedwayIsolation", "Table of counts (leave empty if the areas layer holds them)"),
            optional=True,
            beside="RESIDENTS_TABLE",
        )
        self.add_field(
            "TABLE_CODE_FIELD", translate("MedwayIsolation", "Area code in the table"), "TABLE", optional=True
        )
        for name, (_, label) in _FIELDS.items():
            self.add_field(name, told(Phrase(label)), "TABLE", optional=True)
        self.add_table(
            "RESIDENTS_TABLE", translate("MedwayIsolation", "Residents, where another file holds them"), optional=True
        )
        self.add_field(
            "RESIDENTS_CODE_FIELD",
            translate("MedwayIsolation", "Area code in the table of residents"),
            "RESIDENTS_TABLE",
            optional=True,
        )
        self.add_choice(
            "DENOMINATOR",
            translate("MedwayIsolation", "Count people living alone against"),
            [translate("MedwayIsolation", "Residents of the band"), translate("MedwayIsolation", "All households")],
        )
        low, high = CONFIDENCE_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "CONFIDENCE",
                translate("MedwayIsolation", "Confidence level"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.95,
                minValue=low,
                maxValue=high,
            )
        )
        self.add_classes()
        self.add_choice(
            "AGE_SPLIT",
            translate("MedwayIsolation", "Age at which the counts split"),
            ["65", translate("MedwayIsolation", "66 (Census 2021 table TS003)")],
            default=0,
            advanced=True,
        )
        self.add_source()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Living-alone index"))
        )
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("UNMATCHED", translate("MedwayIsolation", "Areas without a row of counts")),
            ("NULLS", translate("MedwayIsolation", "Areas without a value in at least one band")),
            ("VALUE_U65", translate("MedwayIsolation", "Study area, under 65 (%)")),
            ("VALUE_65P", translate("MedwayIsolation", "Study area, 65 and over (%)")),
        )
        self.addOutput(
            QgsProcessingOutputString("METHOD", translate("MedwayIsolation", "What was counted against what"))
        )

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        settings = living_alone.Settings(
            denominator=run.choice("DENOMINATOR", Denominator),
            confidence=run.number("CONFIDENCE"),
            classes=run.whole("CLASSES"),
            rule=run.choice("RULE", QuantileRule),
            age_split=run.choice("AGE_SPLIT", AGE_SPLITS),
        )
        if (official := run.official("TABLE")) is not None:
            apart = run.given("RESIDENTS_TABLE") and not self._holds_residents(run)
            settings, said = living_alone_fields.fitting(settings, official.values, apart)
            run.warn(*said)
        counts = run.optional_source("TABLE")
        chosen = {key: run.text(name) for name, key in COUNTS.items()}
        residents = self._residents(run, settings, chosen)
        counted = residents.fields if residents else {}
        fields = recognised.counts(run, {**chosen, **counted}, settings, source if counts is None else counts)
        measures, parts = living_alone.measures(fields, settings)

        rows, read = self._read(run, source, counts, {key: name for key, name in fields.items() if key not in counted})
        if residents is not None:
            read = joined(read, residents.table)
        areas = AreaTable.checked(rows.table.codes, read, measures, parts)
        result = living_alone.index(areas, settings)
        run.warn(*result.warnings)
        known = self._known(run, "INPUT" if counts is None else "TABLE", fields, counted)
        made = went_in.stated(result.table, went_in.living_alone(areas, fields, settings))
        table = self.stating(run, made, "INPUT" if counts is None else "TABLE", known)
        output = self.write_beside(run, source, rows, table, () if counts is not None else fields.values())
        method = self._method(settings)
        self.describe_output(
            output,
            table,
            Phrase(self.TITLE),
            method,
            table.stated_result().shown(),
        )
        return {
            "OUTPUT": output,
            "AREAS": len(rows.table.codes),
            "UNMATCHED": areas.unmatched,
            "NULLS": result.nulls,
            "METHOD": method,
            **study_area_outputs(result.study_area),
        }

    def read_facts(self, run: Run) -> None:
        super().read_facts(run)
        for name in _TABLES:
            layer = run.plain_layer(name) if run.given(name) else None
            self._of_tables[name] = layer_fields.columns_of(layer) if layer is not None else ()

    def _known(self, run: Run, name: str, fields: dict[str, str], apart: Mapping[str, str]) -> ColumnData:
        """Return what the columns say of themselves that the index is made of; `apart` are those of the second table."""

        def of(key: str, field: str) -> ColumnData | None:
            place = "RESIDENTS_TABLE" if key in apart else name
            if place == "INPUT":
                return self.data_of(field)
            known = {one.name: one for one in self._of_tables.get(place, ())}
            official = run.official(place)
            if official is None:
                return known.get(field)
            # A table of columns that say what they are may have been read again by their headings.
            variable = next((one for one in official.variables if one.name == field), None)
            headings = (*variable.headings, *variable.minus) if variable is not None else ()
            if any(name in known for name in headings):
                return column_data.together(map(known.get, headings))
            return next((one for one in official_tables.columns(official) if one.name == field), None)

        return column_data.together(of(key, field) for key, field in fields.items() if field)

    def _read(
        self,
        run: Run,
        source: QgsProcessingFeatureSource,
        table: QgsProcessingFeatureSource | None,
        fields: dict[str, str],
    ) -> tuple[columns.Rows, RawTable]:
        if table is None:
            rows = self.read_areas(run, source, fields)
            return rows, rows.table
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the counts table"))
        table_code = self.table_code_field(run, "TABLE_CODE_FIELD", table, where)
        rows = self.read_areas(run, source)
        return rows, self.read_table(run, "TABLE", table_code, fields, where)

    def _residents(self, run: Run, settings: living_alone.Settings, chosen: dict[str, str]) -> Residents | None:
        """Read the residents of a second table; an official file's are in the first one's tidy table already."""
        if not run.given("RESIDENTS_TABLE") or self._holds_residents(run):
            return None
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of residents"))
        source = run.source("RESIDENTS_TABLE")
        wanted = {key: chosen[key] for key in map(living_alone.residents_key, BANDS)}
        found = living_alone_fields.recognised_residents(wanted, settings, source.fields().names())
        code = run.text("RESIDENTS_CODE_FIELD") or recognised.area_codes(
            run, source, run.text("CODE_FIELD"), where, "RESIDENTS_CODE_FIELD"
        )
        return Residents(found, self.read_table(run, "RESIDENTS_TABLE", code, found, where))

    @staticmethod
    def _holds_residents(run: Run) -> bool:
        """Whether both tables were official files, and so are one tidy table; fields of the second may be chosen."""
        official = run.official("TABLE")
        return official is not None and len(official.files) > 1

    @staticmethod
    def _method(settings: living_alone.Settings) -> Phrase:
        households = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "One-person households, under {split} and {split}+, as a percentage of all households; {level} % Wilson intervals; "
            "{classes} classes by the {rule} rule, 1 = most isolated.",
        )
        residents = QT_TRANSLATE_NOOP(
            "MedwayIsolation",
            "One-person households, under {split} and {split}+, as a percentage of residents of the same band; {level} % Wilson "
            "intervals; {classes} classes by the {rule} rule, 1 = most isolated.",
        )
        return Phrase(
            households if settings.denominator is Denominator.HOUSEHOLDS else residents,
            split=settings.age_split,
            level=f"{100 * settings.confidence:g}",
            classes=settings.classes,
            rule=Phrase(settings.rule.value),
        )
