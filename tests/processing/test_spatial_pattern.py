"""Spatial pattern through QGIS: neighbours, style, words, and what is refused."""

from __future__ import annotations

import csv
import gzip

import pytest
from qgis.core import QgsCategorizedSymbolRenderer, QgsVectorLayer

from medway_isolation_plugin.cartography.kinds import legend
from medway_isolation_plugin.core.spatial_pattern import Cluster
from medway_isolation_plugin.layers import fields
from tests.processing.layers import layer, records

CODES = [f"A{number:02}" for number in range(24)]
# A row of squares: the first third is worse, the rest better.
VALUES = [9.0 + 0.1 * (number % 3) if number < 8 else 1.0 + 0.1 * (number % 4) for number in range(24)]
FAST = {"INDEX_FIELD": "v", "DRAWS": 999, "SHUFFLES": 39, "OUTPUT": "memory:"}


def areas(values=VALUES, codes=CODES, **more):
    return layer({"code": list(codes), "v": list(values)}, **more)


def test_the_worse_end_is_found_and_styled(run, tmp_path):
    page = tmp_path / "pattern.html"
    answer = run("spatialpattern", INPUT=areas(), CONTROL=False, LEVEL=0.2, REPORT=str(page), **FAST)
    assert (answer["AREAS"], answer["LINKS"], answer["ISLANDS"]) == (24, 46, 0)
    assert answer["MORAN"] > 0.7
    kinds = [row["lm_kind"] for row in records(answer["OUTPUT"])]
    assert (
        kinds.count(Cluster.WORSE.value) == answer["WORSE"] == 6
    )  # with two neighbours that are worse: one at an end has one
    assert set(kinds[:8]) == {Cluster.WORSE.value, Cluster.NONE.value}
    renderer = answer["OUTPUT"].renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    assert renderer.classAttribute() == "lm_kind"
    values = [category.value() for category in renderer.categories()]
    assert values[:5] == [
        kind.value for kind in (Cluster.WORSE, Cluster.WORSE_ALONE, Cluster.BETTER_ALONE, Cluster.BETTER, Cluster.NONE)
    ]
    assert renderer.categories()[0].label() == "Worse than average, neighbours too"
    words = page.read_text(encoding="utf-8")
    assert answer["SENTENCE"] in words
    assert "hot spot" not in (words + answer["OUTPUT"].htmlMetadata()).lower()
    assert "lm_kind" in answer["OUTPUT"].mapTipTemplate()
    of = fields.describe(answer["OUTPUT"], "lm_kind")
    assert of.is_sorted
    kind, colour, _ = legend(of.role)[0]
    assert (kind, colour) == (Cluster.WORSE.value, "#b35806")


def test_every_kind_has_a_colour_of_its_own(run):
    made = run("spatialpattern", INPUT=areas(), **FAST)["OUTPUT"]
    colours = [category.symbol().color().name() for category in made.renderer().categories()]
    assert len(set(colours)) == len(Cluster) + 1


def test_low_values_can_be_the_worse_ones(run):
    high = run("spatialpattern", INPUT=areas(), **FAST)
    low = run("spatialpattern", INPUT=areas([-value for value in VALUES]), INDEX_WORST=1, **FAST)
    assert [row["lm_kind"] for row in records(high["OUTPUT"])] == [row["lm_kind"] for row in records(low["OUTPUT"])]
    assert high["MORAN"] == pytest.approx(low["MORAN"])


def test_islands_nulls_and_missing_shapes_are_named(run):
    shapes = [f"POLYGON(({x} 0,{x + 1} 0,{x + 1} 1,{x} 1,{x} 0))" for x in range(22)] + [
        "POLYGON((99 0,100 0,100 1,99 0))",
        "",
    ]
    values = [None, *VALUES[1:]]
    answer = run("spatialpattern", INPUT=areas(values, shapes=shapes), **FAST)
    assert (answer["AREAS"], answer["ISLANDS"]) == (21, 2)
    assert any("A22, A23" in warning for warning in answer["warnings"])
    rows = records(answer["OUTPUT"])
    assert [rows[row]["lm_note"] for row in (0, 22, 23)] == ["the index has no value", "no neighbour", "no neighbour"]
    nearest = run("spatialpattern", INPUT=areas(values, shapes=shapes), NEIGHBOURS=1, NEAREST=3, **FAST)
    assert (nearest["AREAS"], nearest["ISLANDS"]) == (22, 1)  # only what has no shape has no neighbour


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"INPUT": lambda: areas([5.0] * 24)}, "the same in every area"),
        ({"INPUT": lambda: areas([1.0], ["A1"])}, "at least 10 are needed"),
        ({"INPUT": lambda: areas(codes=["A1", *CODES[:23]][:1] * 24)}, "occurs more than once"),
        ({"INPUT": lambda: areas(shapes=[""] * 24)}, "no shapes"),
        ({"INPUT": lambda: areas(crs="EPSG:4326"), "NEIGHBOURS": 1}, "not in metres"),
        ({"INPUT": areas, "INDEX_FIELD": "w"}, "no field 'w'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(refused, given, said):
    made = {**FAST, **given, "INPUT": given["INPUT"]()}
    assert said in refused("spatialpattern", **made)


def test_medway_as_published_and_as_in_spdep(run, shared):
    """VALIDITY.md has the one-sided figures (28 and 25), which come from other draws; spdep's probabilities are two-sided."""
    with gzip.open(shared / "data" / "england" / "loneliness_cls_lsoa21.csv.gz", "rt", encoding="utf-8") as file:
        published = {row["lsoa21_code"]: float(row["perc"]) for row in csv.DictReader(file)}
    source = QgsVectorLayer(str(shared / "data" / "medway" / "lsoa21.geojson"), "areas", "ogr")
    shapes = {feature["LSOA21CD"]: feature.geometry().asWkt() for feature in source.getFeatures()}
    medway = layer(
        {"code": list(shapes), "v": [published[code] for code in shapes]}, crs="EPSG:4326", shapes=list(shapes.values())
    )
    given = {**FAST, "INPUT": medway, "DRAWS": 4999}
    both, one = (run("spatialpattern", **given, SIDES=side) for side in (0, 1))
    assert both["MORAN"] == pytest.approx(0.546, abs=5e-4)
    assert (both["LINKS"], both["ISLANDS"], both["AREAS"]) == (898, 0, 169)
    plain = [run("spatialpattern", **given, SIDES=side, CONTROL=False) for side in (0, 1)]
    assert plain[1]["WORSE"] == pytest.approx(28, abs=1)
    assert one["WORSE"] == pytest.approx(25, abs=2)
    assert plain[1]["WORSE_BY_CHANCE"] == pytest.approx(
        0.1 * 169 / 4, abs=1.2
    )  # a quarter of both kinds and both signs
    assert plain[0]["WORSE"] < plain[1]["WORSE"] and both["WORSE"] < one["WORSE"]
