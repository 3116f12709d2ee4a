"""The front door: data frames in and out, through the one border; pandas only where it is asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from medway_isolation_plugin import core
from medway_isolation_plugin.core import InputError
from medway_isolation_plugin.core.areas import AreaTable, RawTable
from medway_isolation_plugin.core.composite import engine, index
from medway_isolation_plugin.core.needs import where_to_get

ROOT = Path(__file__).resolve().parents[2]
CODES = ["E01016016", "E01016017", "E01016018"]
COUNTS = {
    "alone_u65": [6, 3, 4],
    "residents_u65": [60, 60, 50],
    "alone_65p": [10, 30, 5],
    "residents_65p": [40, 60, 50],
}
RECIPE = {"title": "Alone", "indicators": [{"field": "alone"}, {"field": "no_car", "weight": 3}]}
INDICATORS = pd.DataFrame({"alone": [10, 20, 30], "no_car": [8, 4, 0]}, index=CODES)

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*here are fewer areas", "ignore:The index is of households of all ages"
)


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_codes_in_the_index_come_out_in_the_index():
    counts = pd.DataFrame(COUNTS, index=pd.Index(CODES, name="LSOA11CD"))
    found = core.living_alone_index(counts)
    pd.testing.assert_index_equal(found.index, counts.index)
    assert found["la_65p"].tolist() == [25.0, 50.0, 10.0]
    assert found["la_65p_rk"].tolist() == [2.0, 1.0, 3.0]
    assert found.attrs == {"study_area": {"u65": 100 * 13 / 170, "65p": 30.0}}


def test_codes_in_a_column_come_out_in_a_column_on_the_rows_as_they_were():
    counts = pd.DataFrame({**COUNTS, "LSOA11CD": CODES}, index=[7, 3, 5]).iloc[[2, 0, 1]]
    found = core.living_alone_index(counts, "LSOA11CD")
    assert found.columns[0] == "LSOA11CD"
    assert found["LSOA11CD"].to_dict() == {5: CODES[2], 7: CODES[0], 3: CODES[1]}
    assert found["la_65p"].to_dict() == {5: 10.0, 7: 25.0, 3: 50.0}


def test_codes_come_out_as_they_were_written():
    counts = pd.DataFrame(COUNTS, index=[" E01016016", "E01016017 : Medway 002B", 3.0])
    assert list(core.living_alone_index(counts).index) == list(counts.index)


@pytest.mark.parametrize("kind", ["float64", "Int64", "object", "string"])
def test_missing_is_not_zero_whatever_the_column_is_of(kind):
    counts = pd.DataFrame(COUNTS, index=CODES)
    counts["alone_65p"] = pd.Series([10, None, 5], CODES, dtype="Int64").astype(kind)
    found = core.living_alone_index(counts)
    assert found["la_65p"].iloc[[0, 2]].tolist() == [25.0, 10.0]
    assert np.isnan(found["la_65p"].iloc[1])
    assert found["la_note"].iloc[1] == "65+: a count is missing"


def test_every_fault_is_found_by_the_border_and_says_where():
    counts = pd.DataFrame({**COUNTS, "alone_65p": ["many", 70, -5]}, index=CODES)
    with pytest.raises(InputError) as caught:
        core.living_alone_index(counts)
    text, below = str(caught.value).splitlines()[:2]
    assert text.startswith("The field 'alone_65p' (one-person households, 65+) holds text where a number is needed")
    assert "E01016016: 'many'" in text
    assert "E01016018: -5" in below
    with pytest.raises(InputError, match=r"'alone_65p' is larger than 'residents_65p'.*E01016017: 70 of 60"):
        core.living_alone_index(counts.replace({"many": 1, -5: 1}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda frame: frame.set_axis([CODES[0], CODES[0], CODES[2]]), "1 area code occurs more than once: E01016016"),
        (lambda frame: frame.iloc[:0], "There are no areas:"),
        (lambda frame: frame.drop(columns="alone_65p"), "No field is chosen for one-person households, 65[+]."),
        (lambda frame: frame.rename(columns={"alone_65p": "alone_66p"}), "'alone_66p' splits at 66"),
        (lambda frame: pd.concat([frame, frame[["alone_65p"]]], axis=1), "several headings fit"),
    ],
)
def test_frames_that_cannot_be_used(change, said):
    with pytest.raises(InputError, match=said):
        core.living_alone_index(change(pd.DataFrame(COUNTS, index=CODES)))


def test_columns_that_are_not_there_or_twice():
    frame = pd.DataFrame(COUNTS, index=CODES)
    with pytest.raises(InputError, match=r"the data frame has no column 'LSOA11CD'. Its columns are: alone_u65, "):
        core.living_alone_index(frame, "LSOA11CD")
    twice = pd.concat([frame, frame], axis=1)
    with pytest.raises(InputError, match="has 2 columns called 'alone_u65'"):
        core.compare_indices(twice, "alone_u65", "residents_u65")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: core.living_alone_index(pd.DataFrame(COUNTS), denominator="people"),
            "The denominator 'people' is not",
        ),
        (lambda: core.quantiles(pd.Series([1, 2]), rule="scotland"), "Write one of england, wales, ohid"),
        (lambda: core.ranks(pd.Series([1, 2]), worst="top"), "The worst end 'top' is not known"),
        (lambda: core.deprivation_quintiles(INDICATORS, INDICATORS, edition="IoD 2018"), "Write one of IoD 2010, "),
        (lambda: core.wilson_interval(pd.Series([3]), pd.Series([2])), "'successes' is larger than 'trials'"),
        (lambda: core.compare_indices(INDICATORS, "alone", "alone"), "Both indices are the column 'alone'"),
        (
            lambda: core.flag_priority(INDICATORS, [("alnoe", "=", 1)]),
            "no field 'alnoe'. Did you mean 'alone'\\? Its fields are: alone, no_car",
        ),
    ],
)
def test_words_that_are_not_known(call, said):
    with pytest.raises(InputError, match=said):
        call()


def test_official_headings_need_no_names_and_ages_are_added_up():
    households = pd.read_csv(ROOT / "sample_data" / "census_2011_ks105ew_sample.csv")
    residents = pd.read_csv(ROOT / "sample_data" / "residents_by_age_sample.csv")
    census = households.merge(residents)
    found = core.living_alone_index(census, "geography code")
    first = census.iloc[0]
    assert found["la_65p"].iloc[0] == 100 * 52 / 197
    assert first.filter(like="Aged 65 and over").tolist() == [52, 197]
    in_two = census.rename(columns={"Age: Aged 65 and over; measures: Value": "Age: Age 65 to 74; measures: Value"})
    in_two["Age: Age 75 and over; measures: Value"] = 3
    assert core.living_alone_index(in_two, "geography code")["la_65p_d"].iloc[0] == 200
    in_two["Age: Age 75 and over; measures: Value"] = "x"
    with pytest.raises(InputError, match=r"'Age: Age 75 and over; measures: Value' .residents by age. holds text"):
        core.living_alone_index(in_two, "geography code")


def test_warnings_are_warnings_of_the_caller():
    with pytest.warns(UserWarning, match="There are fewer areas with a value") as caught:
        core.living_alone_index(pd.DataFrame(COUNTS, index=CODES))
    assert {one.filename for one in caught} == {__file__}


def test_an_area_in_several_rows_of_households_is_one_area_of_the_result():
    variables = [{"field": "widowed", "label": "Widowed", "weight": 2}]
    profile = core.read_profile({"title": "T", "source": "S", "bands": [{"band": "65p", "variables": variables}]})
    types = pd.DataFrame({"kind": ["A", "B"], "widowed": [25, 50]})
    rows = pd.DataFrame({"type": list("ABAB"), "households": [30, 10, 20, 0]}, index=["y", "y", "x", "x"])
    found = core.segmentation_index(rows, types, profile, types_column="kind", form="percent")
    assert found["si_65p"].to_dict() == {"y": 2 * (30 * 0.25 + 10 * 0.5) / 40, "x": 0.5}
    assert found.attrs["study_area"] == {"65p": pytest.approx(2 * 17.5 / 60)}


def test_deprivation_is_matched_by_code_and_the_lookup_is_known_by_its_headings():
    table = pd.DataFrame({"code": ["E01016016", "E01016017"], "score": [10.5, 40.25], "rank": [30000, 900]})
    areas = pd.DataFrame(index=["E01016017", "E01034000", "E01016016"])
    lookup = pd.DataFrame({"LSOA11CD": ["E01016017"], "LSOA21CD": ["E01034000"]})
    with pytest.warns(UserWarning):
        found = core.deprivation_quintiles(areas, table, table_code="code", score="score", rank="rank", lookup=lookup)
    assert found["dep_score"].tolist() == [40.25, 40.25, 10.5]
    assert found["dep_nq"].tolist()[::2] == [1.0, 5.0]
    assert found["dep_note"].iloc[1].startswith("the boundary changed: score of the earlier area")
    with pytest.raises(InputError, match="not known by their headings"):
        core.deprivation_quintiles(
            areas, table, table_code="code", rank="rank", lookup=lookup.set_axis(["a", "b"], axis=1)
        )


def test_a_composite_index_is_the_librarys_own():
    recipe = core.read_recipe(RECIPE)
    table = RawTable("t", CODES, {name: INDICATORS[name].tolist() for name in INDICATORS})
    own = index.composite(AreaTable.checked(CODES, table, engine.measures(recipe)), recipe).table
    found = core.composite_index(INDICATORS.reset_index(), recipe, "index")
    assert list(found.columns) == ["index", *(column.name for column in own.columns)]
    for column in own.columns:
        np.testing.assert_array_equal(found[column.name], column.values)


def test_recipes_and_profiles_are_read_from_files_too(tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text(json.dumps({"schema": "medway-isolation/recipe", "schema_version": 1, **RECIPE}), encoding="utf-8")
    assert core.read_recipe(path) == core.read_recipe(str(path)) == core.read_recipe(RECIPE)
    both = core.read_profile(*(ROOT / "resources" / "profiles" / f"medway_{band}.json" for band in ("u65", "65p")))
    assert [weights.band.key for weights in both.bands] == ["u65", "65p"]
    with pytest.raises(InputError, match=r"The recipe .* cannot be read"):
        core.read_recipe(tmp_path / "none.json")


def test_an_area_is_compared_with_its_group():
    found = core.explain_area(
        INDICATORS.assign(ward=["A", "A", None]), core.read_recipe(RECIPE), CODES[0], group="ward"
    )
    assert (found.attrs["group"], found.attrs["group_size"], found.attrs["quantile"]) == (
        "A",
        1,
        2.0,
    )  # 2 = ceil(5 x 1 / 3)
    assert found.loc["no_car", ["value", "median", "group_median"]].tolist() == [8.0, 4.0, 4.0]


def test_audit_and_robustness_come_as_frames():
    areas = pd.DataFrame({"alone": [1, 2, 3, 4, 9], "no_car": [2, 1, 4, 3, 5]}, index=list("vwxyz"))
    recipe = core.read_recipe(RECIPE)
    audited = core.indicator_audit(areas, recipe)
    assert audited.spearman.loc["alone", "no_car"] == pytest.approx(0.8)
    assert audited.statistics.loc["alone", "count"] == 5
    drawn = core.weight_robustness(areas, recipe, draws=50, seed=3, normalisation=True)
    assert drawn.ranks.index.tolist() == list("vwxyz")
    assert drawn.weights[["alone", "no_car"]].sum(axis=1).round(12).eq(1).all()
    assert set(drawn.left_out.index) == {"alone", "no_car"}
    assert any(words.startswith("the normalisation") for words in drawn.varied)


def test_a_flag_says_what_a_column_is_by_its_name():
    areas = pd.DataFrame({"si_65p_q": [1, 2, 1], "club": [0, 0, 5], "people": [9, 8, 7]}, index=list("xyz"))
    rule = [("si_65p_q", "=", 1), ("club", "<", 1)]
    found = core.flag_priority(areas, rule, join="at least", at_least=1, people="people")
    worst, few = "65+ isolation in worst class", "club is below 1"
    assert found["prio_why"].tolist() == [f"{worst}; {few}", few, worst]
    assert found["prio_rk"].tolist() == [1.0, 2.0, 3.0]
    assert (found.attrs["flagged"], found.attrs["people"]) == (3, 24.0)
    assert found.attrs["rule"] == f"at least 1 of: {worst}; {few}"


def test_wards_of_a_lookup_with_several_rows_an_area():
    flags = pd.DataFrame({"code": list("xyz"), "prio": [1, 0, 1], "people": [10, 20, 30]})
    lookup = pd.DataFrame({"LSOA": list("xxyz"), "WARD": ["River", "Fort Pitt", "River", "River"]})
    found = core.ward_summary(flags, "WARD", "code", people="people", lookup=lookup, lookup_code="LSOA")
    assert found[["ward", "flagged", "parts", "people"]].values.tolist() == [
        ["Fort Pitt", 0, 1, 0],
        ["River", 2, 2, 40],
    ]
    assert found.attrs["people"] == 40.0


LAZY = """
import sys
import medway_isolation_plugin.core as core
import medway_isolation_plugin.core.ranking
heavy = sorted(name for name in sys.modules if name == "pandas" or name.startswith(f"{core.__name__}.frames"))
assert set(core.__all__) <= set(dir(core))
core.InputError
print(heavy, hasattr(core, "no_such_name"), "pandas" in sys.modules)
"""


def test_nothing_heavy_is_imported_before_it_is_asked_for():
    assert run(LAZY) == "[] False False"


WITHOUT_PANDAS = """
import sys
sys.modules["pandas"] = None
import medway_isolation_plugin.core as core
try:
    core.living_alone_index(None)
except ImportError as error:
    print(error)
"""


def test_without_pandas_the_library_is_there_and_the_front_door_says_what_is_missing():
    said = run(WITHOUT_PANDAS)
    assert said == (
        "living_alone_index works on data frames and needs pandas, which this Python does not have: "
        f"{where_to_get('pandas')}."
    )


def test_a_name_that_is_not_exported_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'pandas'"):
        _ = core.pandas
