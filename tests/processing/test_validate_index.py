"""An index held against a yardstick, through the toolbox: real open data, and input that must be refused."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from medway_isolation_plugin.layers import fields
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


@pytest.mark.parametrize(
    ("top", "bottom", "rho", "verdict"),
    [
        ("one_person_65plus", ("pop_65plus",), 0.537051, "agrees"),
        ("one_person_65plus", ("households_total",), -0.049438, "contradicts"),
    ],
)
def test_london_against_the_model_for_65_and_over(run, shared, top, bottom, rho, verdict):
    odds = {row["LSOA11CD"]: float(row["log_odds"]) for row in rows_of(shared, "ageuk_london_lsoa11")}
    census = [row for row in rows_of(shared, "census2011_lsoa11_ew") if row["LSOA11CD"] in odds]
    share = [float(row[top]) / sum(float(row[each]) for each in bottom) for row in census]
    areas = {"code": [row["LSOA11CD"] for row in census], "alone_65p": share, "lad": [row["LAD20CD"] for row in census]}
    table = layer({"lsoa11_code": list(odds), "log_odds": list(odds.values())})
    answer = run(
        "validateindex",
        **asked(layer(areas), table, INDEX_FIELD="alone_65p", TABLE_CODE_FIELD="lsoa11_code", YARDSTICK_FIELD="log_odds",
                YARDSTICK_AGES="65+", YARDSTICK_SOURCE="ONS CT0467", AUTHORITY_FIELD="lad", AUTHORITIES="memory:"),
    )  # fmt: skip
    assert (answer["AREAS"], round(answer["RHO"], 6), answer["VERDICT"]) == (4835, rho, verdict)
    facts = json.loads(answer["FACTS"])
    assert facts["index_ages"] == "65+"  # by the name of the field
    assert len(records(answer["AUTHORITIES"])) == 33
    if verdict == "agrees":
        found = facts["spread"]
        assert [round(found[key], 2) for key in ("median", "tenth", "minimum")] == [0.58, 0.38, 0.23]
        assert found["authorities"] == 32  # the City of London has fewer than 20
    else:
        assert round(answer["RHO_HIGH"], 4) == -0.0213


NUMBERS = list(range(30))
CODES = [f"X{number:03}" for number in NUMBERS]


def small(**columns: Any) -> QgsVectorLayer:
    return layer({"code": CODES, "index": [float(number) for number in NUMBERS], **columns})


def model(values: Any = None, codes: Any = None) -> QgsVectorLayer:
    return layer({"code": codes or CODES, "value": values or [float(number % 7 + number) for number in NUMBERS]})


def of_small(areas: QgsVectorLayer, table: QgsVectorLayer, **changes: Any) -> dict[str, Any]:
    return {
        "INPUT": areas, "CODE_FIELD": "code", "INDEX_FIELD": "index", "TABLE": table, "TABLE_CODE_FIELD": "code",
        "YARDSTICK_FIELD": "value", "YARDSTICK_WORST": 0, "YARDSTICK_AGES": "all ages", "YARDSTICK_SOURCE": "A model",
        "OUTPUT": "memory:", **changes,
    }  # fmt: skip


BAD = {
    "which end is worse": ({"YARDSTICK_WORST": None}, "is never guessed"),
    "ages that are none": ({"YARDSTICK_AGES": "people"}, "YARDSTICK_AGES"),
    "ages of the index that are none": ({"INDEX_AGES": "people"}, "INDEX_AGES"),
    "a benchmark that is a rank": ({"BENCHMARKS": ["imd_rank"]}, "choose the score"),
    "no such field": ({"INDEX_FIELD": "indx"}, "has no field 'indx'"),
}


@pytest.mark.parametrize("case", list(BAD))
def test_questions_that_cannot_be_answered_are_refused(refused, case):
    changes, said = BAD[case]
    assert said in refused("validateindex", **of_small(small(imd_rank=NUMBERS), model(), **changes))


def test_tables_that_cannot_be_held_against_are_refused(refused):
    areas = small()
    assert "is the same in all 30 areas" in refused("validateindex", **of_small(areas, model([2.0] * 30)))
    assert "more than once" in refused("validateindex", **of_small(areas, model(codes=[*CODES[:29], "X000"])))
    other = model(codes=[f"Y{number}" for number in NUMBERS])
    assert "None of the layer's 30 area codes" in refused("validateindex", **of_small(areas, other))
    assert "holds text where a number is needed" in refused("validateindex", **of_small(areas, model(["a"] * 30)))
    itself = {"TABLE_CODE_FIELD": "code", "YARDSTICK_FIELD": "index"}
    assert "The yardstick is the index itself" in refused("validateindex", **of_small(areas, areas, **itself))


def test_low_values_that_are_worse_turn_the_verdict(run):
    areas, table = small(), model()
    assert run("validateindex", **of_small(areas, table))["VERDICT"] == "agrees"
    assert run("validateindex", **of_small(areas, table, YARDSTICK_WORST=1))["VERDICT"] == "contradicts"
    assert run("validateindex", **of_small(areas, table, YARDSTICK_WORST=1, INDEX_WORST=1))["VERDICT"] == "agrees"


def living(run: Any, sample: Path, path: Path) -> str:
    return str(
        run("livingalone", INPUT=f"{sample}|layername=areas", CODE_FIELD="code", TABLE=f"{sample}|layername=census",
            OUTPUT=str(path))["OUTPUT"]
    )  # fmt: skip


def test_an_index_carries_its_evidence_into_files_legends_and_the_next_run(run, sample, tmp_path):
    index = living(run, sample, tmp_path / "alone.gpkg")
    rows = records(QgsVectorLayer(index, "index", "ogr"))
    against = layer({"code": [row["code"] for row in rows], "value": [-float(row["la_65p"] or 0) for row in rows]})
    asks = of_small(index, against, INDEX_FIELD="la_65p", YARDSTICK_AGES="65+", OUTPUT=str(tmp_path / "held.gpkg"))
    answer = run("validateindex", **asks)
    assert answer["VERDICT"] == "contradicts"
    made = QgsVectorLayer(answer["OUTPUT"], "held", "ogr")
    of = fields.describe(made, "la_65p_q")
    assert [found.yardstick for found in of.evidence] == ["A model"]
    assert (of.worst, fields.describe(made, "la_u65_q").worst) == ("living alone", "isolated")
    assert "1 = most living alone" in fields.heading_of(made, "la_65p_q")
    assert made.renderer().classAttribute() == "va_kind"
    assert [category.value() for category in made.renderer().categories()][:4] == [
        "both", "index only", "yardstick only", "neither",
    ]  # fmt: skip

    follows = layer({"code": [row["code"] for row in rows], "value": [float(row["la_65p"] or 0) for row in rows]})
    report = tmp_path / "second.html"
    again = run(
        "validateindex",
        **{**asks, "INPUT": answer["OUTPUT"], "TABLE": follows, "YARDSTICK_SOURCE": "Another model", "OUTPUT": "memory:",
           "REPORT": str(report)},
    )  # fmt: skip
    assert again["VERDICT"] == "agrees"
    both = fields.describe(again["OUTPUT"], "la_65p_q").evidence
    assert [found.yardstick for found in both] == ["A model", "Another model"]
    page = report.read_text(encoding="utf-8")
    assert "broadly agrees with Another model" in page and "Do not use it to target that." in page

    flagged = run(
        "flagpriority", INPUT=again["OUTPUT"], CODE_FIELD="code", CRITERIA=["la_65p_q", "=", "1"], OUTPUT="memory:"
    )
    assert [found.yardstick for found in fields.describe(flagged["OUTPUT"], "prio").evidence] == [
        "A model",
        "Another model",
    ]


def test_an_index_of_somebody_else_keeps_every_yardstick(run, tmp_path):
    opposite = model([-float(number) for number in NUMBERS])
    first = run("validateindex", **of_small(small(), model(), OUTPUT=str(tmp_path / "first.gpkg")))
    report = tmp_path / "second.html"
    asks = of_small(first["OUTPUT"], opposite, YARDSTICK_SOURCE="Another model", REPORT=str(report))
    second = run("validateindex", **{**asks, "OUTPUT": str(tmp_path / "second.gpkg")})
    assert [first["VERDICT"], second["VERDICT"]] == ["agrees", "contradicts"]
    made = QgsVectorLayer(second["OUTPUT"], "held", "ogr")
    both = fields.describe(made, "va_kind").evidence
    assert [(found.yardstick, found.verdict.value) for found in both] == [
        ("A model", "agrees"),
        ("Another model", "contradicts"),
    ]
    page = report.read_text(encoding="utf-8")
    assert "broadly agrees with A model" in page and "Do not use it to target that." in page
    # The same yardstick again takes its own place; another index begins with nothing.
    again = run("validateindex", **of_small(second["OUTPUT"], model()))
    assert [found.yardstick for found in fields.describe(again["OUTPUT"], "va_kind").evidence] == [
        "Another model",
        "A model",
    ]
    wider = run("validateindex", **of_small(small(other=[float(number % 9) for number in NUMBERS]), model()))["OUTPUT"]
    new = run("validateindex", **of_small(wider, model(), INDEX_FIELD="other", YARDSTICK_SOURCE="Another model"))
    assert len(fields.describe(new["OUTPUT"], "va_kind").evidence) == 1


def test_an_index_made_again_and_what_doubts_or_explains_it_follow_its_evidence(run, tmp_path):
    opposite = model([-float(number) for number in NUMBERS])
    areas = small(a=[float(number) for number in NUMBERS], b=[float(number * number) for number in NUMBERS])
    made = run("compositeindex", INPUT=areas, CODE_FIELD="code", FIELDS=["a", "b"], OUTPUT=str(tmp_path / "made.gpkg"))[
        "OUTPUT"
    ]
    held = run("validateindex", **of_small(made, opposite, INDEX_FIELD="ci", OUTPUT=str(tmp_path / "held.gpkg")))[
        "OUTPUT"
    ]
    for name, said, more in (
        ("compositeindex", "The 10 worst areas", {}),
        ("weightrobustness", "", {"DRAWS": 20}),
        ("explainarea", "(1 = worst)", {"AREA": "X003"}),
    ):
        words = {}
        for source in (made, held):
            page = tmp_path / f"{name}.html"
            output = {} if name == "explainarea" else {"OUTPUT": str(tmp_path / f"{name}_{Path(source).stem}.gpkg")}
            answer = run(name, INPUT=source, CODE_FIELD="code", REPORT=str(page), **more, **output)
            headings = aliases(QgsVectorLayer(answer["OUTPUT"], "", "ogr")) if output else {}
            words[source] = page.read_text(encoding="utf-8"), " ".join(headings.values())
        assert "isolated" not in words[held][0] + words[held][1]
        assert said in words[held][0] and "Do not use it to target that." in words[held][0]
        assert "This result: Not yet compared with any other measure." in words[made][0]
        assert name == "weightrobustness" or "most isolated" in words[made][0]
        assert name == "explainarea" or "most isolated" in words[made][1]
    # Other values are another index, which was compared with no other measure.
    changed = QgsVectorLayer(held, "held", "ogr")
    changed.startEditing()
    feature = next(changed.getFeatures())
    changed.changeAttributeValue(feature.id(), changed.fields().indexOf("a"), 77.0)
    assert changed.commitChanges()
    page = tmp_path / "other.html"
    run("compositeindex", INPUT=changed, CODE_FIELD="code", REPORT=str(page), OUTPUT="memory:")
    assert "This result: Not yet compared with any other measure." in page.read_text(encoding="utf-8")


def aliases(made: QgsVectorLayer) -> dict[str, str]:
    return {name: fields.heading_of(made, name) for name in made.fields().names()}
