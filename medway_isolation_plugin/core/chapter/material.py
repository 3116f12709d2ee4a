"""What a chapter is made of: layers with their results, as they were read, and the indices that it shows of them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import field_forms
from ..arrays import Floats, Texts
from ..bands import BANDS, Band
from ..composite.model import Recipe
from ..fields import Field, Result, ResultKind, Role, Scope
from ..made_of import ColumnUsed, Fingerprints
from ..words import told
from .ledger import InputUsed, Lineage
from .snapshots import Snapshot, place_in

ALGORITHMS = {
    ResultKind.LIVING_ALONE: "livingalone",
    ResultKind.SEGMENTATION: "segmentation",
    ResultKind.DEPRIVATION: "imdquintiles",
    ResultKind.COMPOSITE: "compositeindex",
    ResultKind.ROBUSTNESS: "weightrobustness",
    ResultKind.COMPARISON: "compareindices",
    ResultKind.PRIORITY: "flagpriority",
    ResultKind.VALIDITY: "validateindex",
    ResultKind.PATTERN: "spatialpattern",
    ResultKind.RATES: "rates",
    ResultKind.CHOICES: "choices",
}
CHAPTER = "jsnachapter"
# Of several indices of a band the first of these is the figure, and the newest of it.
INDICES = (ResultKind.COMPOSITE, ResultKind.SEGMENTATION, ResultKind.LIVING_ALONE)


@dataclass(frozen=True)
class ChapterLayer:
    """A layer of results as it was read.

    Attributes
    ----------
    used : InputUsed
    codes, names, shapes : ndarray of str, shape (n,)
        Of its areas; `shapes` are fingerprints of their outlines, empty where there are none.
    columns : mapping of str to sequence
        Cells by field, None where missing.
    results : tuple of Result
        The newest last, each held against the values.
    recipes : tuple of Recipe
    wards : ndarray of str, shape (n,)
        The ward that holds most of each area; None where it is not known.
    origin : str
        Where all of it comes from, as far as the layer itself says it: a result may say more.
    """

    used: InputUsed
    codes: Texts
    names: Texts
    shapes: Texts
    columns: Mapping[str, Sequence[Any]]
    results: tuple[Result, ...] = ()
    recipes: tuple[Recipe, ...] = ()
    wards: Texts | None = None
    origin: str = ""

    def numbers(self, field: Field | str | None) -> Floats:
        """Return a column as numbers, shape (n,); NaN where there is none."""
        name = field.name if isinstance(field, Field) else field
        cells = self.columns.get(name or "", ())
        if len(cells) != len(self.codes):
            return np.full(len(self.codes), math.nan)
        return np.array([_number(cell) for cell in cells], dtype=np.float64)

    def recipe(self, mark: str) -> Recipe | None:
        """Return the recipe of a fingerprint, None where the layer does not keep it."""
        return next((one for one in reversed(self.recipes) if one.fingerprint() == mark), None) if mark else None


def _number(cell: object) -> float:
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return math.nan
    return float(cell)


@dataclass(frozen=True)
class ShownIndex:
    """A result of a layer, of one band where it has any, with the fields that say the same thing of it."""

    layer: ChapterLayer
    result: Result
    band: Band | None = None

    @property
    def key(self) -> str:
        """Return what it is called in every chapter: 'isolation_65p', 'health', 'priority_65p'."""
        names = {ResultKind.DEPRIVATION: "health", ResultKind.PRIORITY: "priority"}
        whom = self.band.key if self.band is not None else ""
        if self.result.kind is ResultKind.PRIORITY:
            whom = self.result.stem
        what = names.get(self.result.kind, "isolation" if self.band is not None else "index")
        return f"{what}_{whom}" if whom else what

    def field(self, role: Role, scope: Scope | None = None) -> Field | None:
        """Return the column of a role that is of the whole result."""
        return self.result.only(role, self.band, scope)

    def numbers(self, role: Role, scope: Scope | None = None) -> Floats:
        """Return the column of a role as numbers, shape (n,)."""
        return self.layer.numbers(self.field(role, scope))

    @property
    def classes(self) -> Floats:
        """Return the classes, 1 = worst; local ones before national ones, the flag of a rule as 1 and 2."""
        if self.result.kind is ResultKind.PRIORITY:
            flags = self.numbers(Role.FLAG)
            return np.where(np.isnan(flags), math.nan, 2.0 - flags)
        local = self.field(Role.QUANTILE, Scope.LOCAL)
        return self.layer.numbers(local or self.field(Role.QUANTILE))

    @property
    def national(self) -> bool:
        """Whether its classes are of all areas of the country."""
        return self.field(Role.QUANTILE, Scope.LOCAL) is None and self.field(Role.QUANTILE, Scope.NATIONAL) is not None

    def title(self) -> str:
        """Return what it is called, in the reader's language."""
        return told(field_forms.title(self.result, self.band))

    def source(self) -> str:
        """Return source and year of its data as they are stated; empty where they are not."""
        return " ".join(part for part in (told(self.result.source), self.result.year) if part)

    def lineage(self) -> Lineage:
        """Return where its numbers come from."""
        return Lineage(
            ALGORITHMS.get(self.result.kind, self.result.kind.value),
            (self.layer.used,),
            self.source() or told(self.layer.origin),
            self.result.edition,
            self.result.recipe,
        )

    def worst(self) -> bool:
        """Whether its words may be used: the evidence does not speak against them."""
        return self.result.bears_words(self.band)

    def snapshot(self) -> Snapshot:
        """Return what next year's chapter is compared with."""
        recipe = self.layer.recipe(self.result.recipe)
        method, weights = _parts(recipe.document()) if recipe is not None else ((), ())
        made_of, slot = self.result.made_of, self.band.slot if self.band is not None else ""
        weighed = ((one.name, one.weight) for one in made_of.weights if slot in ("", one.band))
        value = self.field(Role.VALUE)
        return Snapshot(
            key=self.key,
            title=str(field_forms.title(self.result, self.band)),
            kind=self.result.kind.value,
            codes=self.layer.codes,
            names=self.layer.names,
            shapes=self.layer.shapes,
            value=self.layer.numbers(value),
            rank=self.numbers(Role.RANK),
            quantile=self.classes,
            count=self.numbers(Role.NUMERATOR),
            base=self.numbers(Role.DENOMINATOR),
            source=str(self.result.source),
            year=self.result.year,
            edition=self.result.edition,
            rule=self.result.rule,
            base_words=self.result.base,
            words=str(self.result.words),
            version=self.result.version,
            inputs=self.result.inputs,
            recipe=self.result.recipe,
            classes=self.result.classes,
            age_split=self.result.age_split,
            method=tuple(sorted((*method, *made_of.method))),
            weights=tuple(sorted((*weights, *weighed))),
            stem=self.result.stem,
            used=tuple(one for one in made_of.columns if slot in ("", one.band) or not one.band),
            made=self._made(),
        )

    def _made(self) -> tuple[ColumnUsed, ...]:
        """Return the columns of the result, of its band where it has one, with their fingerprints and roles."""
        made = Fingerprints(self.layer.codes)
        own = (one for one in self.result.fields if self.band is None or one.band in (None, self.band))
        columns = ((one, self.layer.numbers(one)) for one in own)
        return tuple(
            ColumnUsed(one.name, made.of(values), shown=one.role.value)
            for one, values in columns
            if not np.isnan(values).all()
        )


