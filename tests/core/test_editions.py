"""What the user says of a deprivation table is held against its codes, its values and its headings (METHODS §3)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from medway_isolation_plugin.core import editions
from medway_isolation_plugin.core.areas import Measure, RawTable
from medway_isolation_plugin.core.deprivation import Overlay, overlay
from medway_isolation_plugin.core.editions import EDITIONS, RANK, SCORE, Edition, other_edition
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.ranking import QuantileRule
from medway_isolation_plugin.core.results import Kind

IOD_2010, IOD_2015, IOD_2019, IOD_2025 = EDITIONS
SIMD = other_edition(6_976)


def english(number: int, first: int = 1) -> list[str]:
    return [f"E01{first + i:06d}" for i in range(number)]


def measured(key: str, field: str, edition: Edition) -> Measure:
    return edition.rank_measure(field) if key == RANK else Measure(SCORE, field, "deprivation score", lowest=None)


def laid(
    codes: Sequence[str], edition: Edition = IOD_2019, layer: Sequence[str] | None = None, code_field: str = "",
    headings: dict[str, str] | None = None, rule: QuantileRule = QuantileRule.ENGLAND, **cells: Sequence[object],
) -> Overlay:  # fmt: skip
    """Put a table on its own areas, or on `layer`."""
    names = {SCORE: "s", RANK: "r", **(headings or {})}
    measures = [measured(key, names[key], edition) for key in cells]
    table = RawTable("the deprivation table", codes, cells)
    return overlay(codes if layer is None else layer, table, measures, edition, "Health", None, 5, rule, code_field)


def refused(*args: object, **kwargs: object) -> str:
    with pytest.raises(InputError) as caught:
        laid(*args, **kwargs)  # type: ignore[arg-type]
    return str(caught.value)


def spread(number: int, areas: int = 32_844) -> list[int]:
    """Ranks all over an edition."""
    return [1 + i * (areas - 1) // max(number - 1, 1) for i in range(number)]


def deciles(number: int) -> list[int]:
    return [1 + i % 10 for i in range(number)]


# A rank as a score, a decile as a rank, a decile as a score, a score as a rank


def test_a_rank_is_not_taken_for_a_score():
    said = refused(english(32), headings={SCORE: "Health Rank (where 1 is most deprived)"}, score=spread(32))
    assert "chosen for the score, but its values count like ranks, 1 to 32,844" in said
    assert "and its name says rank" in said
    assert "Choose it as the national rank instead" in said
    assert "its name" not in refused(english(32), score=spread(32))


@pytest.mark.parametrize("number", [3, 12, 19])
def test_of_fewer_than_twenty_areas_there_is_only_a_warning(number: int):
    (warning,) = [text for text in laid(english(number), score=spread(number)).warnings if "count like ranks" in text]
    assert "taken as a score it would turn best and worst round" in warning
    refused(english(20), score=spread(20))


def test_nine_in_ten_of_the_scores_must_differ_to_count_like_ranks():
    assert "count like ranks" in refused(english(20), score=[*spread(19), 1])
    assert "count like ranks" in refused(english(20), score=[*spread(18), 1, 1])
    assert laid(english(20), score=[*spread(17), 1, 1, 1]).warnings == ()


@pytest.mark.parametrize("one", [0.5, 0, -3, 32_845])
def test_scores_that_no_rank_can_be_are_scores(one: float):
    assert laid(english(30), score=[*spread(29), one]).warnings == ()


def test_halves_count_like_ranks_where_ties_are_averaged():
    codes = [f"S01{i:06d}" for i in range(1, 31)]
    halves = [2 * i + 0.5 for i in range(1, 31)]
    assert "count like ranks" in refused(codes, SIMD, score=halves)
    assert laid(english(30), IOD_2019, score=halves).warnings == ()


def test_a_decile_is_not_taken_for_a_rank():
    said = refused(english(32), headings={RANK: "Health Decile"}, rank=deciles(32))
    assert "it holds only 10 different values up to 10 in 32 areas, and its name says decile" in said
    assert "no ranks among 32,844 areas. Choose the field that holds the rank." in said


@pytest.mark.parametrize(
    ("ranks", "words"),
    [
        ([1 + i % 5 for i in range(25)], "5 different values up to 5"),
        ([100 * (1 + i % 10) for i in range(25)], "10 different values up to 1,000"),  # ten ranks are no ranks
        ([1 + i % 20 for i in range(60)], "20 different values up to 20"),  # twentieths
        ([1 + i % 100 for i in range(200)], "100 different values up to 100"),  # hundredths
    ],
)
def test_other_classes_are_not_taken_for_ranks(ranks: list[int], words: str):
    assert words in refused(english(len(ranks)), rank=ranks)


def test_eleven_different_ranks_are_ranks():
    crowded = ("Health: class 3 holds 12 of 20 areas, because 10 share a value.",)
    assert laid(english(20), rank=[*[5_000] * 10, *range(1, 11)]).warnings == crowded


def test_many_areas_may_share_a_place_where_ties_are_averaged():
    """As the data zones without recorded crime do."""
    codes = [f"S01{i:06d}" for i in range(1, 31)]
    crowded = ("Health: class 2 holds 24 of 30 areas, because 24 share a value.",)
    assert laid(codes, SIMD, rank=[*[6_702.5] * 24, *range(2_001, 2_007)]).warnings == crowded
    assert "7 different values up to 6,702" in refused(english(30), rank=[*[6_702] * 24, *range(2_001, 2_007)])


@pytest.mark.parametrize(
    ("ranks", "warned"),
    [([1, 4, 7], True), ([3, 3, 9, 10, 2, 2], True), ([14, 14, 3], True), ([1, 400, 7], False), ([50, 51, 52], False)],
)
def test_deciles_of_a_few_areas_are_warned_of(ranks: list[int], warned: bool):
    said = laid(english(len(ranks)), rank=ranks).warnings
    assert any("such are deciles or other classes" in text for text in said) is warned


def test_a_decile_is_not_taken_for_a_score():
    said = refused(english(32), headings={SCORE: "HDDDec0"}, score=deciles(32))
    assert "it holds only whole numbers from 1 to 10, and its name says decile" in said
    assert "of which 1 is the most deprived" in said
    for codes, edition in ((english(9), IOD_2019), ([f"S01{i:06d}" for i in range(1, 31)], SIMD)):
        warnings = laid(codes, edition, score=deciles(len(codes))).warnings
        assert any("it holds only whole numbers from 1 to" in text for text in warnings)


def test_a_score_is_not_taken_for_a_rank():
    said = refused(english(25), headings={RANK: "Health Score"}, rank=[0.13 * i - 1 for i in range(25)])
    assert "most of its values are no ranks, which count 1, 2, 3: they look like scores" in said
    assert "not whole numbers" in refused(english(4), rank=[1.13, 2, 3, 4])


def test_the_whole_table_speaks_for_a_few_areas():
    """A layer of three areas on a table of many: the evidence is the table's."""
    codes = english(40)
    assert "count like ranks" in refused(codes, layer=codes[:3], score=spread(40))
    assert "such are deciles" in refused(codes, layer=codes[:3], rank=deciles(40))


