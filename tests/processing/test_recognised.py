"""Fields that nobody chose are taken by their headings, where today's answer was an error; a choice is never changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer

from tests.processing.conftest import Feedback
from tests.processing.layers import layer, records, table

CODES = ["E01016016", "E01016017", "E01016018", "E01016019"]
AREAS = {"LSOA11CD": CODES}
VALUE = "; measures: Value"
ONE = "Household Composition: One person household"
# Census 2011, table KS105EW, as Nomis hands it out
BULK = {
    "date": [2011] * 4,
    "geography": ["Medway 001A", "Medway 001B", "Medway 001C", "Medway 001D"],
    "geography code": CODES,
    f"Household Composition: All categories: Household composition{VALUE}": [700, 650, 600, 800],
    f"{ONE}{VALUE}": [180, 150, 120, 60],
    f"{ONE}: Aged 65 and over{VALUE}": [60, 90, 30, 20],
    f"{ONE}: Other{VALUE}": [120, 60, 90, 40],
    f"Household Composition: One family only: All aged 65 and over{VALUE}": [9, 9, 9, 9],
}
# Census 2021, table TS003, from the query tool
TS003 = {
    "2021 super output area - lower layer": [f"{code} : Medway" for code in CODES],
    "Total: All households": [700, 650, 600, 800],
    "One-person household": [180, 150, 120, 60],
    "One-person household: Aged 66 years and over": [60, 90, 30, 20],
    "One-person household: Other": [120, 60, 90, 40],
}


def shares(made: QgsVectorLayer, field: str) -> list[float]:
    return [row[field] for row in records(made)]


def csv(folder: Path, columns: dict[str, list[object]]) -> QgsVectorLayer:
    path = folder / "bulk.csv"
    rows = [columns.keys(), *zip(*columns.values())]
    path.write_text("".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows), encoding="utf-8")
    return table(path)


def test_a_bulk_download_needs_no_choice_of_fields(run, refused, tmp_path):
    """Its headings hold semicolons, which a choice of one field cannot hold in QGIS; persons have the same ones."""
    feedback = Feedback()
    asked = {
        "INPUT": layer(AREAS),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": csv(tmp_path, BULK),
        "DENOMINATOR": 1,
        "OUTPUT": "memory:",
    }
    assert "READ_AS: nomis_bulk_households or nomis_bulk_persons" in refused("livingalone", **asked)
    result = run("livingalone", feedback, **asked, READ_AS="nomis_bulk_households")
    assert shares(result["OUTPUT"], "la_65p") == pytest.approx([100 * 60 / 700, 100 * 90 / 650, 5, 2.5])
    assert shares(result["OUTPUT"], "la_u65_n") == BULK[f"{ONE}: Other{VALUE}"]
    assert "bulk: Nomis bulk download, households: as READ_AS says." in feedback.textLog()


def test_the_shared_case_agrees_with_its_tidy_table(run, shared):
    folder = shared / "cases" / "official_files"
    common = {"INPUT": str(folder / "areas.geojson"), "CODE_FIELD": "LSOA21CD", "DENOMINATOR": 1, "OUTPUT": "memory:"}
    plain = run("livingalone", **common, TABLE=table(folder / "plain.csv"), TABLE_CODE_FIELD="code", HOUSEHOLDS="households",
                ALONE_U65="alone_u65", ALONE_65P="alone_65p")["OUTPUT"]  # fmt: skip
    for name in ("plain", "nomis_bulk"):
        read_as = {"READ_AS": "nomis_bulk_households"} if name == "nomis_bulk" else {}
        made = run("livingalone", **common, TABLE=table(folder / f"{name}.csv"), **read_as)["OUTPUT"]
        assert shares(made, "la_65p") == shares(plain, "la_65p"), name
        assert shares(made, "la_u65_q") == shares(plain, "la_u65_q"), name


def test_counts_at_66_are_taken_at_66_only(run, refused):
    parameters = {
        "INPUT": layer(AREAS),
        "CODE_FIELD": "LSOA11CD",
        "TABLE": layer(TS003),
        "DENOMINATOR": 1,
        "OUTPUT": "memory:",
    }
    message = refused("livingalone", **parameters)
    assert "No field is chosen for one-person households, under 65." in message
    assert "'One-person household: Other' splits at 66: set the age split to 66" in message
    made = run("livingalone", **parameters, AGE_SPLIT=1)["OUTPUT"]
    assert shares(made, "la_66p_n") == TS003["One-person household: Aged 66 years and over"]
    assert made.attributeAlias(made.fields().indexOf("la_66p")) == "66+ living alone, % of households"


def test_a_choice_is_never_changed(run):
    columns = {**AREAS, "households": [700, 650, 600, 800], "alone_u65": [1, 2, 3, 4], "alone_65p": [60, 90, 30, 20],
               "mine": [6, 9, 3, 2]}  # fmt: skip
    feedback = Feedback()
    made = run("livingalone", feedback, INPUT=layer(columns), CODE_FIELD="LSOA11CD", ALONE_65P="mine", DENOMINATOR=1,
               OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    assert shares(made, "la_65p_n") == [6, 9, 3, 2]
    assert shares(made, "la_u65_n") == [1, 2, 3, 4]
    assert "65+: no field is chosen" not in feedback.textLog()


def test_what_is_not_needed_is_not_looked_for(run):
    """All households only check the other counts here: without a choice they are left alone, as ever."""
    columns = {**AREAS, "households": [1, 1, 1, 1], "alone_u65": [2, 2, 2, 2], "alone_65p": [2, 2, 2, 2],
               "residents_u65": [9, 9, 9, 9], "residents_65p": [9, 9, 9, 9]}  # fmt: skip
    result = run("livingalone", INPUT=layer(columns), CODE_FIELD="LSOA11CD", OUTPUT="memory:")
    assert result["NULLS"] == 0


def test_headings_that_fit_twice_or_not_at_all_are_asked_for(refused):
    columns = {**AREAS, "alone_u65": [1, 2, 3, 4], "alone_65p": [6, 9, 3, 2], "one_person_65plus": [6, 9, 3, 2]}
    parameters = {"CODE_FIELD": "LSOA11CD", "DENOMINATOR": 1, "OUTPUT": "memory:"}
    message = refused("livingalone", INPUT=layer(columns), **parameters)
    assert (
        "No field is chosen for one-person households, 65+, and several headings fit: alone_65p, one_person_65plus"
        in message
    )
    del columns["one_person_65plus"]
    message = refused("livingalone", INPUT=layer(columns), **parameters)
    assert message.endswith("No field is chosen for all households. Choose one, or another denominator.")
    message = refused("livingalone", INPUT=layer({**AREAS, "n": [1, 2, 3, 4]}), **parameters)
    assert message.endswith("No field is chosen for one-person households, under 65. Choose one.")


def test_the_area_codes_of_a_lookup_are_asked_for(refused):
    counts = {
        "LSOA21CD": CODES,
        "LSOA11CD": CODES,
        "alone_u65": [1, 2, 3, 4],
        "alone_65p": [6, 9, 3, 2],
        "hh": [50] * 4,
    }
    message = refused("livingalone", INPUT=layer({"code": CODES}), CODE_FIELD="code", TABLE=layer(counts), DENOMINATOR=1,
                      OUTPUT="memory:")  # fmt: skip
    assert "No field is chosen for the area codes of the counts table. Choose one (TABLE_CODE_FIELD)." in message
    assert "It may be LSOA21CD, LSOA11CD." in message


def test_of_two_vintages_the_layers_own_is_taken(run):
    other = ["E01035286", "E01035287", "E01035288", "E01035289"]
    counts = {
        "LSOA21CD": other,
        "lsoa11_code": CODES,
        "alone_u65": [1, 2, 3, 4],
        "alone_65p": [6, 9, 3, 2],
        "hh": [50] * 4,
    }
    result = run("livingalone", INPUT=layer(AREAS), CODE_FIELD="LSOA11CD", TABLE=layer(counts), DENOMINATOR=1,
                 OUTPUT="memory:")  # fmt: skip
    assert result["UNMATCHED"] == 0


def test_a_type_is_no_area_code(refused):
    counts = {"OAC11CD": CODES, "FID": CODES, "alone_u65": [1, 2, 3, 4], "alone_65p": [6, 9, 3, 2], "hh": [50] * 4}
    message = refused("livingalone", INPUT=layer({"code": CODES}), CODE_FIELD="code", TABLE=layer(counts), DENOMINATOR=1,
                      OUTPUT="memory:")  # fmt: skip
    assert message.endswith("No field is chosen for the area codes of the counts table. Choose one (TABLE_CODE_FIELD).")


def test_other_algorithms_with_a_table_find_its_codes_too(run):
    rank = "Health Deprivation and Disability Rank (where 1 is most deprived)"
    deprivation = layer({"LSOA code (2011)": CODES, "Local Authority District code (2019)": ["E06000035"] * 4,
                         rank: [100, 9000, 20000, 32000]})  # fmt: skip
    feedback = Feedback()
    result = run("imdquintiles", feedback, INPUT=layer({"code": CODES}), CODE_FIELD="code", TABLE=deprivation, RANK_FIELD=rank,
                 EDITION=2, OUTPUT="memory:")  # fmt: skip
    assert (result["UNMATCHED"], result["NULLS"]) == (0, 0)
    assert "by its heading it is 'LSOA code (2011)'" in feedback.textLog()


# Areas, wards, deprivation, lookups, flags


def test_the_area_codes_of_the_areas_need_no_choice(run):
    counts = {"alone_u65": [1, 2, 3, 4], "alone_65p": [60, 90, 30, 20], "households": [700, 650, 600, 800]}
    for columns in ({"FID": ["1", "2", "3", "4"], "odd": CODES}, {"FID": ["1", "2", "3", "4"], "LSOA11CD": CODES}):
        feedback = Feedback()
        areas = layer({**columns, **counts})
        chosen = list(columns)[1]
        own = run("livingalone", feedback, INPUT=areas, DENOMINATOR=1, OUTPUT="memory:")["OUTPUT"]
        same = run("livingalone", INPUT=areas, CODE_FIELD=chosen, DENOMINATOR=1, OUTPUT="memory:")["OUTPUT"]
        assert records(own) == records(same)
        said = f"Area code: no field is chosen; by its heading or its values it is '{chosen}'."
        assert said in feedback.textLog()


def test_areas_without_codes_are_refused_with_their_fields(refused):
    message = refused("flagpriority", INPUT=layer({"FID": [1, 2], "note": ["x", "y"]}), CRITERIA=["FID", "=", "1"],
                      OUTPUT="memory:")  # fmt: skip
    assert "No field is chosen for 'Area code' of areas" in message
    assert "Choose one (CODE_FIELD). Its fields are: FID, note." in message


SCORES = {
    "Health Deprivation and Disability Score": [0.5, 1.5, -0.5, -1.5],
    "Health Deprivation and Disability Rank (where 1 is most deprived)": [9000, 100, 20000, 32000],
    "Health Deprivation and Disability Decile (where 1 is most deprived 10% of LSOAs)": [3, 1, 7, 10],
    "Income Score (rate)": [0.1, 0.2, 0.3, 0.4],
    "Income Rank (where 1 is most deprived)": [32000, 20000, 9000, 100],
}


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("domain", "score", "rank"),
    [("", 0, 1), ("Health deprivation", 0, 1), ("Income Deprivation", 3, 4)],
)
def test_score_and_rank_of_the_domain_are_found(run, own, domain, score, rank):
    headings = list(SCORES)
    table = layer({"LSOA code (2011)": CODES, **SCORES})
    areas = table if own else layer(AREAS)
    tables = {} if own else {"TABLE": table}
    words = {"DOMAIN": domain} if domain else {}
    feedback = Feedback()
    made = run("imdquintiles", feedback, INPUT=areas, **tables, **words, OUTPUT="memory:")["OUTPUT"]
    chosen = run("imdquintiles", INPUT=areas, CODE_FIELD="LSOA code (2011)" if own else "LSOA11CD", TABLE=table,
                 SCORE_FIELD=headings[score], RANK_FIELD=headings[rank], **words, OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    for field in ("dep_score", "dep_rank", "dep_q", "dep_nq"):
        assert shares(made, field) == shares(chosen, field), field
    assert shares(made, "dep_score") == SCORES[headings[score]]
    log = feedback.textLog()
    assert f"Score: no field is chosen; by its heading it is '{headings[score]}'." in log
    assert f"National rank: no field is chosen; by its heading it is '{headings[rank]}'." in log


def test_of_score_and_rank_a_choice_is_never_changed(run):
    table = layer({"LSOA code (2011)": CODES, **SCORES})
    made = run("imdquintiles", INPUT=layer(AREAS), TABLE=table, SCORE_FIELD=next(iter(SCORES)), OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert shares(made, "dep_rank") == [None] * 4


def test_the_fields_of_a_lookup_are_found(run):
    old = layer({"LSOA11CD": CODES, "health_score": [4.0, 3.0, 2.0, 1.0]})
    new = ["E01035286", *CODES[1:]]
    lookup = layer({"LSOA21CD": new, "LSOA11CD": CODES, "CHGIND": ["X", "U", "U", "U"]})
    made = run("imdquintiles", INPUT=layer({"LSOA21CD": new}), TABLE=old, LOOKUP=lookup, OUTPUT="memory:")
    assert (made["MOVED"], made["UNMATCHED"]) == (1, 0)
    assert shares(made["OUTPUT"], "dep_score") == [4.0, 3.0, 2.0, 1.0]


def test_the_priority_rule_is_made_of_what_the_areas_hold(run):
    counts = {"alone_u65": [4, 1, 3, 2], "alone_65p": [60, 90, 30, 20], "households": [700, 650, 600, 800]}
    two = {"CLASSES": 2, "OUTPUT": "memory:"}
    alone = run("livingalone", INPUT=layer({**AREAS, **counts}), DENOMINATOR=1, **two)["OUTPUT"]
    feedback = Feedback()
    result = run("flagpriority", feedback, INPUT=alone, OUTPUT="memory:")
    assert shares(result["OUTPUT"], "prio") == [int(q == 1) for q in shares(alone, "la_65p_q")]
    assert "No criteria are given: the rule is la_65p_q = 1." in feedback.textLog()
    assert any("isolation alone" in text for text in result["warnings"])
    assert sum(shares(result["OUTPUT"], "prio")) == 2
    table = layer({"LSOA code (2011)": CODES, **SCORES})
    both = run("imdquintiles", INPUT=alone, TABLE=table, **two)["OUTPUT"]
    for band, key in ((0, "65p"), (1, "u65")):
        feedback = Feedback()
        result = run("flagpriority", feedback, INPUT=both, BAND=band, OUTPUT="memory:")
        rows = records(result["OUTPUT"])
        assert [row["prio"] for row in rows] == [int(row[f"la_{key}_q"] == 1 and row["dep_q"] == 1) for row in rows]
        assert 0 < sum(row["prio"] for row in rows) < len(rows)
        assert f"the rule is la_{key}_q = 1 and dep_q = 1." in feedback.textLog()
        assert not any("isolation alone" in text for text in result["warnings"])


def test_ward_names_and_the_newest_flag_are_found(run):
    flagged = run("flagpriority", INPUT=layer({**AREAS, "q": [1, 2, 1, 2]}), CRITERIA=["q", "=", "1"], PREFIX="mine",
                  OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    wards = layer({"WD25CD": ["E05014449"], "WD25NM": ["All Saints"]}, shapes=["POLYGON((0 0, 4 0, 4 1, 0 1, 0 0))"])
    lookup = layer({"LSOA11CD": CODES, "WD25CD": ["E05014449"] * 4, "WD25NM": ["All Saints"] * 4})
    for given in ({"WARDS": wards}, {"LOOKUP": lookup}):
        result = run("wardsummary", INPUT=flagged, **given, OUTPUT="memory:")
        assert (result["WARD_COUNT"], result["FLAGGED"]) == (1, 2)
        assert "All Saints" in result["SENTENCE"]


def test_types_and_households_are_found(run, sample):
    def source(name: str) -> str:
        return f"{sample}|layername={name}"

    tables = {
        "INPUT": source("areas"),
        "HOUSEHOLDS_TABLE": source("households_by_type"),
        "TYPES_TABLE": source("types"),
    }
    found = run("segmentation", **tables, OUTPUT="memory:")["OUTPUT"]
    chosen = run("segmentation", **tables, CODE_FIELD="code", HH_CODE_FIELD="code", HH_TYPE_FIELD="type",
                 HH_COUNT_FIELD="households", TYPE_FIELD="type", OUTPUT="memory:")["OUTPUT"]  # fmt: skip
    assert records(found) == records(chosen)


def test_a_fresh_dialog_asks_for_no_field_that_is_recognised(provider):
    """QGIS fills a field that must be chosen with the layer's first one, which is no area code but FID."""
    asked = {
        (algorithm.name(), definition.name())
        for algorithm in provider.algorithms()
        for definition in algorithm.parameterDefinitions()
        if definition.type() == "field" and not definition.flags() & definition.Flag.FlagOptional
    }
    assert asked == {
        *((name, field) for name in ("rates", "inequality") for field in ("COUNT_FIELD", "BASE_FIELD")),
        ("inequality", "DEPRIVATION_FIELD"),
        ("compareindices", "FIRST_FIELD"),
        ("compareindices", "SECOND_FIELD"),
        ("panelweights", "FIELDS"),
        ("protecttable", "FIELDS"),
        ("spatialpattern", "INDEX_FIELD"),
        ("validateindex", "INDEX_FIELD"),
        ("validateindex", "YARDSTICK_FIELD"),
    }
