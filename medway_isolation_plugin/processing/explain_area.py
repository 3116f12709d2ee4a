"""Algorithm `explainarea`."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.composite import engine, explain, index, robustness
from ..core.composite.explain import Explanation
from ..core.composite.robustness import FEW_PEOPLE, Robustness
from ..core.faults import InputError, listed
from ..core.report.area_report import RankInterval, area_report
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from ..layers.provenance import Provenance
from . import uncertainty_parameters
from .outputs import known
from .recipe_algorithm import RecipeAlgorithm
from .recipe_parameters import add_recipe
from .reporting import REPORT
from .run import Run

_GROUP = "(comparator)"


class ExplainAreaAlgorithm(RecipeAlgorithm):
    """Why one area has the score that it has (METHODS §4, §5)."""

    NAME = "explainarea"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "Explain an area")
    TAGS = ("explain", "contributions", "profile", "area", "strengths", "weaknesses")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        add_recipe(self)
        self.addParameter(QgsProcessingParameterString("AREA", translate("MedwayIsolation", "Area (its code)")))
        self.add_field(
            "GROUP_FIELD",
            translate("MedwayIsolation", "Compare it with the areas that have the same (such as the ward)"),
            "INPUT",
            optional=True,
        )
        uncertainty_parameters.add_uncertainty(self)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("MedwayIsolation", "Report"), translate("MedwayIsolation", "HTML files (*.html)")
            )
        )
        self.add_language()
        self.add_numbers(
            ("SCORE", translate("MedwayIsolation", "Score")),
            ("RANK", translate("MedwayIsolation", "Rank (1 = worst)")),
            ("AREAS", translate("MedwayIsolation", "Areas with a score")),
            ("RANK_LOW", translate("MedwayIsolation", "5 % rank")),
            ("RANK_HIGH", translate("MedwayIsolation", "95 % rank")),
            ("WORST", translate("MedwayIsolation", "Probability of the worst class")),
        )
        self.addOutput(QgsProcessingOutputString("SUMMARY", translate("MedwayIsolation", "In one sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        path = run.file("REPORT", REPORT)
        code = run.text("AREA")
        if not code:
            raise InputError(
                QT_TRANSLATE_NOOP("MedwayIsolation", "No area is chosen. Give the code of the area to explain.")
            )
        group = run.text("GROUP_FIELD")
        read = self.inputs(run, more={_GROUP: group} if group else None)
        found = index.composite(read.areas, read.recipe, stop=run.stop_if_cancelled)
        row = explain.row_of(found, code)
        groups = None
        if group:
            cells = read.rows.table.cells[_GROUP]
            groups = np.array([None if cell is None else str(cell).strip() or None for cell in cells], dtype=object)
        explained = explain.explain(found, row, groups, run.stop_if_cancelled)
        run.warn(*found.warnings)
        interval = None
        if not np.isnan(explained.score):
            drawn = robustness.robustness(
                read.areas, read.recipe, uncertainty_parameters.uncertainty(run), run.progress
            )
            interval = _interval(drawn, row)
        evidence = self.evidence(Provenance(read.recipe, engine.input_fingerprint(read.areas)))
        recipe = found.prepared.recipe
        self.write_report(
            run,
            path,
            lambda: area_report(
                explained, read.called[row], recipe, interval, found.not_additive, self.footer(), evidence
            ),
        )
        said = _in_one_sentence(explained, read.called[row])
        run.info(said)
        return {
            "REPORT": path.as_posix(),
            "SCORE": known(explained.score),
            "RANK": known(explained.rank),
            "AREAS": explained.areas,
            "RANK_LOW": interval.low if interval else None,
            "RANK_HIGH": interval.high if interval else None,
            "WORST": interval.within if interval else None,
            "SUMMARY": said,
        }


def _in_one_sentence(explained: Explanation, called: str) -> Phrase:
    if np.isnan(explained.score):
        return Phrase(
            QT_TRANSLATE_NOOP("MedwayIsolation", "{area} has no score: {why}."),
            area=called,
            why=explained.note or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "values are missing")),
        )
    worse = [one.label for one in explained.worse()[:3]]
    return Phrase(
        QT_TRANSLATE_NOOP(
            "MedwayIsolation", "{area}: rank {rank} of {areas}; clearly worse than the study area in {worse}."
        ),
        area=called,
        rank=f"{explained.rank:,.0f}",
        areas=f"{explained.areas:,}",
        worse=listed(worse) or Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "nothing in particular")),
    )


def _interval(drawn: Robustness, row: int) -> RankInterval:
    summary = drawn.summary
    note = FEW_PEOPLE if drawn.few_people[row] else ""
    return RankInterval(
        float(summary.low[row]), float(summary.high[row]), float(summary.within[row]), drawn.varied, note
    )
