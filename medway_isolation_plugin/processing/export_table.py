"""Algorithm `exporttable`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..core import disclosure
from ..core.disclosure import HIDDEN, NHS, GuardedColumns
from ..core.faults import listed
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.features import plain
from . import columns, reading
from .base import Algorithm
from .run import Run

_WHERE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the layer"))


class ExportTableAlgorithm(Algorithm):
    """The attributes of a layer as a table that a spreadsheet opens, with headings in plain English."""

    NAME = "exporttable"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Export a table")
    GROUP = ("maps", QT_TRANSLATE_NOOP("MedwayIsolation", "Maps and tables"))
    TAGS = ("table", "csv", "xlsx", "excel", "spreadsheet", "export")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_table("INPUT", translate("MedwayIsolation", "Layer with results"))
        self.add_field(
            "FIELDS", translate("MedwayIsolation", "Fields (empty: all)"), "INPUT", optional=True, several=True
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "HEADINGS",
                translate("MedwayIsolation", "Headings in plain English, not field names"),
                defaultValue=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.add_numbers(("ROWS", translate("MedwayIsolation", "Rows")))

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        there = source.fields()
        wanted = run.texts("FIELDS") or there.names()
        columns.check_fields(source, wanted, _WHERE)
        aliases = self.headings()
        in_english = run.yes("HEADINGS")
        indexes = [there.indexOf(name) for name in wanted]
        fields = QgsFields()
        for index in indexes:
            name = there.at(index).name()
            field = QgsField(there.at(index))
            alias = aliases.get(name, "") if in_english else ""
            # Two fields may have the same alias; a table needs two headings.
            field.setName(alias if alias and fields.lookupField(alias) < 0 else name)
            field.setAlias("")
            field.setComment("")
            fields.append(field)
        # Counts that are not wanted are read too: they say which of the others would tell them.
        own = {one.name for result in self._input.results for one in result.fields}
        others = [
            one.name for one in self._input.columns if disclosure.is_person_data(one.data) and one.name not in own
        ]
        of_results = [one.name for one in disclosure.counts_of_persons(self._input.results)]
        counted = {name: there.lookupField(name) for name in (*of_results, *others)}
        counted = {name: index for name, index in counted.items() if index >= 0}
        reading.warn_of_headings(source, indexes, _WHERE, run.feedback)
        request = reading.table_request(source, sorted({*indexes, *counted.values()}))
        read = reading.batches(source, request, _WHERE, run.feedback)
        whole = [feature.attributes() for batch in read for feature in batch]
        rows = [[cells[index] for index in indexes] for cells in whole]
        if counted:
            columns_of = {
                name: disclosure.numbers_of(plain(cells[index] for cells in whole)) for name, index in counted.items()
            }
            guarded = disclosure.guard_columns(self._input.results, columns_of, others)
            fields, rows = self._guarded(run, guarded, wanted, fields, rows)
        output = columns.write_rows(run, "OUTPUT", fields, rows)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Table of {name}"), name=source.sourceName())
        self.describe_copy(output, title, dict(zip(wanted, fields.names())))
        return {"OUTPUT": output, "ROWS": len(rows)}

    def _guarded(
        self, run: Run, guarded: GuardedColumns, wanted: Sequence[str], fields: QgsFields, rows: list[list[Any]]
    ) -> tuple[QgsFields, list[list[Any]]]:
        """Return fields and rows as they may leave the office, and say what was done; a column with a mark in it is text."""
        touched = [name for name in wanted if name in guarded.hidden]
        if not touched:
            return fields, rows
        marked = {at for at, name in enumerate(wanted) if name in guarded.hidden and guarded.hidden[name].any()}
        made = QgsFields()
        for at, field in enumerate(fields):
            made.append(QgsField(field.name(), QMetaType.Type.QString) if at in marked else field)
        changed = []
        for row, cells in enumerate(rows):
            told_of = [
                guarded.text(name, row, cell) if name in guarded.hidden else cell
                for name, cell in zip(wanted, plain(cells))
            ]
            changed.append(
                [
                    (None if cell is None else str(cell)) if at in marked else cell if wanted[at] in touched else own
                    for at, (cell, own) in enumerate(zip(told_of, cells))
                ]
            )
        run.warn(
            Phrase(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Nothing says that these are published counts, so that they are taken for counts of persons: 1 to {highest} and "
                    "what would tell them is {mark}, other counts are to the nearest {step}: {fields}. Where they are published, make "
                    "the result again with their source (DATA_SOURCE), or of a table that 'Read official files' read.",
                ),
                highest=NHS.highest,
                mark=HIDDEN,
                step=NHS.step,
                fields=listed(touched, 20),
            )
        )
        return made, changed
