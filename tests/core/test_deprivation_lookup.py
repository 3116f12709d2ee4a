"""The deprivation overlay over a changed boundary: what may cross it, and what is said (METHODS §7)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_isolation_plugin.core import deprivation
from medway_isolation_plugin.core.areas import RawTable
from medway_isolation_plugin.core.deprivation import Overlay
from medway_isolation_plugin.core.editions import EDITIONS, RANK, SCORE, Edition
from medway_isolation_plugin.core.faults import InputError
from medway_isolation_plugin.core.ranking import QuantileRule, quantile
from medway_isolation_plugin.core.vintages import Lookup
from tests.core.test_deprivation import MEASURES, NAN, lookup, national, overlay, same

IOD_2010, IOD_2015, IOD_2019, _ = EDITIONS
ONLY_RANKS = "the boundary changed and only ranks were given: a rank is not moved"
OLD, NEW = "ABCDEF", "CDEFGHI"  # C to F stand for areas that did not change


def test_a_code_that_differs_is_a_changed_boundary_even_one_to_one():
    found = overlay(
        ["U", "N"], ["U", "A", "Z"], pairs=lookup("U>U", "A>N", "Z>Z1", "Z>Z2"), score=[2, 1, 3], rank=[2, 3, 1]
    )
    same(found.table["dep_score"], [2, 1])
    same(found.table["dep_rank"], [2, NAN])
    assert found.table["dep_note"][1].startswith("the boundary changed: score of the earlier area, no national rank")
    assert found.moved == 1


def test_a_one_to_one_pair_of_different_codes_moves_no_rank():
    found = overlay(["U", "N"], ["U", "A"], pairs=lookup("U>U", "A>N"), rank=[2, 3])
    for name in ("dep_rank", "dep_q", "dep_nq"):
        assert np.isnan(found.table[name][1])
    assert found.table["dep_note"].tolist() == [None, ONLY_RANKS]


@pytest.mark.parametrize("pairs", [["A>B", "B>B"], ["B>B"], ["N>M"]])
def test_an_unchanged_area_keeps_its_rank_whatever_the_lookup_says(pairs: list[str]):
    found = overlay(["A", "B"], ["A", "B", "N"], pairs=lookup(*pairs), score=[2.3, 1.2, 3.4], rank=[4, 7, 1])
    same(found.table["dep_rank"], [4, 7])
    same(found.table["dep_score"], [2.3, 1.2])
    same(found.table["dep_nq"], [1, 2])
    assert found.table["dep_note"].tolist() == [None, None]
    assert (found.moved, found.unmatched, found.warnings) == (0, 0, ())


def test_an_unchanged_area_outside_the_table_is_not_called_changed():
    found = overlay(["A", "B"], ["A"], pairs=lookup("A>A", "B>B"), rank=[4])
    assert found.table["dep_note"].tolist() == [None, "no row in the table"]
    assert found.warnings[0] == "1 area is left empty for want of a row in imd.csv: B."


def test_a_best_fit_lookup_is_told_by_its_rows():
    found = overlay(
        ["U", "M", "N", "L"], ["U", "A", "B", "C"], pairs=lookup("U>U", "A>M", "B>M", "C>N"), score=[1, 2, 3, 4]
    )
    notes = found.table["dep_note"].tolist()
    assert notes[0] is None
    assert "mean score of 2 earlier areas by best fit, unweighted" in notes[1]
    assert "the boundary changed: score of the earlier area by best fit, no national rank" in notes[2]
    assert notes[3] == "not in the lookup"
    (warning,) = [text for text in found.warnings if "best-fit" in text]
    assert "2 scores were moved by it" in warning
    assert "exact-fit lookup" in warning


def test_an_exact_lookup_is_not_called_best_fit():
    pairs = lookup("U>U", "A>M", "B>M", "S>S1", "S>S2")
    found = overlay(["U", "M", "S1"], ["U", "A", "B", "S"], pairs=pairs, score=[1, 2, 3, 4])
    assert not any("best fit" in text or "best-fit" in text for text in (*found.warnings, *found.table["dep_note"][1:]))


def test_a_best_fit_lookup_that_moved_nothing_is_not_spoken_of():
    assert overlay(["U"], ["U"], pairs=lookup("U>U", "A>M"), score=[1]).warnings == (
        "There are fewer areas with a value (1) than classes (2): the quantile of 2 says little. "
        "Choose a larger study area or fewer classes.",
    )


def test_a_part_of_several_areas_is_called_neither_split_nor_merged():
    pairs = lookup("A>N1", "B>N1", "B>N2")
    found = overlay(["N1", "N2"], ["A", "B"], pairs=pairs, score=[1, 3])
    same(found.table["dep_score"], [2, 3])
    first, second = found.table["dep_note"]
    assert first.startswith("the boundary changed: mean score of 2 earlier areas, unweighted")
    assert second.startswith("part of a split area: score of the earlier area, no national rank")
    assert "split" not in first


def test_swapped_lookup_fields_are_used_the_right_way_round_with_a_warning():
    pairs = lookup("U>U", "S>S1", "S>S2", "A>M", "B>M")
    layer, table = ["U", "S1", "S2", "M"], ["U", "S", "A", "B"]
    cells = {"score": [40.5, 30, 10, 21], "rank": [1, 2, 4, 3]}
    right = overlay(layer, table, pairs=pairs, **cells)
    found = overlay(layer, table, pairs=Lookup(pairs.new, pairs.old), **cells)
    for one, other in zip(found.table.columns, right.table.columns):
        assert one.name == other.name
        pd.testing.assert_series_equal(pd.Series(one.values), pd.Series(other.values))
    assert found.warnings[0].startswith("The lookup's two fields were taken for each other")
    assert found.warnings[1:] == right.warnings


def test_a_lookup_that_knows_none_of_the_layers_areas_is_refused():
    with pytest.raises(InputError, match="None of the layer's area codes is in the lookup's column of new codes"):
        overlay(["U", "Z"], ["U", "A"], pairs=lookup("A>M", "B>N"), score=[1, 2])


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[str], list[str], Lookup]:
    """Any layer, any table and any lookup between them, right or wrong."""
    table = draw(st.lists(st.sampled_from(OLD), min_size=1, unique=True))
    layer = draw(st.lists(st.sampled_from(NEW), min_size=1, unique=True))
    pairs = draw(st.lists(st.tuples(st.sampled_from(OLD), st.sampled_from(NEW)), min_size=1, max_size=12))
    if draw(st.booleans()):
        pairs = [(new, old) for old, new in pairs]
    old, new = zip(*pairs)
    return layer, table, Lookup(np.array(old, dtype=object), np.array(new, dtype=object))


@given(situations(), st.booleans(), st.sampled_from([2, 5, 10]), st.sampled_from(list(QuantileRule)), st.data())
def test_no_rank_of_an_edition_stands_on_an_area_that_is_not_in_its_table(
    situation: tuple[list[str], list[str], Lookup],
    with_score: bool,
    classes: int,
    rule: QuantileRule,
    data: st.DataObject,
):
    """Nor any decile or quintile: with ranks alone there is none at all, with scores only a place that was ranked again."""
    layer, table, pairs = situation
    edition = Edition("ten", 0, len(table) if data.draw(st.booleans()) else 1_000)
    ranks = data.draw(st.permutations(range(1, len(table) + 1)))
    score = [200.5 - 3 * rank for rank in ranks]
    cells = {RANK: ranks, **({SCORE: score} if with_score else {})}
    measures = [MEASURES[key] for key in cells]
    try:
        found = deprivation.overlay(layer, RawTable("t", table, cells), measures, edition, "x", pairs, classes, rule)
    except InputError:
        return  # nothing in common, or nothing to rank
    own = dict(zip(table, ranks))
    for i, code in enumerate(layer):
        rank, place, local, note, moved = (
            found.table[name][i] for name in ("dep_rank", "dep_nq", "dep_q", "dep_note", "dep_score")
        )
        if code in own:
            assert rank == own[code]
            np.testing.assert_equal(place, quantile(np.array([float(rank)]), classes, rule, edition.areas)[0])
            assert note is None
            continue
        assert np.isnan(rank)
        assert note is not None
        if np.isnan(moved):
            assert np.isnan(place)
            assert np.isnan(local)
        elif edition.areas != len(table):
            assert np.isnan(place)
        else:
            again = 1.0 + sum(other > moved for other in score)
            np.testing.assert_equal(place, quantile(np.array([again]), classes, rule, edition.areas)[0])
            assert np.isnan(place) or "its national quantile is the place of this score" in note


def pairs_of(shared: Path, name: str, old: str, new: str) -> Lookup:
    frame = pd.read_csv(shared / f"data/lookups/{name}.csv.gz", dtype=str)
    return Lookup(frame[old].to_numpy(object), frame[new].to_numpy(object))


def apply(layer: list[str], frame: pd.DataFrame, edition: Edition, domain: str, pairs: Lookup) -> Overlay:
    cells = {key: list(frame[f"{domain}_{key}"]) for key in (SCORE, RANK) if f"{domain}_{key}" in frame}
    table = RawTable(edition.name, list(frame.index), cells)
    return deprivation.overlay(layer, table, [MEASURES[key] for key in cells], edition, domain, pairs)


def test_iod_2010_on_all_of_england(shared: Path):
    """Of the areas of 2011, 133 are paired one to one with an area of another code: their boundary changed."""
    frame = national(shared, "imd2010_england_lsoa01")
    pairs = pairs_of(shared, "lookup_lsoa01_lsoa11_change", "lsoa01_code", "lsoa11_code")
    layer = sorted({code for code in pairs.new if code.startswith("E")})  # the shared copy lacks four of 32,844
    assert len(layer) == 32_840
    found = apply(layer, frame, IOD_2010, "Health", pairs)
    same_code = pd.Index(layer).isin(frame.index)
    ranked = ~np.isnan(found.table["dep_rank"])
    np.testing.assert_array_equal(ranked, same_code)
    kept = np.array(layer)[same_code]
    np.testing.assert_array_equal(found.table["dep_rank"][same_code], frame.loc[kept, "Health_rank"])
    notes = found.table["dep_note"]
    assert set(notes[same_code]) == {None}
    assert None not in set(notes[~same_code])
    one_to_one = [note.startswith("the boundary changed: score of the earlier area, no") for note in notes[~same_code]]
    assert sum(one_to_one) == 133
    assert (found.nulls, found.unmatched, found.moved) == (0, 0, (~same_code).sum())
    # Ranks alone: nothing moves.
    alone = apply(layer, frame.drop(columns="Health_score"), IOD_2010, "Health", pairs)
    for name in ("dep_rank", "dep_q", "dep_nq"):
        np.testing.assert_array_equal(~np.isnan(alone.table[name]), same_code)
    assert set(alone.table["dep_note"][~same_code]) == {ONLY_RANKS}


@pytest.mark.parametrize("name", ["lookup_lsoa11_lsoa21_lad22_exact", "lookup_lsoa11_lsoa21_lad22_bestfit"])
def test_iod_2015_on_all_areas_of_2021_by_either_lookup(shared: Path, name: str):
    frame = national(shared, "imd2015_england_lsoa11")
    exact = pairs_of(shared, "lookup_lsoa11_lsoa21_lad22_exact", "LSOA11CD", "LSOA21CD")
    layer = sorted({code for code in exact.new if code.startswith("E")})
    pairs = pairs_of(shared, name, "LSOA11CD", "LSOA21CD")
    found = apply(layer, frame, IOD_2015, "IMD", pairs)
    same_code = pd.Index(layer).isin(frame.index)
    kept = np.array(layer)[same_code]
    np.testing.assert_array_equal(found.table["dep_rank"][same_code], frame.loc[kept, "IMD_rank"])
    np.testing.assert_array_equal(found.table["dep_score"][same_code], frame.loc[kept, "IMD_score"])
    assert np.isnan(found.table["dep_rank"][~same_code]).all()
    changed = found.table["dep_note"][~same_code]
    if name.endswith("exact"):
        assert found.nulls == 0
        assert not any("best fit" in note for note in changed)
        assert not any("best-fit" in warning for warning in found.warnings)
    else:
        there = ~np.isnan(found.table["dep_score"][~same_code])
        assert all("by best fit" in note for note in changed[there])
        assert set(changed[~there]) == {"not in the lookup"}
        assert any("Exact Fit Lookup" in warning for warning in found.warnings)
