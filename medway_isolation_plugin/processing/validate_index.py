"""Algorithm `validateindex`."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core import field_forms, ranking, result_sets, source_domains, sources
from ..core.areas import AreaTable, Measure
from ..core.described import Described
from ..core.faults import InputError
from ..core.fields import RANKS, ResultKind
from ..core.report.validity_report import validity_facts, validity_report
from ..core.validity import authorities, validate, verdict, yardstick
from ..core.validity.evidence import Evidence, beside
from ..core.validity.validate import AUTHORITY, INDEX, Question, Simpler, Validation
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import columns
from .outputs import known
from .reporting import REPORT, ReportingAlgorithm
from .run import Run

_WHERE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the yardstick's table"))
_LOW = ("rank", "decile", "quintile")  # 1 is the worst


class ValidateIndexAlgorithm(ReportingAlgorithm):
    """An index held against a yardstick, with a verdict by fixed rules."""

    NAME = "validateindex"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Hold an index against a yardstick")
    GROUP = ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence"))
    TAGS = ("validity", "agreement", "yardstick", "loneliness", "correlation", "overlap", "benchmark")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        ends = [
            translate("MedwayIsolation", "High values are worse"),
            translate("MedwayIsolation", "Low values are worse"),
        ]
        self.add_areas()
        self.add_field("INDEX_FIELD", translate("MedwayIsolation", "Index (score, value or rank)"), "INPUT")
        self.add_choice("INDEX_WORST", translate("MedwayIsolation", "Index: which values are worse"), ends)
        self._add_text(
            "INDEX_AGES",
            translate("MedwayIsolation", "Whom the index is of, such as 65+ (empty: by what the layer says)"),
            optional=True,
        )
        self.add_download("TABLE", translate("MedwayIsolation", "Table of the yardstick"))
        self.add_field(
            "TABLE_CODE_FIELD", translate("MedwayIsolation", "Area code in the table"), "TABLE", optional=True
        )
        self.add_field("YARDSTICK_FIELD", translate("MedwayIsolation", "Yardstick"), "TABLE")
        self.addParameter(
            # Optional, so that dialogs begin with none: which end is worse is never guessed.
            QgsProcessingParameterEnum(
                "YARDSTICK_WORST",
                translate("MedwayIsolation", "Yardstick: which values are worse (must be chosen)"),
                ends,
                optional=True,
            )
        )
        self._add_text(
            "YARDSTICK_AGES", translate("MedwayIsolation", "Whom the yardstick is of: all ages, 65+, under 65, 16-64")
        )
        self._add_text("YARDSTICK_SOURCE", translate("MedwayIsolation", "What the yardstick is: its source and year"))
        self.add_field(
            "BENCHMARKS",
            translate(
                "MedwayIsolation",
                "Simpler measures to hold beside it: high = worse (such as a deprivation score, no car)",
            ),
            "INPUT",
            optional=True,
            several=True,
        )
        self.add_field(
            "AUTHORITY_FIELD", translate("MedwayIsolation", "Authority of each area"), "INPUT", optional=True
        )
        self._add_text(
            "SHARED", translate("MedwayIsolation", "Ingredients that both are made of (separated by ;)"), optional=True
        )
        self.add_download(
            "LOOKUP", translate("MedwayIsolation", "Lookup between the two vintages, where they differ"), optional=True
        )
        self.add_field(
            "LOOKUP_OLD_FIELD", translate("MedwayIsolation", "Lookup: one vintage's code"), "LOOKUP", optional=True
        )
        self.add_field(
            "LOOKUP_NEW_FIELD",
            translate("MedwayIsolation", "Lookup: the other vintage's code"),
            "LOOKUP",
            optional=True,
        )
        self.add_field(
            "YARDSTICK_BASE",
            translate(
                "MedwayIsolation", "People or households behind each value of the yardstick (to join merged areas)"
            ),
            "TABLE",
            optional=True,
            advanced=True,
        )
        low, high = ranking.CLASSES_RANGE
        self.addParameter(
            QgsProcessingParameterNumber(
                "CLASSES",
                translate("MedwayIsolation", "Number of classes of the fields (5 = quintiles; 1 = worst)"),
                defaultValue=5,
                minValue=low,
                maxValue=high,
            )
        )
        self.add_style()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Index held against a yardstick"))
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "AUTHORITIES",
                translate("MedwayIsolation", "By authority"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with index and yardstick")),
            ("RHO", translate("MedwayIsolation", "Rank correlation")),
            ("RHO_LOW", translate("MedwayIsolation", "Rank correlation: lower 95 % limit")),
            ("RHO_HIGH", translate("MedwayIsolation", "Rank correlation: upper 95 % limit")),
            ("SAME", translate("MedwayIsolation", "Areas in the worst class of both")),
            ("WORST", translate("MedwayIsolation", "Areas in the worst class")),
            ("CHANCE", translate("MedwayIsolation", "Areas in the worst class of both by chance")),
        )
        for name, label in (
            ("VERDICT", translate("MedwayIsolation", "Verdict")),
            ("BENCHMARK_Z", translate("MedwayIsolation", "Meng's z against each benchmark (JSON)")),
            ("SENTENCE", translate("MedwayIsolation", "Verdict in a sentence")),
            ("FACTS", translate("MedwayIsolation", "Facts (JSON)")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))

    def _add_text(self, name: str, label: str, optional: bool = False) -> None:
        self.addParameter(QgsProcessingParameterString(name, label, optional=optional))

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        return [field for one in ("YARDSTICK_FIELD", "YARDSTICK_BASE") if name == "TABLE" and (field := run.text(one))]

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        field, benchmarks = run.text("INDEX_FIELD"), run.texts("BENCHMARKS")
        index = self.column(field)
        question = self._question(run, index, benchmarks)
        wanted = {INDEX: field, AUTHORITY: run.text("AUTHORITY_FIELD")}
        rows = self.read_areas(run, source, {**wanted, **{one: one for one in benchmarks}})
        measures = [Measure(INDEX, field, index.title(), lowest=None, finite=True)]
        measures += [Measure(one, one, self.column(one).title(), lowest=None, finite=True) for one in benchmarks]
        labels = [AUTHORITY] if wanted[AUTHORITY] else []
        areas = AreaTable.checked(rows.table.codes, rows.table, measures, labels=labels)
        found = validate.validate(areas, self._yardstick(run, areas), question)
        run.warn(*found.warnings)
        run.info(found.evidence.sentence())
        self._carry(field, found.evidence)
        called = self.called(run, source, rows) if report is not None else []
        output = self.write_beside(run, source, rows, found.table, [field, *benchmarks])
        title = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{index} against {yardstick}"),
            index=question.index,
            yardstick=question.yardstick,
        )
        self.describe_output(output, found.table, title, found.evidence.sentence(), (f"{validate.PREFIX}_kind",))
        earlier = beside(question.earlier, found.evidence)[:-1]
        self.write_report(
            run,
            report,
            lambda: validity_report(found, question.index, self.footer(), called, earlier, question.classes),
        )
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            **self._told(run, found, benchmarks),
        }

    @staticmethod
    def _told(run: Run, found: Validation, benchmarks: Sequence[str]) -> dict[str, Any]:
        own = found.evidence
        answer = {
            "AREAS": own.areas,
            "RHO": known(own.rho),
            "RHO_LOW": known(own.low),
            "RHO_HIGH": known(own.high),
            "SAME": found.overlap.same,
            "WORST": found.overlap.worst,
            "CHANCE": known(found.overlap.chance),
            "VERDICT": own.verdict.value,
            "BENCHMARK_Z": json.dumps({name: known(one.z) for name, one in zip(benchmarks, own.benchmarks)}),
            "SENTENCE": own.sentence(),
            "FACTS": validity_facts(found),
        }
        if run.given("AUTHORITIES"):
            answer["AUTHORITIES"] = columns.write_table(run, "AUTHORITIES", authorities.authority_table(found))
        return answer

    def _question(self, run: Run, index: Described, benchmarks: Sequence[str]) -> Question:
        if not run.given("YARDSTICK_WORST"):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Which end of the yardstick is worse is not said, and is never guessed: a tenth may count from either end, and of "
                    "log odds those nearer to 0 are worse. Choose it (YARDSTICK_WORST): 0 high values, 1 low values.",
                )
            )
        same = run.layer("INPUT").source() == run.layer("TABLE").source()
        if same and run.text("INDEX_FIELD") == run.text("YARDSTICK_FIELD"):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The yardstick is the index itself, the field '{name}'. Choose a yardstick from somebody "
                    "else's data.",
                ),
                name=index.name,
            )
        ages = run.text("YARDSTICK_AGES")
        verdict.stated_ages(ages, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the yardstick")), "YARDSTICK_AGES")
        lower = run.enum("INDEX_WORST") == 1
        if index.stated and index.role in RANKS and not lower:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{name}' is a rank or a class, of which 1 is the worst. Say that low values are worse "
                    "(INDEX_WORST = 1), or choose the score.",
                ),
                name=index.name,
            )
        return Question(
            index=index.title(),
            yardstick=run.text("YARDSTICK_SOURCE") or run.text("YARDSTICK_FIELD"),
            ages=ages,
            yardstick_lower=run.enum("YARDSTICK_WORST") == 1,
            index_lower=lower,
            index_ages=self._index_ages(run, index),
            benchmarks=[self._simpler(name) for name in benchmarks],
            shared=tuple(part.strip() for part in re.split(r"[;\n]", run.text("SHARED")) if part.strip()),
            classes=run.whole("CLASSES"),
            earlier=index.evidence if index.stated else result_sets.evidence_held(self._input.results, index.title()),
        )

    @staticmethod
    def _index_ages(run: Run, index: Described) -> str:
        """Return whom the index is of: as the user says, by the facts of its result, else by its name, which is told."""
        said = run.text("INDEX_AGES")
        if said:
            verdict.stated_ages(said, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the index")), "INDEX_AGES")
            return said
        if index.band is not None:
            return index.band.label()
        named = verdict.named_ages(index.name) or verdict.named_ages(index.heading)
        if named:
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "By its name the index is of people {ages}. Say it if that is wrong (INDEX_AGES).",
                    ),
                    ages=named,
                )
            )
        return named

    def _simpler(self, name: str) -> Simpler:
        """Return a benchmark; what is known to be a rank has its worst end at 1, and is refused."""
        of = self.column(name)
        words = sources.normalise(name)
        meaning = source_domains.meaning(words)
        if (of.stated and of.role in RANKS) or meaning.endswith(_LOW):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "'{name}' is a rank or a class, of which 1 is the worst: choose the score (BENCHMARKS).",
                ),
                name=name,
            )
        deprived = of.of_kind is ResultKind.DEPRIVATION or bool(meaning) or source_domains.domain(words) == "imd"
        return Simpler(name, of.title(), deprived)

    def _yardstick(self, run: Run, areas: AreaTable) -> yardstick.Yardstick:
        table = run.source("TABLE")
        code = self.table_code_field(run, "TABLE_CODE_FIELD", table, _WHERE)
        field, base = run.text("YARDSTICK_FIELD"), run.text("YARDSTICK_BASE")
        read = self.read_table(run, "TABLE", code, {yardstick.YARDSTICK: field, yardstick.BASE: base}, _WHERE)
        return yardstick.on_areas(areas.codes.tolist(), read, field, base, self.read_lookup(run))

    def _carry(self, field: str, found: Evidence) -> None:
        """Let the index in the output carry the evidence, and its headings follow it."""
        results = result_sets.with_evidence(self._input.results, field, found)
        changed = result_sets.field_in(results, field)
        headings = dict(self._input.headings)
        if changed is not None and changed[0].stated:
            own = (changed[1].band, changed[1].of)
            headings.update(
                {
                    one.name: field_forms.alias_of(changed[0], one)
                    for one in changed[0].fields
                    if (one.band, one.of) == own
                }
            )
        self._input = replace(self._input, results=results, headings=headings)