_NO_METHOD = frozenset({
    "schema", "schema_version", "title", "source", "notes", "edition", "held_against", "superseded", "ranking", "panel", "label",
})  # fmt: skip


def _parts(document: Mapping[str, Any]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, float], ...]]:
    """Return what a recipe says of its method, path by path, and its weights; what changes no number is left out."""
    method: dict[str, str] = {}
    weights: dict[str, float] = {}

    def walk(value: object, path: str) -> None:
        if isinstance(value, Mapping):
            for key, inside in value.items():
                if key == "weight" and isinstance(inside, (int, float)):
                    weights[path] = float(inside)
                elif key not in _NO_METHOD:
                    walk(inside, f"{path}.{key}".lstrip("."))
        elif isinstance(value, list):
            for at, one in enumerate(value):
                named = (one.get("field") or one.get("name")) if isinstance(one, Mapping) else None
                walk(one, place_in(path, str(named or at)))
        else:
            method[path] = "" if value is None else str(value)

    walk(document, "")
    return tuple(sorted(method.items())), tuple(sorted(weights.items()))


def index_of(layers: Sequence[ChapterLayer], slot: str) -> ShownIndex | None:
    """Return the index of isolation of a band: composite before segmentation before living alone, the newest of it."""
    for kind in INDICES:
        for layer in layers:
            for result in reversed(layer.results):
                for band in result.bands() if result.kind is kind else ():
                    if band.slot == slot and result.only(Role.QUANTILE, band, Scope.LOCAL) is not None:
                        return ShownIndex(layer, result, band)
    return None


def indices_of(layers: Sequence[ChapterLayer]) -> tuple[ShownIndex, ...]:
    """Return the index of each band that there is one of, under 65 first."""
    return tuple(found for band in BANDS if (found := index_of(layers, band.slot)) is not None)


def counted(layers: Sequence[ChapterLayer], slot: str) -> ShownIndex | None:
    """Return the result of a band that counts people living alone."""
    return next(
        (
            ShownIndex(layer, result, band)
            for layer in layers
            for result in reversed(layer.results)
            if result.kind is ResultKind.LIVING_ALONE
            for band in result.bands()
            if band.slot == slot and result.only(Role.NUMERATOR, band) is not None
        ),
        None,
    )


def of_kind(layers: Sequence[ChapterLayer], kind: ResultKind, role: Role | None = None) -> tuple[ShownIndex, ...]:
    """Return the results of a kind, the newest of each layer first; with a column of a role where one is given."""
    return tuple(
        ShownIndex(layer, result)
        for layer in layers
        for result in reversed(layer.results)
        if result.kind is kind and (role is None or result.only(role) is not None)
    )


def health_of(layers: Sequence[ChapterLayer]) -> ShownIndex | None:
    """Return the deprivation that figures show: that with local classes first."""
    found = of_kind(layers, ResultKind.DEPRIVATION, Role.QUANTILE)
    return next((one for one in found if not one.national), found[0] if found else None)


def aligned(first: ShownIndex | ChapterLayer, codes: Texts, values: Floats) -> Floats:
    """Return values that are on `codes`, by the areas of `first`; NaN where it has none.

    Parameters
    ----------
    codes, values : ndarray, shape (m,)

    Returns
    -------
    ndarray of float, shape (n,)
    """
    layer = first.layer if isinstance(first, ShownIndex) else first
    by_code = dict(zip(codes.tolist(), values.tolist()))
    return np.array([by_code.get(code, math.nan) for code in layer.codes.tolist()], dtype=np.float64)
