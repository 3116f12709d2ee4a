"""What changed in estimates of need, projections, indices of segments, wards and other places: that one thing and no other."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medway_isolation_plugin.core.chapter import around, changes, estimates
from medway_isolation_plugin.core.chapter.causes import Cause
from medway_isolation_plugin.core.chapter.ledger import InputUsed
from medway_isolation_plugin.core.chapter.material import ChapterLayer, indices_of
from medway_isolation_plugin.core.chapter.snapshots import Snapshot
from medway_isolation_plugin.layers import chapter_layers
from medway_isolation_plugin.processing.need_algorithm import RATES_FILE
from tests.processing.layers import layer, table
from tests.processing.test_chapter_changes import BASE, replaced
from tests.processing.test_project_need import OLD, download
from tests.processing.test_segmentation import HOUSEHOLDS, PROFILE, TYPES

RESIDENTS = BASE["residents_65p"]


def read(made: Any) -> ChapterLayer:
    return chapter_layers.read(made, "N1", "", print, lambda: None)


def told(before: list[Snapshot], now: list[Snapshot]) -> list[tuple[Cause, str]]:
    return [(one.cause, str(one.said)) for one in changes.changes(before, now)]


@pytest.fixture
def rates(tmp_path):
    """Write the bundled table of rates again, with other cells of the rate that is used."""

    def writer(**changed: str) -> str:
        with RATES_FILE.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        rows = [{**row, **changed} if row["id"] == "jsna_isolated_65p" else row for row in rows]
        path = tmp_path / f"rates_{len(list(tmp_path.iterdir()))}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writing = csv.DictWriter(file, list(rows[0]))
            writing.writeheader()
            writing.writerows(rows)
        return str(path)

    return writer


@pytest.fixture
def need(run):
    """Return the snapshots of an estimate of need of some residents."""

    def maker(columns: dict[str, list[Any]] | None = None, **given: Any) -> list[Snapshot]:
        areas = layer({**BASE, **(columns or {})})
        common = {
            "CODE_FIELD": "code",
            "PEOPLE_FIELD": "residents_65p",
            "RATE": "jsna_isolated_65p",
            "OUTPUT": "memory:",
        }
        found = read(run("estimateneed", INPUT=areas, **{**common, **given})["OUTPUT"])
        return [estimates.snapshot(at, *one) for at, one in enumerate(estimates.results([found]), start=1)]

    return maker


def test_a_published_rate_is_method(need, rates):
    ((cause, said),) = told(need(RATES=rates()), need(RATES=rates(central="13")))
    assert cause is Cause.METHOD
    assert said == "Rate, 65+: 12, now 13."


def test_another_survey_brings_its_own_rate(need, rates):
    ((cause, said),) = told(need(RATES=rates()), need(RATES=rates(central="13", year="2031")))
    assert cause is Cause.EDITION
    assert "now 2031" in said


def test_a_total_given_by_hand_is_no_other_count(need):
    for pair in ((need(), need(TOTAL=9000)), (need(TOTAL=9000), need())):
        ((cause, said),) = told(*pair)
        assert cause is Cause.METHOD
        assert said.startswith("Total of residents given by hand: ")
        assert "9,000" in said


def test_a_count_is_data_also_below_a_total(need):
    other = replaced("residents_65p", 4, RESIDENTS[4] + 9)
    for more in ({}, {"TOTAL": 9000}):
        assert told(need(**more), need(other, **more)) == [(Cause.DATA, "Counts of 1 area differ: E01016004.")]


def test_rates_by_age_follow_counts_and_are_no_method(need):
    """The rate of all areas together moves with the residents; what was published does not."""
    groups = {"METHOD": 1, "RATE": "cls_2024_lonely", "GROUPS": ["old", "65", "74", "", "oldest", "75", "", ""]}
    ages = {"old": RESIDENTS, "oldest": [one // 2 for one in RESIDENTS]}
    other = {**ages, "oldest": [RESIDENTS[0], *ages["oldest"][1:]]}
    assert [cause for cause, _ in told(need(ages, **groups), need(other, **groups))] == [Cause.DATA]
    # As many people, of other ages: no count that is shown tells it.
    swapped = {"old": [RESIDENTS[0] - 50, *RESIDENTS[1:]], "oldest": [RESIDENTS[0] // 2 + 50, *ages["oldest"][1:]]}
    assert told(need(ages, **groups), need(swapped, **groups)) == [
        (Cause.DATA, "The values of 2 columns that went in differ: old, oldest.")
    ]


def test_another_source_of_residents_is_an_edition(need):
    first = need(DATA_SOURCE="Census", DATA_YEAR="2021")
    second = need(replaced("residents_65p", 4, RESIDENTS[4] + 9), DATA_SOURCE="Mid-year estimates", DATA_YEAR="2024")
    assert told(first, second) == [(Cause.EDITION, "Residents: Census 2021, now Mid-year estimates 2024.")]


@pytest.fixture
def projection(run, tmp_path):
    """Return the snapshots of a projection of need."""

    def maker(growth: float = 0.1, people: float = 1.0, **given: Any) -> list[Snapshot]:
        areas = layer({"code": ["E01016014", "E01016015"], "res_65p": [OLD / 4, OLD * 3 / 4 + people - 1.0]})
        common = {"CODE_FIELD": "code", "PEOPLE_FIELD": "res_65p", "RATE": "jsna_isolated_65p", "OUTPUT": "memory:"}
        path = download(tmp_path, "2022-based principal", growth)
        found = read(run("projectneed", INPUT=areas, PROJECTIONS=[path], **{**common, **given})["OUTPUT"])
        return estimates.projected_snapshots([found])

    return maker


def test_a_projection_from_another_year_is_method(projection):
    for pair in ((projection(), projection(BASE_YEAR=2023)), (projection(BASE_YEAR=2023), projection())):
        ((cause, said),) = told(*pair)
        assert cause is Cause.METHOD
        assert said.startswith("Year that the projection starts from: 202")


def test_other_numbers_of_a_projection_are_data(projection):
    assert told(projection(), projection()) == []
    assert told(projection(), projection(growth=0.2)) == [
        (Cause.DATA, "The values of 1 column that went in differ: principal projection.")
    ]
    assert told(projection(), projection(people=2.0)) == [
        (Cause.DATA, "The values of 1 column that went in differ: res_65p.")
    ]


def test_a_projection_of_another_base_brings_its_own_numbers(projection):
    ((cause, said),) = told(projection(), projection(growth=0.2, BASE_YEAR=2023))
    assert cause is Cause.EDITION
    assert said == "Year that the projection starts from: 2022, now 2023."


@pytest.fixture
def segments(run, tmp_path):
    """Return the snapshots of an index of types of households."""

    def maker(households=None, types=None, weights=None, **given: Any) -> list[Snapshot]:
        path = tmp_path / "weights.json"
        bands = [PROFILE["bands"][0], {"band": "65p", "variables": [*PROFILE["bands"][1]["variables"]]}]
        for at, weight in enumerate(weights or ()):
            bands[1]["variables"][at] = {**bands[1]["variables"][at], "weight": weight}
        path.write_text(json.dumps({**PROFILE, "bands": bands}), encoding="utf-8")
        common = {
            "INPUT": layer({"code": ["X1", "X2", "X3"]}), "CODE_FIELD": "code",
            "HOUSEHOLDS_TABLE": layer({**HOUSEHOLDS, **(households or {})}), "HH_CODE_FIELD": "area", "HH_TYPE_FIELD": "type",
            "HH_COUNT_FIELD": "count", "TYPES_TABLE": layer({**TYPES, **(types or {})}), "TYPE_FIELD": "type", "PROFILE": str(path),
            "OUTPUT": "memory:",
        }  # fmt: skip
        made = run("segmentation", **{**common, **given})["OUTPUT"]
        return [index.snapshot() for index in indices_of([read(made)])]

    return maker


def turned(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    return {name: cells[::-1] for name, cells in columns.items()}


SEGMENTS: dict[str, tuple[dict[str, Any], Cause | None, str]] = {
    "nothing": ({}, None, ""),
    "the order of the rows": ({"households": turned(HOUSEHOLDS), "types": turned(TYPES)}, None, ""),
    "a weight": ({"weights": [2, 4]}, Cause.WEIGHTS, "Weight of 'widowed': 3, now 4."),
    "households": ({"households": {"count": [75, 25, 50, 50, 11]}}, Cause.DATA, "The values of 1 column that went in differ: count."),
    "a propensity": ({"types": {"widowed": [0.2, 0.45]}}, Cause.DATA, "The values of 1 column that went in differ: widowed."),
    "the rule of classes": ({"RULE": 1}, Cause.METHOD, "Classes: as England publishes them, now as Wales publishes them."),
}  # fmt: skip


@pytest.mark.parametrize("pair", SEGMENTS)
def test_an_index_of_segments_names_its_one_change(segments, pair):
    what, cause, said = SEGMENTS[pair]
    found = told(segments(), segments(**what))
    assert found == ([(cause, said)] if cause else [])


def test_households_that_are_called_otherwise_are_the_same(run, segments):
    named = {"area": HOUSEHOLDS["area"], "type": HOUSEHOLDS["type"], "homes": HOUSEHOLDS["count"]}
    first = segments()
    for counts, causes in ((HOUSEHOLDS["count"], []), ([76, *HOUSEHOLDS["count"][1:]], [Cause.DATA])):
        table_of = layer({**named, "homes": counts})
        again = segments(HOUSEHOLDS_TABLE=table_of, HH_COUNT_FIELD="homes")
        assert [cause for cause, _ in told(first, again)] == causes


def test_an_index_of_segments_has_a_fingerprint(segments):
    first, again, other = segments(), segments(), segments(types={"widowed": [0.2, 0.45]})
    assert first[0].inputs == again[0].inputs != other[0].inputs
    assert len(first[0].inputs) == 12


def wards(names: list[str], shapes: list[str]) -> list[Snapshot]:
    codes = np.array(names, dtype=object)
    made = ChapterLayer(InputUsed("M1", "wards", "", "", len(names)), codes, codes, np.array(shapes, dtype=object), {})
    return [around.of_wards(made)]


def test_wards_of_another_year():
    first = wards(["Elm", "Oak", "Ash", "Ash"], ["a", "b", "c", "d"])
    assert told(first, wards(["Ash", "Ash", "Oak", "Elm"], ["d", "c", "b", "a"])) == []
    assert told(first, wards(["Elm", "Oak", "Yew", "Ivy"], ["a", "b", "x", "y"])) == [
        (Cause.BOUNDARIES, "Wards: 3, now 4. Names gone: 1; new: 2; in both: 2.")
    ]
    assert told(first, wards(["Elm", "Oak", "Ash"], ["a", "B", "c"])) == [
        (Cause.BOUNDARIES, "2 wards of the same name have another outline: Oak, Ash.")
    ]
    assert told(first, wards(["Fir", "Oak", "Ash", "Ash"], ["a", "b", "c", "d"])) == [
        (Cause.NAMES, "Wards of the same outline have another name: Fir (was Elm).")
    ]


def test_a_benchmark_that_changed(tmp_path):
    def places(name: str, text: str) -> list[Snapshot]:
        path = Path(tmp_path / f"{name}.csv")
        path.write_text(text, encoding="utf-8")
        return [around.of_places(chapter_layers.read(table(path), "B1", "", print, lambda: None))]

    first = places("a", "Place,Alone\nKent,31.5\nEngland,30.25\n")
    assert told(first, places("b", "Place,Alone\nEngland,30.25\nKent,31.5\n")) == []
    ((cause, said),) = told(first, places("c", "Place,Alone\nKent,32.5\nEngland,30.25\n"))
    assert (cause, said) == (Cause.DATA, "The values of 1 column that went in differ: Alone.")
    ((cause, said),) = told(first, places("d", "Place,Alone\nKent,31.5\n"))
    assert (cause, said) == (Cause.DATA, "Other places: 2, now 1. Gone: 1; new: 0; in both: 1.")
