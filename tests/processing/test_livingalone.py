"""The living-alone index through Processing: results, and every kind of bad input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsVectorLayer

from tests.processing.layers import layer, records, table

COLUMNS = {
    "code": ["E01016016", "E01016017", "E01016018", "E01016019"],
    "hh": [700, 650, 600, 800],
    "other": [120, 60, 90, 40],
    "old": [60, 90, 30, 20],
    "young_res": [1200, 1000, 900, 1500],
    "old_res": [200, 250, 150, 100],
}
FIELDS = {
    "CODE_FIELD": "code",
    "HOUSEHOLDS": "hh",
    "ALONE_U65": "other",
    "ALONE_65P": "old",
    "RESIDENTS_U65": "young_res",
    "RESIDENTS_65P": "old_res",
    "OUTPUT": "memory:",
}
FIELD_NAMES = {f"la_{band}{end}" for band in ("u65", "65p") for end in ("", "_lo", "_hi", "_rel", "_cmp", "_rk", "_q")}


def changed(**columns: list[Any]) -> QgsVectorLayer:
    return layer({**COLUMNS, **columns})


def test_values_ranks_and_fields(run):
    result = run("livingalone", INPUT=layer(COLUMNS), **FIELDS)
    rows = records(result["OUTPUT"])
    assert [row["la_65p"] for row in rows] == [30, 36, 20, 20]
    assert [row["la_65p_rk"] for row in rows] == [2, 1, 3, 3]
    assert [row["la_u65_rk"] for row in rows] == [1, 3, 1, 4]  # 120 of 1200 and 90 of 900 are tied
    assert result["VALUE_65P"] == pytest.approx(100 * 200 / 700)
    assert (result["AREAS"], result["UNMATCHED"], result["NULLS"]) == (4, 0, 0)
    names = set(result["OUTPUT"].fields().names())
    assert names >= FIELD_NAMES | {"la_note"} | set(COLUMNS)
    assert max(len(name) for name in names) <= 10
    assert [row["code"] for row in rows] == COLUMNS["code"]


def test_households_as_denominator_change_the_picture(run):
    result = run("livingalone", INPUT=layer(COLUMNS), DENOMINATOR=1, **FIELDS)
    rows = records(result["OUTPUT"])
    assert [row["la_65p"] for row in rows] == pytest.approx([100 * 60 / 700, 100 * 90 / 650, 5, 2.5])
    assert "all households" in result["METHOD"]
    alias = result["OUTPUT"].attributeAlias(result["OUTPUT"].fields().indexOf("la_65p"))
    assert alias == "65+ living alone, % of households"


def test_aliases_say_which_end_is_worst_and_the_layer_is_styled(run):
    made = run("livingalone", INPUT=layer(COLUMNS), **FIELDS)["OUTPUT"]
    assert made.attributeAlias(made.fields().indexOf("la_65p_q")) == "65+ living alone: quintile (1 = most isolated)"
    assert made.renderer().type() == "categorizedSymbol"
    assert made.renderer().classAttribute() == "la_65p_q"
    labels = [category.label() for category in made.renderer().categories()]
    assert labels == ["1 (most isolated)", "2", "3", "4", "5 (least isolated)", "No data"]
    assert made.styleManager().styles() == ["65+ living alone", "Under 65 living alone"]


def test_census_2021_is_labelled_66(run):
    columns = {name.replace("old_res", "res66"): values for name, values in COLUMNS.items()}
    fields = {**FIELDS, "RESIDENTS_65P": "res66"}
    made = run("livingalone", INPUT=layer(columns), AGE_SPLIT=1, **fields)["OUTPUT"]
    assert made.attributeAlias(made.fields().indexOf("la_66p")) == "66+ living alone, % of residents 66+"
    assert not [name for name in made.fields().names() if "65" in name and name.startswith("la_")]


def test_counts_that_split_at_66_are_never_passed_off_as_65(refused):
    columns = {name.replace("old_res", "res66"): values for name, values in COLUMNS.items()}
    message = refused("livingalone", INPUT=layer(columns), **{**FIELDS, "RESIDENTS_65P": "res66"})
    assert "res66" in message
    assert "set the age split to 66" in message


def test_a_second_run_replaces_the_fields_of_the_first(run):
    first = run("livingalone", INPUT=layer(COLUMNS), **FIELDS)["OUTPUT"]
    second = run("livingalone", INPUT=first, DENOMINATOR=1, **FIELDS)["OUTPUT"]
    assert second.fields().names() == first.fields().names()
    assert records(second)[2]["la_65p"] == 5


def test_counts_may_lie_in_the_layer_chosen_as_table_too(run):
    areas = layer(COLUMNS)
    assert run("livingalone", INPUT=areas, TABLE=areas, **FIELDS)["VALUE_65P"] == pytest.approx(100 * 200 / 700)


# Bad input


def test_missing_field(refused):
    message = refused("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "ALONE_65P": "olds"})
    assert "no field 'olds'" in message
    assert "Did you mean 'old'?" in message
    assert "code, hh, other, old, young_res, old_res" in message


def test_missing_code_field(refused):
    assert "no field 'lsoa'" in refused("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "CODE_FIELD": "lsoa"})


def test_duplicate_codes_in_the_layer(refused):
    twice = ["E01016016", "E01016016", "E01016018", "E01016018"]
    message = refused("livingalone", INPUT=changed(code=twice), **FIELDS)
    assert "2 area codes occur more than once: E01016016, E01016018" in message


def test_duplicate_codes_in_the_table(refused):
    counts = layer({name: [*values, values[0]] for name, values in COLUMNS.items()})
    message = refused("livingalone", INPUT=layer(COLUMNS), TABLE=counts, TABLE_CODE_FIELD="code", **FIELDS)
    assert "more than once in the counts table: E01016016" in message


def test_codes_that_match_nothing_name_the_likely_vintage(refused):
    counts = changed(code=["E01035286", "E01035287", "E01035288", "E01035289"])
    message = refused("livingalone", INPUT=layer(COLUMNS), TABLE=counts, TABLE_CODE_FIELD="code", **FIELDS)
    assert "None of the layer's 4 area codes is in the counts table" in message
    assert "LSOA 2021" in message


def test_codes_that_match_only_partly(run):
    counts = changed(code=["E01016016", "E01016017", "E01035288", "E01035289"])
    result = run("livingalone", INPUT=layer(COLUMNS), TABLE=counts, TABLE_CODE_FIELD="code", **FIELDS)
    assert result["UNMATCHED"] == 2
    assert result["NULLS"] == 2
    rows = records(result["OUTPUT"])
    assert [row["la_note"] for row in rows] == [None, None, "no row in the table", "no row in the table"]
    assert rows[2]["la_65p"] is None
    assert rows[2]["la_65p_rk"] is None
    (warning,) = [text for text in result["warnings"] if "have no row" in text]
    assert "2 of 4 areas" in warning
    assert "E01016018, E01016019" in warning
    assert "LSOA 2021" in warning


def test_the_list_of_unmatched_codes_stops_at_ten(run):
    codes = [f"E010160{number:02}" for number in range(16, 36)]
    many = {name: (values * 5 if name != "code" else codes) for name, values in COLUMNS.items()}
    counts = layer({name: values[:4] for name, values in many.items()})
    result = run("livingalone", INPUT=layer(many), TABLE=counts, TABLE_CODE_FIELD="code", **FIELDS)
    (warning,) = [text for text in result["warnings"] if "have no row" in text]
    assert "16 of 20 areas" in warning
    assert "and 6 more" in warning
    assert warning.count("E010160") == 10


def test_mixed_vintages(run):
    # Two areas as of 2011 that were split by 2021, among areas of 2021.
    areas = changed(code=["E01016016", "E01035286", "E01016076", "E01016146"])
    counts = changed(code=["E01016016", "E01035286", "E01035287", "E01035288"])
    result = run("livingalone", INPUT=areas, TABLE=counts, TABLE_CODE_FIELD="code", **FIELDS)
    (warning,) = [text for text in result["warnings"] if "have no row" in text]
    assert "mixes LSOA vintages" in warning
    assert "E01016076, E01016146" in warning
    assert records(result["OUTPUT"])[2]["la_65p"] is None


def test_text_in_a_number_field(refused):
    message = refused("livingalone", INPUT=changed(old=["60", "c", "30", "n/a"]), **FIELDS)
    assert "'old'" in message
    assert "E01016017: 'c'" in message
    assert "E01016019: 'n/a'" in message


def test_numbers_that_a_csv_holds_as_text(run):
    result = run("livingalone", INPUT=changed(old=["60", " 90", "30", "20"]), **FIELDS)
    assert result["VALUE_65P"] == pytest.approx(100 * 200 / 700)


def test_negative_counts(refused):
    message = refused("livingalone", INPUT=changed(other=[120, -60, 90, 40]), **FIELDS)
    assert "'other'" in message
    assert "E01016017: -60" in message


def test_a_part_larger_than_its_whole(refused):
    message = refused("livingalone", INPUT=changed(old=[60, 251, 30, 20]), **FIELDS)
    assert "'old' is larger than 'old_res'" in message
    assert "E01016017: 251 of 250" in message


def test_all_faults_are_told_at_once(refused):
    message = refused("livingalone", INPUT=changed(other=[-1, 60, 90, 40], old=[60, 251, 30, 20]), **FIELDS)
    assert "'other'" in message
    assert "251 of 250" in message


def test_zero_denominators(run):
    result = run("livingalone", INPUT=changed(old=[0, 90, 30, 20], old_res=[0, 250, 150, 100]), **FIELDS)
    rows = records(result["OUTPUT"])
    assert rows[0]["la_65p"] is None
    assert rows[0]["la_65p_q"] is None
    assert rows[0]["la_note"] == "65+: there are no residents 65+"
    assert rows[0]["la_u65"] == 10
    assert [row["la_65p_rk"] for row in rows[1:]] == [1, 2, 2]


def test_nulls_are_not_zero(run):
    result = run("livingalone", INPUT=changed(old=[60, None, 30, 20]), **FIELDS)
    rows = records(result["OUTPUT"])
    assert rows[1]["la_65p"] is None
    assert rows[1]["la_note"] == "65+: a count is missing"
    assert result["NULLS"] == 1
    assert result["VALUE_65P"] == pytest.approx(100 * 110 / 450)


def test_all_null(refused):
    nothing = [None] * 4
    message = refused("livingalone", INPUT=changed(old=nothing, other=nothing), **FIELDS)
    assert "nothing to compute" in message


def test_one_area(run):
    result = run("livingalone", INPUT=layer({name: values[:1] for name, values in COLUMNS.items()}), **FIELDS)
    (row,) = records(result["OUTPUT"])
    assert (row["la_65p"], row["la_65p_rk"], row["la_65p_rel"], row["la_65p_cmp"]) == (30, 1, 100, "similar")
    assert any("fewer areas with a value (1) than classes (5)" in warning for warning in result["warnings"])


def test_empty_layer(refused):
    assert "is empty" in refused("livingalone", INPUT=layer({name: [] for name in COLUMNS}), **FIELDS)


def test_a_layer_without_crs(run):
    result = run("livingalone", INPUT=layer(COLUMNS, crs=None), **FIELDS)
    assert result["VALUE_65P"] == pytest.approx(100 * 200 / 700)
    assert any("no coordinate reference system" in warning for warning in result["warnings"])


def test_invalid_and_null_geometry_are_passed_on(run):
    bow_tie = "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))"
    square = "POLYGON((2 0, 3 0, 3 1, 2 1, 2 0))"
    made = run("livingalone", INPUT=layer(COLUMNS, shapes=[bow_tie, "", square, square]), **FIELDS)["OUTPUT"]
    shapes = [feature.geometry() for feature in made.getFeatures()]
    assert made.featureCount() == 4
    assert not shapes[0].isGeosValid()
    assert shapes[1].isNull()
    assert shapes[2].area() == 1


def test_infinite_numbers_are_missing(run):
    result = run("livingalone", INPUT=changed(old_res=[float("inf"), 250.0, 150.0, 100.0]), **FIELDS)
    assert records(result["OUTPUT"])[0]["la_65p"] is None


def test_a_confidence_level_out_of_range(refused):
    assert "CONFIDENCE" in refused("livingalone", INPUT=layer(COLUMNS), CONFIDENCE=0.5, **FIELDS)


def test_no_residents_chosen(refused):
    message = refused("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "RESIDENTS_65P": ""})
    assert "No field is chosen for residents 65+" in message


def test_strange_area_names_pass_through_unchanged(run):
    names = ["<script>alert(1)</script>", '=HYPERLINK("x")', "Ünï 𝔘𝔫𝔦 🏠", "'; DROP TABLE"]
    made = run("livingalone", INPUT=layer({**COLUMNS, "name": names}), **FIELDS)["OUTPUT"]
    assert [row["name"] for row in records(made)] == names


def test_selected_features_only(run):
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    areas = layer(COLUMNS)
    QgsProject.instance().addMapLayer(areas)
    areas.selectByExpression("\"code\" in ('E01016016', 'E01016018')")
    try:
        chosen = QgsProcessingFeatureSourceDefinition(areas.id(), selectedFeaturesOnly=True)
        result = run("livingalone", INPUT=chosen, **FIELDS)
    finally:
        QgsProject.instance().removeMapLayer(areas.id())
    assert result["AREAS"] == 2
    assert result["VALUE_65P"] == pytest.approx(100 * 90 / 350)


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson", "csv", "fgb"])
def test_file_formats(run, tmp_path: Path, ending: str):
    path = tmp_path / f"out.{ending}"
    result = run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    assert result["OUTPUT"] == str(path)
    made = table(path)
    assert made.featureCount() == 4
    assert set(made.fields().names()) >= FIELD_NAMES
    values = sorted(float(row["la_65p"]) for row in records(made))
    assert values == [20, 20, 30, 36]
    assert not list(tmp_path.glob(".*")), "an unfinished file was left behind"


def test_a_geopackage_brings_its_aliases_styles_and_metadata(run, tmp_path: Path):
    path = tmp_path / "out.gpkg"
    run("livingalone", INPUT=layer(COLUMNS), **{**FIELDS, "OUTPUT": str(path)})
    again = QgsVectorLayer(str(path), "again", "ogr")
    assert again.attributeAlias(again.fields().indexOf("la_65p_q")) == "65+ living alone: quintile (1 = most isolated)"
    assert again.renderer().type() == "categorizedSymbol"
