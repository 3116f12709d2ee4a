"""What cannot be read to its end is refused, and what is sound is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
)

from medway_isolation_plugin import paths
from tests.damage import ROWS, said_to_hold

COUNTS = {"ALONE_U65": "other", "ALONE_65P": "old", "RESIDENTS_U65": "young_res", "RESIDENTS_65P": "old_res"}
AREAS = {"CODE_FIELD": "code"}
INDICATORS = {**AREAS, "FIELDS": ["score", "old"]}
ATLAS = {**AREAS, "WARD_FIELD": "ward", "FORMATS": [1], "DPI": 50}
MAPS = {**ATLAS, "FIGURES": [2]}
SHARED_MAP = {**AREAS, "WARD_FIELD": "ward", "FIELDS": ["dep_q"]}
SEGMENTS = {
    **AREAS,
    "HH_CODE_FIELD": "code",
    "HH_TYPE_FIELD": "type",
    "HH_COUNT_FIELD": "hh",
    "TYPE_FIELD": "type",
    "PROFILE": "open_census_2021",
}
DEPRIVATION = {
    **AREAS, "TABLE_CODE_FIELD": "code", "SCORE_FIELD": "score", "LOOKUP_OLD_FIELD": "code", "LOOKUP_NEW_FIELD": "new",
}  # fmt: skip
RATES = {**AREAS, "COUNT_FIELD": "old", "BASE_FIELD": "old_res"}
CHANGE = {
    **AREAS, "FIRST_COUNT_FIELDS": ["old"], "FIRST_BASE_FIELD": "old_res", "SECOND_COUNT_FIELDS": ["other"],
    "SECOND_BASE_FIELD": "hh",
}  # fmt: skip
YARDSTICK = {
    **AREAS, "INDEX_FIELD": "score", "TABLE_CODE_FIELD": "code", "YARDSTICK_FIELD": "old", "YARDSTICK_WORST": 0, "AUTHORITY_FIELD": "ward",
    "BENCHMARKS": ["other"], "LOOKUP_OLD_FIELD": "code", "LOOKUP_NEW_FIELD": "new",
    "YARDSTICK_AGES": "65+", "YARDSTICK_SOURCE": "Survey 2021",
}  # fmt: skip
MOVED = {
    **AREAS,
    "FIELDS": ["old"],
    "LOOKUP_OLD_FIELD": "code",
    "LOOKUP_NEW_FIELD": "code",
    "LOOKUP_CHANGE_FIELD": "type",
}
WARDS = {**AREAS, "FLAG_FIELD": "prio", "WARD_FIELD": "ward"}
CHAPTER = {"WARD_FIELD": "ward", "DPI": 50, "FORMATS": [2], "DATE": "2026-11-27"}
NEED = {
    **AREAS,
    "PEOPLE_FIELD": "old_res",
    "PEOPLE_AGES": "65+",
    "WARD_FIELD": "ward",
    "LOOKUP_CODE_FIELD": "code",
    "LOOKUP_WARD_FIELD": "ward",
}
BY_TYPE = {
    **NEED, "METHOD": 2, "RATES": str(Path(__file__).with_name("whole_rates.csv")), "RATE": "by_type", "HH_CODE_FIELD": "code",
    "HH_TYPE_FIELD": "type", "HH_COUNT_FIELD": "hh",
}  # fmt: skip
PROJECTED = {
    **NEED,
    "CONTROL": False,
    "PROJECTIONS": [str(paths.SAMPLE_DATA / "projections_sample.csv")],
    "YEARS": "2011-2012",
}
# Every parameter that takes a layer: what else the algorithm is given, and the layers beside the broken one.
PLACES: dict[tuple[str, str], tuple[dict[str, Any], tuple[str, ...]]] = {
    ("livingalone", "INPUT"): ({**AREAS, **COUNTS}, ()),
    ("livingalone", "TABLE"): ({**AREAS, **COUNTS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("livingalone", "RESIDENTS_TABLE"): (
        {**AREAS, **COUNTS, "TABLE_CODE_FIELD": "code", "RESIDENTS_CODE_FIELD": "code"}, ("INPUT", "TABLE"),
    ),
    ("readofficial", "INPUT"): ({**AREAS, "FILES": [str(Path(__file__).with_name("whole_areas.csv"))]}, ()),
    ("convertvintage", "INPUT"): (MOVED, ("LOOKUP",)),
    ("convertvintage", "LOOKUP"): (MOVED, ("INPUT",)),
    ("convertvintage", "WEIGHT_TABLE"): ({**MOVED, "WEIGHT_CODE_FIELD": "code"}, ("INPUT", "LOOKUP")),
    ("segmentation", "INPUT"): (SEGMENTS, ("HOUSEHOLDS_TABLE", "TYPES_TABLE")),
    ("segmentation", "HOUSEHOLDS_TABLE"): (SEGMENTS, ("INPUT", "TYPES_TABLE")),
    ("segmentation", "TYPES_TABLE"): (SEGMENTS, ("INPUT", "HOUSEHOLDS_TABLE")),
    ("imdquintiles", "INPUT"): (DEPRIVATION, ("TABLE",)),
    ("imdquintiles", "TABLE"): (DEPRIVATION, ("INPUT",)),
    ("imdquintiles", "LOOKUP"): (DEPRIVATION, ("INPUT", "TABLE")),
    ("flagpriority", "INPUT"): ({**AREAS, "CRITERIA": ["dep_q", "=", "1"]}, ()),
    ("wardsummary", "INPUT"): (WARDS, ("WARDS",)),
    ("wardsummary", "WARDS"): (WARDS, ("INPUT",)),
    ("wardsummary", "LOOKUP"): ({**WARDS, "LOOKUP_CODE_FIELD": "code", "LOOKUP_WARD_FIELD": "ward"}, ("INPUT",)),
    ("exportmaps", "INPUT"): (MAPS, ("WARDS",)),
    ("exportmaps", "WARDS"): (MAPS, ("INPUT",)),
    ("webmap", "INPUT"): (SHARED_MAP, ("WARDS",)),
    ("webmap", "WARDS"): (SHARED_MAP, ("INPUT",)),
    ("jsnachapter", "WARDS"): (CHAPTER, ("RESULTS",)),
    ("jsnachapter", "BENCHMARKS"): (CHAPTER, ("RESULTS",)),
    ("exportatlas", "INPUT"): (ATLAS, ("WARDS",)),
    ("exportatlas", "WARDS"): (ATLAS, ("INPUT",)),
    ("compositeindex", "INPUT"): (INDICATORS, ()),
    ("compositeindex", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("indicatoraudit", "INPUT"): (INDICATORS, ()),
    ("indicatoraudit", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("weightrobustness", "INPUT"): (INDICATORS, ()),
    ("weightrobustness", "TABLE"): ({**INDICATORS, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("explainarea", "INPUT"): ({**INDICATORS, "AREA": "A00001"}, ()),
    ("explainarea", "TABLE"): ({**INDICATORS, "AREA": "A00001", "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("compareindices", "INPUT"): ({**AREAS, "FIRST_FIELD": "score", "SECOND_FIELD": "old"}, ()),
    ("spatialpattern", "INPUT"): ({**AREAS, "INDEX_FIELD": "score"}, ()),
    ("choices", "INPUT"): ({**AREAS, "INDICES": ["score", "old"]}, ()),
    ("choices", "TABLE"): ({**AREAS, "TABLE_CODE_FIELD": "code", "INDICES": ["score", "old"]}, ("INPUT",)),
    ("validateindex", "INPUT"): (YARDSTICK, ("TABLE",)),
    ("validateindex", "TABLE"): ({**YARDSTICK, "YARDSTICK_BASE": "hh"}, ("INPUT",)),
    ("validateindex", "LOOKUP"): (YARDSTICK, ("INPUT", "TABLE")),
    ("rates", "INPUT"): (RATES, ()),
    ("censuschange", "INPUT"): (CHANGE, ("FIRST_TABLE",)),
    ("censuschange", "FIRST_TABLE"): ({**CHANGE, "FIRST_CODE_FIELD": "code"}, ("INPUT",)),
    ("censuschange", "SECOND_TABLE"): ({**CHANGE, "SECOND_CODE_FIELD": "code"}, ("INPUT", "FIRST_TABLE")),
    ("rates", "BENCHMARK_TABLE"): (
        {**RATES, "BENCHMARK": 2, "BENCHMARK_COUNT_FIELD": "old", "BENCHMARK_BASE_FIELD": "old_res", "BENCHMARK_CODE_FIELD": "code"},
        ("INPUT",),
    ),
    ("inequality", "INPUT"): ({**RATES, "DEPRIVATION_FIELD": "score"}, ()),
    ("panelweights", "INPUT"): ({"FIELDS": ["panel"], "TITLE": "T"}, ()),
    ("propensities", "INPUT"): (
        {"TYPE_FIELD": "type", "HOUSEHOLDS_FIELD": "hh", "VARIABLES": ["x", "other", "hh"]}, (),
    ),
    ("exporttable", "INPUT"): ({}, ()),
    ("protecttable", "INPUT"): ({"FIELDS": ["hh"], "GROUP_FIELD": "ward"}, ()),
    ("estimateneed", "INPUT"): ({**NEED, "METHOD": 3, "INDEX_FIELD": "score", "AUTHORITY_FIELD": "ward"}, ()),
    ("estimateneed", "TABLE"): ({**NEED, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("estimateneed", "RATES"): ({**NEED, "RATE": "r7"}, ("INPUT",)),
    ("estimateneed", "HOUSEHOLDS_TABLE"): (BY_TYPE, ("INPUT",)),
    ("estimateneed", "WARDS"): (NEED, ("INPUT",)),
    ("estimateneed", "LOOKUP"): (NEED, ("INPUT",)),
    ("projectneed", "INPUT"): (PROJECTED, ()),
    ("projectneed", "TABLE"): ({**PROJECTED, "TABLE_CODE_FIELD": "code"}, ("INPUT",)),
    ("projectneed", "RATES"): ({**PROJECTED, "RATE": "r7"}, ("INPUT",)),
    ("projectneed", "WARDS"): (PROJECTED, ("INPUT",)),
    ("projectneed", "LOOKUP"): (PROJECTED, ("INPUT",)),
}  # fmt: skip


def outputs(name: str, folder: Path) -> dict[str, str]:
    """Where everything goes that an algorithm must be told."""
    special = {
        "exportmaps": {"FOLDER": folder},
        "exportatlas": {"FOLDER": folder},
        "jsnachapter": {"FOLDER": folder},
        "panelweights": {"OUTPUT": folder / "out.json"},
        "explainarea": {"REPORT": folder / "out.html"},
        "webmap": {"OUTPUT": folder / "out.html"},
    }
    return {key: str(value) for key, value in special.get(name, {"OUTPUT": folder / "out.gpkg"}).items()}


def rows_read(said: str) -> int:
    """Return how many rows a message says that were read, of all."""
    found = re.search(rf"read up to a fault: (\d+) of {ROWS} rows", said)
    assert found, said
    return int(found[1])


def test_no_parameter_that_takes_a_layer_is_forgotten(provider):
    kinds = (QgsProcessingParameterFeatureSource, QgsProcessingParameterVectorLayer)
    there = {
        (algorithm.name(), definition.name())
        for algorithm in provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if isinstance(definition, kinds)
    }
    # The models run the others; a recipe is read from the metadata alone.
    others = ("medway_workflow", "isolation_and_health", "recipefromlayer")
    assert {place for place in there if place[0] not in others} == set(PLACES)


@pytest.mark.parametrize(("name", "parameter"), PLACES)
def test_no_algorithm_takes_a_part_of_a_damaged_geopackage_for_all(refused, whole, broken, tmp_path, name, parameter):
    given, beside = PLACES[name, parameter]
    path, left = broken
    sources: dict[str, Any] = {**dict.fromkeys(beside, whole), parameter: str(path)}
    said = refused(name, **given, **sources, **outputs(name, tmp_path))
    assert "could not be read whole" in said
    assert abs(rows_read(said) - left) <= 1
    assert "earlier copy" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("name", "parameter"), PLACES)
@pytest.mark.parametrize("cached", [ROWS + 100, ROWS - 100])
def test_a_wrong_cached_count_is_no_damage(run, whole, sound, tmp_path, name, parameter, cached):
    """GeoPackage keeps the number of rows; tools that do not know of it leave it wrong, and the file is sound."""
    given, beside = PLACES[name, parameter]
    path = Path(shutil.copy(sound, tmp_path / "sound.gpkg"))
    said_to_hold(path, cached)
    assert QgsVectorLayer(str(path), "", "ogr").featureCount() == cached
    (tmp_path / "out").mkdir()
    sources: dict[str, Any] = {**dict.fromkeys(beside, whole), parameter: str(path)}
    answer = run(name, **given, **sources, **outputs(name, tmp_path / "out"))
    assert list((tmp_path / "out").iterdir())
    for count in ("AREAS", "ROWS", "MEMBERS"):
        assert answer.get(count, ROWS) == ROWS
