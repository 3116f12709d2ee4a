"""Every kind of result with every kind of column, made from the same made-up numbers: what the golden list is checked with."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from medway_isolation_plugin.core import (
    census_change,
    census_counts,
    choices,
    compare,
    deprivation,
    editions,
    living_alone,
    moran,
    priority,
    rates,
    segmentation,
    spatial_pattern,
)
from medway_isolation_plugin.core.ages import Ages
from medway_isolation_plugin.core.areas import AreaTable, Measure, RawTable
from medway_isolation_plugin.core.bands import P65, U65
from medway_isolation_plugin.core.chance import Counts
from medway_isolation_plugin.core.composite import engine, recipe, robustness
from medway_isolation_plugin.core.composite import index as composites
from medway_isolation_plugin.core.composite.robustness_table import rank_table
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty
from medway_isolation_plugin.core.described import unowned
from medway_isolation_plugin.core.living_alone import Denominator, Settings
from medway_isolation_plugin.core.need import estimate
from medway_isolation_plugin.core.need.basis import Method
from medway_isolation_plugin.core.need.estimate import NeedQuestion
from medway_isolation_plugin.core.need.published import PublishedRate, RateRow, RateSpread
from medway_isolation_plugin.core.profiles import BandWeights, Variable, WeightProfile
from medway_isolation_plugin.core.results import Notes, ResultTable
from medway_isolation_plugin.core.segments import Form, Households, TypeTable, UnknownTypes
from medway_isolation_plugin.core.sources import Sum
from medway_isolation_plugin.core.validity import validate, yardstick

CODES = [f"X{number:03}" for number in range(30)]
_RANDOM = np.random.RandomState(1)
_NUMBERS = {name: list(1.0 + _RANDOM.randint(0, 90, 30)) for name in "abcdef"}


def _living_alone(settings: Settings) -> ResultTable:
    split = settings.age_split
    names = {
        "households": "hh", "alone_u65": f"one_u{split}", "alone_65p": f"one_{split}p", "residents_u65": f"res_u{split}",
        "residents_65p": f"res_{split}p",
    }  # fmt: skip
    measures, parts = living_alone.measures(names, settings)
    cells = {
        "households": [900] * 30, "alone_u65": _NUMBERS["a"], "alone_65p": _NUMBERS["b"], "residents_u65": [1500] * 30,
        "residents_65p": [300] * 30,
    }  # fmt: skip
    table = RawTable("counts", CODES, cells)
    return living_alone.index(AreaTable.checked(CODES, table, measures, parts), settings).table


def _segmentation(placeholder: bool, form: Form, classes: int) -> ResultTable:
    weights = tuple(
        BandWeights(band, (Variable("v1", "Lives alone", 2.0), Variable("v2", "No car", 1.0))) for band in (U65, P65)
    )
    profile = WeightProfile("Made", "nobody", weights, placeholder)
    cells = {"v1": [0.1, 0.5, 0.9], "v2": [0.2, 0.2, 0.4], "s1": [0.4, 0.5, 0.6], "s2": [0.6, 0.5, 0.4]}
    types = TypeTable.checked(RawTable("types", ["A", "B", "C"], cells), profile, form, {"u65": "s1", "65p": "s2"})
    rows = {"type": ["A", "B", "C"] * 10 + ["D"] * 30, "count": [*_NUMBERS["c"], *[1.0] * 30]}
    households = Households.checked(
        CODES, RawTable("households", CODES * 2, rows), Measure("count", "count", "households"), types,
        UnknownTypes.EXCLUDE, banded=False,
    )  # fmt: skip
    return segmentation.index(households, types, profile, classes, contributions=True).table


def _deprivation(subject: str, classes: int) -> ResultTable:
    order = np.argsort(np.argsort(_NUMBERS["d"], kind="stable"))
    cells = {"score": [float(100 - place) for place in order], "rank": [float(place + 1) for place in order]}
    measures = [
        Measure("score", "score", "deprivation score", lowest=None),
        Measure("rank", "rank", "national rank", lowest=1.0, whole=True),
    ]
    edition = editions.other_edition(30)
    return deprivation.overlay(
        CODES, RawTable("table", CODES, cells), measures, edition, subject, classes=classes
    ).table


def recipe_of(**root: object) -> recipe.Recipe:
    """Return a recipe with two domains and four indicators."""
    document = {
        "schema": "medway-isolation/recipe", "schema_version": 1, "title": "Made: for a test",
        "domains": [
            {"name": "x", "label": "Domain: x", "rescale": {"method": "min-max"}},
            {"name": "y", "label": "Domain y"},
        ],
        "indicators": [
            {"field": "a", "label": "Label of a", "domain": "x"}, {"field": "b", "label": "Label of b", "domain": "x"},
            {"field": "c", "label": "Label of c", "domain": "y"}, {"field": "d", "label": "Label: of d", "domain": "y"},
        ],
        **root,
    }  # fmt: skip
    return recipe.parse(json.dumps(document))


def areas_of(how: recipe.Recipe) -> AreaTable:
    """Return the areas that the recipe is run on."""
    cells = {name: _NUMBERS[name] for name in "abcd"}
    table = RawTable("table", CODES, cells)
    return AreaTable.checked(CODES, table, engine.measures(how), engine.parts(how), engine.labels(how))


def _composite(prefix: str, **root: object) -> ResultTable:
    how = recipe_of(**root)
    keep = composites.Keep(treated=True, normalised=True, contributions=True)
    return composites.composite(areas_of(how), how, keep, prefix).table


def _comparison(classes: int, counts: Counts | None = None) -> ResultTable:
    measures = [Measure(key, key, key, lowest=None) for key in (compare.FIRST, compare.SECOND)]
    cells = {compare.FIRST: _NUMBERS["a"], compare.SECOND: _NUMBERS["b"]}
    areas = AreaTable.checked(CODES, RawTable("table", CODES, cells), measures)
    return compare.compare(areas, ("One index", "Another: index"), classes=classes, counts=counts).table


def _priority(prefix: str, label: str) -> ResultTable:
    fields = {name: unowned(name, f"Label of {name}") for name in "ab"}
    rule = priority.criteria(["a", ">", 40, "b", "<=", 80], fields)
    measures = [Measure(one.key, one.field, one.field, lowest=None) for one in rule]
    cells = {one.key: _NUMBERS[one.field] for one in rule}
    return priority.flag(
        AreaTable.checked(CODES, RawTable("table", CODES, cells), measures), rule, prefix=prefix, label=label
    ).table


def _robustness(**root: object) -> ResultTable:
    how = recipe_of(**root)
    found = robustness.robustness(areas_of(how), how, Uncertainty(draws=10), lambda done: None)
    return rank_table(found, np.zeros(30))


def _validity() -> ResultTable:
    areas = AreaTable.checked(
        CODES,
        RawTable("table", CODES, {validate.INDEX: _NUMBERS["a"]}),
        [Measure(validate.INDEX, "a", "a", lowest=None)],
    )
    held = yardstick.on_areas(CODES, RawTable("yardstick", CODES, {yardstick.YARDSTICK: _NUMBERS["b"]}), "b")
    return validate.validate(areas, held, validate.Question("One index", "A model", "all ages", False)).table


def _checked(*measures: Measure) -> AreaTable:
    cells = {one.key: _NUMBERS["abcdef"[number]] for number, one in enumerate(measures)}
    return AreaTable.checked(CODES, RawTable("table", CODES, cells), measures)


def _pattern() -> ResultTable:
    before, after = np.arange(len(CODES) - 1), np.arange(1, len(CODES))
    links = moran.Links(np.concatenate([before, after]), np.concatenate([after, before]), len(CODES))
    settings = spatial_pattern.PatternSettings(0.05, True, 49, 9)
    areas = _checked(Measure(spatial_pattern.INDEX, "a", "a", lowest=None))
    return spatial_pattern.pattern(areas, links, False, settings, "Living alone, 65+").table


def _rates() -> ResultTable:
    areas = _checked(Measure(rates.COUNT, "a", "count"), Measure(rates.BASE, "b", "base"))
    events = rates.RateSettings(rates.RateKind.EVENTS, 1000.0)
    return rates.rates(areas, rates.study_area(areas), events, "Falls").table


def _change() -> ResultTable:
    areas = []
    for census, count in ((1, "c"), (2, "d")):
        fields = census_counts.CensusFields(Sum(("count",)), Sum(("base",)))
        cells = dict(zip(census_change.columns(census, fields), (_NUMBERS[count], [100.0] * 30)))
        measures, parts = census_change.measures(census, fields)
        areas.append(AreaTable.checked(CODES, RawTable("counts", CODES, cells), measures, parts))
    return census_change.change((areas[0], areas[1]), census_counts.Counted.ALONE, ("2011", "2021")).table


def _choices() -> ResultTable:
    named = [choices.Choice(name, np.array(_NUMBERS[name])) for name in "abc"]
    return choices.stability(np.array(CODES, dtype=object), named, (), Notes(len(CODES))).table


def _need() -> ResultTable:
    values = {"people": np.array(_NUMBERS["a"], dtype=float), "index": np.array(_NUMBERS["b"], dtype=float)}
    areas = AreaTable(np.array(CODES, dtype=object), values, np.full(30, None, dtype=object))
    rate = PublishedRate(
        "made", "lonely", (RateRow(Ages(16, None), "", RateSpread(5.0, 9.0, 16.0)),), survey="Survey", year="2024"
    )
    return estimate.estimate(areas, NeedQuestion(rate, Ages(16, None), Method.BY_INDEX, index="Index")).table


def cases() -> Iterator[tuple[str, ResultTable]]:
    """Return the name of each case and its table."""
    yield "living alone", _living_alone(Settings())
    yield "living alone of households, deciles, 99 %", _living_alone(Settings(Denominator.HOUSEHOLDS, 0.99, 10))
    yield "living alone, split at 66", _living_alone(Settings(age_split=66))
    yield "segmentation", _segmentation(False, Form.PROPORTION, 5)
    yield "segmentation, placeholder weights, relative, deciles", _segmentation(True, Form.INDEX, 10)
    yield "deprivation", _deprivation("Health Deprivation and Disability", 5)
    yield "deprivation, income, 7 classes", _deprivation("Income", 7)
    yield "composite", _composite("ci")
    yield "composite, deprived, placeholder, 65+", _composite("ab_1", meaning="deprived", placeholder=True, band="65p")
    yield "comparison", _comparison(5)
    counts = [np.arange(1.0, len(CODES) + 1), np.full(len(CODES), 90.0)] * 2
    yield "comparison, counted", _comparison(5, Counts(*counts))
    yield "validity", _validity()
    yield "spatial pattern", _pattern()
    yield "rates", _rates()
    yield "choices", _choices()
    yield "change between two censuses", _change()
    yield "need", _need()
    yield "priority", _priority("prio", "")
    yield "priority 65+", _priority("pr_65p", "65+")
    yield "robustness", _robustness(placeholder=True)
