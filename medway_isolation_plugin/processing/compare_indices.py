"""Algorithm `compareindices`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
)

from ..core import compare
from ..core.areas import AreaTable, Measure
from ..core.compare import FIRST, SECOND
from ..core.described import Described
from ..core.faults import InputError
from ..core.fields import RANKS, Role
from ..core.files import write_text
from ..core.ranking import QuantileRule
from ..core.report.comparison_report import comparison_report
from ..i18n import translate
from .outputs import known
from .reporting import ReportingAlgorithm
from .run import Run


class CompareIndicesAlgorithm(ReportingAlgorithm):
    """How far two indices agree."""

    NAME = "compareindices"
    TITLE = "Compare two indices"
    GROUP = ("composite", "Composite index")
    TAGS = ("compare", "correlation", "spearman", "kendall", "agreement", "kappa")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        for name, words in (("FIRST", "First"), ("SECOND", "Second")):
            self.add_field(f"{name}_FIELD", f"{words} index (score, value or rank)", "INPUT")
            self.addParameter(
                QgsProcessingParameterBoolean(
                    f"{name}_LOWER",
                    translate(f"{words} index: low values are the worse ones (as with ranks)"),
                    defaultValue=False,
                )
            )
        self.add_classes()
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("Compared indices")))
        self.add_report()
        self.add_numbers(
            ("AREAS", "Areas with both values"),
            ("SPEARMAN", "Spearman's rank correlation"),
            ("KENDALL", "Kendall's tau-b"),
            ("KAPPA", "Cohen's kappa, linear weights"),
            ("SAME", "Share of areas in the same class"),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", "report")
        source = run.source("INPUT")
        fields = {
            FIRST: run.text("FIRST_FIELD"),
            SECOND: run.text("SECOND_FIELD"),
        }
        if fields[FIRST] == fields[SECOND]:
            raise InputError(f"Both indices are the field '{fields[FIRST]}'. Choose two different fields.")
        indices = {key: self.column(name) for key, name in fields.items()}
        labels = {key: index.title() for key, index in indices.items()}
        if labels[FIRST] == labels[SECOND]:
            labels = {key: f"{labels[key]} ({name})" for key, name in fields.items()}
        lower = (run.yes("FIRST_LOWER"), run.yes("SECOND_LOWER"))
        rows = self.read_areas(run, source, fields)
        measures = [Measure(key, name, labels[key], lowest=None, finite=True) for key, name in fields.items()]
        found = compare.compare(
            AreaTable.checked(rows.table.codes, rows.table, measures),
            (labels[FIRST], labels[SECOND]),
            lower,
            run.whole("CLASSES"),
            run.choice("RULE", QuantileRule),
        )
        run.warn(*found.warnings)
        table = found.table.stating(**_facts(list(indices.values()), lower))
        output = self.write_beside(run, source, rows, table, fields.values())
        title = translate("{first} against {second}").format(first=labels[FIRST], second=labels[SECOND])
        self.describe_output(output, table, title, "", (f"{compare.PREFIX}_q2",))
        if report is not None:
            write_text(report, comparison_report(found, (labels[FIRST], labels[SECOND]), self.footer()), "report")
        return {
            "OUTPUT": output,
            "REPORT": str(report) if report is not None else None,
            "AREAS": found.areas,
            "SPEARMAN": known(found.spearman),
            "KENDALL": known(found.kendall),
            "KAPPA": known(found.kappa),
            "SAME": found.same,
        }


def _facts(indices: Sequence[Described], lower: Sequence[bool]) -> dict[str, str]:
    """Return what is known of the comparison because it is known of both indices: what class 1 is most of, and the sources."""
    ends = {
        # Only where the end that was called the worse one is that of the facts.
        index.worst if (index.role is Role.VALUE or index.role in RANKS) and index.lowest_is_worst == low else ""
        for index, low in zip(indices, lower)
    }
    sources = dict.fromkeys(index.source() for index in indices)
    return {"worst": ends.pop() if len(ends) == 1 else "", "source": "; ".join(sources) if all(sources) else ""}
