"""What the algorithms that run a recipe share: which one it is, and reading the indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsProcessingFeatureSource,
)

from ..core import profiles, result_sets
from ..core.areas import AreaTable, RawTable
from ..core.composite import build
from ..core.composite import recipe as recipes
from ..core.composite.aggregate import Aggregation
from ..core.composite.build import Choices
from ..core.composite.impute import Policy
from ..core.composite.model import Missing, Ranking, Recipe
from ..core.composite.normalisations import Normalisation, choices
from ..core.composite.normalisations.methods import Compared, ThresholdFlag
from ..core.composite.raw_counts import checked, populations
from ..core.composite.treat import Treatment
from ..core.composite.weights import Weighting
from ..core.faults import InputError
from ..core.fields import Result
from ..core.matrices import numbered_rows
from ..core.ranking import QuantileRule
from ..core.validity.evidence import Evidence
from ..core.words import QT_TRANSLATE_NOOP, Phrase, Phrases
from ..layers import fields as layer_fields
from ..layers.features import THE_AREAS
from ..layers.provenance import Provenance
from . import columns, recognised
from .ready_recipes import READY, open_recipe, ready
from .recipe_parameters import UNTITLED
from .reporting import ReportingAlgorithm
from .run import Run

_WEIGHTINGS = (None, Weighting.EQUAL, Weighting.FIRST_COMPONENT)


@dataclass(frozen=True)
class Inputs:
    """What was read: the source, its rows, the recipe, the checked indicators, and the fields of the source among them.

    `called` is what people call each area: its name, code and ward, as far as the source tells them.
    """

    source: QgsProcessingFeatureSource
    rows: columns.Rows
    recipe: Recipe
    areas: AreaTable
    fields: tuple[str, ...]
    called: tuple[str, ...]


class RecipeAlgorithm(ReportingAlgorithm):
    """Base of the algorithms that take areas with indicators and a recipe (METHODS §4)."""

    GROUP = ("composite", QT_TRANSLATE_NOOP("MedwayIsolation", "Composite index"))

    def __init__(self) -> None:
        super().__init__()
        self._of_table: tuple[Result, ...] = ()

    def read_facts(self, run: Run) -> None:
        """Read what the table of indicators says about its columns too."""
        super().read_facts(run)
        if run.given("TABLE"):
            self._of_table = layer_fields.results_of(run.layer("TABLE"))

    def own_fields(self, run: Run, name: str) -> Sequence[str]:
        """Return the recipe's fields of numbers: a table has those that nobody else knows too."""
        made, _ = self._given(run)
        return [field for field in made.fields() if field != made.missing.group]

    def recipe(self, run: Run) -> Recipe:
        """Return the recipe that the parameters give, with the fields of the data.

        Raises
        ------
        InputError
            When they give more than one, or none and neither was the layer made with one nor fit the open recipes; and see
            `recipe.read` and `build.from_rows`.
        """
        made, one_by_one = self._given(run)
        if one_by_one:  # these fields are not replaced by others
            return made
        return recognised.renamed(run, made, run.optional_source("TABLE") or run.source("INPUT"))

    def _given(self, run: Run) -> tuple[Recipe, bool]:
        """Return the recipe that the parameters give, and whether its fields were chosen one by one."""
        chosen = run.enum("READY_RECIPE")
        path = run.text("RECIPE")
        cells = run.matrix("INDICATORS")
        higher = run.texts("FIELDS")
        lower = run.texts("LOWER_FIELDS")
        holder = run.optional_source("TABLE") or run.source("INPUT")
        ways = [bool(chosen), bool(path), bool(cells or higher or lower)]
        if sum(ways) > 1:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "The index is described more than once. Choose a ready recipe, a recipe file, or fields: one of them.",
                )
            )
        if chosen:
            found = ready(READY[chosen - 1])
        elif path:
            found = recipes.read(Path(path))
        elif not any(ways) and (own := self.input_recipe()) is not None:
            found = own
        elif not any(ways):
            found = open_recipe(run, holder)
        else:
            labels = self.headings()
            found = build.from_rows(cells, labels, self._choices(run), higher, lower)
        return self._adapted(run, found), ways[-1]

    def evidence(self, provenance: Provenance) -> tuple[Evidence, ...]:
        """Return how the index of INPUT fared that the same recipe made from the same values."""
        return result_sets.evidence_of(self._input.results, provenance.recipe.fingerprint(), provenance.inputs)

    def _choices(self, run: Run) -> Choices:
        aggregation = run.choice("AGGREGATION", Aggregation)
        normalisation: Normalisation = run.choice("NORMALISATION", choices())()
        if aggregation is Aggregation.FLAGS:
            normalisation = ThresholdFlag(threshold=run.number("FLAG_FROM"), of=Compared.PERCENTILE_RANK)
        ranked = self.parameterDefinition("CLASSES") is not None
        return Choices(
            title=run.text("TITLE") or UNTITLED,
            normalisation=normalisation,
            treatment=Treatment() if run.yes("TREAT") else None,
            aggregation=aggregation,
            missing=Missing(run.choice("MISSING", Policy), run.number("MINIMUM")),
            ranking=Ranking(run.whole("CLASSES"), run.choice("RULE", QuantileRule)) if ranked else build.QUINTILES,
            constant="drop" if run.yes("DROP_CONSTANT") else "error",
        )

    def _adapted(self, run: Run, found: Recipe) -> Recipe:
        names = numbered_rows(run.matrix("FIELD_NAMES"), 2)
        if names:
            for number, row in names:
                if len(row) < 2 or not all(row):
                    raise InputError(
                        QT_TRANSLATE_NOOP(
                            "MedwayIsolation",
                            "Row {number} of the field names is incomplete: it needs the recipe's field and the data's.",
                        ),
                        number=number,
                    )
            found = build.renamed(found, {row[0]: row[1] for _, row in names})
        weighting = run.choice("WEIGHTS", _WEIGHTINGS)
        profile = run.text("PROFILE")
        if weighting is not None and profile:
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "MedwayIsolation",
                    "Weights are asked for twice: from a weight profile, and equal or from the first component. Choose one.",
                )
            )
        if weighting is not None:
            return build.with_weighting(found, weighting)
        return build.with_profile(found, profiles.read(Path(profile))) if profile else found

    def inputs(self, run: Run, more: Mapping[str, str] | None = None) -> Inputs:
        """Read the areas and their indicators, from the table where there is one.

        Parameters
        ----------
        more : mapping of str to str
            Other fields of the areas layer to read, key to name.
        """
        source = run.source("INPUT")
        recipe = self.recipe(run)
        rows, read = self._read(run, source, [recipe], more or {})
        areas = checked(rows.table.codes, read, recipe, run.stop_if_cancelled)
        self._tell_classes(run, recipe)
        own = (run.text("CODE_FIELD"), *(recipe.fields() if read is rows.table else ()))
        return Inputs(source, rows, recipe, areas, own, tuple(self.called(run, source, rows)))

    def indicators(self, run: Run, made: Sequence[Recipe]) -> list[AreaTable]:
        """Return the checked indicators of each of several recipes, from one reading of the layers."""
        rows, read = self._read(run, run.source("INPUT"), made, {})
        return [checked(rows.table.codes, read, recipe, run.stop_if_cancelled) for recipe in made]

    def _read(
        self, run: Run, source: QgsProcessingFeatureSource, made: Sequence[Recipe], more: Mapping[str, str]
    ) -> tuple[columns.Rows, RawTable]:
        """Return the areas, and the table that holds the recipes' fields: the areas' own where none is given."""
        wanted = {name: name for recipe in made for name in recipe.fields()}
        holder = run.source("TABLE") if run.given("TABLE") else source
        wanted.update({name: name for name in populations(holder.fields().names())})
        if not run.given("TABLE"):
            for recipe in made:
                self._check_recipe_fields(source, recipe, THE_AREAS)
                build.check_ages(recipe, self._input.results)
            rows = self.read_areas(run, source, {**wanted, **more})
            return rows, rows.table
        where = Phrase(QT_TRANSLATE_NOOP("MedwayIsolation", "the table of indicators"))
        table = run.source("TABLE")
        code = self.table_code_field(run, "TABLE_CODE_FIELD", table, where)
        for recipe in made:
            self._check_recipe_fields(table, recipe, where)
            build.check_ages(recipe, self._of_table)
        rows = self.read_areas(run, source, more)
        return rows, self.read_table(run, "TABLE", code, wanted, where)

    def _tell_classes(self, run: Run, recipe: Recipe) -> None:
        chosen, own = run.whole("CLASSES"), recipe.ranking.classes
        if "CLASSES" in run.parameters and chosen not in (5, own):
            run.warn(
                Phrase(
                    QT_TRANSLATE_NOOP(
                        "MedwayIsolation", "The recipe has {own} classes, not {chosen}: change it in the recipe's file."
                    ),
                    own=own,
                    chosen=chosen,
                )
            )

    def _check_recipe_fields(self, source: QgsProcessingFeatureSource, recipe: Recipe, where: str) -> None:
        try:
            columns.check_fields(source, recipe.fields(), where)
        except InputError as error:
            lacking = [name for name in recipe.fields() if name not in source.fields().names()]
            paths_of = [
                f"indicators[{number}] '{one.label}'"
                for number, one in enumerate(recipe.indicators)
                if one.field in lacking or one.denominator in lacking
            ]
            asks = Phrase(
                QT_TRANSLATE_NOOP("MedwayIsolation", "The recipe asks for it in {places}."), places=", ".join(paths_of)
            )
            advice = QT_TRANSLATE_NOOP(
                "MedwayIsolation",
                "Rename the field, or name its counterpart under 'Fields of the recipe that are called otherwise'.",
            )
            raise InputError(Phrases([error.args[0], asks if paths_of else "", Phrase(advice)])) from error
