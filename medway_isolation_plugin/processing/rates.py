"""Algorithm `rates`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import disclosure, rates
from ..core.areas import AreaTable, RawTable
from ..core.faults import InputError
from ..core.rates import BASE, COUNT, Rates, RateSettings, ReferenceRate
from ..core.report.rates_report import rates_report, rates_sentence
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import recognised
from .disclosure_parameters import told_of
from .rate_algorithm import RateAlgorithm
from .reporting import REPORT
from .run import Run

GROUP = "group"
_BENCHMARK = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the benchmark"))


def _of_areas(key: str) -> str:
    return f"{key.upper()}_FIELD"


def _of_benchmark(key: str) -> str:
    return f"BENCHMARK_{key.upper()}_FIELD"


class RatesAlgorithm(RateAlgorithm):
    """Rates with two pairs of limits, a funnel around a benchmark, and smoothing (METHODS §1, §5)."""

    NAME = "rates"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Rates, limits and a benchmark")
    TAGS = ("rate", "wilson", "byar", "funnel", "benchmark", "empirical bayes", "smoothed", "small numbers")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_rate()
        self.add_level("OUTER", translate("MedwayIsolation", "Second confidence level"), 0.998)
        self.add_choice(
            "BENCHMARK",
            translate("MedwayIsolation", "Benchmark"),
            [
                translate("MedwayIsolation", "The study area"),
                translate("MedwayIsolation", "A rate that you give"),
                translate("MedwayIsolation", "Rows of a table"),
            ],
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                "BENCHMARK_RATE",
                translate("MedwayIsolation", "Benchmark's rate, in the unit of the rates"),
                type=QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.0,
            )
        )
        self.add_download(
            "BENCHMARK_TABLE",
            translate("MedwayIsolation", "Benchmark's table (England, a region, similar authorities)"),
            optional=True,
        )
        for name, label in (
            ("CODE", translate("MedwayIsolation", "Benchmark's table: code")),
            ("COUNT", translate("MedwayIsolation", "Benchmark's table: count")),
            ("BASE", translate("MedwayIsolation", "Benchmark's table: base")),
            ("GROUP", translate("MedwayIsolation", "Benchmark's table: group, such as the region")),
        ):
            self.add_field(f"BENCHMARK_{name}_FIELD", label, "BENCHMARK_TABLE", optional=True)
        self.add_text(
            "BENCHMARK_GROUPS", translate("MedwayIsolation", "Groups of the benchmark, by ; (empty: all rows)")
        )
        self.add_text("BENCHMARK_NAME", translate("MedwayIsolation", "What the benchmark is called"))
        self.add_source()
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Rates and limits")))
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with a rate")),
            ("BENCHMARK_VALUE", translate("MedwayIsolation", "The benchmark's rate")),
            ("OUTSIDE", translate("MedwayIsolation", "Areas outside the inner limits")),
            ("OUTSIDE_OUTER", translate("MedwayIsolation", "Areas outside the outer limits")),
            ("PRIOR_A", translate("MedwayIsolation", "Smoothing: a")),
            ("PRIOR_B", translate("MedwayIsolation", "Smoothing: b")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        return [field for key in (COUNT, BASE) if (field := run.text(_of_benchmark(key)) or run.text(_of_areas(key)))]

    def add_text(self, name: str, label: str) -> None:
        """A text that may be left empty."""
        self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        settings = self.rate_settings(run, run.number("OUTER"))
        names = (run.text("COUNT_FIELD"), run.text("BASE_FIELD"))
        rows = self.read_areas(run, source, dict(zip((COUNT, BASE), names)))
        areas = AreaTable.checked(rows.table.codes, rows.table, *rates.measures(*names, settings.kind))
        label = self.label(run)
        found = rates.rates(areas, self._benchmark(run, areas, settings), settings, label)
        run.warn(*found.warnings)
        sentence = rates_sentence(found)
        run.info(sentence)
        called = self.called(run, source, rows) if report is not None else []
        of = self.column(names[0])
        # What the counts are decides what of the rates may leave the office.
        table = found.table.stating(
            data=self.kind_of(run, names[0]), source=run.text("DATA_SOURCE"), year=run.text("DATA_YEAR")
        )
        shown = self._shown(run, areas, settings, label, found) if report is not None else found
        output = self.write_beside(run, source, rows, table, names)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "{index}: rates and limits"), index=label)
        self.describe_output(output, table, title, sentence, (f"{rates.STEM}_fun",))
        evidence = of.evidence
        self.write_report(run, report, lambda: rates_report(shown, label, self.footer(), called, evidence))
        prior = found.prior
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": found.areas,
            "BENCHMARK_VALUE": settings.per * found.benchmark.rate,
            "OUTSIDE": found.outside[0],
            "OUTSIDE_OUTER": found.outside[1],
            "PRIOR_A": prior.a if prior is not None else None,
            "PRIOR_B": prior.b if prior is not None else None,
            "SENTENCE": sentence,
        }

    def _shown(self, run: Run, areas: AreaTable, settings: RateSettings, label: str, found: Rates) -> Rates:
        """Return rates as a page may show them: made again of protected counts where these are of persons.

        Raises
        ------
        InputError
            Where no area is left.
        """
        persons = self.persons(run)
        if not persons:
            return found
        left = replace(areas, values=rates.protected(areas.values, persons, settings.kind))
        if not np.isfinite(left.values[COUNT] + left.values[BASE]).any():
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "No area's count may be shown on a page: all are counts of persons and small. Leave the report out (REPORT), or "
                    "name their source (DATA_SOURCE) where they are published.",
                )
            )
        run.warn(told_of(list(persons.values())))
        shown = rates.rates(left, self._benchmark(run, left, settings), settings, label)
        return replace(shown, warnings=(*shown.warnings, disclosure.NHS.words()))

    def _benchmark(self, run: Run, areas: AreaTable, settings: RateSettings) -> ReferenceRate:
        chosen = run.enum("BENCHMARK")
        if chosen == 0:
            return rates.study_area(areas)
        name = run.text("BENCHMARK_NAME") or _BENCHMARK
        if chosen == 1:
            if not run.given("BENCHMARK_RATE"):
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "No rate is given for the benchmark. Give one, or choose another benchmark."
                    )
                )
            return ReferenceRate(run.number("BENCHMARK_RATE") / settings.per, name)
        fields = {key: run.text(_of_benchmark(key)) for key in (COUNT, BASE, GROUP)}
        if run.given("BENCHMARK_TABLE") and not (fields[COUNT] and fields[BASE]):
            ours = [run.text(_of_areas(key)) for key in (COUNT, BASE)]
            found = recognised.alike(run, ours, run.source("BENCHMARK_TABLE"))
            fields.update({key: fields[key] or field for key, field in zip((COUNT, BASE), found)})
        groups = [part.strip() for part in re.split(r"[;\n]", run.text("BENCHMARK_GROUPS")) if part.strip()]
        if not (run.given("BENCHMARK_TABLE") and fields[COUNT] and fields[BASE]) or bool(groups) > bool(fields[GROUP]):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The benchmark is to come from a table: choose the table, its fields of counts and bases and, where groups are named, "
                    "the field of the groups.",
                )
            )
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the benchmark's table"))
        code = self.table_code_field(run, "BENCHMARK_CODE_FIELD", run.source("BENCHMARK_TABLE"), where)
        table = self.read_table(run, "BENCHMARK_TABLE", code, fields, where)
        kept = np.flatnonzero(rates.chosen_rows(table.cells.get(GROUP, table.codes), groups))
        measures, parts = rates.measures(fields[COUNT], fields[BASE], settings.kind)
        cells = {key: [table.cells[key][row] for row in kept] for key in (COUNT, BASE)}
        codes = [table.codes[row] for row in kept]
        read = AreaTable.checked(codes, RawTable(where, codes, cells), measures, parts)
        return rates.pooled(
            read.values[COUNT], read.values[BASE], name if name is not _BENCHMARK else "; ".join(groups) or name
        )
