"""Algorithm `exporttable`."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
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
        plain = run.yes("HEADINGS")
        indexes = [there.indexOf(name) for name in wanted]
        fields = QgsFields()
        for index in indexes:
            name = there.at(index).name()
            field = QgsField(there.at(index))
            alias = aliases.get(name, "") if plain else ""
            # Two fields may have the same alias; a table needs two headings.
            field.setName(alias if alias and fields.lookupField(alias) < 0 else name)
            field.setAlias("")
            field.setComment("")
            fields.append(field)
        reading.warn_of_headings(source, indexes, _WHERE, run.feedback)
        read = reading.batches(source, reading.table_request(source, indexes), _WHERE, run.feedback)
        whole = (feature.attributes() for batch in read for feature in batch)
        rows = [[own[index] for index in indexes] for own in whole]
        output = columns.write_rows(run, "OUTPUT", fields, rows)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Table of {name}"), name=source.sourceName())
        self.describe_copy(output, title, dict(zip(wanted, fields.names())))
        return {"OUTPUT": output, "ROWS": len(rows)}
