"""Algorithm `choices`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
)

from ..core import choices
from ..core.areas import AreaTable, Measure
from ..core.bands import BANDS
from ..core.choices import Choice
from ..core.composite import build
from ..core.composite.model import Recipe
from ..core.composite.raw_counts import checked, populations
from ..core.faults import InputError
from ..core.report.choices_report import choices_report, choices_sentence, overlap_sentence
from ..core.results import Notes
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..i18n import translate
from . import columns, recognised
from .imd_quintiles import HEALTH
from .ready_recipes import READY, ready
from .recipe_algorithm import RecipeAlgorithm
from .recipe_parameters import add_indicators
from .reporting import REPORT
from .run import Run

_TABLE = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of counts"))

_LACKS = QT_TRANSLATE_NOOP("MedwayIsolation", "{choice}: there is no field {names}.")
_FAULT = QT_TRANSLATE_NOOP("MedwayIsolation", "{choice}: {fault}")
_OF = QT_TRANSLATE_NOOP("MedwayIsolation", "{index} ({source})")
_DEPRIVED = (  # what is looked for in an edition's headings, and how it is called
    (HEALTH, Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Health Deprivation and Disability"))),
    ("Index of Multiple Deprivation", Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "Index of Multiple Deprivation"))),
)


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
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "EDITIONS",
                translate("MedwayIsolation", "Tables of other editions: census counts, indices of deprivation"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            )
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
            translate("MedwayIsolation", "Other indices in the areas layer"),
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
        others, health, lacking = self._editions(run, areas.codes.tolist())
        made += [*others, *self._fields(run, areas, "INDICES", "INDICES_WORST")]
        left_out += lacking
        health += self._fields(run, areas, "HEALTH_FIELDS", "HEALTH_WORST")
        run.warn(*areas.warnings, *left_out)  # also where nothing is left to be held beside each other
        found = choices.stability(areas.codes, made, health, Notes.of(areas.reasons))
        sentence = choices_sentence(found)
        run.info(sentence)
        for one in found.overlaps:
            if one.little_more:
                run.info(overlap_sentence(one))
        called = self.called(run, source, rows) if report is not None else []
        output = self.write_beside(run, source, rows, found.table, fields)
        self.describe_output(output, found.table, Phrase(self.TITLE), sentence, (f"{choices.STEM}_kind",))
        evidence = [one for name in run.texts("INDICES") for one in self.column(name).evidence]
        elsewhere = {one.title: one.held_against for one in map(ready, READY) if _is_among(one, found.choices)}
        self.write_report(
            run, report, lambda: choices_report(found, left_out, self.footer(), called, elsewhere, evidence)
        )
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
        return tuple({field for shipped in READY for field in ready(shipped).fields()})

    def _shipped(self, run: Run) -> tuple[list[Choice], list[str]]:
        """Return the shipped recipes of the bands, counted both ways, and why some could not be made."""
        holder = run.optional_source("TABLE") or run.source("INPUT")
        if run.given("TABLE"):
            code = self.table_code_field(run, "TABLE_CODE_FIELD", holder, _TABLE)
            self.read_table(run, "TABLE", code, {}, _TABLE)  # whole, or not at all: also where no recipe needs it
        return self._made(run, holder, "", lambda wanted: self.indicators(run, wanted))

    def _made(
        self,
        run: Run,
        holder: QgsProcessingFeatureSource,
        edition: str,
        read: Callable[[list[Recipe]], list[AreaTable]],
    ) -> tuple[list[Choice], list[str]]:
        """Return the shipped recipes that a table can give, in words with its edition, and why others could not be made."""
        bands = (BANDS, BANDS[:1], BANDS[1:])[run.enum("BAND")]
        there = set(holder.fields().names())
        wanted: list[tuple[str, Recipe]] = []
        left_out: list[str] = []
        for name in READY:
            shipped = ready(name)
            if shipped.band not in bands:
                continue
            for way, each in _both_ways(recognised.renamed(run, shipped, holder)):
                words = Phrases([each.title, way, edition], ", ")
                lacking = [field for field in each.fields() if field not in there]
                if lacking:
                    left_out.append(Phrase(_LACKS, choice=words, names=", ".join(map(repr, lacking))))
                else:
                    wanted.append((words, each))
        found: list[Choice] = []
        if not wanted:
            return found, left_out
        tables = read([each for _, each in wanted])
        run.warn(
            *dict.fromkeys(warning for one in tables for warning in one.warnings)
        )  # such as areas of another vintage
        for (said, each), values in zip(wanted, tables):
            try:
                found += choices.choices_of(values, each, said, run.stop_if_cancelled)
            except InputError as error:
                left_out.append(Phrase(_FAULT, choice=said, fault=error.args[0]))
            run.stop_if_cancelled()
        return found, left_out

    def _editions(self, run: Run, codes: list[str]) -> tuple[list[Choice], list[Choice], list[str]]:
        """Return what other editions give: indices of isolation, those of deprivation, and why some could not be made."""
        made: list[Choice] = []
        health: list[Choice] = []
        left_out: list[str] = []
        for source in run.sources("EDITIONS", "TABLE"):
            name = source.sourceName()
            own = run.text("CODE_FIELD")
            where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the edition '{name}'"), name=name)
            code = own if own in source.fields().names() else recognised.area_codes(run, source, own, where, "EDITIONS")
            counted, lacking = self._made(run, source, name, partial(_indicators, run, codes, source, code, where))
            deprived = _deprivation(run, codes, source, code, where)
            if not counted and not deprived:
                raise InputError(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation",
                        "The edition '{name}' holds neither the counts that a ready recipe needs nor, by its headings, a score or rank of "
                        "deprivation: {lacking}",
                    ),
                    name=name,
                    lacking=Phrases(lacking),
                )
            made += counted
            health += deprived
            left_out += lacking if counted else []
        return made, health, left_out

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


def _indicators(
    run: Run, codes: list[str], source: QgsProcessingFeatureSource, code: str, where: str, wanted: list[Recipe]
) -> list[AreaTable]:
    """Return the checked indicators of each of several recipes, from one reading of an edition's table."""
    for each in wanted:
        build.check_ages(each, ())
    fields = [*populations(source.fields().names()), *(field for each in wanted for field in each.fields())]
    table = columns.read(source, code, {field: field for field in fields}, where, run.feedback).table
    return [checked(codes, table, each, run.stop_if_cancelled) for each in wanted]


def _deprivation(run: Run, codes: list[str], source: QgsProcessingFeatureSource, code: str, where: str) -> list[Choice]:
    """Return health and overall deprivation of an edition, as far as its headings say them, turned so that higher is worse."""
    found = {}
    for subject, said in _DEPRIVED:
        score, rank = recognised.deprivation(run, "", "", subject, source)
        if not (field := rank or score) or field in found:
            continue
        table = columns.read(source, code, {field: field}, where, run.feedback).table
        values = AreaTable.checked(codes, table, [Measure(field, field, said, lowest=None)]).values[field]
        words = Phrase(_OF, index=said, source=source.sourceName())
        found[field] = Choice(words, -values if rank else values)
    return list(found.values())


def _is_among(recipe: Recipe, words: Sequence[str]) -> bool:
    return any(each.startswith(recipe.title) for each in words)


def _both_ways(recipe: Recipe) -> Sequence[tuple[str, Recipe]]:
    """Return a recipe as it is and, where it counts people of its band, against households instead; each with its words."""
    other = choices.by_households(recipe)
    if other is None:
        return [("", recipe)]
    residents = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "per resident"))
    households = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "per household"))
    return [(residents, recipe), (households, other)]
