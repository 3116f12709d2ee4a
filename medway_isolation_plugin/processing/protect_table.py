"""Algorithm `protecttable`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
)
from qgis.PyQt.QtCore import QMetaType

from ..core import disclosure
from ..core.areas import AreaTable, Measure, RawTable
from ..core.arrays import Texts
from ..core.disclosure import DisclosureRule, Protected
from ..core.faults import InputError, listed
from ..core.formulas import is_number
from ..core.report.disclosure_report import disclosure_report, disclosure_sentence
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.features import plain
from . import columns, disclosure_parameters
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_GROUP = "group"
_WHERE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table"))
_TEXT = QMetaType.Type.QString


class ProtectTableAlgorithm(ReportingAlgorithm):
    """Counts of persons that may leave the office (NEED §8)."""

    NAME = "protecttable"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Protect a table of persons")
    GROUP = ("maps", QT_TRANSLATE_NOOP("MedwayIsolation", "Maps and tables"))
    TAGS = ("disclosure", "suppression", "rounding", "small numbers", "confidential", "nhs", "persons")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_table("INPUT", translate("MedwayIsolation", "Table or layer with counts of persons"))
        self.add_field("FIELDS", translate("MedwayIsolation", "Counts"), "INPUT", several=True)
        self.add_field("TOTAL_FIELD", translate("MedwayIsolation", "Total of these counts"), "INPUT", optional=True)
        self.add_field("GROUP_FIELD", translate("MedwayIsolation", "Group, such as the ward"), "INPUT", optional=True)
        disclosure_parameters.add_rule(self, translate("MedwayIsolation", "Rule"))
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("MedwayIsolation", "Protected table"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "GROUPS_OUT",
                translate("MedwayIsolation", "Totals by group and of all"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        self.add_numbers(
            ("SUPPRESSED", translate("MedwayIsolation", "Counts and totals hidden for what they are")),
            ("SECONDARY", translate("MedwayIsolation", "Counts and totals hidden for what they tell")),
            ("ATTACK", translate("MedwayIsolation", "Hidden ones that can be worked out")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        counts, total, group = self._chosen(run)
        columns.check_fields(source, [*counts, total or counts[0], group or counts[0]], _WHERE)
        persons = self._persons(run, counts, total)
        rule = disclosure_parameters.rule_of(run)
        keys = {_key(number): name for number, name in enumerate(persons)}
        rows = columns.read(source, counts[0], {**keys, _GROUP: group}, _WHERE, run.feedback, keep=True)
        if not rows.features:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "The table has no rows."))
        found = self._protected(run, rows.table, persons, total if total in persons else "", bool(group), rule)
        for whole, parts in found.found.items():
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "'{total}' is the sum of {parts} in each row, and is protected as their total.",
                    ),
                    total=whole,
                    parts=listed([f"'{name}'" for name in parts]),
                )
            )
        sentence = disclosure_sentence(found)
        run.info(sentence)
        if found.attack:
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "{n} hidden counts can still be worked out: do not publish this table."
                    ),
                    one="{n} hidden count can still be worked out: do not publish this table.",
                    n=found.attack,
                )
            )
        output = self._write(run, source, rows.features, found, [*counts, total, group])
        answer = {"OUTPUT": output}
        if run.given("GROUPS_OUT"):
            answer["GROUPS_OUT"] = self._write_groups(run, found, persons, group)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: protected counts"), name=source.sourceName())
        labels = {name: self.column(name).title() for name in persons}
        self.write_report(run, report, lambda: disclosure_report(found, labels, title, self.footer(), ()))
        return {
            **answer,
            "REPORT": report.as_posix() if report is not None else None,
            "SUPPRESSED": found.suppressed,
            "SECONDARY": found.secondary,
            "ATTACK": found.attack,
            "SENTENCE": sentence,
        }

    def _chosen(self, run: Run) -> tuple[list[str], str, str]:
        """Return counts, their total and the group; a field stands for one thing."""
        counts, total, group = (
            list(dict.fromkeys(run.texts("FIELDS"))),
            run.text("TOTAL_FIELD"),
            run.text("GROUP_FIELD"),
        )
        if not counts:
            raise InputError(QT_TRANSLATE_NOOP("MedwayIsolation", "Choose at least one field of counts (FIELDS)."))
        twice = [name for name in (total, group) if name in counts] or ([total] if total and total == group else [])
        if twice:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The field '{field}' is chosen for two things. A total or a group is none of the counts (FIELDS, TOTAL_FIELD, "
                    "GROUP_FIELD).",
                ),
                field=twice[0],
            )
        return counts, total, group

    def _persons(self, run: Run, counts: Sequence[str], total: str) -> list[str]:
        """Return which of the fields are counts of persons by their facts, and say it; all that hang together by a total."""
        chosen = [*counts, *([total] if total else [])]
        data = {name: known.data if (known := self.data_of(name)) is not None else None for name in chosen}
        free = [name for name, kind in data.items() if kind is not None and not disclosure.is_person_data(kind)]
        if total and len(free) < len(chosen):
            free = []
        unknown = [name for name in chosen if data[name] is None and name not in free]
        if free:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "By their facts these are published already or modelled, and stay as they are: {fields}.",
                    ),
                    fields=listed(free),
                )
            )
        if unknown:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Nothing says where these come from: they are taken for counts of persons: {fields}.",
                    ),
                    fields=listed(unknown),
                )
            )
        return [name for name in chosen if name not in free]

    @staticmethod
    def _protected(
        run: Run, table: RawTable, persons: Sequence[str], total: str, grouped: bool, rule: DisclosureRule
    ) -> Protected:
        numbered = [str(number) for number in range(1, 1 + len(table.codes))]
        words = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "count of persons"))
        measures = [Measure(_key(number), name, words, whole=True, finite=True) for number, name in enumerate(persons)]
        checked = AreaTable.checked(
            numbered, RawTable(table.name, numbered, table.cells), measures, (), [_GROUP] * grouped
        )
        groups: Texts | None = checked.labels[_GROUP] if grouped else None
        return disclosure.protect(
            {name: checked.values[_key(number)] for number, name in enumerate(persons)},
            rule,
            total,
            groups,
            stop=run.stop_if_cancelled,
        )

    def _write(
        self,
        run: Run,
        source: QgsProcessingFeatureSource,
        features: list[QgsFeature],
        found: Protected,
        chosen: Sequence[str],
    ) -> str:
        """Write the rows with their protected counts as text; numbers that nobody chose stay here unless they are published."""
        texts = {name: found.rows.texts(name) for name in found.rows.counts}
        there = source.fields()
        left = []
        for number, field in enumerate(there):
            run.stop_if_cancelled()  # a country's texts take their time
            name = field.name()
            if name not in chosen and not self._is_free(name) and _holds_numbers(field, features, number):
                left.append(name)
        if left:
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "Left out, because they hold numbers and nothing says that they are published: {fields}. Choose them where they "
                        "are counts.",
                    ),
                    fields=listed(left, 20),
                )
            )
        fields, kept = QgsFields(), []
        for number, field in enumerate(there):
            name = field.name()
            if name in left:
                continue
            fields.append(QgsField(name, _TEXT) if name in texts else field)
            kept.append((number, name))

        def changed() -> Iterator[QgsFeature]:
            for row, feature in enumerate(features):
                new = QgsFeature(fields)
                if feature.hasGeometry():
                    new.setGeometry(feature.geometry())
                own = feature.attributes()
                new.setAttributes([texts[name][row] if name in texts else own[number] for number, name in kept])
                yield new

        output = columns.write_changed(run, "OUTPUT", source, fields, changed(), len(features))
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{name}: protected counts"), name=source.sourceName())
        self.describe_copy(output, title, {name: name for _, name in kept if name not in texts})
        return output

    def _is_free(self, name: str) -> bool:
        known = self.data_of(name)
        return known is not None and not disclosure.is_person_data(known.data)

    @staticmethod
    def _write_groups(run: Run, found: Protected, persons: Sequence[str], group: str) -> str:
        fields = QgsFields()
        for name in (group or _GROUP, *persons):
            fields.append(QgsField(name, _TEXT))
        rows = [
            [name, *(found.groups.texts(one)[number] for one in persons)] for number, name in enumerate(found.names)
        ]
        rows.append([translate("MedwayIsolation", "All"), *(found.whole.texts(one)[0] for one in persons)])
        return columns.write_rows(run, "GROUPS_OUT", fields, rows)


def _key(number: int) -> str:
    """Return the key of a column of counts in what was read: a field may be called anything."""
    return f"count {number}"


def _holds_numbers(field: QgsField, features: Sequence[QgsFeature], number: int) -> bool:
    """Say whether a column is no text, or holds numbers as text, which is how QGIS reads a CSV file."""
    if field.type() != _TEXT:
        return True
    cells = plain(feature.attribute(number) for feature in features)
    return any(is_number(str(cell).strip()) for cell in cells)
