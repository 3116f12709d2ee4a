"""Measures the composite engine on 33,000 areas x 15 indicators, and `compositeindex` on all of England against
`livingalone` in the same run.

Usage: .venv/bin/python tools/bench_composite.py [--runs 5]
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from bench import SHARED, code_field, in_turn, living_alone, prepare, start_qgis

from medway_isolation_plugin.core.areas import AreaTable
from medway_isolation_plugin.core.composite import engine, index, robustness, treat
from medway_isolation_plugin.core.composite.aggregate import Aggregation
from medway_isolation_plugin.core.composite.model import Domain, Indicator, Recipe
from medway_isolation_plugin.core.composite.normalisations import registered
from medway_isolation_plugin.core.composite.uncertainty import Uncertainty

AREAS, INDICATORS = 33_000, 15
# Fields of the census table and what they are shares of.
SHARES = {
    "one_person_65plus": "households_total",
    "one_person_other": "households_total",
    "lone_parent_total": "households_total",
    "widowed_not_in_couple": "adults16plus_in_households",
    "divorced_not_in_couple": "adults16plus_in_households",
    "health_fair": "health_total",
    "health_bad": "health_total",
    "health_very_bad": "health_total",
    "limited_a_lot": "disability_total",
    "limited_a_little": "disability_total",
    "unpaid_care_50plus_h": "care_total",
    "no_car_households": "car_households_total",
    "main_language_not_english": "language_pop3plus",
    "retired_16_74": "econ_pop16_74",
    "unemployed_16_74": "econ_pop16_74",
}


def made_up() -> tuple[AreaTable, Recipe]:
    """Return skewed random indicators in three domains."""
    x = np.random.RandomState(0).lognormal(size=(AREAS, INDICATORS))
    codes = np.array([f"E{number:08d}" for number in range(AREAS)], dtype=object)
    areas = AreaTable(codes, {f"f{i}": x[:, i] for i in range(INDICATORS)}, np.full(AREAS, None, dtype=object))
    indicators = tuple(Indicator(f"f{i}", f"f{i}", domain=f"d{i % 3}") for i in range(INDICATORS))
    return areas, Recipe("Benchmark", indicators, tuple(Domain(f"d{i}", f"d{i}") for i in range(3)))


def with_means(recipe: Recipe, mean: Aggregation) -> Recipe:
    """Return the recipe with one aggregation everywhere."""
    return replace(recipe, aggregation=mean, domains=tuple(replace(one, aggregation=mean) for one in recipe.domains))


def straightforward(prepared: engine.Prepared, draws: int) -> None:
    """Draw weights and rank the obvious way in numpy: one matrix product and one argsort a draw."""
    random = np.random.default_rng(1)
    ranks = np.empty((draws, AREAS), dtype=np.int32)
    for draw in range(draws):
        weights = 1.0 + 0.25 * random.uniform(-1, 1, INDICATORS)
        order = np.argsort(-(prepared.normalised @ (weights / weights.sum())))
        ranks[draw, order] = np.arange(1, AREAS + 1)
    np.percentile(ranks, [5, 50, 95], axis=0)
    (ranks <= AREAS // 5).mean(axis=0)


def core(runs: int) -> None:
    """Print the times of the engine's steps."""
    areas, recipe = made_up()
    prepared = engine.prepare(areas, recipe)
    columns = list(prepared.values.T)
    works: list[tuple[str, Callable[[], Any], float]] = [("treat", lambda: [treat.treat(x) for x in columns], 1000)]
    needed = {"low": 0.0, "high": 10.0, "reference": 1000.0, "threshold": 1.0}
    for kind in registered():
        spec = kind(**{key: needed[key] for key in kind.parameters() if key in needed})
        works.append((f"normalise: {kind.name}", lambda spec=spec: [spec.apply(x) for x in columns], 150))  # type: ignore[misc]
    for mean, limit in (
        (Aggregation.ARITHMETIC, 20),
        (Aggregation.SUM, 20),
        (Aggregation.HARMONIC, 20),
        (Aggregation.GEOMETRIC, 60),
    ):
        tree = engine.prepare(areas, with_means(recipe, mean)).tree
        works.append((f"aggregate two levels: {mean.value}", tree.evaluate, limit))
    works.append(("1,000 weight draws with ranks and leave one out",
                  lambda: robustness.robustness(areas, recipe, Uncertainty(), lambda share: None), 2000))  # fmt: skip
    works.append(("the whole index", lambda: index.composite(areas, recipe), float("nan")))
    print(f"{AREAS:,} areas x {INDICATORS} indicators, two levels")
    for words, work, limit in works:
        taken = 1000 * in_turn(runs, work=work)["work"]
        print(f"  {words:48s} {taken:8.1f} ms" + (f"  (limit {limit:g} ms)" if np.isfinite(limit) else ""))
    pair = in_turn(
        max(runs // 2, 1),
        ours=lambda: robustness.robustness(areas, recipe, Uncertainty(), lambda share: None),
        numpy=lambda: straightforward(prepared, 1000),
    )
    print(f"  1,000 draws against numpy's straightforward way: {pair['ours']:.2f} s to {pair['numpy']:.2f} s")


def england(runs: int) -> None:
    """Print the ratio of `compositeindex` to `livingalone`, both from the same boundaries and the same census table."""
    from qgis import processing

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        areas, census = prepare(folder)
        code = code_field(areas)
        recipe = Recipe("England", tuple(Indicator(field, field, denominator=whole) for field, whole in SHARES.items()))
        recipe.write(folder / "recipe.json")

        def composite(keep: bool) -> Any:
            return processing.run(
                "medwayisolation:compositeindex",
                {
                    "INPUT": f"{areas}|layername=lsoa11",
                    "CODE_FIELD": code,
                    "TABLE": str(census),
                    "TABLE_CODE_FIELD": "LSOA11CD",
                    "RECIPE": str(folder / "recipe.json"),
                    "KEEP_CONTRIBUTIONS": keep,
                    "OUTPUT": str(folder / "composite.gpkg"),
                },
            )

        times = in_turn(
            runs,
            one=lambda: living_alone(areas, census, folder / "alone.gpkg", code),
            plain=lambda: composite(False),
            parts=lambda: composite(True),
        )
        print(f"livingalone, England: {times['one']:.2f} s")
        for key, words in (("plain", "without contributions"), ("parts", "with 15 contribution columns")):
            print(f"compositeindex {words}: {times[key]:.2f} s; ratio {times[key] / times['one']:.2f} (limit 1.5)")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only-draws", action="store_true")
    options = parser.parse_args()
    if options.only_draws:
        robustness.robustness(*made_up(), Uncertainty(), lambda share: None)
        return
    command = [sys.executable, __file__, "--only-draws"]
    subprocess.run(command, check=True)
    print(
        f"Peak memory of 1,000 draws, whole process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB (limit 600 MB)"
    )
    core(options.runs)
    if not SHARED.is_dir():
        sys.exit("The England figures need the shared reference data beside the project (../shared), which is absent.")
    application = start_qgis()
    england(options.runs)
    sys.stdout.flush()
    del application
    os._exit(0)


if __name__ == "__main__":
    main()
