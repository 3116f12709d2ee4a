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
from ..core.composite.robustness import FEW_PEOPLE, Robustness
from ..core.faults import InputError
from ..core.files import write_text
from ..core.report.area_report import RankInterval, area_report
from ..i18n import translate
from ..layers.provenance import Provenance
from . import uncertainty_parameters
from .outputs import known
from .recipe_algorithm import RecipeAlgorithm
from .run import Run

_GROUP = "comparator group"


class ExplainAreaAlgorithm(RecipeAlgorithm):
    """Why one area has the score that it has (METHODS §4, §5)."""

    NAME = "explainarea"
    TITLE = "Explain an area"
    TAGS = ("explain", "contributions", "profile", "area", "strengths", "weaknesses")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_recipe()
        self.addParameter(QgsProcessingParameterString("AREA", translate("MedwayIsolation", "Area (its code)")))
        self.add_field(
            "GROUP_FIELD", "Compare it with the areas that have the same (such as the ward)", "INPUT", optional=True
        )
        uncertainty_parameters.add_uncertainty(self)
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "REPORT", translate("MedwayIsolation", "Report"), translate("MedwayIsolation", "HTML files (*.html)")
            )
        )
        self.add_numbers(
            ("SCORE", "Score"),
            ("RANK", "Rank (1 = worst)"),
            ("AREAS", "Areas with a score"),
            ("RANK_LOW", "5 % rank"),
            ("RANK_HIGH", "95 % rank"),
            ("WORST", "Probability of the worst class"),
        )
        self.addOutput(QgsProcessingOutputString("SUMMARY", translate("MedwayIsolation", "In one sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        path = run.file("REPORT", "report")
        code = run.text("AREA")
        if not code:
            raise InputError("No area is chosen. Give the code of the area to explain.")
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
        page = area_report(
            explained,
            read.called[row],
            found.prepared.recipe,
            interval,
            found.not_additive,
            self.footer(),
            self.evidence(Provenance(read.recipe, engine.input_fingerprint(read.areas))),
        )
        write_text(path, page, "report")
        worse = ", ".join(one.label for one in explained.worse()[:3]) or "nothing in particular"
        said = f"{read.called[row]}: rank {explained.rank:,.0f} of {explained.areas:,}; clearly worse than the study area in {worse}."
        if np.isnan(explained.score):
            said = f"{read.called[row]} has no score: {explained.note or 'values are missing'}."
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


def _interval(drawn: Robustness, row: int) -> RankInterval:
    summary = drawn.summary
    note = FEW_PEOPLE if drawn.few_people[row] else ""
    return RankInterval(
        float(summary.low[row]), float(summary.high[row]), float(summary.within[row]), drawn.varied, note
    )