def test_all_faults_are_told_at_once():
    said = refused(english(32), score=spread(32), rank=deciles(32))
    assert "count like ranks" in said
    assert "such are deciles" in said


def test_missing_cells_and_text_are_no_evidence():
    ranks = [*spread(19), None, "", " 17 "]
    assert laid(english(22), rank=ranks).warnings == ()
    assert any("count like ranks" in text for text in laid(english(22), score=[*spread(19), None, "", None]).warnings)


# Countries, vintages, whole tables


@pytest.mark.parametrize(("prefix", "country"), [("W01", "Wales"), ("S01", "Scotland"), ("N20", "Northern Ireland")])
def test_a_table_of_another_country(prefix: str, country: str):
    codes = [f"{prefix}{i:06d}" for i in range(1, 31)]
    said = refused(codes, rank=spread(30, 1_900))
    assert f"30 codes of the deprivation table are of {country}, but IoD 2019 ranks areas of England" in said
    assert "Choose Other" in said
    few = laid(codes[:3], rank=[500, 700, 1_900]).warnings
    assert any(f"3 codes of the deprivation table are of {country}" in text for text in few)
    assert not any("codes" in text for text in laid(codes, other_edition(1_909), rank=spread(30, 1_900)).warnings)


def test_a_table_of_several_countries_serves_a_layer_of_the_right_one():
    welsh = [f"W01{i:06d}" for i in range(1, 31)]
    codes = english(30) + welsh
    ranks = spread(30) + spread(30, 1_900)
    assert laid(codes, layer=english(30), rank=ranks).warnings == ()
    assert "30 codes of the deprivation table are of Wales" in refused(codes, layer=codes, rank=ranks)
    some = laid(codes, layer=[*english(30), *welsh[:2]], rank=ranks).warnings
    assert any("2 codes of the deprivation table are of Wales" in text for text in some)


def test_a_whole_table_by_its_number_of_rows():
    """Totals and empty rows below it are no areas."""
    codes = [*english(32_482), "E92000001", "", None, "Source: the department"]
    score = [0.5 + 0.001 * i for i in range(len(codes))]
    said = refused(codes, IOD_2015, layer=english(5), score=score)
    assert "The deprivation table has 32,482 rows, which is IoD 2010, but IoD 2015 ranks 32,844 areas" in said
    assert laid(codes, IOD_2010, layer=english(5), score=score).nulls == 0


def test_a_whole_table_by_its_highest_rank():
    codes = [f"area {i}" for i in range(32_840)]  # four rows are lost
    ranks = list(range(5, 32_845))
    said = refused(codes, IOD_2025, layer=codes[:5], rank=ranks)
    assert "The highest rank in 'r' is 32,844, which is that of IoD 2015 or IoD 2019" in said
    assert "IoD 2025 ranks 33,755 areas" in said
    assert "highest rank" in refused(codes, other_edition(40_000), layer=codes[:5], rank=ranks)
    assert laid(codes, IOD_2019, layer=codes[:5], rank=ranks).nulls == 0
    # A part of the edition of 2025 may well end with this rank.
    part = laid(codes[-900:], IOD_2025, layer=codes[-5:], rank=ranks[-900:])
    assert not any("highest rank" in text for text in part.warnings)


