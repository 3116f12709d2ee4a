"""An index held against a yardstick, through the toolbox: real open data, and input that must be refused."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from tests.processing.layers import layer, records

BRC = "British Red Cross, modelled from OAC 2011"


def rows_of(shared: Path, name: str, keep: str = "") -> list[dict[str, str]]:
    with gzip.open(shared / "data" / "england" / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if keep in "|".join(row.values())]


def floats(rows: list[dict[str, str]], top: str, bottom: str) -> list[float]:
    return [float(row[top]) / float(row[bottom]) for row in rows]


@pytest.fixture
def medway(shared: Path) -> dict[str, list[Any]]:
    """Return the shares of the areas of Medway in the census of 2021, with scores of deprivation."""
    census = rows_of(shared, "census2021_lsoa21_ew", "|Medway ")
    scores = {row["lsoa21_code"]: float(row["IMD_score"]) for row in rows_of(shared, "imd2025_england_lsoa21")}
    codes = [row["LSOA21CD"] for row in census]
    return {
        "code": codes,
        "name": [row["LSOA21NM"] for row in census],
        "place": ["Medway"] * len(codes),
        "one_person": floats(census, "one_person_households_all_ages", "households_total"),
        "no_car": floats(census, "no_car_households", "car_households_total"),
        "imd_score": [scores[code] for code in codes],
    }


@pytest.fixture
def red_cross(shared: Path, medway) -> QgsVectorLayer:
    found = {row["lsoa21_code"]: float(row["perc"]) for row in rows_of(shared, "loneliness_cls_lsoa21")}
    return layer({"lsoa21_code": medway["code"], "perc": [found[code] for code in medway["code"]]})


def asked(areas: QgsVectorLayer, table: QgsVectorLayer, **changes: Any) -> dict[str, Any]:
    return {
        "INPUT": areas, "CODE_FIELD": "code", "INDEX_FIELD": "one_person", "TABLE": table, "TABLE_CODE_FIELD": "lsoa21_code",
        "YARDSTICK_FIELD": "perc", "YARDSTICK_WORST": 0, "YARDSTICK_AGES": "all ages", "YARDSTICK_SOURCE": BRC, "OUTPUT": "memory:",
        **changes,
    }  # fmt: skip


def test_medway_against_the_red_cross(run, medway, red_cross, tmp_path):
    report = tmp_path / "report.html"
    answer = run(
        "validateindex",
        **asked(layer(medway), red_cross, BENCHMARKS=["imd_score"], AUTHORITY_FIELD="place", REPORT=str(report)),
    )
    assert answer["RHO"] == pytest.approx(0.594514, abs=5e-7)
    assert (round(answer["RHO_LOW"], 4), round(answer["RHO_HIGH"], 4)) == (0.4774, 0.6909)
    assert (answer["SAME"], answer["WORST"], round(answer["CHANCE"], 1)) == (20, 33, 6.4)
    assert answer["VERDICT"] == "partly"
    assert json.loads(answer["BENCHMARK_Z"])["imd_score"] == pytest.approx(-5.81, abs=0.005)
    assert answer["SENTENCE"].startswith("In Medway, the ranking agrees in part with British Red Cross")
    assert answer["SENTENCE"].endswith("It does worse than deprivation alone.")
    facts = json.loads(answer["FACTS"])
    assert (facts["areas"], sum(facts["kinds"].values()), facts["kinds"]["both"]) == (169, 169, 20)
    kinds = [row["va_kind"] for row in records(answer["OUTPUT"])]
    assert (kinds.count("both"), kinds.count("index only"), kinds.count("yardstick only")) == (20, 13, 13)
    page = report.read_text(encoding="utf-8")
    assert "20 of 33" in page and "0.595 (0.477 to 0.691)" in page and "<svg" in page
    assert "too narrow" in page and "Medway 0" in page


def test_no_car_agrees_and_65p_is_withheld(run, medway, red_cross):
    areas = layer(medway)
    answer = run("validateindex", **asked(areas, red_cross, INDEX_FIELD="no_car"))
    assert (round(answer["RHO"], 6), answer["SAME"], answer["VERDICT"]) == (0.831286, 26, "agrees")
    held = run("validateindex", **asked(areas, red_cross, INDEX_AGES="65+"))
    assert held["VERDICT"] == "withheld"
    assert "the index is of 65+" in held["SENTENCE"] and "is of all ages" in held["SENTENCE"]
    assert json.loads(held["FACTS"])["by_figures"] == "partly"
