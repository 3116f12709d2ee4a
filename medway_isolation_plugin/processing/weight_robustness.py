"""Algorithm `weightrobustness`."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..core import default_rule, priority, result_sets
from ..core.areas import AreaTable, Measure
from ..core.composite import engine, index, robustness
from ..core.composite.robustness import FEW_PEOPLE, Robustness
from ..core.composite.robustness_table import STEM, rank_table
from ..core.priority import Criterion, Join
from ..core.report.robustness_report import robustness_report
from ..core.results import Column, Kind, ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import translate
from ..layers.provenance import Provenance
from . import columns, uncertainty_parameters
from .recipe_algorithm import Inputs, RecipeAlgorithm
from .recipe_parameters import add_recipe
from .reporting import REPORT
from .run import Run


class WeightRobustnessAlgorithm(RecipeAlgorithm):
    """How much the ranking depends on the weights and on other choices (METHODS §5)."""

    NAME = "weightrobustness"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Weight robustness")
    TAGS = ("robustness", "sensitivity", "uncertainty", "monte carlo", "weights", "rank interval", "leave one out")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_recipe(self)
        self.add_classes()
        uncertainty_parameters.add_uncertainty(self)
        self.addParameter(
            QgsProcessingParameterMatrix(
                "CRITERIA",
                translate(
                    "MedwayIsolation", "Priority rule: criteria beside being in the worst class (such as dep_q = 1)"
                ),
                numberRows=1,
                headers=[
                    translate("MedwayIsolation", "Field"),
                    translate("MedwayIsolation", "Comparison"),
                    translate("MedwayIsolation", "Threshold"),
                ],
                optional=True,
            )
        )
        self.add_choice(
            "JOIN",
            translate("MedwayIsolation", "Priority rule: an area is flagged when it meets"),
            [
                translate("MedwayIsolation", "All criteria"),
                translate("MedwayIsolation", "Any criterion"),
                translate("MedwayIsolation", "At least a number of them"),
            ],
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "K", translate("MedwayIsolation", "At least this many criteria"), defaultValue=1, minValue=1
            ),
            advanced=True,
        )
        self.add_style()
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Rank intervals")))
        table = QgsProcessing.SourceType.TypeVector
        for name, label in (
            ("LEFT_OUT", translate("MedwayIsolation", "Leave one out")),
            ("WEIGHTS_OUT", translate("MedwayIsolation", "Weights of every draw")),
        ):
            self.addParameter(
                QgsProcessingParameterFeatureSink(name, label, table, optional=True, createByDefault=False)
            )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas")),
            ("NULLS", translate("MedwayIsolation", "Areas without a rank")),
            ("SURE", translate("MedwayIsolation", "Areas in the worst class in at least 95 % of draws")),
            ("DOUBTFUL", translate("MedwayIsolation", "Areas in the worst class in 5 to 95 % of draws")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        there = {name: self.column(name) for name in source.fields().names()}
        cells: list[Any] = run.matrix("CRITERIA")
        health = default_rule.health_field(self._input.results, there)
        if not cells and health:
            cells = [health, "=", 1]
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "Priority: in the worst class, and {health} = 1 (the rule to begin with)."
                    ),
                    health=health,
                )
            )
        rule = priority.criteria(cells, there) if cells else []
        read = self.inputs(run, more={one.key: one.field for one in rule})
        found = robustness.robustness(read.areas, read.recipe, uncertainty_parameters.uncertainty(run), run.progress)
        run.warn(*found.warnings)
        if few := int(found.few_people.sum()):
            run.info(
                Phrase(
                    QT_TRANSLATE_NOOP("MedwayIsolation", "{n} areas are {note}."),
                    one="{n} area is {note}.",
                    n=few,
                    note=Phrase(FEW_PEOPLE),
                )
            )
        flagged = self._flagged(run, read, rule, found) if rule else None
        table = rank_table(found, flagged)
        provenance = Provenance(read.recipe, engine.input_fingerprint(read.areas))
        evidence = self.evidence(provenance)
        table = result_sets.carrying(
            table.stating(inputs=provenance.inputs, recipe=read.recipe.fingerprint()), evidence
        )
        made_from = (*read.fields, *(one.field for one in rule))
        output = self.write_beside(run, read.source, read.rows, table, made_from)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Robustness of {title}"), title=index.subject(read.recipe))
        said = Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{n} draws. Varied: {varied}. Held: {held}."),
            n=len(found.variant),
            varied=Phrases(found.varied, "; "),
            held=Phrases(found.held, "; "),
        )
        self.describe_output(output, table, title, said, (f"{STEM}_q",), read.recipe)
        answer: dict[str, Any] = {"OUTPUT": output, "REPORT": report.as_posix() if report is not None else None}
        for name, made in (("LEFT_OUT", _left_out), ("WEIGHTS_OUT", _weights)):
            if run.given(name):
                side = made(found)
                answer[name] = columns.write_table(run, name, side)
                self.describe_output(answer[name], side, title)
        self.write_report(
            run,
            report,
            lambda: robustness_report(found, title, self.footer(), _facts(provenance), read.called, evidence),
        )
        within = found.summary.within
        return {
            **answer,
            "AREAS": len(within),
            "NULLS": int(np.isnan(within).sum()),
            "SURE": int((within >= 0.95).sum()),
            "DOUBTFUL": int(((within > 0.05) & (within < 0.95)).sum()),
        }

    def _flagged(self, run: Run, read: Inputs, rule: list[Criterion], found: Robustness) -> np.ndarray[Any, Any]:
        measures = [Measure(one.key, one.field, one.of.heading, lowest=None) for one in rule]
        met, unknown = priority.tests(AreaTable.checked(read.rows.table.codes, read.rows.table, measures), rule)
        needed = priority.needed(run.choice("JOIN", Join), len(rule) + 1, run.whole("K"))
        return robustness.probability_flagged(found.summary.within, met.sum(axis=1), unknown.sum(axis=1), needed)


def _left_out(found: Robustness) -> ResultTable:
    labels = np.array([one.label for one in found.left_out], dtype=object)
    return ResultTable(
        labels,
        (
            Column("left_out", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Left out")), Kind.TEXT, labels),
            Column(
                "kind",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Indicator or domain")),
                Kind.TEXT,
                np.array([one.kind for one in found.left_out], dtype=object),
            ),
            Column(
                "mean_chg",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Mean absolute change of rank")),
                Kind.REAL,
                np.array([one.mean_change for one in found.left_out]),
            ),
            Column(
                "max_chg",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Largest change of rank")),
                Kind.REAL,
                np.array([one.largest_change for one in found.left_out]),
            ),
        ),
    )


def _weights(found: Robustness) -> ResultTable:
    recipe = found.prepared.recipe
    draws = np.arange(1.0, len(found.variant) + 1.0)
    choices = np.array([found.variants[number] for number in found.variant], dtype=object)
    named = [(f"w{number}", one.label, one.field) for number, one in enumerate(recipe.indicators, start=1)]
    domain = QT_TRANSLATE_NOOP("MedwayIsolation", "domain {name}")
    named += [
        (f"d{number}", Phrase(domain, name=one.label), one.name) for number, one in enumerate(recipe.domains, start=1)
    ]
    weight = QT_TRANSLATE_NOOP("MedwayIsolation", "Weight in its group: {label}")
    weights = [Column(name, Phrase(weight, label=label), Kind.REAL, found.weights[key]) for name, label, key in named]
    return ResultTable(
        draws.astype(int).astype(str).astype(object),
        (
            Column("draw", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Draw")), Kind.WHOLE, draws),
            Column("choices", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Choices")), Kind.TEXT, choices),
            *weights,
        ),
    )


def _facts(provenance: Provenance) -> list[tuple[str, str]]:
    return [(translate("MedwayIsolation", "Recipe"), provenance.recipe.title), *provenance.named_facts()]
