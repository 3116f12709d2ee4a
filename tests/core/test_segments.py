"""The border of the segmentation index: the table of types and the households (METHODS §2)."""

from __future__ import annotations

import numpy as np
import pytest

from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.bands import BANDS, P65, U65, band_of
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.profiles import BandWeights, Variable, WeightProfile
from medway_isolation_plugin.core.segments import Form, Households, TypeTable, UnknownTypes, band_index

COUNT = Measure("count", "hh", "households")


def profile(base: float | None = None, other: float | None = None) -> WeightProfile:
    variables = (Variable("v", "First", 1, base), Variable("w", "Second", 1, other))
    return WeightProfile("Title", "tests", (BandWeights(P65, variables),))


def types(
    codes: list, v: list, w: list | None = None, form: Form = Form.PROPORTION, weights: WeightProfile | None = None,
    **shares: list,
) -> TypeTable:  # fmt: skip
    cells = {"v": v, "w": w if w is not None else v, **{f"s_{band}": cells for band, cells in shares.items()}}
    fields = {band: f"s_{band}" for band in shares}
    return TypeTable.checked(RawTable("types.csv", codes, cells), weights or profile(), form, fields)


def households(
    areas: list, names: list, counts: list, bands: list | None = None, table: TypeTable | None = None,
    on_unknown: UnknownTypes = UnknownTypes.ERROR, layer: list | None = None,
) -> Households:  # fmt: skip
    cells = {"type": names, "count": counts}
    if bands is not None:
        cells["band"] = bands
    return Households.checked(
        layer or ["a1", "a2"],
        RawTable("households.csv", areas, cells),
        COUNT,
        table or types(["A", "B"], [0.1, 0.2]),
        on_unknown,
        banded=bands is not None,
    )


@pytest.mark.parametrize(
    ("form", "cells", "expected"),
    [
        (Form.PROPORTION, [0, 0.25, 1], [0, 0.25, 1]),
        (Form.PERCENT, [0, 25, 100], [0, 0.25, 1]),
        (Form.INDEX, [0, 25, 400], [0, 0.25, 4]),
    ],
)
def test_forms(form: Form, cells: list, expected: list):
    table = types(["A", "B", "C"], cells, form=form)
    np.testing.assert_allclose(table.propensity(profile().bands[0].variables[0]), expected, rtol=1e-15)


@pytest.mark.parametrize(
    ("form", "cell", "words"),
    [
        (Form.PROPORTION, 1.01, r"'v' \(a propensity\) holds values above 1 \(B: 1.01\)"),
        (Form.PERCENT, 100.5, r"holds values above 100 \(B: 100.5\)"),
        (Form.PROPORTION, -0.1, r"holds values below 0 \(B: -0.1\)"),
        (Form.INDEX, -1, r"holds values below 0 \(B: -1\)"),
        (Form.PERCENT, "n/a", r"holds text where a number is needed, in 1 row \(B: 'n/a'\)"),
    ],
)
def test_impossible_propensities(form: Form, cell: object, words: str):
    with pytest.raises(InputError, match=words):
        types(["A", "B"], [0.5, cell], form=form)


def test_the_form_is_doubted_when_percentages_look_like_proportions():
    assert types(["A", "B"], [0.5, 1.0], form=Form.PERCENT).warnings == (
        "No value in the table of types is above 1 although they are said to be percentages: check the form.",
    )
    assert types(["A", "B"], [0.5, 1.5], form=Form.PERCENT).warnings == ()
    assert types(["A", "B"], [None, None], form=Form.PROPORTION).warnings == ()


def test_an_index_with_bases():
    found = types(["A", "B"], [200, 50], [100, 300], Form.INDEX, profile(0.1, 0.4))
    first, second = profile(0.1, 0.4).bands[0].variables
    np.testing.assert_allclose(found.propensity(first), [0.2, 0.05], rtol=1e-14)
    np.testing.assert_allclose(found.propensity(second), [0.4, 1.2], rtol=1e-14)
    assert not found.relative
    assert found.warnings == ("Index times base is above 1 for B (w): check the base proportions.",)


def test_an_index_without_bases_is_relative():
    found = types(["A"], [200], form=Form.INDEX)
    assert found.relative
    assert found.propensity(profile().bands[0].variables[0]).tolist() == [2]
    assert "the scores are relative" in found.warnings[0]


def test_bases_for_some_variables_only():
    with pytest.raises(InputError, match=r"these have none: w\. Give all or none"):
        types(["A"], [200], form=Form.INDEX, weights=profile(0.1, None))


def test_bases_do_not_matter_for_proportions():
    weights = profile(0.1, None)
    assert types(["A"], [0.5], weights=weights).propensity(weights.bands[0].variables[0]).tolist() == [0.5]


def test_an_empty_table_of_types():
    with pytest.raises(InputError, match="The table of types is empty"):
        types([], [])


