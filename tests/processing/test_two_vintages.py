"""Where codes of two vintages meet: every algorithm with a second table names the one that converts, also where some areas match."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from qgis.core import QgsProcessingException

from tests.processing.conftest import Feedback
from tests.processing.layers import layer, records

OFFER = "Convert between LSOA vintages"
ALIKE = ["E01000001", "E01000002", "E01000003"]  # of all three censuses
OLDER = ["E01032805", "E01033002", "E01033003"]  # issued in 2011
NEWER = ["E01033950", "E01035002", "E01035003"]  # issued in 2021
OLDEST = ["E01016000", "E01016001", "E01016002"]
COUNTS = {
    "households": [100, 200, 300],
    "alone_u65": [10, 20, 30],
    "alone_65p": [5, 6, 7],
    "u65": [200, 300, 400],
    "o65": [50, 60, 70],
}
RECIPE = {"INDICATORS": ["x", "higher", "1", "", "y", "higher", "1", ""], "TITLE": "Ours"}


def areas(codes):
    return layer({"code": codes})


def table(codes, **columns):
    return layer({"area": codes, **columns})


def counts(inputs, others):
    given = {name.upper(): name for name in ("households", "alone_u65", "alone_65p")}
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "TABLE": table(others, **COUNTS), "TABLE_CODE_FIELD": "area", **given,
            "RESIDENTS_U65": "u65", "RESIDENTS_65P": "o65"}  # fmt: skip


def recipes(inputs, others):
    named = dict(zip(("households", "alone_u65", "alone_65p", "residents_u65", "residents_65p"), COUNTS.values()))
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "TABLE": table(others, **named), "TABLE_CODE_FIELD": "area"}


def composite(inputs, others):
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "TABLE": table(others, x=[1.0, 2.0, 4.0], y=[3.0, 1.0, 2.0]),
            "TABLE_CODE_FIELD": "area", **RECIPE}  # fmt: skip


def deprivation(inputs, others):
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "TABLE": table(others, score=[1.5, -0.2, 0.3]), "TABLE_CODE_FIELD": "area",
            "SCORE_FIELD": "score", "EDITION": 3 if others[-1] in NEWER else 2}  # fmt: skip


def segments(inputs, others):
    households = layer({"area": others, "type": ["A", "B", "A"], "count": [75, 25, 50]})
    types = layer({"type": ["A", "B"], "widowed": [0.1, 0.2], "no_car": [0.3, 0.1]})
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "HOUSEHOLDS_TABLE": households, "HH_CODE_FIELD": "area", "HH_TYPE_FIELD": "type",
            "HH_COUNT_FIELD": "count", "TYPES_TABLE": types, "TYPE_FIELD": "type"}  # fmt: skip


def yardstick(inputs, others):
    return {"INPUT": layer({"code": inputs, "index": [1.0, 2.0, 3.0]}), "CODE_FIELD": "code", "INDEX_FIELD": "index",
            "TABLE": table(others, perc=[1.0, 3.0, 2.0]), "TABLE_CODE_FIELD": "area", "YARDSTICK_FIELD": "perc", "YARDSTICK_WORST": 0,
            "YARDSTICK_AGES": "all ages", "YARDSTICK_SOURCE": "us"}  # fmt: skip


def wards(inputs, others):
    return {"INPUT": layer({"code": inputs, "flag": [1, 0, 1]}), "CODE_FIELD": "code", "FLAG_FIELD": "flag",
            "LOOKUP": table(others, ward=["A", "B", "C"]), "LOOKUP_CODE_FIELD": "area", "LOOKUP_WARD_FIELD": "ward"}  # fmt: skip


def need(inputs, others):
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "TABLE": table(others, residents_65p=[50, 60, 70]), "TABLE_CODE_FIELD": "area",
            "PEOPLE_FIELD": "residents_65p"}  # fmt: skip


def two_censuses(inputs, others):
    first, second = (layer({"code": codes, "one": [20, 30, 40], "all": [100, 110, 120]}) for codes in (inputs, others))
    return {"INPUT": areas(inputs), "CODE_FIELD": "code", "FIRST_TABLE": first, "SECOND_TABLE": second, "FIRST_COUNT_FIELDS": ["one"],
            "FIRST_BASE_FIELD": "all", "SECOND_COUNT_FIELDS": ["one"], "SECOND_BASE_FIELD": "all"}  # fmt: skip


# What an algorithm is given on areas of one vintage and a table of another.
ALGORITHMS: dict[str, Callable[..., dict[str, Any]]] = {
    "livingalone": counts,
    "imdquintiles": deprivation,
    "compositeindex": composite,
    "indicatoraudit": composite,
    "weightrobustness": composite,
    "choices": recipes,
    "segmentation": segments,
    "validateindex": yardstick,
    "wardsummary": wards,
    "estimateneed": need,
    "censuschange": two_censuses,
}
# These have a second table too, of which no codes are areas', or read tables as another one of these does.
OTHERS = {
    "projectneed": "reads as estimateneed does",
    "rates": "its table of a benchmark is by age",
    "explainarea": "reads as compositeindex does, of one area",
    "readofficial": "see the test of its own",
    "convertvintage": "is the offer",
    "fetchauthority": "see its own tests: such an answer is not believed",
    "panelweights": "of members",
    "propensities": "of types",
}


@pytest.fixture
def profile(tmp_path):
    variables = [{"field": name, "label": name, "weight": 1} for name in ("no_car", "widowed")]
    path = tmp_path / "weights.json"
    document = {"schema": "medway-isolation/weight-profile", "schema_version": 1, "title": "T", "source": "a test"}
    path.write_text(json.dumps({**document, "bands": [{"band": "65p", "variables": variables}]}))
    return str(path)


def given(name, inputs, others, profile):
    return {
        **ALGORITHMS[name](inputs, others),
        "OUTPUT": "memory:",
        **({"PROFILE": profile} if name == "segmentation" else {}),
    }


def heard(run, name, inputs, others, profile):
    """Return all that an algorithm says, whether it refuses or warns."""
    feedback = Feedback()
    try:
        run(name, feedback=feedback, **given(name, inputs, others, profile))
    except QgsProcessingException as error:
        return "\n".join([str(error), *feedback.warnings])
    return "\n".join(feedback.warnings)


@pytest.mark.parametrize("name", ALGORITHMS)
@pytest.mark.parametrize(("inputs", "others"), [(OLDER, NEWER), (NEWER, OLDER), (OLDEST, NEWER), (OLDER, OLDEST)])
def test_the_conversion_is_offered_where_no_area_matches(run, name, inputs, others, profile):
    said = heard(run, name, inputs, others, profile)
    assert OFFER in said, said


@pytest.mark.parametrize("name", [name for name in ALGORITHMS if name != "imdquintiles"])
def test_the_conversion_is_offered_where_some_areas_match(run, name, profile):
    said = heard(run, name, [*ALIKE[:2], OLDER[1]], [*ALIKE[:2], NEWER[1]], profile)
    assert OFFER in said, said


def test_every_algorithm_with_a_second_table_is_here(provider):
    tables = {
        "TABLE",
        "LOOKUP",
        "HOUSEHOLDS_TABLE",
        "BENCHMARK_TABLE",
        "FILES",
        "TYPES_TABLE",
        "WEIGHT_TABLE",
        "SECOND_TABLE",
    }
    found = {
        one.name() for one in provider.algorithms() if tables & {each.name() for each in one.parameterDefinitions()}
    }
    assert {name for name in found if "_" not in name} <= set(ALGORITHMS) | set(OTHERS), "models are made of these"


def test_files_of_two_vintages_are_told(run, refused, tmp_path):
    for name, codes in (("older", [*ALIKE, OLDER[0]]), ("newer", [*ALIKE, NEWER[0]])):
        rows = "\n".join(f"{code},{100 + number}" for number, code in enumerate(codes))
        column = "residents" if name == "older" else "households"
        (tmp_path / f"{name}.csv").write_text(f"LSOA code,{column}\n{rows}\n")
    answer = run("readofficial", FILES=[str(tmp_path / "older.csv"), str(tmp_path / "newer.csv")], OUTPUT="memory:")
    said = "\n".join(answer["warnings"])
    assert OFFER in said
    assert "older.csv: LSOA 2011, newer.csv: LSOA 2021" in said
    assert len(records(answer["OUTPUT"])) == 5
    one = tmp_path / "only.csv"
    one.write_text("LSOA code,residents\n" + "\n".join(f"{code},1" for code in NEWER) + "\n")
    said = refused("readofficial", FILES=[str(one)], INPUT=areas(OLDER), CODE_FIELD="code", OUTPUT="memory:")
    assert OFFER in said
