"""Algorithm `choices`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from qgis.core import QgsProcessingOutputString, QgsProcessingParameterFeatureSink

from .. import paths
from ..core import choices
from ..core.areas import AreaTable, Measure
from ..core.bands import BANDS
from ..core.choices import Choice
from ..core.composite import recipe as recipes
from ..core.composite.model import Recipe
from ..core.faults import InputError
from ..core.report.choices_report import choices_report, choices_sentence, overlap_sentence
from ..core.results import Notes
from ..core.words import QT_TRANSLATE_NOOP, Phrase
from ..i18n import translate
from . import recognised
from .recipe_algorithm import RecipeAlgorithm
from .recipe_parameters import READY, add_indicators
from .reporting import REPORT
from .run import Run

_TABLE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of counts"))

_LACKS = QT_TRANSLATE_NOOP("MedwayIsolation", "{choice}: there is no field {names}.")
_FAULT = QT_TRANSLATE_NOOP("MedwayIsolation", "{choice}: {fault}")
_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "{index} ({source})")


class ChoicesAlgorithm(RecipeAlgorithm):
    """Worst-fifth lists under every shipped choice."""

    NAME = "choices"
    TITLE = QT_TRANSLATE_NOOP("MedwayIsolation", "How much hangs on the choice")
    GROUP = ("evidence", QT_TRANSLATE_NOOP("MedwayIsolation", "Evidence"))
    TAGS = ("choice", "stability", "robustness", "denominator", "edition", "overlap", "worst fifth")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:  # noqa: N802
        self.add_areas()
        add_indicators(
            self, translate("MedwayIsolation", "Table of counts (leave empty if the areas layer holds them)")
        )
        self.add_choice(
            "BAND",
            translate("MedwayIsolation", "Whom the choices are about"),
            [
                translate("MedwayIsolation", "Both ages"),
                translate("MedwayIsolation", "Under 65"),
                translate("MedwayIsolation", "65 and over"),
            ],
        )
        self.add_field(
            "INDICES",
            translate("MedwayIsolation", "Other indices or editions in the areas layer"),
            "INPUT",
            optional=True,
            several=True,
        )
        self.add_field(
            "HEALTH_FIELDS",
            translate("MedwayIsolation", "Health or deprivation in the areas layer"),
            "INPUT",
            optional=True,
            several=True,
        )
        for name, label in (
            ("INDICES", translate("MedwayIsolation", "Other indices: which values are the worse ones")),
            ("HEALTH", translate("MedwayIsolation", "Health or deprivation: which values are the worse ones")),
        ):
            self.add_choice(
                f"{name}_WORST",
                label,
                [
                    translate("MedwayIsolation", "As the fields say of themselves, else high ones"),
                    translate("MedwayIsolation", "High ones"),
                    translate("MedwayIsolation", "Low ones (ranks, deciles)"),
                ],
            )
        self.add_style()
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", translate("MedwayIsolation", "Worst fifth by choices"))
        )
        self.add_report()
        self.add_numbers(
            ("AREAS", translate("MedwayIsolation", "Areas with a value")),
            ("CHOICES", translate("MedwayIsolation", "Choices")),
            ("ALL", translate("MedwayIsolation", "Areas in the worst fifth under all choices")),
            ("MOST", translate("MedwayIsolation", "Areas in the worst fifth under at least half of the choices")),
            ("ANY", translate("MedwayIsolation", "Areas in the worst fifth under any choice")),
            ("LITTLE_MORE", translate("MedwayIsolation", "Choices that say little more than deprived")),
        )
        self.addOutput(QgsProcessingOutputString("SENTENCE", translate("MedwayIsolation", "Sentence")))

    def compute(self, run: Run) -> dict[str, Any]:
        report = run.optional_file("REPORT", REPORT)
        source = run.source("INPUT")
        fields = list(dict.fromkeys([*run.texts("INDICES"), *run.texts("HEALTH_FIELDS")]))
        rows = self.read_areas(run, source, {name: name for name in fields})
        measures = [Measure(name, name, self.column(name).title(), lowest=None) for name in fields]
        areas = AreaTable.checked(rows.table.codes, rows.table, measures)
        made, left_out = self._shipped(run)
        made += self._fields(run, areas, "INDICES", "INDICES_WORST")
        health = self._fields(run, areas, "HEALTH_FIELDS", "HEALTH_WORST")
        found = choices.stability(areas.codes, made, health, Notes.of(areas.reasons))
        run.warn(*areas.warnings, *left_out)
        sentence = choices_sentence(found)
        run.info(sentence)
        for one in found.overlaps:
            if one.little_more:
                run.info(overlap_sentence(one))
        output = self.write_beside(run, source, rows, found.table, fields)
        self.describe_output(output, found.table, Phrase(self.TITLE), sentence, (f"{choices.STEM}_kind",))
        codes = areas.codes.tolist()
        self.write_report(run, report, lambda: choices_report(found, left_out, self.footer(), codes))
        return {
            "OUTPUT": output,
            "REPORT": report.as_posix() if report is not None else None,
            "AREAS": found.areas,
            "CHOICES": len(found.choices),
            "ALL": len(found.always),
            "MOST": len(found.mostly),
            "ANY": len(found.ever),
            "LITTLE_MORE": len({one.choice for one in found.overlaps if one.little_more}),
            "SENTENCE": sentence,
        }

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        return tuple({field for shipped in READY for field in recipes.read(paths.RECIPES / f"{shipped}.json").fields()})

    def _shipped(self, run: Run) -> tuple[list[Choice], list[str]]:
        """Return the shipped recipes of the bands, counted both ways, and why some could not be made."""
        bands = (BANDS, BANDS[:1], BANDS[1:])[run.enum("BAND")]
        holder = run.optional_source("TABLE") or run.source("INPUT")
        if run.given("TABLE"):
            code = self.table_code_field(run, "TABLE_CODE_FIELD", holder, _TABLE)
            self.read_table(run, "TABLE", code, {}, _TABLE)  # whole, or not at all: also where no recipe needs it
        there = set(holder.fields().names())
        wanted: list[tuple[str, Recipe]] = []
        left_out: list[str] = []
        for name in READY:
            shipped = recipes.read(paths.RECIPES / f"{name}.json")
            if shipped.band not in bands:
                continue
            for words, each in _both_ways(recognised.renamed(run, shipped, holder)):
                lacking = [field for field in each.fields() if field not in there]
                if lacking:
                    left_out.append(Phrase(_LACKS, choice=words, names=", ".join(map(repr, lacking))))
                else:
                    wanted.append((words, each))
        found: list[Choice] = []
        if not wanted:
            return found, left_out
        for (words, each), read in zip(wanted, self.indicators(run, [each for _, each in wanted])):
            try:
                found += choices.choices_of(read, each, words, run.stop_if_cancelled)
            except InputError as error:
                left_out.append(Phrase(_FAULT, choice=words, fault=error.args[0]))
            run.stop_if_cancelled()
        return found, left_out

    def _fields(self, run: Run, areas: AreaTable, name: str, worst: str) -> list[Choice]:
        """Return the fields of the areas layer that are chosen in a parameter, turned so that higher is worse."""
        how = run.enum(worst)
        found = []
        for field in run.texts(name):
            of = self.column(field)
            low = of.lowest_is_worst if how == 0 else how == 2
            said = Phrase(_OF, index=of.title(), source=of.source() or field)
            found.append(Choice(said, np.where(low, -1.0, 1.0) * areas.values[field]))
        return found


def _both_ways(recipe: Recipe) -> Sequence[tuple[str, Recipe]]:
    """Return a recipe as it is and, where it counts people of its band, against households instead; each with its words."""
    other = choices.by_households(recipe)
    if other is None:
        return [(recipe.title, recipe)]
    residents = QT_TRANSLATE_NOOP("MedwayIsolation", "{recipe}, per resident")
    households = QT_TRANSLATE_NOOP("MedwayIsolation", "{recipe}, per household")
    return [(Phrase(residents, recipe=recipe.title), recipe), (Phrase(households, recipe=recipe.title), other)]