# Headings


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("RANK OF HEALTH DEPRIVATION AND DISABILITY SCORE (where 1 is most deprived)", "rank"),
        ("Health Deprivation and Disability Rank (where 1 is most deprived)", "rank"),
        ("Health Deprivation and Disability Decile (where 1 is most deprived 10% of LSOAs)", "decile"),
        ("Health Deprivation and Disability Score", "score"),
        ("Income Score (rate)", "score"),
        ("SIMD2020v2_Vigintile", "vigintile"),
        ("UK_IMD_E_pop_quintile", "quintile"),
        ("HDDDec0", "decile"),
        ("HDDRank0", "rank"),
        ("Deciles_quintiles_quartiles", "decile"),
        ("health", ""),
        ("Health declared", ""),
        ("", ""),
    ],
)
def test_what_a_heading_says(heading: str, word: str):
    assert editions.says(heading) == word


def test_a_heading_alone_is_a_warning():
    ranks = {"headings": {RANK: "Health Decile"}, "rank": spread(30)}
    (warning,) = laid(english(30), **ranks).warnings
    assert warning == (
        "The field 'Health Decile' was chosen for the national rank, but its name says decile. Check that it is the right field."
    )
    scores = {"headings": {SCORE: "Health Rank"}, "score": [0.1 * i for i in range(30)]}
    assert "but its name says rank" in laid(english(30), **scores).warnings[0]


@pytest.mark.parametrize("heading", ["WIMD 2019", "SIMD2020v2_Rank", "IMD 2015 rank", "imd_rank_2007", "NIMDM rank"])
def test_the_heading_of_another_index_or_year(heading: str):
    (warning,) = laid(english(30), headings={RANK: heading}, rank=spread(30)).warnings
    assert warning == f"The name of the field '{heading}' does not say IoD 2019. Check that the edition is the table's."
    codes = [f"S01{i:06d}" for i in range(1, 31)]
    assert laid(codes, SIMD, headings={RANK: heading}, rank=spread(30, 6_976)).warnings == ()


def test_a_heading_that_names_the_edition():
    assert laid(english(30), headings={RANK: "IMD 2019 rank (2015 data)"}, rank=spread(30)).warnings == ()


@pytest.mark.parametrize(
    ("edition", "heading", "year"),
    [(IOD_2019, "LSOA code (2021)", 2021), (IOD_2019, "lsoa01_code", 2001), (IOD_2025, "LSOA11CD", 2011)],
)
def test_the_vintage_that_the_codes_heading_says(edition: Edition, heading: str, year: int):
    (warning,) = laid(english(30), edition, code_field=heading, rank=spread(30)).warnings
    assert f"stand in '{heading}', which says LSOA {year}, but {edition.name} uses LSOA {edition.vintage}" in warning
    assert laid(english(30), edition, code_field=f"LSOA code ({edition.vintage})", rank=spread(30)).warnings == ()
    assert laid(english(30), SIMD, code_field=heading, rank=spread(30, 6_976)).warnings == ()


# Ranks with halves


def test_ranks_with_halves_are_accepted_where_ties_are_averaged():
    codes = ["S01006506", "S01006507", "S01006508", "S01006509"]
    found = laid(codes, SIMD, rank=[5_955.5, 5_955.5, 1, 6_976])
    assert found.table["dep_rank"].tolist() == [5_955.5, 5_955.5, 1, 6_976]
    assert found.table["dep_nq"].tolist() == [5, 5, 1, 5]
    assert found.table["dep_q"].tolist() == [3, 3, 2, 5]  # ranks 2, 2, 1, 4 of 4
    message = refused(codes, SIMD, rank=[5_955.25, 2, 1, 6_976])
    assert "neither whole numbers nor halves (S01006506: 5955.25)" in message
    assert "not whole numbers" in refused(english(4), IOD_2019, rank=[5_955.5, 2, 1, 6_976])
    assert "goes up to 6,976.5 but index of 6,976 areas" in refused(codes, SIMD, rank=[6_976.5, 2, 1, 6_976])


@pytest.mark.parametrize("ranks", [[2, 3, 5_000], [2, 3.5, 5_000]])
def test_the_type_of_the_rank_column_is_the_editions_not_the_datas(ranks: list[float]):
    kinds = {column.name: column.kind for column in laid(english(3), SIMD, rank=ranks).table.columns}
    assert kinds["dep_rank"] is Kind.REAL
    for edition in EDITIONS:
        columns = laid(english(3), edition, rank=[2, 3, 5_000]).table.columns
        assert {column.name: column.kind for column in columns}["dep_rank"] is Kind.WHOLE
