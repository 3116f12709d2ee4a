"""Algorithm `flagpriority`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import default_rule, priority, went_in
from ..core.areas import AreaTable, Measure, RawTable
from ..core.bands import P65, U65
from ..core.faults import all_of
from ..core.priority import PEOPLE, SCORE, Criterion, Join
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import told, translate
from .base import Algorithm
from .run import Run

_RULES = (P65, U65)


def fields_of(rule: Sequence[Criterion], score: str = "", people: str = "") -> dict[str, str]:
    """Return the fields that a rule needs, by the keys that `priority.flag` looks for."""
    fields = {criterion.key: criterion.field for criterion in rule}
    return {**fields, **{key: name for key, name in ((SCORE, score), (PEOPLE, people)) if name}}


def checked(table: RawTable, fields: Mapping[str, str], labels: Mapping[str, str]) -> AreaTable:
    """Return the values of a rule's fields, checked; `labels` are the aliases by field."""
    measures = [
        Measure(
            key,
            name,
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "people affected"))
            if key == PEOPLE
            else labels.get(name) or name,
            lowest=0.0 if key == PEOPLE else None,
        )
        for key, name in fields.items()
    ]
    return AreaTable.checked(table.codes, table, measures)


def _cautions(rule: Sequence[Criterion]) -> tuple[str, ...]:
    """Return what is not known of a rule's fields, and what contradicts their values."""
    template = QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: {said}")
    said = (Phrase(template, name=one.field, said=text) for one in rule for text in one.of.cautions())
    return tuple(dict.fromkeys(said))


class FlagPriorityAlgorithm(Algorithm):
    """Flags the areas that meet a rule (METHODS §6)."""

    NAME = "flagpriority"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas")
    GROUP = ("priority", QT_TRANSLATE_NOOP("MedwayIsolation", "Priority areas"))
    TAGS = ("priority", "rule", "criteria", "flag")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        self.addParameter(
            QgsProcessingParameterMatrix(
                "CRITERIA",
                translate("MedwayIsolation", "Criteria of your own (comparison: =, !=, <, <=, > or >=)"),
                numberRows=2,
                headers=[
                    translate("MedwayIsolation", "Field"),
                    translate("MedwayIsolation", "Comparison"),
                    translate("MedwayIsolation", "Threshold"),
                ],
                optional=True,
            )
        )
        self.add_choice(
            "BAND",
            translate("MedwayIsolation", "Rule when there are no criteria of your own"),
            [
                translate("MedwayIsolation", "{band}: isolation and health both in the worst class").format(
                    band=told(band.title())
                )
                for band in _RULES
            ],
        )
        self.add_choice(
            "JOIN",
            translate("MedwayIsolation", "An area is flagged when it meets"),
            [
                translate("MedwayIsolation", "All criteria"),
                translate("MedwayIsolation", "Any criterion"),
                translate("MedwayIsolation", "At least a number of them"),
            ],
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "K", translate("MedwayIsolation", "At least this many criteria"), defaultValue=1, minValue=1
            )
        )
        self.add_field(
            "SCORE_FIELD",
            translate("MedwayIsolation", "Score that orders flagged areas (higher = more isolated)"),
            "INPUT",
            optional=True,
        )
        self.add_field("PEOPLE_FIELD", translate("MedwayIsolation", "People affected"), "INPUT", optional=True)
        self.addParameter(
            QgsProcessingParameterString(
                "LABEL", translate("MedwayIsolation", "Name of the rule, for legends (such as 65+)"), optional=True
            )
        )
        self.add(
            QgsProcessingParameterString(
                "PREFIX",
                translate("MedwayIsolation", "First letters of the output fields"),
                defaultValue=priority.PREFIX,
            ),
            advanced=True,
        )
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Priority areas")))
        self.add_style()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("FLAGGED", translate("MedwayIsolation", "Flagged areas")),
            ("UNDECIDED", translate("MedwayIsolation", "Areas that missing values leave undecided")),
            ("PEOPLE", translate("MedwayIsolation", "People affected in flagged areas")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        source = run.source("INPUT")
        there = {name: self.column(name) for name in source.fields().names()}
        cells: list[Any] = run.matrix("CRITERIA")
        if not cells:
            cells = self._default_cells(run, there)
        rule = priority.criteria(cells, there)
        fields = fields_of(rule, run.text("SCORE_FIELD"), run.text("PEOPLE_FIELD"))
        rows = self.read_areas(run, source, fields)
        # Now that they are read, what is kept about the fields can be held against their values.
        rule = [replace(one, of=self.column(one.field, rows.table.cells[one.key])) for one in rule]
        run.warn(*_cautions(rule))
        areas = checked(rows.table, fields, {name: one.heading for name, one in there.items()})
        join, least = run.choice("JOIN", Join), run.whole("K")
        result = priority.flag(areas, rule, join, least, run.text("PREFIX"), run.text("LABEL"))
        table = went_in.stated(result.table, went_in.priority(areas, rule, join, least, fields))
        run.warn(*result.warnings)
        output = self.write_beside(run, source, rows, table, fields.values())
        said = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Rule: {rule}."), rule=result.table.stated_result().words)
        self.describe_output(output, result.table, Phrase(self.TITLE), said, (result.table.columns[0].name,))
        return {
            "OUTPUT": output,
            "AREAS": len(rows.table.codes),
            "FLAGGED": result.flagged,
            "UNDECIDED": result.undecided,
            "PEOPLE": result.people,
        }

    def _default_cells(self, run: Run, there: Collection[str]) -> list[object]:
        cells = default_rule.default_cells(run.choice("BAND", _RULES), self._input.results, there)
        fields = cells[::3]
        run.info(
            Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "No criteria are given: the rule is {rule}."),
                rule=all_of(f"{field} = 1" for field in fields),
            )
        )
        if len(fields) == 1:
            run.warn(
                translate(
                    "MedwayIsolation",
                    "The layer has no health quintile, so the rule is isolation alone. Run Health-deprivation quintiles on it first to "
                    "find where isolation meets poor health.",
                )
            )
        return cells