def test_types_twice():
    with pytest.raises(InputError, match=r"1 type .* more than once in types\.csv: A\."):
        types(["A", "B", " A : Group"], [0.1, 0.2, 0.3])


def test_all_faults_of_the_types_at_once():
    with pytest.raises(InputError) as caught:
        types(["A", "A"], [2, 0.1], ["x", 0.1], **{"65p": [0.5, 1.5]})
    said = str(caught.value)
    assert len(said.split("\n")) == 4
    assert "'s_65p' (a share, 0 to 1) holds values above 1 (A: 1.5)" in said


def test_empty_rows_at_the_end_of_the_table_of_types():
    """Spreadsheets leave them behind; they are no types."""
    table = types(["A", "B", "", None], [0.1, 0.2, None, None])
    found = households(["a1", "a2"], ["A", "B"], [1, 2], table=table)
    assert [table.types[row] for row in found.type] == ["A", "B"]


def test_households_of_an_empty_type_do_not_match_an_empty_row_of_the_types():
    table = types(["A", ""], [0.1, None])
    with pytest.raises(InputError, match=r"not in the table of types: \(empty\)"):
        households(["a1", "a1"], ["A", None], [1, 2], table=table)


def test_households_are_matched_to_areas_and_types():
    found = households(["a2", "x", "a1", "a2 : Name"], ["B", "Z", "A : Name", " A"], [1, 2, 3, "4"])
    assert found.area.tolist() == [1, 0, 1]
    assert found.type.tolist() == [1, 0, 0]
    assert found.count.tolist() == [1, 3, 4]
    assert found.band is None
    assert found.unknown == ()
    assert found.warnings == ()


def test_numeric_types_match_their_text():
    found = households(["a1", "a2"], [1.0, 2], [5, 6], table=types(["1", "2"], [0.1, 0.2]))
    assert found.type.tolist() == [0, 1]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (-1, r"'hh' \(households\) holds values below 0 \(a2: -1\)"),
        ("many", r"holds text where a number is needed, in 1 row \(a2: 'many'\)"),
    ],
)
def test_impossible_counts(cell: object, words: str):
    with pytest.raises(InputError, match=words):
        households(["a1", "a2"], ["A", "B"], [1, cell])


def test_no_area_matches():
    with pytest.raises(InputError, match=r"None of the layer's 2 area codes is in households\.csv"):
        households(["x"], ["A"], [1])


def test_some_areas_without_rows():
    found = households(["a1"], ["A"], [1])
    assert list(found.reasons) == [None, "no row in the table"]
    assert "1 of 2 areas have no row" in found.warnings[0]


def test_unknown_types_are_listed_ten_at_most():
    names = [f"Z{number:02}" for number in range(12)]
    with pytest.raises(InputError) as caught:
        households(["a1"] * 12 + ["a2"], [*names, "A"], [1] * 13)
    assert "12 segment types in households.csv are not" in str(caught.value)
    assert "Z09 and 2 more" in str(caught.value)


def test_unknown_types_of_other_areas_do_not_matter():
    assert households(["a1", "a2", "x"], ["A", "B", "Z"], [1, 2, 3]).unknown == ()


def test_excluded_types():
    found = households(["a1", "a2"], ["A", "Z"], [1, 2], on_unknown=UnknownTypes.EXCLUDE)
    assert found.type.tolist() == [0, -1]
    assert found.unknown == ("Z",)
    assert found.warnings == ("Households of types that are not in the table of types were excluded: Z.",)


def test_rows_that_repeat_are_counted():
    found = households(["a1", "a1", "a1", "a2"], ["A", "A", "A", "B"], [1, 2, 3, 4])
    assert "2 rows repeat an area and type that came before in households.csv" in found.warnings[0]
    again = households(["a1", "a1", "a2"], ["A", "A", "B"], [1, 2, 3], bands=["u65", "65p", "u65"])
    assert again.warnings == ()


def test_bands_of_rows():
    found = households(["a1", "a1", "a2"], ["A", "A", "B"], [1, 2, 3], bands=["Under 65", "65+", " 65P "])
    assert found.band.tolist() == [band_index(U65), band_index(P65), band_index(P65)]


def test_unknown_bands():
    with pytest.raises(InputError) as caught:
        households(["a1", "a1", "a2"], ["A", "A", "B"], [1, -2, 3], bands=["u65", "young", None])
    said = str(caught.value)
    assert "The band field holds young, (empty): write u65 (under 65) or 65p (65 and over)" in said
    assert "below 0" in said  # told together


def test_names_of_bands():
    assert [band.label() for band in BANDS] == ["under 65", "65+"]
    assert [band.at(66).label() for band in BANDS] == ["under 66", "66+"]
    assert [band.title() for band in BANDS] == ["Under 65", "65+"]
    assert band_of(" 65 AND over ") == P65
    with pytest.raises(InputError, match="'64' is not an age band"):
        band_of(64)
