"""Algorithm `compareindices`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ..core import compare
from ..core.areas import AreaTable, Measure
from ..core.chance import LOCKDOWN, Counts, check_ages, count_fields, taken_in_lockdown
from ..core.chapter import two_results
from ..core.compare import FIRST, SECOND
from ..core.described import Described
from ..core.faults import InputError
from ..core.fields import RANKS, Role
from ..core.ranking import QuantileRule
from ..core.report.comparison_report import comparison_report, differences_sentence
from ..core.results import ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers import chapter_layers
from ..layers.recognise import area_name_field
from .outputs import known
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

NAME = "name"
_OF_RESULT = "result "  # begins the keys of what belongs to either result


class CompareIndicesAlgorithm(ReportingAlgorithm):
    """How far two indices agree."""

    NAME = "compareindices"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Compare two indices")
    GROUP = ("composite", QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index"))
    TAGS = ("compare", "correlation", "spearman", "kendall", "agreement", "kappa")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        for name, index, lower in (
            (
                "FIRST",
                translate("MedwayIsolation", "First index (score, value or rank)"),
                translate("MedwayIsolation", "First index: low values are the worse ones (as with ranks)"),
            ),
            (
                "SECOND",
                translate("MedwayIsolation", "Second index (score, value or rank)"),
                translate("MedwayIsolation", "Second index: low values are the worse ones (as with ranks)"),
            ),
        ):
            self.add_field(f"{name}_FIELD", index, "INPUT")
            self.addParameter(
                QgsProcessingParameterBoolean(
                    f"{name}_LOWER",
                    lower,
                    defaultValue=False,
                )
            )
        self.add_classes()
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Compared indices")))
        self.add_report()
        self.add_field(
            "NAME_FIELD",
            translate("MedwayIsolation", "Area name (empty: found beside the code)"),
            "INPUT",
            optional=True,
        )
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with both values")),
            ("SPEARMAN", translate("MedwayIsolation", "Spearman's rank correlation")),
            ("KENDALL", translate("MedwayIsolation", "Kendall's tau-b")),
            ("KAPPA", translate("MedwayIsolation", "Cohen's kappa, linear weights")),
            ("SAME", translate("MedwayIsolation", "Share of areas in the same class")),
            ("BEYOND", translate("MedwayIsolation", "Areas whose share changed by more than its interval allows")),
            ("BY_CHANCE", translate("MedwayIsolation", "Areas whose share would by chance alone")),
        )

    def read_facts(self, run: Run) -> None:
        """Read the recipes of INPUT too, and of what is joined to it."""
        super().read_facts(run)
        layer = run.layer("INPUT")
        layers = [] if layer is None else [*(join.joinLayer() for join in layer.vectorJoins()), layer]
        self._recipes = [recipe for one in layers if one for recipe in chapter_layers.recipes_of(one, run.warn)]

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        fields = {
            FIRST: run.text("FIRST_FIELD"),
            SECOND: run.text("SECOND_FIELD"),
        }
        if fields[FIRST] == fields[SECOND]:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation", "Both indices are the field '{field}'. Choose two different fields."
                ),
                field=fields[FIRST],
            )
        indices = {key: self.column(name) for key, name in fields.items()}
        labels = {key: index.title() for key, index in indices.items()}
        if labels[FIRST] == labels[SECOND]:
            known_apart = ({key: tell(index) for key, index in indices.items()} for tell in (_year, Described.source))
            told_apart = (said for said in known_apart if all(said.values()) and said[FIRST] != said[SECOND])
            apart = next(told_apart, fields)
            both = QT_TRANSLATE_NOOP("MedwayIsolation", "{name} ({said})")
            labels = {key: Phrase(both, name=labels[key], said=said) for key, said in apart.items()}
        check_ages(indices[FIRST], indices[SECOND])
        lower = (run.yes("FIRST_LOWER"), run.yes("SECOND_LOWER"))
        behind = count_fields(indices[FIRST], indices[SECOND]) if _as_stated(indices.values(), lower) else {}
        name_field = run.text("NAME_FIELD") or area_name_field(source.fields(), run.text("CODE_FIELD"))
        told_why = two_results.comparable(indices[FIRST], indices[SECOND])
        own = two_results.columns(indices[FIRST], indices[SECOND]) if told_why else []
        both_results = {f"{_OF_RESULT}{name}": name for name in own if name in source.fields().names()}
        rows = self.read_areas(run, source, {**fields, **behind, NAME: name_field, **both_results})
        names = ["" if cell is None else str(cell) for cell in rows.table.cells.get(NAME, ())]
        measures = [Measure(key, name, labels[key], lowest=None, finite=True) for key, name in fields.items()]
        measures += [Measure(key, name, name) for key, name in behind.items()]
        areas = AreaTable.checked(rows.table.codes, rows.table, measures)
        found = compare.compare(
            areas,
            (labels[FIRST], labels[SECOND]),
            lower,
            run.whole("CLASSES"),
            run.choice("RULE", QuantileRule),
            Counts(**{key: areas.values[key] for key in behind}) if behind else None,
        )
        if behind and sum(taken_in_lockdown(index) for index in indices.values()) == 1:
            found = replace(found, warnings=(*found.warnings, LOCKDOWN))
        run.warn(*found.warnings)
        change = found.change
        for said in change.words if change is not None else ():
            run.info(said)
        why = self._why(run, indices, areas, rows.table.cells) if told_why else None
        table = _carrying(found.table.stating(**_facts(list(indices.values()), lower)), indices.values())
        output = self.write_beside(run, source, rows, table, fields.values())
        title = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{first} against {second}"), first=labels[FIRST], second=labels[SECOND]
        )
        self.describe_output(output, table, title, "", (f"{compare.PREFIX}_q2",))
        held = [indices[key].evidence for key in (FIRST, SECOND)]
        self.write_report(
            run,
            report,
            lambda: comparison_report(found, (labels[FIRST], labels[SECOND]), self.footer(), names, held, why),
        )
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": found.areas,
            "SPEARMAN": known(found.spearman),
            "KENDALL": known(found.kendall),
            "KAPPA": known(found.kappa),
            "SAME": found.same,
            "BEYOND": change.significant if change is not None else None,
            "BY_CHANCE": change.by_chance if change is not None else None,
        }

    def _why(
        self, run: Run, indices: Mapping[str, Described], areas: AreaTable, cells: Mapping[str, Sequence[object]]
    ) -> list[tuple[str, str]]:
        """Return what differs between the two results: why, and in words what; and tell it."""
        own = {key[len(_OF_RESULT) :]: column for key, column in cells.items() if key.startswith(_OF_RESULT)}
        found = two_results.between(indices[FIRST], indices[SECOND], areas.codes, own, self._recipes)
        why: list[tuple[str, str]] = [(Phrase(one.cause.value), one.said) for one in found]
        run.info(differences_sentence(why))
        return why


def _as_stated(indices: Iterable[Described], lower: Sequence[bool]) -> bool:
    """Whether the end of each index that was called the worse one is that of its facts."""
    return all(index.lowest_is_worst == low for index, low in zip(indices, lower))


def _year(index: Described) -> str:
    return index.result.year if index.result is not None and index.stated else ""


def _carrying(table: ResultTable, indices: Iterable[Described]) -> ResultTable:
    """Return a comparison whose columns carry how both indices fared against yardsticks."""
    evidence = tuple(dict.fromkeys(found for index in indices for found in index.evidence))
    fields = (replace(one, evidence=evidence) if one.of is not None else one for one in table.stated_result().fields)
    return table.stating(fields=tuple(fields))


def _facts(indices: Sequence[Described], lower: Sequence[bool]) -> dict[str, str]:
    """Return what is known of the comparison because it is known of both indices: what class 1 is most of, and the sources."""
    ends = {
        # Only where the end that was called the worse one is that of the facts.
        index.worst if (index.role is Role.VALUE or index.role in RANKS) and index.lowest_is_worst == low else ""
        for index, low in zip(indices, lower)
    }
    sources = dict.fromkeys(index.source() for index in indices)
    return {"worst": ends.pop() if len(ends) == 1 else "", "source": "; ".join(sources) if all(sources) else ""}
