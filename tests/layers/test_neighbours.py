"""Neighbours from shapes: against a lattice, and all pairs one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsVectorLayer

from medway_isolation_plugin.core import moran
from medway_isolation_plugin.layers import neighbours


def squares(wide: int, high: int) -> list[QgsGeometry]:
    return [
        QgsGeometry.fromWkt(f"POLYGON(({x} {y},{x + 1} {y},{x + 1} {y + 1},{x} {y + 1},{x} {y}))")
        for y in range(high)
        for x in range(wide)
    ]


def pairs(links) -> set[tuple[int, int]]:
    return set(zip(links.first.tolist(), links.second.tolist()))


def test_corners_count(qgis_app):
    links = neighbours.touching(squares(3, 3))
    assert sorted(links.degree) == [3, 3, 3, 3, 5, 5, 5, 5, 8]
    assert pairs(links) == {(b, a) for a, b in pairs(links)}


def test_the_lattice_of_spdep(qgis_app, shared):
    pd = pytest.importorskip("pandas")

    told = pd.read_csv(shared / "oracles/spdep/neighbours_queen_10x6.csv") - 1
    assert pairs(neighbours.touching(squares(10, 6))) == set(zip(told["i"], told["j"])) or pairs(
        neighbours.touching(squares(6, 10))
    ) == set(zip(told["i"], told["j"]))


def test_islands_missing_and_invalid_shapes(qgis_app):
    bow = QgsGeometry.fromWkt("POLYGON((2 0,3 1,3 0,2 1,2 0))")  # crosses itself, touches the second square
    shapes = [*squares(2, 1), bow, QgsGeometry(), *(QgsGeometry.fromWkt("POLYGON((9 9,10 9,10 10,9 9))"),)]
    links = neighbours.touching(shapes)
    assert pairs(links) == {(0, 1), (1, 0), (1, 2), (2, 1)}
    assert links.degree.tolist() == [1, 2, 1, 0, 0]


@pytest.mark.parametrize("k", [1, 4, 7])
def test_the_nearest_are_those_of_all_distances(qgis_app, k):
    places = np.random.RandomState(k).uniform(0, 1000, (40, 2))
    shapes = [QgsGeometry.fromWkt(f"POINT({x!r} {y!r})").buffer(5, 8) for x, y in places.tolist()]
    links = neighbours.nearest(shapes, k)
    for row in range(40):
        near = sorted((math.dist(places[row], places[other]), other) for other in range(40) if other != row)[:k]
        assert {other for one, other in pairs(links) if one == row} == {other for _, other in near}


def test_all_that_are_equally_near_are_neighbours(qgis_app):
    assert neighbours.nearest(squares(3, 3), 2).degree[4] == 4


def test_medway_has_no_islands(qgis_app, shared):
    layer = QgsVectorLayer(str(shared / "data/medway/lsoa21.geojson"), "m", "ogr")
    shapes = [feature.geometry() for feature in layer.getFeatures()]
    links = neighbours.touching(shapes)
    assert (links.areas, links.first.size, int(links.degree.min() > 0)) == (169, 898, 1)


def test_the_evidence_for_medway(qgis_app, shared, unzipped):
    """Moran's I of VALIDITY §6: the Red Cross layer, households without a car, one-person households."""
    pd = pytest.importorskip("pandas")

    layer = QgsVectorLayer(str(shared / "data/medway/lsoa21.geojson"), "m", "ogr")
    code = next(name for name in layer.fields().names() if name.lower().endswith("cd"))
    features = list(layer.getFeatures())
    links = neighbours.touching([feature.geometry() for feature in features])
    codes = [feature[code] for feature in features]
    yardstick = pd.read_csv(unzipped("england/loneliness_cls_lsoa21.csv.gz")).set_index("lsoa21_code")["perc"]
    census = pd.read_csv(unzipped("england/census2021_lsoa21_ew.csv.gz")).set_index("LSOA21CD")
    numbers = census.select_dtypes("number")
    shares = numbers.div(numbers["households_total"], axis=0)
    for values, expected in (
        (yardstick, 0.546),
        (shares["no_car_households"], 0.623),
        (shares["one_person_households_all_ages"], 0.330),
    ):
        x = values.loc[codes].to_numpy()
        assert moran.moran(x, links).value == pytest.approx(expected, abs=0.0005)
        assert moran.moran(x, links).p < 0.002
