"""Algorithm `censuschange`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..core import census_change, census_counts
from ..core.areas import AreaTable, RawTable
from ..core.census_counts import CensusFields, Counted
from ..core.faults import InputError
from ..core.report.change_report import change_report, change_sentence, change_title
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import told, translate
from .columns import Rows
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_CENSUSES = ("FIRST", "SECOND")
_TABLES = (
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the earlier census's table")),
    Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the later census's table")),
)


class CensusChangeAlgorithm(ReportingAlgorithm):
    """Change of a share that two censuses counted alike (METHODS §10)."""

    NAME = "censuschange"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Change between two censuses")
    GROUP = ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence"))
    TAGS = ("change", "census", "2011", "2021", "newcombe", "difference", "time")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.add_choice(
            "WHAT", translate("MedwayIsolation", "Share"), [told(census_counts.title_of(one)) for one in Counted]
        )
        words = (
            (
                translate("MedwayIsolation", "Earlier census: table of counts (empty: the areas layer holds them)"),
                translate("MedwayIsolation", "Earlier census: area code"),
                translate("MedwayIsolation", "Earlier census: count, its fields added up (empty: recognised)"),
                translate("MedwayIsolation", "Earlier census: what it is of (empty: recognised)"),
                translate("MedwayIsolation", "Earlier census: year"),
            ),
            (
                translate("MedwayIsolation", "Later census: table of counts (empty: the areas layer holds them)"),
                translate("MedwayIsolation", "Later census: area code"),
                translate("MedwayIsolation", "Later census: count, its fields added up (empty: recognised)"),
                translate("MedwayIsolation", "Later census: what it is of (empty: recognised)"),
                translate("MedwayIsolation", "Later census: year"),
            ),
        )
        for census, default, (table, code, count, base, year) in zip(_CENSUSES, ("2011", "2021"), words):
            self.add_download(f"{census}_TABLE", table, optional=True)
            self.add_field(f"{census}_CODE_FIELD", code, f"{census}_TABLE", optional=True)
            self.add_field(f"{census}_COUNT_FIELDS", count, f"{census}_TABLE", optional=True, several=True)
            self.add_field(f"{census}_BASE_FIELD", base, f"{census}_TABLE", optional=True)
            self.addParameter(QgsProcessingParameterString(f"{census}_YEAR", year, default))
        self.add_style()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Change between two censuses"))
        )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with both shares")),
            ("RISEN", translate("MedwayIsolation", "Areas whose share rose by more than chance")),
            ("FALLEN", translate("MedwayIsolation", "Areas whose share fell by more than chance")),
            ("BY_CHANCE", translate("MedwayIsolation", "Areas whose share would by chance alone")),
            ("CHANGE", translate("MedwayIsolation", "Study area: change in percentage points")),
            ("CHANGE_LOW", translate("MedwayIsolation", "Study area: lower limit by chance")),
            ("CHANGE_HIGH", translate("MedwayIsolation", "Study area: upper limit by chance")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        census = name.split("_", maxsplit=1)[0]
        return [one for one in (*run.texts(f"{census}_COUNT_FIELDS"), run.text(f"{census}_BASE_FIELD")) if one]

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        what = run.choice("WHAT", Counted)
        years = (run.text("FIRST_YEAR"), run.text("SECOND_YEAR"))
        if not all(years) or years[0] == years[1]:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Both censuses are of the year '{year}'. Give the year of each (FIRST_YEAR, SECOND_YEAR).",
                ),
                year=years[0] or years[1],
            )
        tables = [run.optional_source(f"{census}_TABLE") for census in _CENSUSES]
        fields = [self._fields(run, what, census, table or source) for census, table in zip(_CENSUSES, tables)]
        for table, year in zip(tables, years):
            if table is not None:
                census_counts.check_year(year, table.fields().names(), table.sourceName())
        if tables[0] is None and tables[1] is None and set(fields[0].count.plus) & set(fields[1].count.plus):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Both censuses are read from the same field '{field}'. Choose the fields of each, or the table of one of them.",
                ),
                field=fields[0].count.plus[0],
            )
        own = {}
        for number, table in enumerate(tables):
            own.update(census_change.columns(number + 1, fields[number]) if table is None else {})
        rows = self.read_areas(run, source, own)
        read = [self._read(run, number, table, fields[number], rows) for number, table in enumerate(tables)]
        checked = [
            AreaTable.checked(rows.table.codes, one, *census_change.measures(number, of))
            for number, (one, of) in enumerate(zip(read, fields), start=1)
        ]
        found = census_change.change((checked[0], checked[1]), what, years, run.stop_if_cancelled)
        run.warn(*found.warnings)
        sentence = change_sentence(found)
        run.info(sentence)
        called = self.called(run, source, rows) if report is not None else []
        output = self.write_beside(run, source, rows, found.table, own.values())
        said = Phrases([sentence, census_change.NO_SAMPLING_ERROR, *found.warnings])
        self.describe_output(output, found.table, change_title(found), said, (f"{census_change.STEM}_kind",))
        self.write_report(run, report, lambda: change_report(found, self.footer(), called))
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": found.areas,
            "RISEN": found.risen,
            "FALLEN": found.fallen,
            "BY_CHANCE": found.by_chance,
            "CHANGE": found.whole.change,
            "CHANGE_LOW": found.whole.low,
            "CHANGE_HIGH": found.whole.high,
            "SENTENCE": sentence,
        }

    def _fields(self, run: Run, what: Counted, census: str, source: QgsProcessingFeatureSource) -> CensusFields:
        """Return the columns of a census, and say which of them were recognised."""
        chosen, base = run.texts(f"{census}_COUNT_FIELDS"), run.text(f"{census}_BASE_FIELD")
        for name in (*chosen, base):
            band = self.column(name).band if name and not run.given(f"{census}_TABLE") else None
            if band is not None and what is Counted.ALONE:
                raise InputError(census_counts.NOT_BY_AGE, field=name)
        found = census_counts.columns_of(what, chosen, base, source.fields().names(), source.sourceName())
        if not chosen or not base:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "{table}: by their headings the count and its base are {fields}."
                    ),
                    table=source.sourceName(),
                    fields=Phrases(found.all(), ", "),
                )
            )
        return found

    def _read(
        self, run: Run, number: int, table: QgsProcessingFeatureSource | None, fields: CensusFields, rows: Rows
    ) -> RawTable:
        if table is None:
            return rows.table
        census, where = _CENSUSES[number], _TABLES[number]
        code = self.table_code_field(run, f"{census}_CODE_FIELD", table, where)
        return self.read_table(run, f"{census}_TABLE", code, census_change.columns(number + 1, fields), where)
