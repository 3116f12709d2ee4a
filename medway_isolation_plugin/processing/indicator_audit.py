"""Algorithm `indicatoraudit`."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from qgis.core import QgsProcessing, QgsProcessingParameterFeatureSink

from ..core.composite import audit, engine
from ..core.composite.audit import Audit
from ..core.report.audit_report import audit_report
from ..core.results import Column, Kind, ResultTable
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import columns
from .outputs import known
from .recipe_algorithm import RecipeAlgorithm
from .recipe_parameters import add_recipe
from .reporting import REPORT
from .run import Run

_NUMBERS = (
    ("mean", "mean", QT_TRANSLATE_NOOP("MedwayIsolation", "Mean")),
    ("sd", "sd", QT_TRANSLATE_NOOP("MedwayIsolation", "Standard deviation")),
    ("min", "minimum", QT_TRANSLATE_NOOP("MedwayIsolation", "Minimum")),
    ("q1", "lower_quartile", QT_TRANSLATE_NOOP("MedwayIsolation", "Lower quartile")),
    ("median", "median", QT_TRANSLATE_NOOP("MedwayIsolation", "Median")),
    ("q3", "upper_quartile", QT_TRANSLATE_NOOP("MedwayIsolation", "Upper quartile")),
    ("max", "maximum", QT_TRANSLATE_NOOP("MedwayIsolation", "Maximum")),
    ("skew", "skew", QT_TRANSLATE_NOOP("MedwayIsolation", "Skewness (type 2)")),
    ("kurtosis", "kurtosis", QT_TRANSLATE_NOOP("MedwayIsolation", "Excess kurtosis (type 2)")),
    ("same", "same", QT_TRANSLATE_NOOP("MedwayIsolation", "Share of areas with the most frequent value")),
)


class IndicatorAuditAlgorithm(RecipeAlgorithm):
    """Statistics and correlations of indicators before they are combined (METHODS §4)."""

    NAME = "indicatoraudit"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Indicator audit")
    TAGS = ("audit", "correlation", "cronbach", "alpha", "principal component", "skewness", "kmo", "bartlett", "vif")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_recipe(self)
        table = QgsProcessing.SourceType.TypeVector
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Statistics"), table)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "CORRELATIONS",
                translate("MedwayIsolation", "Correlations"),
                table,
                optional=True,
                createByDefault=False,
            )
        )
        self.add_report()
        self.add_numbers(
            ("ALPHA", translate("MedwayIsolation", "Cronbach's alpha of all indicators")),
            ("EXPLAINED", translate("MedwayIsolation", "Share of variance that the first component explains")),
            ("KMO", translate("MedwayIsolation", "Kaiser-Meyer-Olkin measure of all indicators")),
            ("BARTLETT", translate("MedwayIsolation", "Bartlett's test: chi-square")),
            ("BARTLETT_P", translate("MedwayIsolation", "Bartlett's test: probability")),
            ("FLAGS", translate("MedwayIsolation", "Points to look at")),
        )

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        read = self.inputs(run)
        prepared = engine.prepare(read.areas, read.recipe, run.stop_if_cancelled)
        run.warn(*prepared.warnings)
        found = audit.audit(prepared, run.stop_if_cancelled)
        for flag in found.flags:
            run.info(flag)
        statistics = _statistics(found)
        output = columns.write_table(run, "OUTPUT", statistics)
        title = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Audit of {title}"), title=read.recipe.title)
        self.describe_output(output, statistics, title)
        answer: dict[str, Any] = {"OUTPUT": output, "REPORT": report.as_posix() if report is not None else None}
        if run.given("CORRELATIONS"):
            pairs = _pairs(found)
            answer["CORRELATIONS"] = columns.write_table(run, "CORRELATIONS", pairs)
            self.describe_output(
                answer["CORRELATIONS"], pairs, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Correlations"))
            )
        self.write_report(run, report, lambda: audit_report(found, title, self.footer()))
        whole = found.groups[0]
        return {
            **answer,
            "ALPHA": known(whole.alpha),
            "EXPLAINED": known(whole.explained),
            "KMO": known(found.factors.kmo),
            "BARTLETT": known(found.factors.chi_square),
            "BARTLETT_P": known(found.factors.p),
            "FLAGS": len(found.flags),
        }


def _statistics(found: Audit) -> ResultTable:
    rows = found.statistics
    fields = np.array([one.field for one in rows], dtype=object)
    loadings = found.groups[0].loadings or tuple([math.nan] * len(rows))
    texts = [
        Column("field", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Field")), Kind.TEXT, fields),
        Column(
            "indicator",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Indicator")),
            Kind.TEXT,
            np.array([one.label for one in rows], dtype=object),
        ),
        Column(
            "areas",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas with a value")),
            Kind.WHOLE,
            np.array([float(one.count) for one in rows]),
        ),
        Column(
            "missing",
            Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Areas without a value")),
            Kind.WHOLE,
            np.array([float(one.missing) for one in rows]),
        ),
    ]
    numbers = [
        Column(name, Phrase(alias), Kind.REAL, np.array([getattr(one, attribute) for one in rows], dtype=np.float64))
        for name, attribute, alias in _NUMBERS
    ]
    of_all = found.factors
    among = [
        Column(name, Phrase(alias), Kind.REAL, values)
        for name, alias, values in (
            ("r_index", QT_TRANSLATE_NOOP("MedwayIsolation", "Correlation with the index"), of_all.with_index),
            ("alpha_wo", QT_TRANSLATE_NOOP("MedwayIsolation", "Cronbach's alpha without it"), of_all.alpha_without),
            ("vif", QT_TRANSLATE_NOOP("MedwayIsolation", "Variance inflation factor"), of_all.vif),
            ("kmo", QT_TRANSLATE_NOOP("MedwayIsolation", "Kaiser-Meyer-Olkin measure"), of_all.each_kmo),
        )
    ]
    loading = Column(
        "pc1_load",
        Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Loading on the first principal component")),
        Kind.REAL,
        np.array(loadings),
    )
    return ResultTable(fields, (*texts, *numbers, loading, *among))


def _pairs(found: Audit) -> ResultTable:
    labels = [one.label for one in found.recipe.indicators]
    pairs = [(i, j) for i in range(len(labels)) for j in range(i + 1, len(labels))]
    first, second = ([labels[pair[side]] for pair in pairs] for side in (0, 1))
    codes = np.array(first, dtype=object)
    return ResultTable(
        codes,
        (
            Column("first", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "First indicator")), Kind.TEXT, codes),
            Column(
                "second",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Second indicator")),
                Kind.TEXT,
                np.array(second, dtype=object),
            ),
            Column(
                "pearson",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Pearson correlation")),
                Kind.REAL,
                np.array([found.pearson[pair] for pair in pairs]),
            ),
            Column(
                "spearman",
                Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Spearman rank correlation")),
                Kind.REAL,
                np.array([found.spearman[pair] for pair in pairs]),
            ),
        ),
    )
