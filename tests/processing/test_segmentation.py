"""The segmentation index, a panel's weights and open propensities through Processing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from medway_isolation_plugin.core import profiles
from medway_isolation_plugin.core.propensities import OPEN_COUNTS
from medway_isolation_plugin.processing.segmentation import bundled_profiles
from tests.processing.layers import layer, records

AREAS = {"code": ["X1", "X2", "X3"]}
HOUSEHOLDS = {
    "area": ["X1", "X1", "X2", "X2", "X3"],
    "type": ["A01", "B02", "A01", "B02", "B02"],
    "count": [75, 25, 50, 50, 10],
}
TYPES = {"type": ["A01", "B02"], "no_car": [0.5, 0.1], "widowed": [0.2, 0.4], "s65": [0.25, 0.5]}
PROFILE = {
    "schema": "medway-isolation/weight-profile",
    "schema_version": 1,
    "title": "Test weights",
    "source": "made for a test",
    "bands": [
        {"band": "u65", "variables": [{"field": "no_car", "label": "No car", "weight": 2}]},
        {
            "band": "65p",
            "variables": [
                {"field": "no_car", "label": "No car", "weight": 2},
                {"field": "widowed", "label": "Widowed", "weight": 3},
            ],
        },
    ],
}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "weights.json"
    path.write_text(json.dumps(PROFILE), encoding="utf-8")
    return path


def parameters(profile: Path | str, **changes: Any) -> dict[str, Any]:
    return {
        "INPUT": layer(AREAS),
        "CODE_FIELD": "code",
        "HOUSEHOLDS_TABLE": layer(HOUSEHOLDS),
        "HH_CODE_FIELD": "area",
        "HH_TYPE_FIELD": "type",
        "HH_COUNT_FIELD": "count",
        "TYPES_TABLE": layer(TYPES),
        "TYPE_FIELD": "type",
        "PROFILE": str(profile),
        "OUTPUT": "memory:",
        **changes,
    }


def test_scores_by_hand(run, profile):
    # Type scores: u65 A 1.0, B 0.2; 65+ A 1.6, B 1.4.
    result = run("segmentation", **parameters(profile))
    rows = records(result["OUTPUT"])
    assert [row["si_u65"] for row in rows] == pytest.approx([0.8, 0.6, 0.2])
    assert [row["si_65p"] for row in rows] == pytest.approx([1.55, 1.5, 1.4])
    assert [row["si_u65_tot"] for row in rows] == pytest.approx([80, 60, 2])
    assert [row["si_65p_rk"] for row in rows] == [1, 2, 3]
    assert result["VALUE_U65"] == pytest.approx(142 / 210)
    assert rows[0]["si_u65_rel"] == pytest.approx(100 * 0.8 / (142 / 210))
    assert "Test weights" in result["METHOD"]


def test_contributions_add_up(run, profile):
    made = run("segmentation", **parameters(profile, CONTRIBUTIONS=True))["OUTPUT"]
    for row in records(made):
        assert row["si_65p_c01"] + row["si_65p_c02"] == pytest.approx(row["si_65p"], rel=1e-12)
    alias = made.attributeAlias(made.fields().indexOf("si_65p_c02"))
    assert alias == "Isolation, all ages, weights for 65+: part of the score from Widowed"


def test_shares_split_households_between_bands(run, profile):
    rows = records(run("segmentation", **parameters(profile, SHARE_65P_FIELD="s65"))["OUTPUT"])
    old = (75 * 0.25 * 1.6 + 25 * 0.5 * 1.4) / (75 * 0.25 + 25 * 0.5)
    assert rows[0]["si_65p"] == pytest.approx(old)
    assert rows[0]["si_u65"] == pytest.approx(0.8)


def test_a_band_column_splits_households(run, profile):
    banded = {**HOUSEHOLDS, "band": ["u65", "65+", "65p", "under 65", "65p"]}
    rows = records(
        run("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(banded), HH_BAND_FIELD="band"))["OUTPUT"]
    )
    assert [row["si_u65"] for row in rows] == [pytest.approx(1.0), pytest.approx(0.2), None]
    assert rows[2]["si_note"] == "under 65: there are no households"


@pytest.mark.parametrize(("form", "factor"), [(0, 1), (1, 100)])
def test_forms_agree(run, profile, form, factor):
    types = {**TYPES, **{name: [factor * value for value in TYPES[name]] for name in ("no_car", "widowed")}}
    rows = records(run("segmentation", **parameters(profile, TYPES_TABLE=layer(types), FORM=form))["OUTPUT"])
    assert [row["si_65p"] for row in rows] == pytest.approx([1.55, 1.5, 1.4])


def test_indexes_without_bases_are_flagged_as_relative(run, profile):
    types = {**TYPES, "no_car": [200.0, 50.0], "widowed": [100.0, 100.0]}
    result = run("segmentation", **parameters(profile, TYPES_TABLE=layer(types), FORM=2))
    alias = result["OUTPUT"].attributeAlias(result["OUTPUT"].fields().indexOf("si_65p"))
    assert alias == "Isolation, all ages, weights for 65+: score per household (relative)"
    assert any("relative" in warning for warning in result["warnings"])


def test_unknown_types_are_an_error_that_lists_them(refused, profile):
    odd = {**HOUSEHOLDS, "type": ["A01", "Z98", "A01", "Z99", "B02"]}
    message = refused("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(odd)))
    assert "2 segment types" in message
    assert "Z98, Z99" in message


def test_unknown_types_excluded(run, profile):
    odd = {
        "area": ["X1", "X1", "X2", "X2", "X3"],
        "type": ["A01", "Z99", "A01", "Z99", "B02"],
        "count": [96, 4, 94, 6, 10],
    }
    result = run("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(odd), UNKNOWN=1))
    rows = records(result["OUTPUT"])
    assert [row["si_unk"] for row in rows] == pytest.approx([4, 6, 0])
    assert rows[0]["si_u65"] == pytest.approx(1.0)
    assert rows[1]["si_u65"] is None
    assert rows[1]["si_note"] == "more than 5 % of households are of unknown types"
    assert result["UNKNOWN_TYPES"] == 1


def test_an_area_without_households_is_null_with_a_reason(run, profile):
    rows = records(run("segmentation", **parameters(profile, INPUT=layer({"code": ["X1", "X9"]})))["OUTPUT"])
    assert rows[1]["si_65p"] is None
    assert rows[1]["si_note"] == "no row in the table"


def test_placeholder_profiles_say_so(run, provider):
    fields = "widowed no_social poor_sight poor_hear alone_65p anxious pessimist lone_par not_engl no_car carer retired"
    names = [*fields.split(), "bad_health", "mobility", "hard_up"]
    types = {"type": ["A01", "B02"], **{name: [0.5, 0.1] for name in names}}
    result = run("segmentation", **parameters("medway_65p", TYPES_TABLE=layer(types)))
    assert any("placeholders" in warning for warning in result["warnings"])
    assert "si_u65" not in result["OUTPUT"].fields().names()
    both = run("segmentation", **parameters("medway_u65; medway_65p", TYPES_TABLE=layer(types)))
    assert {"si_u65", "si_65p"} <= set(both["OUTPUT"].fields().names())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        (json.dumps({**PROFILE, "schema_version": 2}), "newer version of the plugin"),
        (json.dumps({**PROFILE, "schema": "other"}), "not a weight profile"),
        (json.dumps({**PROFILE, "bands": [{"band": "u65", "variables": [{"field": "no_car", "label": "x", "weight": -1}]}]}),
         "bands[0].variables[0].weight is -1"),
        (json.dumps({**PROFILE, "bands": [{"band": "u65", "variables": [{"field": "no_car", "label": "x", "weight": 0}]}]}),
         "all have the weight 0"),
        (json.dumps({**PROFILE, "bands": []}), "bands must be a list"),
    ],
)  # fmt: skip
def test_bad_profiles(refused, tmp_path, text, words):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    message = refused("segmentation", **parameters(path))
    assert words in message
    assert "bad.json" in message


def test_a_profile_that_does_not_exist(refused):
    assert "no weight profile 'nobody'" in refused("segmentation", **parameters("nobody"))


def test_a_type_table_without_the_profiles_variables(refused, profile):
    types = {"type": ["A01", "B02"], "no_car": [0.5, 0.1]}
    assert "no field 'widowed'" in refused("segmentation", **parameters(profile, TYPES_TABLE=layer(types)))


def test_proportions_out_of_range(refused, profile):
    message = refused("segmentation", **parameters(profile, TYPES_TABLE=layer({**TYPES, "no_car": [50.0, 10.0]})))
    assert "above 1" in message
    assert "A01: 50" in message


def test_negative_households(refused, profile):
    bad = {**HOUSEHOLDS, "count": [75, -25, 50, 50, 10]}
    assert "X1: -25" in refused("segmentation", **parameters(profile, HOUSEHOLDS_TABLE=layer(bad)))


def test_duplicate_types(refused, profile):
    bad = {name: [*values, values[0]] for name, values in TYPES.items()}
    assert "occurs more than once in the table of types: A01" in refused(
        "segmentation", **parameters(profile, TYPES_TABLE=layer(bad))
    )


# Weights from a panel

PANEL = {"member": ["a", "b", "c", "d"], "no_car": [2, 4, 6, None], "widowed": [1, 1, 9, 5]}


def test_a_panels_medians_become_a_profile(run, tmp_path):
    path = tmp_path / "panel.json"
    result = run("panelweights", INPUT=layer(PANEL), FIELDS=["no_car", "widowed"], TITLE="Our panel", OUTPUT=str(path))
    assert (result["MEMBERS"], result["VARIABLES"]) == (4, 2)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [weights["band"] for weights in document["bands"]] == ["u65", "65p"]
    assert document["bands"][0]["variables"] == [
        {
            "field": "no_car",
            "label": "no_car",
            "weight": 4.0,
            "panel": {"n": 3, "lower_quartile": 3.0, "upper_quartile": 5.0},
        },
        {
            "field": "widowed",
            "label": "widowed",
            "weight": 3.0,
            "panel": {"n": 4, "lower_quartile": 1.0, "upper_quartile": 6.0},
        },
    ]
    rows = records(run("segmentation", **parameters(path))["OUTPUT"])
    assert rows[2]["si_65p"] == pytest.approx(4 * 0.1 + 3 * 0.4)


def test_a_faulty_panel_leaves_the_old_profile_alone(refused, tmp_path):
    path = tmp_path / "panel.json"
    path.write_text("old", encoding="utf-8")
    bad = {**PANEL, "widowed": [1, -1, 9, 5]}
    message = refused(
        "panelweights",
        INPUT=layer(bad),
        FIELDS=["no_car", "widowed"],
        MEMBER_FIELD="member",
        TITLE="T",
        OUTPUT=str(path),
    )
    assert "b: -1" in message
    assert path.read_text(encoding="utf-8") == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["panel.json"]


def test_a_panel_of_zeros(refused, tmp_path):
    zeros = {"no_car": [0, 0], "widowed": [0, 0]}
    message = refused(
        "panelweights", INPUT=layer(zeros), FIELDS=["no_car", "widowed"], TITLE="T", OUTPUT=str(tmp_path / "p.json")
    )
    assert "median score is 0" in message
    assert not list(tmp_path.iterdir())


# Open propensities

COUNTS = {
    "type": ["1a1", "1a1", "1a2", "2b1"],
    "hh": [100, 300, 50, 1000],
    "none": [10, 50, 30, 100],
    "all": [100, 300, 50, 1000],
}


def propensities(**changes: Any) -> dict[str, Any]:
    return {
        "INPUT": layer(COUNTS),
        "TYPE_FIELD": "type",
        "VARIABLES": ["no_car", "none", "all"],
        "HOUSEHOLDS_FIELD": "hh",
        "PARENT_CHARACTERS": 2,
        "OUTPUT": "memory:",
        **changes,
    }


def test_propensities_with_a_fallback(run):
    result = run("propensities", **propensities())
    rows = {row["type"]: row for row in records(result["OUTPUT"])}
    assert rows["1a1"]["no_car"] == pytest.approx(60 / 400)
    assert rows["1a2"]["no_car"] == pytest.approx(90 / 450)
    assert rows["1a2"]["note"] == "50 households, fewer than 100: taken from group 1a"
    assert rows["2b1"]["no_car"] == 0.1
    assert (result["TYPES"], result["FALLBACKS"]) == (3, 1)


def test_an_incomplete_variable_names_its_row(refused):
    message = refused("propensities", **propensities(VARIABLES=["a", "none", "all", "b", "none", ""]))
    assert "Variable 2 is incomplete" in message


def test_a_message_counts_the_rows_that_the_user_sees(refused):
    message = refused("propensities", **propensities(VARIABLES=["a", "none", "all", "", "", "", "b", "none", ""]))
    assert "Variable 3 is incomplete" in message


def test_a_name_that_a_shapefile_would_cut(refused):
    assert "1 to 10 characters" in refused("propensities", **propensities(VARIABLES=["much_too_long", "none", "all"]))


def test_a_numerator_above_its_denominator(refused):
    message = refused("propensities", **propensities(VARIABLES=["v", "all", "none"]))
    assert "'all' is larger than 'none'" in message


def test_a_preset_says_which_variables_no_census_counts_and_takes_rows_for_them(run, refused):
    counts = {
        name: [60, 20] if name == top else [100, 100] for top, bottom in OPEN_COUNTS.values() for name in (top, bottom)
    }
    where = {"INPUT": layer({"type": ["x", "y"], "hh": [900, 900], "some": [9, 8], "all": [10, 10], **counts}), "TYPE_FIELD": "type",
             "HOUSEHOLDS_FIELD": "hh", "PRESET": 1 + list(bundled_profiles()).index("medway_65p"), "OUTPUT": "memory:"}  # fmt: skip
    asked = ["no_social", "poor_sight", "poor_hear", "anxious", "pessimist", "hard_up"]
    said = refused("propensities", **where)
    assert f"no counts for these variables of the profile: {', '.join(asked)}. Add a row for each" in said
    own = [cell for name in [*asked, "carer"] for cell in (name, "some", "all")]
    made = run("propensities", **where, VARIABLES=own)["OUTPUT"]
    assert set(profiles.read(bundled_profiles()["medway_65p"]).fields()) <= set(made.fields().names())
    first = records(made)[0]
    assert (first["hard_up"], first["carer"], first["retired"], first["alone_65p"]) == (0.9, 0.9, 0.6, 0.6)
